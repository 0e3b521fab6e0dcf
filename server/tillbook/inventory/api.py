"""The doors of inventory: restock and adjustment."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from tillbook.core.access import Action, Resource
from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.core.inventory.bodies import check_stock_body
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.stores import interface as stores

from .schemas import AdjustmentIn, RestockIn, StockRecordedOut
from .service import RecordStock, record_stock

router = Router(tags=["stock"])


@router.post("/restocks", response={200: StockRecordedOut, 201: StockRecordedOut})
@needs(Action.RECEIVE_GOODS)
def post_restock(request: HttpRequest, payload: RestockIn) -> Status[StockRecordedOut]:
    """Take goods in without a purchase order."""
    permit(request, Action.RECEIVE_GOODS, Resource(store=payload.store))
    lines = [
        GoodsLine(
            n=n, variant=line.variant, quantity_milli=line.quantity_milli, lot=line.lot, unit_cost_minor=line.unit_cost_minor
        )
        for n, line in enumerate(payload.lines, start=1)
    ]
    body = StockBody(lines=tuple(lines), supplier=payload.supplier)
    return _record(request, payload.id, "goods_in", body, payload.store)


@router.post("/adjustments", response={200: StockRecordedOut, 201: StockRecordedOut})
@needs(Action.ADJUST_STOCK)
def post_adjustment(request: HttpRequest, payload: AdjustmentIn) -> Status[StockRecordedOut]:
    """Put stock right, with a reason."""
    permit(request, Action.ADJUST_STOCK, Resource(store=payload.store))
    lines = [
        GoodsLine(n=n, variant=line.variant, quantity_milli=line.quantity_milli, lot=line.lot)
        for n, line in enumerate(payload.lines, start=1)
    ]
    return _record(request, payload.id, "adjustment", StockBody(lines=tuple(lines), reason=payload.reason), payload.store)


def _record(request: HttpRequest, doc_id: UUID, kind: str, body: StockBody, store: UUID) -> Status[StockRecordedOut]:
    actor = actor_of(request)
    register = stores.register_facts(actor.register) if actor.register else stores.office_register(store)
    command = RecordStock(doc_id=doc_id, type=kind, body=check_stock_body(kind, body), occurred_at=clock.now())
    placed = record_stock(actor, command, register=register, company_id=stores.company().id)
    answer = StockRecordedOut(id=placed.doc_id, type=placed.type, hash=placed.hash, recorded_at=placed.recorded_at)
    return Status(200 if placed.is_repeat else 201, answer)
