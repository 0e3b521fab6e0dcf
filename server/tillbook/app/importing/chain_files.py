"""`import KIND FILE`: a chain set up from files with documented columns (`docs/reference/import-files.md`).

Keeps true: every row is accepted or has one reason; a dry run does everything the run would do and takes it back; a second run
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from tillbook.core.values import Invalid, TillbookError, ensure
from tillbook.identity import interface as identity
from tillbook.platform import transactions
from tillbook.platform.tables import Table, read_table
from tillbook.pricing import interface as pricing

from . import chain_documents, chain_masters
from .cells import Cells
from .reasons import ReasonFile, Refusal, Report


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the columns it must and may have, what makes rows one thing, and who takes them."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]
    take: Callable[[list[Cells]], bool]
    key: Callable[[Cells], tuple[str, ...]] | None = None


def _single(take: Callable[[Cells], bool]) -> Callable[[list[Cells]], bool]:
    return lambda rows: take(rows[0])


KINDS = {
    "company": Kind(("name", "country"), ("prices_include_tax", "tax_id"), _single(chain_masters.take_company)),
    "stores": Kind(
        ("code", "name", "time_zone"), ("kind", "group", "address", "phone", "tills"), _single(chain_masters.take_store)
    ),
    "people": Kind(("name", "roles"), ("login", "passphrase", "pin", "language"), _single(chain_masters.take_person)),
    "suppliers": Kind(
        ("code", "name"), ("email", "phone", "tax_id", "lead_time_days", "note"), _single(chain_masters.take_supplier)
    ),
    "categories": Kind(("path",), (), _single(chain_masters.take_category)),
    "customers": Kind(("code", "name"), ("email", "phone", "address"), _single(chain_masters.take_customer)),
    "stock": Kind(
        ("store", "date", "code", "quantity"), ("unit_cost",), chain_documents.record_opening, chain_documents.stock_key
    ),
    "sales": Kind(
        ("store", "receipt", "at", "code", "quantity", "unit_price"),
        ("payment", "customer"),
        chain_documents.record_sale_rows,
        chain_documents.sale_key,
    ),
}
"""Kinds with columns of ours; `products` have columns of many programs (`pricing.importing`)."""

ALL_KINDS = (*KINDS, "products")
BATCH = 500
"""Things of one transaction."""


class _TakenBack(Exception):
    """Ends the transaction of a dry run."""


def import_chain_file(kind: str, path: Path, *, is_dry_run: bool, reasons: Path | None) -> Report:
    """Take a file of one kind in and return what came of its rows; Invalid where the file itself cannot be read."""
    table = read_table(path.read_bytes())
    if kind == "products":
        return _import_products(table, is_dry_run=is_dry_run, reasons=reasons)
    chosen = KINDS[kind]
    things = _things(chosen, _cells(chosen, table))
    report = Report()
    with ReasonFile(reasons, report) as file:
        if is_dry_run:
            try:
                with transactions.write():
                    _take(kind, chosen, things, file, report)
                    raise _TakenBack
            except _TakenBack:
                return report
        for start in range(0, len(things), BATCH):
            with transactions.write():
                _take(kind, chosen, things[start : start + BATCH], file, report)
    identity.forget_policy()
    return report


def _cells(kind: Kind, table: Table) -> list[Cells]:
    missing = [name for name in kind.needed if name not in table.header]
    ensure(not missing, Invalid("missing_columns", f"These columns are missing: {', '.join(missing)}.", field="header"))
    unknown = [name for name in table.header if name and name not in (*kind.needed, *kind.optional)]
    ensure(not unknown, Invalid("unknown_columns", f"These columns are not known: {', '.join(unknown)}.", field="header"))
    return [Cells(row.number, dict(zip(table.header, row.cells, strict=True))) for row in table.rows]


def _things(kind: Kind, rows: list[Cells]) -> list[list[Cells]]:
    """Group rows that make one thing, in the order their first row stands in."""
    if kind.key is None:
        return [[cells] for cells in rows]
    groups: dict[tuple[str, ...], list[Cells]] = {}
    for cells in rows:
        try:
            key = kind.key(cells)
        except TillbookError:
            key = ("", str(cells.row))
        groups.setdefault(key, []).append(cells)
    return list(groups.values())


def _take(kind: str, chosen: Kind, things: list[list[Cells]], file: ReasonFile, report: Report) -> None:
    """Take things one by one, each in a savepoint of its own: a wrong one leaves nothing and keeps no other back."""
    for rows in things:
        try:
            with transaction.atomic():
                is_new = chosen.take(rows)
        except TillbookError as error:
            for cells in rows:
                content = ",".join("***" if name in ("passphrase", "pin") else text for name, text in cells.texts.items())
                file.refuse(cells.row, Refusal(error.code, error.message, error.field or ""), content)
        else:
            report.accepted["new" if is_new else "already there"] += len(rows)
            (report.made if is_new else report.already_there)[kind] += 1


def _import_products(table: Table, *, is_dry_run: bool, reasons: Path | None) -> Report:
    found = pricing.import_products(chain_masters.ACTOR, pricing.read_product_table(table), is_dry_run=is_dry_run)
    report = Report()
    texts = {row.number: ",".join(row.cells) for row in table.rows}
    with ReasonFile(reasons, report) as file:
        for each in found.reasons:
            file.refuse(each.row, Refusal(each.code, each.message, each.field), texts.get(each.row, ""))
    report.accepted.update({"new": found.created, "changed": found.updated, "already there": found.unchanged})
    report.accepted = +report.accepted
    return report
