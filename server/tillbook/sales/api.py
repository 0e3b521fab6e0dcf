"""The doors of sales: parse, authorise, command, answer."""

from __future__ import annotations

from typing import Literal, cast

from django.http import HttpRequest
from ninja import Router, Status

from tillbook.core.access import Action, Resource
from tillbook.core.sales import read_body
from tillbook.core.values import TillbookError
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, offer_overrides, permit
from tillbook.platform.http.schema import Page
from tillbook.stores import interface as stores

from .act import RecordSale
from .checking import check_prices
from .order_api import router as order_router
from .recording import Recorded, is_recorded, record_sale
from .rights import check_posted, overrides_of, register_in
from .sale_api import get_sales
from .sale_api import router as sale_router
from .sale_schemas import SaleOut
from .schemas import SaleIn, SaleRecordedOut, WarningOut

router = Router(tags=["sales"])
router.add_router("", order_router)
router.add_router("", sale_router)
router.get("/sales", response=Page[SaleOut], by_alias=True)(get_sales)


@router.post("/sales", response={200: SaleRecordedOut, 201: SaleRecordedOut})
@needs(Action.SELL)
def post_sale(request: HttpRequest, payload: SaleIn) -> Status[SaleRecordedOut]:
    """Record a sale, return or exchange: 201 the first time, 200 with the same answer when repeated."""
    permit(request, Action.SELL, Resource(store=payload.store))
    actor, company = actor_of(request), stores.company()
    register = register_in(actor, payload.store)
    body = read_body(payload.body.model_dump(mode="json", exclude_none=False, exclude_unset=True))
    command = RecordSale(doc_id=payload.id, body=body, occurred_at=payload.occurred_at or clock.now())
    try:
        offer_overrides(request, overrides_of(body), act=payload.id)
        check_posted(request, body, store=payload.store)
        check_prices(request, body, register=register, occurred_at=command.occurred_at, company=company)
    except TillbookError:
        # What stands in the books already is not asked for its price again: prices and rights may have changed since.
        if not is_recorded(payload.id):
            raise
    recorded = record_sale(actor, command, register=register, company_id=company.id)
    return Status(200 if recorded.placed.is_repeat else 201, _answer(recorded))


def _answer(recorded: Recorded) -> SaleRecordedOut:
    placed = recorded.placed
    return SaleRecordedOut(
        id=placed.doc_id,
        type=cast("Literal['sale', 'return', 'exchange']", placed.type),
        receipt_no=placed.receipt_no,
        hash=placed.hash,
        recorded_at=placed.recorded_at,
        warnings=[
            WarningOut(code=w.code, message=w.message, data={"variant": str(w.variant), "quantity_milli": w.quantity_milli})
            for w in recorded.warnings
        ],
    )
