"""Putting products with their prices into the books: the catalogue's batch, and the prices of the rows it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from tillbook.catalogue import interface as catalogue
from tillbook.catalogue.interface import Added, NewProduct, Refused
from tillbook.core.access import Actor
from tillbook.core.values import Invalid, TillbookError, ensure

from .days import today_of
from .models import PriceList, TaxCategory
from .setting import NewPrice, check_price, default_list_within, set_prices_within


def add_products_within(
    actor: Actor, rows: Sequence[NewProduct], *, price_list: PriceList | None = None, valid_from: date | None = None
) -> Added:
    """Make or change products with variants, barcodes, suppliers' codes and prices, set-wise, in the caller's transaction.

    Doing the same again changes nothing. Rows that cannot be taken (wrong, barcode of another, unknown tax category or supplier,
    price not above zero) are in `refused` with their index; all others are taken. Prices go into `price_list` (default: the
    chain's default list, made if there is none) from `valid_from` on (default: today).
    """
    refused = _refused(rows)
    left_out = {each.index for each in refused}
    indexes = [index for index in range(len(rows)) if index not in left_out]
    added = catalogue.add_products_within(actor, [rows[index] for index in indexes])
    refused += [replace(each, index=indexes[each.index]) for each in added.refused]
    priced = [row for row in rows if row.price_minor is not None and row.code in added.ids]
    changed = _set_prices(actor, priced, added, price_list=price_list, valid_from=valid_from)
    updated = {*added.updated, *(row.code for row in priced if added.ids[row.code] in changed)} - set(added.created)
    return Added(
        ids=added.ids,
        created=added.created,
        updated=tuple(code for code in added.ids if code in updated),
        unchanged=tuple(code for code in added.unchanged if code not in updated),
        refused=tuple(sorted(refused, key=lambda each: each.index)),
    )


def _refused(rows: Sequence[NewProduct]) -> list[Refused]:
    known = set(TaxCategory.objects.values_list("id", flat=True))
    refused = []
    for index, row in enumerate(rows):
        try:
            error = Invalid("unknown_tax_category", f"There is no tax category {row.tax_category}.", field="tax_category")
            ensure(row.tax_category in known, error)
            if row.price_minor is not None:
                check_price(row.price_minor)
        except TillbookError as found:
            refused.append(Refused(index, found.code, found.message, found.field or ""))
    return refused


def _set_prices(
    actor: Actor, rows: Sequence[NewProduct], added: Added, *, price_list: PriceList | None, valid_from: date | None
) -> set[UUID]:
    if not rows:
        return set()
    chosen = price_list or default_list_within(actor)
    prices = [NewPrice(added.ids[row.code], row.price_minor or 0, valid_from) for row in rows]
    return set_prices_within(actor, chosen, prices, today=today_of(chosen.store_id))
