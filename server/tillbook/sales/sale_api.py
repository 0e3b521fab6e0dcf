"""The doors for reading sales and voiding one; the list shares its address with the recording of sales (`api`)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from tillbook.core.access import Action, Resource, may_somewhere, stores_in_reach
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.paging import cut_page, encode_cursor
from tillbook.platform.http.schema import Page

from .positions import read_position
from .rights import ensure_may_somewhere, permit_reading, register_in
from .sale_queries import SaleFilter, sale_row, sale_view, sales_page
from .sale_schemas import SaleOut, SaleQuery, VoidIn, sale_out
from .voids import void_sale

router = Router(tags=["sales"])


@needs(Action.SEE_SALES, Action.REPRINT_RECEIPT)
def get_sales(request: HttpRequest, query: Query[SaleQuery]) -> Page[SaleOut]:
    """List sales, newest first: those of the stores in reach and one's own. Who may print receipts again finds one of any
    store by its whole number: the paper in the customer's hand is what opens it."""
    wanted = _filter(request, query)
    views = sales_page(wanted, after=read_position(query.cursor), limit=query.limit + 1)
    page, has_more = cut_page(views, query.limit)
    last = encode_cursor(page[-1].row.recorded_at.isoformat(), str(page[-1].row.id)) if has_more else None
    return Page(items=[sale_out(view) for view in page], next=last)


def _filter(request: HttpRequest, query: SaleQuery) -> SaleFilter:
    actor = actor_of(request)
    by_number = query.receipt_no is not None and may_somewhere(actor, Action.REPRINT_RECEIPT)
    if by_number:
        permit(request, Action.REPRINT_RECEIPT)
    else:
        own = Resource(store=query.store, person=actor.person, register=actor.register)
        permit(request, Action.SEE_SALES, own)
    return SaleFilter(
        stores=None if by_number else stores_in_reach(actor, Action.SEE_SALES),
        own_person=actor.person,
        own_register=actor.register,
        store=query.store,
        since=query.since,
        until=query.until,
        person=query.person,
        customer=query.customer,
        receipt_no=query.receipt_no,
        type=query.type,
    )


@router.get("/sales/{sale_id}", response=SaleOut, by_alias=True)
@needs(Action.REPRINT_RECEIPT, Action.SEE_SALES)
def get_sale(request: HttpRequest, sale_id: UUID) -> SaleOut:
    """Return one sale."""
    permit_reading(request, sale_id)
    return sale_out(sale_view(sale_id))


@router.post("/sales/{sale_id}/void", response=SaleOut, by_alias=True)
@needs(Action.VOID_SALE)
def post_void(request: HttpRequest, sale_id: UUID, payload: VoidIn | None = None) -> SaleOut:
    """Void a sale of today; answers the return that does it."""
    ensure_may_somewhere(request, Action.VOID_SALE)
    sale = sale_row(sale_id)
    permit(request, Action.VOID_SALE, Resource(store=sale.store_id, is_record=True, amount_minor=sale.gross_minor))
    return_id = (payload.id if payload else None) or clock.new_id()
    void_sale(actor_of(request), sale_id, return_id=return_id, register=register_in(actor_of(request), sale.store_id))
    return sale_out(sale_view(return_id))
