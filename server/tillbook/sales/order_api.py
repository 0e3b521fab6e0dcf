"""The doors of orders: parse, authorise, command, answer. A record is loaded only to learn whose it is, before the right is asked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from tillbook.core.access import Action, Resource, stores_in_reach
from tillbook.core.sales import GiveBack
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.paging import cut_page, encode_cursor
from tillbook.platform.http.schema import Page

from .models import Order
from .order_prices import Wanted
from .order_queries import OrderFilter, order_as_placed, order_row, order_view, orders_page
from .order_refunds import RefundOrder, refund_amount, refund_order
from .order_schemas import OrderIn, OrderOut, OrderQuery, RefundIn, StepIn, order_out
from .orders import PlaceOrder, StepOrder, cancel_order, complete_order, confirm_order, place_order
from .positions import read_position
from .rights import ensure_may_somewhere, register_in

router = Router(tags=["orders"])


@router.post("/orders", response={200: OrderOut, 201: OrderOut})
@needs(Action.PLACE_ORDER)
def post_order(request: HttpRequest, payload: OrderIn) -> Status[OrderOut]:
    """Place an order for a customer: 201 the first time, 200 with the same answer when repeated."""
    permit(request, Action.PLACE_ORDER, Resource(store=payload.store, customer=payload.customer))
    command = PlaceOrder(
        order_id=payload.id,
        store=payload.store,
        customer=payload.customer,
        lines=tuple(Wanted(line.variant, line.quantity_milli) for line in payload.lines),
        payment_method=payload.payment_method,
        payment_reference=payload.payment_reference or "",
        note=payload.note or "",
    )
    is_repeat = place_order(actor_of(request), command)
    return Status(200 if is_repeat else 201, order_out(order_as_placed(payload.id)))


@router.get("/orders", response=Page[OrderOut])
@needs(Action.PLACE_ORDER)
def get_orders(request: HttpRequest, query: Query[OrderQuery]) -> Page[OrderOut]:
    """List orders, newest first: those of the stores in reach; a signed-in customer's own."""
    actor = actor_of(request)
    whose = query.customer or actor.customer
    permit(request, Action.PLACE_ORDER, Resource(store=query.store, customer=whose))
    reach = None if actor.customer else stores_in_reach(actor, Action.PLACE_ORDER)
    wanted = OrderFilter(reach if query.store is None else {query.store}, query.state, whose)
    page, has_more = cut_page(orders_page(wanted, after=read_position(query.cursor), limit=query.limit + 1), query.limit)
    last = encode_cursor(page[-1].placed_at.isoformat(), str(page[-1].id)) if has_more else None
    return Page(items=[order_out(view) for view in page], next=last)


@router.get("/orders/{order_id}", response=OrderOut)
@needs(Action.PLACE_ORDER)
def get_order(request: HttpRequest, order_id: UUID) -> OrderOut:
    """Return one order."""
    ensure_may_somewhere(request, Action.PLACE_ORDER)
    order = order_row(order_id)
    permit(request, Action.PLACE_ORDER, Resource(store=order.store_id, customer=order.customer_id, is_record=True))
    return order_out(order_view(order_id))


@router.post("/orders/{order_id}/confirm", response=OrderOut)
@needs(Action.FULFIL_ORDER)
def post_confirm(request: HttpRequest, order_id: UUID, payload: StepIn | None = None) -> OrderOut:
    """Confirm a pending order."""
    _, step = _permitted(request, order_id, payload)
    confirm_order(actor_of(request), step)
    return order_out(order_view(order_id))


@router.post("/orders/{order_id}/complete", response=OrderOut)
@needs(Action.FULFIL_ORDER)
def post_complete(request: HttpRequest, order_id: UUID, payload: StepIn | None = None) -> OrderOut:
    """Complete a confirmed order: it becomes a sale."""
    order, step = _permitted(request, order_id, payload)
    complete_order(actor_of(request), step, register=register_in(actor_of(request), order.store_id))
    return order_out(order_view(order_id))


@router.post("/orders/{order_id}/cancel", response=OrderOut)
@needs(Action.FULFIL_ORDER)
def post_cancel(request: HttpRequest, order_id: UUID, payload: StepIn | None = None) -> OrderOut:
    """Cancel an open order and give its stock back."""
    _, step = _permitted(request, order_id, payload)
    cancel_order(actor_of(request), step)
    return order_out(order_view(order_id))


@router.post("/orders/{order_id}/refund", response=OrderOut)
@needs(Action.REFUND_ORDER)
def post_refund(request: HttpRequest, order_id: UUID, payload: RefundIn) -> OrderOut:
    """Take a completed order back, wholly or per line, and pay it out."""
    ensure_may_somewhere(request, Action.REFUND_ORDER)
    order = order_row(order_id)
    parts = None if payload.lines is None else tuple(GiveBack(line.n, line.quantity_milli) for line in payload.lines)
    refund = RefundOrder(parts, payload.condition, payload.reason)
    resource = Resource(store=order.store_id, is_record=True, amount_minor=refund_amount(order, refund))
    permit(request, Action.REFUND_ORDER, resource)
    refund_order(actor_of(request), _step(order, payload), refund, register=register_in(actor_of(request), order.store_id))
    return order_out(order_view(order_id))


def _permitted(request: HttpRequest, order_id: UUID, payload: StepIn | None) -> tuple[Order, StepOrder]:
    ensure_may_somewhere(request, Action.FULFIL_ORDER)
    order = order_row(order_id)
    permit(request, Action.FULFIL_ORDER, Resource(store=order.store_id, is_record=True))
    return order, _step(order, payload or StepIn())


def _step(order: Order, payload: StepIn) -> StepOrder:
    return StepOrder(order.id, payload.version or order.version, payload.id or clock.new_id())
