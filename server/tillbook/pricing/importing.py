"""Taking a product file in, with its prices: preview, dry run, and the report that accounts for every row.

Keeps true: a dry run does everything the run would do and takes it back; created + updated + unchanged + left out = rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tillbook.audit import interface as audit
from tillbook.catalogue.interface import (
    MAX_ROWS,
    Added,
    OpeningStock,
    ProductMapping,
    ReadProducts,
    Reason,
    TaxChoice,
    mapping_for,
    read_products,
    suppliers_within,
)
from tillbook.core.access import Actor
from tillbook.core.values import CURRENCY_EXPONENTS, Conflict, ensure
from tillbook.platform import clock, transactions
from tillbook.platform.tables import Table
from tillbook.stores import interface as stores

from .adding import add_products_within
from .book import tax_categories

BATCH = 2_000
"""Rows of one transaction: short enough that a till beside it hardly waits."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a file; `stock` is what it says is on hand, for the caller to post."""

    total_rows: int
    created: int
    updated: int
    unchanged: int
    reasons: tuple[Reason, ...]
    stock: tuple[OpeningStock, ...]
    is_dry_run: bool


class _TakenBack(Exception):
    """Ends the transaction of a dry run."""


def tax_choice(day: date | None = None) -> TaxChoice:
    """Return how files' taxes are understood today: the first category, and categories by the sum of their rates."""
    categories = tax_categories(day or clock.now().date())
    ensure(bool(categories), Conflict("no_tax_categories", "Set the tax categories up first."))
    by_ppm = {sum(rate.ppm for rate in category.rates): category.id for category in reversed(categories)}
    return TaxChoice(categories[0].id, by_ppm)


def read_product_table(table: Table, mapping: ProductMapping | None = None) -> ReadProducts:
    """Read a table with a mapping (None: the preset its header shows), the company's currency and taxes."""
    exponent = CURRENCY_EXPONENTS[stores.company().currency]
    return read_products(table, mapping or mapping_for(table.header), currency_exponent=exponent, taxes=tax_choice())


def import_products(
    actor: Actor,
    read: ReadProducts,
    *,
    is_dry_run: bool,
    valid_from: date | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> ImportReport:
    """Put the products of a file into the books, in batches of one transaction each; prices hold from `valid_from` (None: today).

    A dry run is one transaction that is taken back. Repeated, everything is `unchanged`.
    """
    made: list[tuple[int, Added]] = []
    if is_dry_run:
        ensure(len(read.products) <= MAX_ROWS, Conflict("too_many", f"A dry run takes at most {MAX_ROWS} rows."))
        try:
            with transactions.write():
                suppliers_within(actor, read.suppliers)
                made = [(0, add_products_within(actor, read.products, valid_from=valid_from))]
                raise _TakenBack
        except _TakenBack:
            return _report(read, made, is_dry_run=True)
    for start in range(0, len(read.products), BATCH):
        part = read.products[start : start + BATCH]
        with transactions.write():
            if start == 0:
                suppliers_within(actor, read.suppliers)
            added = add_products_within(actor, part, valid_from=valid_from)
            if added.created or added.updated:
                counts = ", ".join(f"{count} {name}" for name, count in added.counts().items())
                audit.record(actor, audit.Entry("products.import", "file", None, summary=counts))
        made.append((start, added))
        progress(start + len(part))
    return _report(read, made, is_dry_run=False)


def _report(read: ReadProducts, made: list[tuple[int, Added]], *, is_dry_run: bool) -> ImportReport:
    refused = [
        Reason(read.rows[start + each.index], each.field, each.code, each.message)
        for start, added in made
        for each in added.refused
    ]
    there = {code for _, added in made for code in added.ids}
    return ImportReport(
        total_rows=read.total_rows,
        created=sum(len(added.created) for _, added in made),
        updated=sum(len(added.updated) for _, added in made),
        unchanged=sum(len(added.unchanged) for _, added in made),
        reasons=tuple(sorted((*read.reasons, *refused), key=lambda reason: reason.row)),
        stock=tuple(each for each in read.stock if each.code in there),
        is_dry_run=is_dry_run,
    )
