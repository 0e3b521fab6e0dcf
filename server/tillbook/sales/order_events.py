"""One step of an order's life as rows: the order's new state, its event, the audit row, the notes for feed and outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.ledger import Posting
from tillbook.core.sales import OrderState, order_reference
from tillbook.core.values.json import JsonObject
from tillbook.ledger import interface as ledger
from tillbook.platform import changes, outbox

from .models import Order, OrderEvent


def record_step(actor: Actor, order: Order, state: OrderState, *, event_id: UUID, at: datetime) -> None:
    """Write that an order came to `state`, inside the caller's transaction; the order's own row is saved with it."""
    order.state = state.value
    order.save()
    OrderEvent.objects.create(
        id=event_id,
        order=order,
        n=order.version,
        state=state.value,
        at=at,
        actor_id=actor.person or actor.session,
        actor_name=actor.name,
    )
    audit.record(
        actor,
        audit.Entry(
            action=f"order.{state.value}",
            object_type="order",
            object_id=order.id,
            store_id=order.store_id,
            summary=order_reference(order.number),
            evidence=order.content if state is OrderState.PENDING else str(event_id),
        ),
    )
    changes.note(changes.ChangeNote("order", order.id, order.version, order.store_id))
    outbox.emit(*_events(order, state))


def move_stock(actor: Actor, order: Order, postings: Sequence[Posting], *, event_id: UUID, at: datetime) -> None:
    """Post what a step moves between shelf and reserved; the event is the movements' document."""
    cause = ledger.Cause(
        document_id=event_id,
        actor_id=actor.person or actor.session,
        register_id=None,
        occurred_at=at,
        recorded_at=at,
    )
    ledger.post([ledger.BatchEntry(cause, postings)])


def _events(order: Order, state: OrderState) -> list[outbox.Event]:
    """The fact itself; at placing also the wish for a message to the customer, whose delivery is nobody's business here."""
    reference = order_reference(order.number)
    name = "placed" if state is OrderState.PENDING else state.value
    payload: JsonObject = {"reference": reference, "customer": str(order.customer_id), "gross_minor": order.gross_minor}
    happened = outbox.Event(f"order.{name}", "order", order.id, order.store_id, payload)
    if state is not OrderState.PENDING:
        return [happened]
    message: JsonObject = {"kind": "order_placed", "customer": str(order.customer_id), "reference": reference}
    return [happened, outbox.Event("customer.message_wanted", "order", order.id, order.store_id, message)]
