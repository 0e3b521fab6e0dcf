"""From a priced basket to the body a till would have sent."""

from __future__ import annotations

from uuid import UUID

from tillbook.core.pricing import Basket, BasketLine, LocalMoment, PricedBasket, PricedLine, PriceRules, price_basket, refund_line
from tillbook.core.sales import Body, DiscountApplied, Line, LineTax, Original, Returned, Tender, Totals
from tillbook.core.sales.body import Figures

NOTES_MINOR = (500, 1000, 2000, 5000)


def priced(lines: list[BasketLine], *, rules: PriceRules, store: UUID, at: LocalMoment) -> PricedBasket:
    """Price lines as the store's till would at a moment."""
    return price_basket(Basket(store=str(store), at=at, lines=tuple(lines)), rules)


def sale_body(basket: PricedBasket, *, tender: str, customer: UUID | None) -> Body:
    """Return the body of a sale, paid exactly by one tender; in cash the customer hands over the next note."""
    gross = basket.totals.gross_minor
    given = next((-(-gross // note) * note for note in NOTES_MINOR if gross <= 4 * note), gross) if tender == "cash" else None
    totals = basket.totals
    return Body(
        lines=tuple(
            Line(
                n=line.n,
                variant=UUID(line.variant),
                quantity_milli=line.quantity_milli,
                figures=_figures(line),
            )
            for line in basket.lines
        ),
        returned=(),
        tenders=(Tender(n=1, kind=tender, amount_minor=gross, given_minor=given),) if gross else (),
        rounding_minor=0,
        totals=Totals(totals.net_minor, totals.tax_minor, totals.gross_minor, totals.discount_minor),
        taxes=tuple(LineTax(tax.rate, tax.base_minor, tax.tax_minor) for tax in basket.taxes),
        customer=customer,
    )


def return_body(line: PricedLine, *, of: UUID, tender: str, reason: str, condition: str) -> Body:
    """Return the body that gives one unit of a sold line back, refunded to the tender it was paid with."""
    back = refund_line(line, already_returned_milli=0, returning_milli=min(1000, line.quantity_milli))
    discount = sum(each.minor for each in back.discounts)
    return Body(
        lines=(),
        returned=(
            Returned(
                n=1,
                of=Original(of, line.n),
                variant=UUID(back.variant),
                quantity_milli=back.quantity_milli,
                figures=_figures(back),
                reason=reason,
                condition=condition,
            ),
        ),
        tenders=(Tender(n=1, kind=tender, amount_minor=-back.gross_minor),) if back.gross_minor else (),
        rounding_minor=0,
        totals=Totals(-back.net_minor, back.net_minor - back.gross_minor, -back.gross_minor, -discount),
        taxes=tuple(LineTax(tax.rate, -tax.base_minor, -tax.tax_minor) for tax in back.taxes),
    )


def _figures(line: PricedLine) -> Figures:
    return Figures(
        unit_price_minor=line.unit_price_minor,
        discounts=tuple(DiscountApplied(each.source, each.minor) for each in line.discounts),
        taxes=tuple(LineTax(tax.rate, tax.base_minor, tax.tax_minor) for tax in line.taxes),
        net_minor=line.net_minor,
        gross_minor=line.gross_minor,
    )
