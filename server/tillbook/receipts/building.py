"""Building a receipt's content from a recorded sale: the document's figures, the names they have today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.conf import settings

from tillbook.audit import interface as audit
from tillbook.core.sales import Figures
from tillbook.core.values import divide_half_away
from tillbook.core.values.quantity import MILLI
from tillbook.pricing import interface as pricing
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

from .content import Head, Receipt, ReceiptLine, Saving, TaxRow, TenderRow
from .words import words

CHECK_DIGITS = 8


def build_receipt(sale_id: UUID, *, is_copy: bool) -> Receipt:
    """Return the content of a sale's receipt; NotFound `not_found`."""
    view = sales.sale_view(sale_id)
    row, body = view.row, view.body
    company, store = stores.company(), stores.store(row.store_id)
    names = _Names(view, company.language)
    is_inclusive = _is_inclusive(_parts(view))
    sold = [names.line(line.variant, line.quantity_milli, line.figures, is_inclusive=is_inclusive) for line in body.lines]
    back = [names.line(part.variant, -part.quantity_milli, part.figures, is_inclusive=is_inclusive) for part in body.returned]
    return Receipt(
        kind="void" if body.void else row.type,
        language=company.language,
        currency=company.currency,
        head=_head(company, store),
        number=row.receipt_no,
        register=view.register[0],
        person=row.actor_name,
        customer=_customer(view),
        order=sales.order_view(body.order).reference if body.order else "",
        at=row.occurred_at.astimezone(stores.office_register(store.id).zone),
        business_date=row.business_date,
        lines=(*sold, *back),
        gross_minor=body.totals.gross_minor,
        rounding_minor=body.rounding_minor,
        prices_include_tax=is_inclusive,
        taxes=tuple(TaxRow(names.rate(tax.rate), tax.base_minor, tax.tax_minor) for tax in body.taxes),
        tenders=tuple(TenderRow(t.kind, t.amount_minor, t.given_minor, t.reference or "") for t in body.tenders),
        check=audit.chain_head()[1][:CHECK_DIGITS],
        is_copy=is_copy,
        is_demo=company.is_demo or settings.DEMO,
    )


def _parts(view: sales.SaleView) -> list[tuple[int, Figures]]:
    sold = [(line.quantity_milli, line.figures) for line in view.body.lines]
    return sold + [(back.quantity_milli, back.figures) for back in view.body.returned]


def _is_inclusive(parts: Sequence[tuple[int, Figures]]) -> bool:
    """Tell from the figures whether the prices held the tax: what the list prices come to, less savings, is nearer the gross."""
    listed = sum(divide_half_away(quantity * figures.unit_price_minor, MILLI) for quantity, figures in parts)
    due = listed - sum(discount.minor for _, figures in parts for discount in figures.discounts)
    gross, net = sum(figures.gross_minor for _, figures in parts), sum(figures.net_minor for _, figures in parts)
    return abs(due - gross) <= abs(due - net)


def _head(company: stores.Company, store: stores.Store) -> Head:
    return Head(
        company=company.name,
        store=store.name,
        address=store.address,
        phone=store.phone,
        tax_id=store.tax_id or company.tax_id,
        header=store.receipt_header,
        footer=store.receipt_footer,
        return_policy=store.return_policy,
    )


def _customer(view: sales.SaleView) -> str:
    return f"{view.customer.name} {view.customer.code}".strip() if view.customer else ""


class _Names:
    """The names a sale's ids have: variants, promotions, tax rates."""

    def __init__(self, view: sales.SaleView, language: str) -> None:
        sources = {discount.source for _, figures in _parts(view) for discount in figures.discounts}
        self._labels = view.labels
        self._said: Mapping[str, str] = words(language)
        self._promotions = pricing.promotion_names({source.partition(":")[2] for source in sources if ":" in source})
        self._rates = pricing.tax_rate_names({tax.rate for tax in view.body.taxes})

    def rate(self, rate: str) -> str:
        """Return what a tax rate is called, its id where nobody knows it any more."""
        return self._rates.get(rate, rate)

    def line(self, variant: UUID, quantity_milli: int, figures: Figures, *, is_inclusive: bool) -> ReceiptLine:
        """Return a line; a quantity below zero is given back. What is paid and what was saved sum to the list amount."""
        label, sign = self._labels.get(variant), 1 if quantity_milli > 0 else -1
        paid = figures.gross_minor if is_inclusive else figures.net_minor
        return ReceiptLine(
            name=label.name if label else str(variant)[:8],
            quantity_milli=quantity_milli,
            unit=label.unit if label else "piece",
            unit_price_minor=figures.unit_price_minor,
            list_minor=sign * (paid + sum(discount.minor for discount in figures.discounts)),
            savings=tuple(Saving(self._saving(d.source), sign * d.minor) for d in figures.discounts),
        )

    def _saving(self, source: str) -> str:
        kind, _, promotion = source.partition(":")
        if promotion:
            return self._promotions.get(promotion, self._said["line_discount"])
        known = {"line": "line_discount", "basket": "basket_discount", "tax_exempt": "tax_exempt"}
        return self._said[known[kind]] if kind in known else source
