"""What is given back: the original lines' figures replayed, and the body of the return they make.

Keeps true: the parts of a line that come back sum to the line; a refund never computes a price or a tax of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from tillbook.core.pricing import AppliedDiscount, PricedLine, TaxAmount, cash_rounding, refund_line
from tillbook.core.values import Conflict, Invalid, ensure

from .body import Body, DiscountApplied, Figures, Line, LineTax, Original, Returned, Tender, Totals
from .postings import taxes_by_rate


@dataclass(frozen=True, slots=True)
class GiveBack:
    """How much of which line comes back."""

    n: int
    quantity_milli: int


@dataclass(frozen=True, slots=True)
class Sold:
    """A recorded sale as a return sees it: its document, its body, and thousandths already returned by line number."""

    doc_id: UUID
    body: Body
    already: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Why:
    """Why and in which state the goods come back."""

    reason: str
    condition: str


def replay_figures(line: Line, *, already_returned_milli: int, returning_milli: int) -> Figures:
    """Return the figures of giving back a part of a sold line; Invalid `returned_more_than_sold` beyond what is left."""
    figures = line.figures
    priced = PricedLine(
        line.n,
        str(line.variant),
        line.quantity_milli,
        figures.unit_price_minor,
        tuple(AppliedDiscount(d.source, d.minor, str(d.override) if d.override else None) for d in figures.discounts),
        tuple(TaxAmount(tax.rate, tax.base_minor, tax.tax_minor) for tax in figures.taxes),
        figures.net_minor,
        figures.gross_minor,
    )
    part = refund_line(priced, already_returned_milli=already_returned_milli, returning_milli=returning_milli)
    return Figures(
        unit_price_minor=part.unit_price_minor,
        discounts=tuple(DiscountApplied(d.source, d.minor, UUID(d.override) if d.override else None) for d in part.discounts),
        taxes=tuple(LineTax(tax.rate, tax.base_minor, tax.tax_minor) for tax in part.taxes),
        net_minor=part.net_minor,
        gross_minor=part.gross_minor,
    )


def what_is_left(sold: Sold) -> list[GiveBack]:
    """Return what may still come back of each goods line."""
    goods = [line for line in sold.body.lines if line.kind == "goods"]
    left = [GiveBack(line.n, line.quantity_milli - sold.already.get(line.n, 0)) for line in goods]
    return [part for part in left if part.quantity_milli > 0]


def refund_body(sold: Sold, parts: Sequence[GiveBack], *, why: Why, smallest_coin_minor: int) -> Body:
    """Return the body of giving `parts` of a sale back, paid out by the kind of tender that paid it.

    Raises Invalid `unknown_original` and `doubled_line`, Conflict `over_return` and `nothing_left`.
    """
    ensure(bool(parts), Conflict("nothing_left", "Everything on it has come back already."))
    doubled = Invalid("doubled_line", "A line stands twice.", field="lines")
    ensure(len({part.n for part in parts}) == len(parts), doubled)
    returned = [_returned(sold, part, n=n, why=why) for n, part in enumerate(parts, start=1)]
    return _with_sums(sold.body, returned, smallest_coin_minor=smallest_coin_minor)


def _returned(sold: Sold, part: GiveBack, *, n: int, why: Why) -> Returned:
    line = next((line for line in sold.body.lines if line.n == part.n and line.kind == "goods"), None)
    if line is None:
        raise Invalid("unknown_original", "There is no such line to give back.", field=f"lines.{n - 1}.n")
    before = sold.already.get(part.n, 0)
    left = line.quantity_milli - before
    data = {"n": part.n, "left_milli": left}
    ensure(part.quantity_milli <= left, Conflict("over_return", "More would come back than was sold.", data=data))
    return Returned(
        n=n,
        of=Original(sold.doc_id, part.n),
        variant=line.variant,
        quantity_milli=part.quantity_milli,
        figures=replay_figures(line, already_returned_milli=before, returning_milli=part.quantity_milli),
        reason=why.reason,
        condition=why.condition,
    )


def void_body(sold: Sold) -> Body:
    """Return the exact opposite of a sale: every goods line back on the shelf, every tender paid out as it came in.

    Raises Conflict `not_voidable` for a body that is not a plain sale of goods of which nothing came back.
    """
    original = sold.body
    is_plain = bool(original.lines) and not original.returned and all(line.kind == "goods" for line in original.lines)
    ensure(is_plain, Conflict("not_voidable", "Only a sale of goods can be voided."))
    ensure(not any(sold.already.values()), Conflict("not_voidable", "A part of it has come back already."))
    back = refund_body(sold, what_is_left(sold), why=Why("void", "sellable"), smallest_coin_minor=0)
    tenders = tuple(
        Tender(n=t.n, kind=t.kind, amount_minor=-t.amount_minor, reference=t.reference, account=t.account)
        for t in original.tenders
    )
    return replace(back, tenders=tenders, rounding_minor=-original.rounding_minor, void=True)


def _with_sums(original: Body, returned: Sequence[Returned], *, smallest_coin_minor: int) -> Body:
    net = sum(part.figures.net_minor for part in returned)
    gross = sum(part.figures.gross_minor for part in returned)
    discount = sum(d.minor for part in returned for d in part.figures.discounts)
    kind = original.tenders[0].kind if original.tenders else "cash"
    account = original.tenders[0].account if original.tenders else None
    rounding = cash_rounding(-gross, step_minor=smallest_coin_minor) if kind == "cash" else 0
    taxes = taxes_by_rate([], [part.figures.taxes for part in returned])
    tender = Tender(n=1, kind=kind, amount_minor=rounding - gross, account=account)
    return Body(
        lines=(),
        returned=tuple(returned),
        tenders=(tender,) if tender.amount_minor else (),
        rounding_minor=rounding,
        totals=Totals(net_minor=-net, tax_minor=net - gross, gross_minor=-gross, discount_minor=-discount),
        taxes=tuple(LineTax(rate, base, tax) for rate, (base, tax) in sorted(taxes.items())),
        customer=original.customer,
    )
