"""Variants as the doors show them: what the catalogue says, and what they cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.catalogue import interface as catalogue
from tillbook.core.catalogue import BarcodeKind
from tillbook.core.values import NotFound, business_date
from tillbook.platform import clock
from tillbook.stores import interface as stores

from .book import chain_prices, variant_prices
from .models import Price
from .schemas import BarcodeOut, HistoryOut, PriceOut, VariantDetailOut, VariantOut, VariantSupplierOut


def store_day(store_id: UUID) -> date:
    """Return the business day of a store now; NotFound `unknown_store`."""
    place = stores.store(store_id)
    return business_date(clock.now(), zone=ZoneInfo(place.time_zone), cutoff_minutes=place.cutoff_minutes)


def prices_for(variants: Sequence[UUID], store_id: UUID | None) -> Mapping[UUID, int]:
    """Return today's prices in a store, or those of the chain's lists."""
    if store_id is None:
        return chain_prices(variants, clock.now().date())
    return variant_prices(variants, store_id, store_day(store_id))


def variants_out(variants: Sequence[UUID], *, store_id: UUID | None) -> list[VariantOut]:
    """Return variants in the order asked for, with today's prices of a store (None: of the chain's lists)."""
    prices = prices_for(variants, store_id)
    return [VariantOut(**_members(row, prices.get(row.id))) for row in catalogue.variant_rows(variants)]


def _members(row: catalogue.VariantRow, price_minor: int | None) -> dict[str, Any]:
    same = (
        "id", "product_id", "name", "product_name", "code", "unit", "unit_name", "is_weighed", "category_id", "category_name",
        "tax_category", "picture_url", "icon", "description", "is_archived", "is_flagged", "version",
    )  # fmt: skip
    barcodes = [
        BarcodeOut(code=code.code, quantity_milli=code.quantity_milli, kind=BarcodeKind(code.kind)) for code in row.barcodes
    ]
    return {
        **{name: getattr(row, name) for name in same},
        "options": dict(row.options),
        "barcodes": barcodes,
        "price_minor": price_minor,
    }


def variant_detail(variant_id: UUID, *, store_id: UUID | None, is_staff: bool, with_cost: bool) -> VariantDetailOut:
    """Return one variant; suppliers, price rows and history for staff, cost and floor `with_cost`. NotFound `unknown_variant`."""
    rows = catalogue.variant_rows([variant_id])
    if not rows:
        raise NotFound("unknown_variant", "There is no such variant.")
    return VariantDetailOut(
        **_members(rows[0], prices_for([variant_id], store_id).get(variant_id)),
        floor_minor=rows[0].floor_minor if with_cost else None,
        suppliers=_suppliers(variant_id, with_cost=with_cost) if is_staff else [],
        prices=_price_rows(variant_id) if is_staff else [],
        history=_history(variant_id) if is_staff else [],
    )


def _suppliers(variant_id: UUID, *, with_cost: bool) -> list[VariantSupplierOut]:
    return [
        VariantSupplierOut(
            supplier_id=offer.supplier_id,
            name=offer.name,
            code=offer.code,
            cost_minor=offer.cost_minor if with_cost else None,
            pack_milli=offer.pack_milli,
        )
        for offer in catalogue.supplier_offers(variant_id)
    ]


def _history(variant_id: UUID) -> list[HistoryOut]:
    return [
        HistoryOut(at=act.at, person_name=act.actor_name, action=act.action, summary=act.summary, fields=list(act.fields))
        for act in catalogue.history_of(variant_id)
    ]


def _price_rows(variant_id: UUID) -> list[PriceOut]:
    rows = Price.objects.select_related("price_list").filter(variant_id=variant_id).order_by("-valid_from", "-id")[:200]
    return [
        PriceOut(
            price_list_id=row.price_list_id,
            price_list=row.price_list.name,
            price_minor=row.price_minor,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    ]
