"""The doors of sales: parse, authorise, command, answer."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from tillbook.core.access import Action, Resource
from tillbook.core.sales import read_body
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.stores import interface as stores

from .act import RecordSale
from .recording import Recorded, record_sale
from .schemas import SaleIn, SaleRecordedOut, WarningOut

router = Router(tags=["sales"])


@router.post("/sales", response={200: SaleRecordedOut, 201: SaleRecordedOut})
@needs(Action.SELL)
def post_sale(request: HttpRequest, payload: SaleIn) -> Status[SaleRecordedOut]:
    """Record a sale, return or exchange: 201 the first time, 200 with the same answer when repeated."""
    permit(request, Action.SELL, Resource(store=payload.store))
    actor = actor_of(request)
    register = stores.register_facts(actor.register) if actor.register else stores.office_register(payload.store)
    command = RecordSale(
        doc_id=payload.id,
        body=read_body(payload.body.model_dump(mode="json", exclude_none=False, exclude_unset=True)),
        occurred_at=payload.occurred_at or clock.now(),
    )
    recorded = record_sale(actor, command, register=register, company_id=stores.company().id)
    return Status(200 if recorded.placed.is_repeat else 201, _answer(recorded))


def _answer(recorded: Recorded) -> SaleRecordedOut:
    placed = recorded.placed
    return SaleRecordedOut(
        id=placed.doc_id,
        type=placed.type,
        receipt_no=placed.receipt_no,
        hash=placed.hash,
        recorded_at=placed.recorded_at,
        warnings=[
            WarningOut(code=w.code, message=w.message, data={"variant": str(w.variant), "quantity_milli": w.quantity_milli})
            for w in recorded.warnings
        ],
    )
