"""What an order costs when it is placed: the same engine as the till's, the prices and taxes of the store's business day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.core.pricing import Basket, BasketLine, LocalMoment, PricedLine, price_basket
from tillbook.core.sales import DiscountApplied, Figures, Line, LineTax
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.customers.interface import CustomerFacts
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line asked for: variant and thousandths of its unit."""

    variant: UUID
    quantity_milli: int


def price_order(wanted: Sequence[Wanted], *, store: stores.Store, customer: CustomerFacts, at: datetime) -> tuple[Line, ...]:
    """Return the sale lines of an order at the prices of this moment.

    Raises Invalid `unknown_variant` and quantity errors by field, Conflict `no_price` for a variant that has none.
    """
    office = stores.office_register(store.id)
    terms = pricing.sale_terms(
        [line.variant for line in wanted], store.id, office.business_date(at), price_list_id=customer.price_list_id
    )
    lines = tuple(_basket_line(line, n, terms) for n, line in enumerate(wanted, start=1))
    basket = Basket(
        store=str(store.id),
        at=_local(at, office.zone),
        lines=lines,
        customer_group=customer.group or None,
        is_tax_exempt=customer.is_tax_exempt,
    )
    return tuple(_line(priced) for priced in price_basket(basket, terms.rules).lines)


def _basket_line(line: Wanted, n: int, terms: pricing.SaleTerms) -> BasketLine:
    facts, price_minor = terms.variants.get(line.variant), terms.prices.get(line.variant)
    if facts is None or facts.is_archived:
        raise Invalid("unknown_variant", "There is nothing like that to sell.", field=f"lines.{n - 1}.variant")
    no_price = Conflict("no_price", f"{facts.name} has no price in this store.", data={"variant": str(line.variant)})
    ensure(price_minor is not None, no_price)
    assert price_minor is not None
    return BasketLine(
        n=n,
        variant=str(line.variant),
        quantity_milli=line.quantity_milli,
        unit_price_minor=price_minor,
        tax_category=facts.tax_category,
        categories=facts.categories,
        is_weighed=facts.is_weighed,
    )


def _local(at: datetime, zone: ZoneInfo) -> LocalMoment:
    local = at.astimezone(zone)
    return LocalMoment(local.date(), local.weekday() * 1440 + local.hour * 60 + local.minute)


def _line(priced: PricedLine) -> Line:
    figures = Figures(
        unit_price_minor=priced.unit_price_minor,
        discounts=tuple(DiscountApplied(d.source, d.minor) for d in priced.discounts),
        taxes=tuple(LineTax(t.rate, t.base_minor, t.tax_minor) for t in priced.taxes),
        net_minor=priced.net_minor,
        gross_minor=priced.gross_minor,
    )
    return Line(n=priced.n, variant=UUID(priced.variant), quantity_milli=priced.quantity_milli, figures=figures)
