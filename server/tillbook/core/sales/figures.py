"""A body's money as the pricing engine sees it, so that `check_body` and `refund_line` work on what a document holds."""

from __future__ import annotations

from tillbook.core.pricing import AppliedDiscount, BodyFigures, PricedLine, TenderPart

from .body import Body, Line, Returned


def body_figures(body: Body) -> BodyFigures:
    """Return the figures of a sale, return or exchange, for `tillbook.core.pricing.check_body`."""
    return BodyFigures(
        lines=tuple(priced_line(line) for line in body.lines),
        returned=tuple(priced_line(returned) for returned in body.returned),
        tenders=tuple(TenderPart(tender.kind, tender.amount_minor) for tender in body.tenders),
        rounding_minor=body.rounding_minor,
        totals=body.totals,
        taxes=body.taxes,
    )


def priced_line(part: Line | Returned) -> PricedLine:
    """Return a sold or returned line with its figures, for `tillbook.core.pricing.refund_line`."""
    figures = part.figures
    return PricedLine(
        part.n,
        str(part.variant),
        part.quantity_milli,
        figures.unit_price_minor,
        tuple(AppliedDiscount(d.source, d.minor, str(d.override) if d.override else None) for d in figures.discounts),
        figures.taxes,
        figures.net_minor,
        figures.gross_minor,
        "value" if isinstance(part, Line) and part.kind == "value" else "goods",
    )
