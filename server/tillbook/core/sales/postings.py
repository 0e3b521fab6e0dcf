"""The arithmetic every body must satisfy, and the movements it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from tillbook.core.ledger import NO_LOT, MovementKind, Place, PlaceKind, Posting
from tillbook.core.values import Invalid, check_integer, ensure
from tillbook.core.values.quantity import MAX_QUANTITY_MILLI

from .body import Body, Line, LineTax, Returned, Totals

_CUSTOMER = Place(PlaceKind.CUSTOMER)
_LOSS = Place(PlaceKind.LOSS)


def check_arithmetic(body: Body) -> None:
    """Raise Invalid where the body's own sums do not hold.

    Per line: gross = net + taxes, discounts not above the price. Over all: totals = lines - returned, taxes by rate
    likewise, tenders = gross + rounding. Whether prices and taxes are the right ones is the pricing engine's question.
    """
    for i, line in enumerate(body.lines):
        _check_part(line, at=f"lines.{i}")
    for i, returned in enumerate(body.returned):
        _check_part(returned, at=f"returned.{i}")
    _check_totals(body)
    _check_taxes(body)
    paid = sum(tender.amount_minor for tender in body.tenders)
    ensure(
        paid == body.totals.gross_minor + body.rounding_minor,
        Invalid("tenders_mismatch", "The payments do not add up to the total and its rounding.", field="tenders"),
    )


def _check_part(part: Line | Returned, *, at: str) -> None:
    figures = part.figures
    check_integer(part.quantity_milli, field=f"{at}.quantity_milli")
    ensure(
        0 < part.quantity_milli <= MAX_QUANTITY_MILLI,
        Invalid("quantity_not_positive", "The quantity must be above zero.", field=f"{at}.quantity_milli"),
    )
    ensure(
        figures.unit_price_minor >= 0, Invalid("price_negative", "A price cannot be negative.", field=f"{at}.unit_price_minor")
    )
    ensure(
        all(discount.minor > 0 for discount in figures.discounts),
        Invalid("discount_not_positive", "A discount must be above zero.", field=f"{at}.discounts"),
    )
    tax = sum(tax.tax_minor for tax in figures.taxes)
    ensure(
        figures.gross_minor == figures.net_minor + tax and figures.gross_minor >= 0,
        Invalid("line_total_mismatch", "The line's total is not its net amount and its taxes.", field=f"{at}.gross_minor"),
    )


def _check_totals(body: Body) -> None:
    signed = [(1, line.figures) for line in body.lines] + [(-1, returned.figures) for returned in body.returned]
    net = sum(sign * figures.net_minor for sign, figures in signed)
    gross = sum(sign * figures.gross_minor for sign, figures in signed)
    discount = sum(sign * discount.minor for sign, figures in signed for discount in figures.discounts)
    ensure(
        body.totals == Totals(net_minor=net, tax_minor=gross - net, gross_minor=gross, discount_minor=discount),
        Invalid("totals_mismatch", "The totals are not the sum of the lines.", field="totals"),
    )


def _check_taxes(body: Body) -> None:
    summed = taxes_by_rate([line.figures.taxes for line in body.lines], [r.figures.taxes for r in body.returned])
    stated = {tax.rate: (tax.base_minor, tax.tax_minor) for tax in body.taxes}
    ensure(
        len(stated) == len(body.taxes) and stated == summed,
        Invalid("taxes_mismatch", "The taxes are not the sum of the lines' taxes.", field="taxes"),
    )


def taxes_by_rate(sold: Iterable[Iterable[LineTax]], returned: Iterable[Iterable[LineTax]]) -> dict[str, tuple[int, int]]:
    """Return (base, tax) in minor units per rate id: sold lines less returned ones; a rate that nets to nothing stays."""
    sums: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for sign, parts in ((1, sold), (-1, returned)):
        for taxes in parts:
            for tax in taxes:
                base, amount = sums[tax.rate]
                sums[tax.rate] = (base + sign * tax.base_minor, amount + sign * tax.tax_minor)
    return dict(sums)


def sale_postings(body: Body, *, store: UUID) -> list[Posting]:
    """Return the movements of a sale, return or exchange in a store, in document order.

    Goods leave the store (or, completing an order, what was reserved for it); returned goods come back by condition.
    Line numbers of returned goods are negative, so that a line of the document and its movement stay one to one.
    """
    source = Place(PlaceKind.RESERVED if body.order else PlaceKind.STORE, store)
    sold = [
        Posting(
            line=line.n,
            variant=line.variant,
            source=source,
            target=_CUSTOMER,
            quantity_milli=line.quantity_milli,
            kind=MovementKind.SALE,
            lot=line.lot or NO_LOT,
        )
        for line in body.lines
        if line.kind == "goods"
    ]
    back = [
        Posting(
            line=-returned.n,
            variant=returned.variant,
            source=_CUSTOMER,
            target=_place_of(returned.condition, store),
            quantity_milli=returned.quantity_milli,
            kind=MovementKind.RETURN,
            reason=returned.reason,
        )
        for returned in body.returned
    ]
    return sold + back


def _place_of(condition: str, store: UUID) -> Place:
    if condition == "write_off":
        return _LOSS
    return Place(PlaceKind.STORE if condition == "sellable" else PlaceKind.DAMAGED, store)
