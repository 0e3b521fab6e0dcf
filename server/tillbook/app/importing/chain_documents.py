"""Rows of the chain files that become documents: opening stock per store and day, sales per receipt.

Ids are made from what a row belongs to (store and day; store and receipt), so a second run finds every document.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.app.demo.baskets import sale_body
from tillbook.catalogue import interface as catalogue
from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.core.inventory.bodies import check_stock_body
from tillbook.core.pricing import Basket, BasketLine, LocalMoment, price_basket
from tillbook.core.sales.body import TENDER_KINDS
from tillbook.core.values import CURRENCY_EXPONENTS, Invalid, NotFound, ensure, to_wall_ms, uuid7_from
from tillbook.customers import interface as customers
from tillbook.inventory import interface as inventory
from tillbook.inventory.interface import PastStock, RecordStock
from tillbook.pricing import interface as pricing
from tillbook.sales import interface as sales
from tillbook.sales.interface import PastSale, RecordSale
from tillbook.stores import interface as stores

from .cells import Cells
from .chain_masters import ACTOR, store_by_code


def stock_key(cells: Cells) -> tuple[str, ...]:
    """Return what rows of one opening document share: the store and the day."""
    return cells.needed("store"), cells.needed("date")


def record_opening(rows: list[Cells]) -> bool:
    """Record the opening stock of one store and day: store, date, code, quantity, unit_cost; True if it is new."""
    place, day = store_by_code(rows[0].needed("store")), rows[0].day("date")
    at = datetime.combine(day, time(), ZoneInfo(place.time_zone)).astimezone(UTC)
    variants = [_variant(cells) for cells in rows]
    lines = tuple(
        GoodsLine(
            n,
            variant,
            cells.needed_amount("quantity", places=3),
            unit_cost_minor=cells.amount("unit_cost", places=_exponent()),
        )
        for n, (cells, variant) in enumerate(zip(rows, variants, strict=True), 1)
    )
    body = check_stock_body("opening", StockBody(lines=lines, note="Opening stock from a file"))
    command = RecordStock(_document_id("stock", *stock_key(rows[0]), at=at), "opening", body, at)
    (placed,) = inventory.record_history_within(
        [PastStock(ACTOR, command, stores.office_register(place.id))], company_id=stores.company().id
    )
    return not placed.is_repeat


def sale_key(cells: Cells) -> tuple[str, ...]:
    """Return what rows of one sale share: the store and the receipt's number."""
    return cells.needed("store"), cells.needed("receipt")


def record_sale_rows(rows: list[Cells]) -> bool:
    """Record one sale: store, receipt, at, code, quantity, unit_price, payment, customer; True if it is new.

    Prices are those of the file; taxes are those of the articles on that day; no promotion is applied.
    """
    first = rows[0]
    place, local = store_by_code(first.needed("store")), first.local_time("at")
    same = [(cells.needed("at"), cells.text("payment"), cells.text("customer")) for cells in rows]
    ensure(len(set(same)) == 1, Invalid("rows_differ", "One receipt has one time, payment and customer.", field="receipt"))
    at = local.replace(tzinfo=ZoneInfo(place.time_zone)).astimezone(UTC)
    register = stores.office_register(place.id)
    variants = [_variant(cells) for cells in rows]
    terms = pricing.sale_terms(variants, place.id, register.business_date(at))
    lines = [
        BasketLine(
            n=n,
            variant=str(variant),
            quantity_milli=cells.needed_amount("quantity", places=3),
            unit_price_minor=cells.needed_amount("unit_price", places=_exponent()),
            tax_category=terms.variants[variant].tax_category,
            is_weighed=terms.variants[variant].is_weighed,
        )
        for n, (cells, variant) in enumerate(zip(rows, variants, strict=True), 1)
    ]
    minute = local.weekday() * 1440 + local.hour * 60 + local.minute
    basket = price_basket(
        Basket(str(place.id), LocalMoment(local.date(), minute), tuple(lines)), replace(terms.rules, promotions=())
    )
    tender = first.text("payment", default="card")
    ensure(tender in TENDER_KINDS[:3], Invalid("not_a_choice", "payment is cash, card or mobile.", field="payment"))
    body = sale_body(basket, tender=tender, customer=_customer(first))
    command = RecordSale(_document_id("sales", *sale_key(first), at=at), body, at)
    (placed,) = sales.record_history_within([PastSale(ACTOR, command, register)], company_id=stores.company().id)
    return not placed.is_repeat


def _variant(cells: Cells) -> UUID:
    code = cells.needed("code")
    found = catalogue.ids_by_code([code]).get(code)
    if found is None:
        raise NotFound("unknown_variant", f"There is no article {code}.", field="code")
    return found


def _customer(cells: Cells) -> UUID | None:
    code = cells.text("customer")
    found = customers.ids_by_code([code]).get(code) if code else None
    ensure(bool(found) or not code, NotFound("unknown_customer", f"There is no customer {code}.", field="customer"))
    return found


def _exponent() -> int:
    return CURRENCY_EXPONENTS[stores.company().currency]


def _document_id(*parts: str, at: datetime) -> UUID:
    digest = hashlib.sha256("|".join(("chain-file", *parts)).encode()).digest()
    return uuid7_from(to_wall_ms(at), int.from_bytes(digest[:10], "big"))
