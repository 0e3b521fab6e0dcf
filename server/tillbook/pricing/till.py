"""What a till loads to sell: rules, taxes, promotions, categories, variants with prices, favourites; and a price for strangers.

Keeps true: the ETag names everything but stock, so a till that has it is told 304; stock figures say when they were true.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.catalogue import interface as catalogue
from tillbook.core.pricing import Basket, BasketLine, LocalMoment, ManualDiscount, PricedBasket, price_basket, rules_form
from tillbook.core.values import CURRENCY_EXPONENTS, Conflict, Invalid, business_date, ensure
from tillbook.platform import clock, versions
from tillbook.stores import interface as stores

from .book import price_rules, sale_terms, variant_prices
from .outside import CustomerTerms, customer_terms, on_hand

TENDERS = (("cash", "Cash"), ("card", "Card"), ("mobile", "Mobile"), ("credit", "Store credit"), ("account", "Account"))
_NOTES = {
    "USD": (1, 5, 10, 20, 50, 100), "EUR": (5, 10, 20, 50, 100), "GBP": (5, 10, 20, 50), "CHF": (10, 20, 50, 100),
    "JPY": (1000, 2000, 5000, 10000), "INR": (10, 20, 50, 100, 200, 500), "SEK": (20, 50, 100, 200, 500),
    "NOK": (50, 100, 200, 500), "DKK": (50, 100, 200, 500), "CZK": (100, 200, 500, 1000, 2000), "PLN": (10, 20, 50, 100, 200),
    "MXN": (20, 50, 100, 200, 500), "ZAR": (10, 20, 50, 100, 200), "KES": (50, 100, 200, 500, 1000),
    "NGN": (100, 200, 500, 1000), "BRL": (2, 5, 10, 20, 50, 100),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """Where and when a till loads."""

    store: stores.Store
    company: stores.Company
    day: date


def _place(store_id: UUID, at: datetime) -> _Place:
    store = stores.store(store_id)
    day = business_date(at, zone=ZoneInfo(store.time_zone), cutoff_minutes=store.cutoff_minutes)
    return _Place(store, stores.company(), day)


def catalogue_tag(store_id: UUID) -> str:
    """Return the ETag of a store's catalogue now: the same as long as nothing but stock has changed."""
    place = _place(store_id, clock.now())
    facts = [sorted(versions.current().items()), str(store_id), place.store.version, place.company.version, place.day.isoformat()]
    return f'"{hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]}"'


def till_catalogue(store_id: UUID) -> dict[str, Any]:
    """Return what a till of a store sells by today, in the contract's form."""
    now = clock.now()
    place = _place(store_id, now)
    rules = price_rules(store_id, place.day, company=place.company)
    rows = catalogue.carried_rows(catalogue.unlisted_in(store_id))
    ids = [row.id for row in rows]
    prices = variant_prices(ids, store_id, place.day, company=place.company)
    held = on_hand(ids, store_id)
    exponent = CURRENCY_EXPONENTS[rules.currency]
    carried = set(ids)
    return {
        "version": catalogue_tag(store_id).strip('"'),
        "as_of": now.isoformat().replace("+00:00", "Z"),
        "store": {"id": str(store_id), "name": place.store.name},
        "currency_exponent": exponent,
        **rules_form(rules),
        "categories": _categories(),
        "variants": [_variant(row, prices.get(row.id), held.get(row.id, 0)) for row in rows],
        "favourites": [
            {"tab": tab, "variants": [str(variant) for variant in variants if variant in carried]}
            for tab, variants in catalogue.favourites_of(store_id).items()
        ],
        "tenders": [{"kind": kind, "name": name} for kind, name in TENDERS],
        "quick_notes_minor": [note * 10**exponent for note in _NOTES.get(rules.currency, (5, 10, 20, 50, 100))],
    }


def _categories() -> list[dict[str, Any]]:
    tree, names = catalogue.parents(), catalogue.category_names()
    return [{"id": str(node), "name": names[node], "parent_id": str(tree[node]) if tree[node] else None} for node in names]


def _variant(row: catalogue.VariantRow, price_minor: int | None, held_milli: int) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "name": row.name,
        "code": row.code,
        "barcodes": [{"code": code.code, "quantity_milli": code.quantity_milli, "kind": code.kind} for code in row.barcodes],
        "category_id": str(row.category_id) if row.category_id else None,
        "unit": row.unit,
        "is_weighed": row.is_weighed,
        "tax_category": row.tax_category,
        "price_minor": price_minor,
        "icon": row.icon,
        "picture_url": row.picture_url,
        "on_hand_milli": held_milli,
    }


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A line to price; without a unit price the list price counts."""

    n: int
    variant_id: UUID
    quantity_milli: int
    unit_price_minor: int | None = None
    discount: ManualDiscount | None = None


@dataclass(frozen=True, slots=True)
class PriceRequest:
    """A basket to price in a store, now, for a customer or nobody in particular."""

    store_id: UUID
    lines: tuple[PriceLine, ...]
    customer_id: UUID | None = None
    coupons: tuple[str, ...] = ()
    discount: ManualDiscount | None = None


def price_for(request: PriceRequest) -> PricedBasket:
    """Price a basket with today's rules. Invalid `unknown_variant` and the engine's codes per field; Conflict `no_price`."""
    now = clock.now()
    place, terms = _place(request.store_id, now), customer_terms(request.customer_id)
    found = sale_terms(
        [line.variant_id for line in request.lines],
        request.store_id,
        place.day,
        price_list_id=terms.price_list_id,
        company=place.company,
    )
    lines = _basket_lines(request.lines, found.variants, found.prices)
    return price_basket(_basket(request, lines, terms, at=_local(now, place)), found.rules)


def _basket(request: PriceRequest, lines: tuple[BasketLine, ...], terms: CustomerTerms, *, at: LocalMoment) -> Basket:
    return Basket(
        store=str(request.store_id),
        at=at,
        lines=lines,
        coupons=request.coupons,
        customer_group=terms.group,
        is_tax_exempt=terms.is_tax_exempt,
        discount=request.discount,
    )


def _local(now: datetime, place: _Place) -> LocalMoment:
    local = now.astimezone(ZoneInfo(place.store.time_zone))
    return LocalMoment(place.day, local.weekday() * 1440 + local.hour * 60 + local.minute)


def _basket_lines(
    lines: Sequence[PriceLine], facts: Mapping[UUID, catalogue.VariantFacts], prices: Mapping[UUID, int]
) -> tuple[BasketLine, ...]:
    made = []
    for i, line in enumerate(lines):
        fact = facts.get(line.variant_id)
        if fact is None:
            raise Invalid("unknown_variant", "There is no such variant.", field=f"lines.{i}.variant")
        price = line.unit_price_minor if line.unit_price_minor is not None else prices.get(line.variant_id)
        if price is None:
            raise Conflict("no_price", f"{fact.name} has no price here.", field=f"lines.{i}.variant")
        made.append(
            BasketLine(
                n=line.n,
                variant=str(line.variant_id),
                quantity_milli=line.quantity_milli,
                unit_price_minor=price,
                tax_category=fact.tax_category,
                categories=fact.categories,
                is_weighed=fact.is_weighed,
                discount=line.discount,
            )
        )
    return tuple(made)


def read_discount(value: Mapping[str, int] | None, *, field: str) -> ManualDiscount | None:
    """Return a discount of exactly one of `ppm` and `minor`; Invalid `bad_discount`."""
    if value is None:
        return None
    is_one = len(value) == 1 and set(value) <= {"ppm", "minor"}
    ensure(is_one, Invalid("bad_discount", "A discount is one of ppm and minor.", field=field))
    return ManualDiscount(ppm=value.get("ppm"), minor=value.get("minor"))
