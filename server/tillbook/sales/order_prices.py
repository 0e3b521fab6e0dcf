"""What an order costs when it is placed: the same engine as the till's, the prices and taxes of the store's business day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from tillbook.catalogue.models import Variant
from tillbook.core.pricing import (
    Basket,
    BasketLine,
    LocalMoment,
    PricedLine,
    PriceRules,
    TaxCategory,
    TaxRate,
    TaxTable,
    price_basket,
)
from tillbook.core.sales import DiscountApplied, Figures, Line, LineTax
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.customers.interface import CustomerFacts
from tillbook.pricing import models as pricing
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
    day = office.business_date(at)
    variants = _variants(wanted)
    prices = _prices(list(variants), store=store.id, customer=customer, day=day)
    lines = []
    for n, line in enumerate(wanted, start=1):
        variant = variants[line.variant]
        data = {"variant": str(line.variant)}
        ensure(line.variant in prices, Conflict("no_price", f"{variant.name} has no price in this store.", data=data))
        lines.append(
            BasketLine(
                n=n,
                variant=str(line.variant),
                quantity_milli=line.quantity_milli,
                unit_price_minor=prices[line.variant],
                tax_category=variant.product.tax_category,
                is_weighed=variant.product.unit != "piece",
            )
        )
    basket = Basket(
        store=str(store.id),
        at=_local(at, office.zone),
        lines=tuple(lines),
        customer_group=customer.group or None,
        is_tax_exempt=customer.is_tax_exempt,
    )
    return tuple(_line(priced) for priced in price_basket(basket, _rules(day)).lines)


def _variants(wanted: Sequence[Wanted]) -> Mapping[UUID, Variant]:
    ids = {line.variant for line in wanted}
    found = {v.id: v for v in Variant.objects.select_related("product").filter(id__in=ids, is_archived=False)}
    for i, line in enumerate(wanted):
        ensure(
            line.variant in found,
            Invalid("unknown_variant", "There is nothing like that to sell.", field=f"lines.{i}.variant"),
        )
    return found


def _prices(variants: Sequence[UUID], *, store: UUID, customer: CustomerFacts, day: date) -> dict[UUID, int]:
    """The price of the most particular list that has one: the customer's, then the store's, then the company's."""
    rows = (
        pricing.Price.objects.select_related("price_list")
        .filter(variant_id__in=variants, valid_from__lte=day, price_list__is_archived=False)
        .filter(Q(valid_to=None) | Q(valid_to__gte=day))
        .filter(Q(price_list__is_default=True) | Q(price_list__store_id=store) | Q(price_list_id=customer.price_list_id))
        .filter(Q(price_list__store_id=None) | Q(price_list__store_id=store))
    )
    best: dict[UUID, tuple[tuple[bool, bool, int, date], int]] = {}
    for row in rows:
        lists = row.price_list
        rank = (lists.id == customer.price_list_id, lists.store_id == store, lists.priority, row.valid_from)
        if row.variant_id not in best or rank > best[row.variant_id][0]:
            best[row.variant_id] = (rank, row.price_minor)
    return {variant: price for variant, (_, price) in best.items()}


def _rules(day: date) -> PriceRules:
    company = stores.company()
    rates = pricing.TaxRate.objects.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("id")
    categories = tuple(
        TaxCategory(c.id, c.name, tuple(TaxRate(r.id, r.name, r.ppm) for r in rates if r.category_id == c.id))
        for c in pricing.TaxCategory.objects.order_by("id")
    )
    return PriceRules(
        currency=company.currency,
        prices_include_tax=company.prices_include_tax,
        rounding="document" if company.tax_rounding == "document" else "line",
        cash_rounding_minor=company.cash_rounding_minor,
        tax=TaxTable(version=0, categories=categories),
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
