"""Refunding a completed order, wholly or per line: a return of its sale, the original figures replayed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.access import Actor
from tillbook.core.sales import Body, GiveBack, OrderState, Why, check_step, read_body, refund_body, what_is_left
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.journal import interface as journal
from tillbook.platform.card_guard import check_no_card_number
from tillbook.stores import interface as stores

from .act import RecordSale
from .models import Order
from .orders import StepOrder, take_step
from .recording import record_within
from .returns import sold_facts


@dataclass(frozen=True, slots=True)
class RefundOrder:
    """What comes back of an order (None: all that is left), in which condition and why."""

    parts: tuple[GiveBack, ...] | None
    condition: str
    reason: str = "order_refunded"


def order_refund_body(order: Order, refund: RefundOrder) -> Body:
    """Return the body of the return a refund would record now; raises what `refund_body` raises, Conflict `order_state`."""
    if order.sale_id is None:
        check_step(OrderState(order.state), OrderState.REFUNDED)
    assert order.sale_id is not None
    sold = sold_facts(order.sale_id)
    parts = what_is_left(sold) if refund.parts is None else refund.parts
    coin = stores.company().cash_rounding_minor
    return refund_body(sold, parts, why=Why(refund.reason, refund.condition), smallest_coin_minor=coin)


def refund_amount(order: Order, refund: RefundOrder) -> int:
    """Return what a refund would pay out in minor units, for the limits; the whole order where it cannot be told (the refund
    itself then says why)."""
    try:
        return -order_refund_body(order, refund).totals.gross_minor
    except (Conflict, Invalid):
        return order.gross_minor


def refund_order(actor: Actor, step: StepOrder, refund: RefundOrder, *, register: stores.RegisterFacts) -> None:
    """Take goods of a completed order back and pay them out; the step's id becomes the return's.

    Raises NotFound, Conflict `order_state`, `order_changed`, `over_return` or `nothing_left`, Invalid `unknown_original` or
    `card_number`.
    """
    check_no_card_number(refund.reason, field="reason")
    company_id = stores.company().id

    def take_back(order: Order, at: datetime) -> None:
        command = RecordSale(doc_id=step.event_id, body=order_refund_body(order, refund), occurred_at=at)
        record_within(actor, [command], register=register, company_id=company_id)

    if take_step(actor, step, OrderState.REFUNDED, take_back):
        _check_same(step.event_id, refund)


def _check_same(event_id: UUID, refund: RefundOrder) -> None:
    """Raise Conflict `conflict_other_content` where a repeated refund asks for something else than it did the first time."""
    recorded = read_body(journal.document(event_id).envelope.body)
    parts = tuple(GiveBack(back.of.n, back.quantity_milli) for back in recorded.returned if back.of)
    conditions = {back.condition for back in recorded.returned}
    is_same = conditions == {refund.condition} and (refund.parts is None or refund.parts == parts)
    ensure(is_same, Conflict("conflict_other_content", "This id was used before for something else."))
