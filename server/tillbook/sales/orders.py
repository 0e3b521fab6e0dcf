"""Orders placed for customers: place, confirm, complete, cancel, refund. Each is one transaction.

Keeps true: what is reserved equals the lines of open orders; an order's life only goes forward; of two people who act on the
same order at the same moment one is served and the other told that it changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from tillbook.core.access import Actor
from tillbook.core.pricing import cash_rounding
from tillbook.core.sales import (
    Body,
    Line,
    LineTax,
    OrderState,
    Reserved,
    Tender,
    Totals,
    check_step,
    line_json,
    read_line,
    release_postings,
    reserve_postings,
    taxes_by_rate,
)
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.core.values.json import JsonObject, JsonValue, canonical_json, parse_json
from tillbook.core.values.reading import Reader
from tillbook.customers import interface as customers
from tillbook.ledger import interface as ledger
from tillbook.platform import clock, transactions
from tillbook.platform.card_guard import check_no_card_number
from tillbook.stores import interface as stores

from .act import RecordSale
from .models import Order, OrderEvent, OrderLine, OrderNote, OrderNumber
from .order_events import move_stock, record_step
from .order_prices import Wanted, price_order
from .recording import record_within

PAYMENT_METHODS = ("cash", "card", "mobile")
"""How an order can be paid; store credit and accounts are redeemed at a till."""


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """The command: the order's id (made by whoever starts the act), where, for whom, what, how it is paid."""

    order_id: UUID
    store: UUID
    customer: UUID
    lines: tuple[Wanted, ...]
    payment_method: str
    payment_reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepOrder:
    """A step of an order: which, the version that was seen, and the id of the step (for a repetition)."""

    order_id: UUID
    seen_version: int
    event_id: UUID


def place_order(actor: Actor, command: PlaceOrder) -> bool:
    """Place an order once and reserve its stock; return whether it is a repetition.

    The same id with the same content is a repetition; with other content Conflict `conflict_other_content`. Conflict
    `insufficient_stock` (data: variant, available_milli) where more is asked for than is available; Invalid by field.
    """
    check_no_card_number(command.payment_reference, field="payment_reference")
    check_no_card_number(command.note, field="note")
    try:
        return _place_once(actor, command)
    except IntegrityError:
        # The same order was being placed at the same instant: now it is known, or it was refused and may be tried again.
        return _place_once(actor, command)


def _place_once(actor: Actor, command: PlaceOrder) -> bool:
    digest = _digest(command)
    with transactions.write():
        known = Order.objects.filter(id=command.order_id).first()
        if known is not None:
            ensure(
                known.content == digest,
                Conflict(
                    "conflict_other_content",
                    "This id was used before for something else.",
                    data={"doc_id": str(command.order_id), "recorded_hash": known.content},
                ),
            )
            return True
        number = OrderNumber.objects.create(order_id=command.order_id).id
        now = clock.now()
        lines = _priced(command, at=now)
        order = Order(
            id=command.order_id,
            number=number,
            store_id=command.store,
            customer_id=command.customer,
            payment_method=command.payment_method,
            payment_reference=command.payment_reference,
            gross_minor=sum(line.figures.gross_minor for line in lines),
            content=digest,
            placed_at=now,
        )
        event_id = clock.new_id()
        record_step(actor, order, OrderState.PENDING, event_id=event_id, at=now)
        OrderLine.objects.bulk_create(_row(order, line) for line in lines)
        if command.note:
            OrderNote.objects.create(order=order, text=command.note)
        reserved = [Reserved(line.n, line.variant, line.quantity_milli) for line in lines]
        move_stock(actor, order, reserve_postings(reserved, store=order.store_id), event_id=event_id, at=now)
        _check_available(reserved, store=order.store_id)
        return False


def _digest(command: PlaceOrder) -> str:
    lines: list[JsonValue] = [{"variant": str(line.variant), "quantity_milli": line.quantity_milli} for line in command.lines]
    content: JsonObject = {
        "store": str(command.store),
        "customer": str(command.customer),
        "lines": lines,
        "payment_method": command.payment_method,
        "payment_reference": command.payment_reference,
        "note": command.note,
    }
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def _priced(command: PlaceOrder, *, at: datetime) -> tuple[Line, ...]:
    customer = customers.facts_of([command.customer]).get(command.customer)
    if customer is None:
        raise Invalid("unknown_customer", "There is no such customer.", field="customer")
    ensure(not customer.is_erased, Conflict("customer_erased", "This customer was erased and cannot order."))
    return price_order(command.lines, store=stores.store(command.store), customer=customer, at=at)


def _row(order: Order, line: Line) -> OrderLine:
    return OrderLine(
        order=order,
        n=line.n,
        variant_id=line.variant,
        quantity_milli=line.quantity_milli,
        unit_price_minor=line.figures.unit_price_minor,
        gross_minor=line.figures.gross_minor,
        figures=canonical_json(line_json(line)),
    )


def _check_available(reserved: Sequence[Reserved], *, store: UUID) -> None:
    """Judge after posting: the postings hold the balances' locks, so two orders for the last piece come here one by one."""
    wanted: dict[UUID, int] = {}
    for line in reserved:
        wanted[line.variant] = wanted.get(line.variant, 0) + line.quantity_milli
    figures = ledger.stock_figures(list(wanted), [store])
    for variant, quantity in wanted.items():
        left = figures[variant, store].available_milli
        if left < 0:
            raise Conflict(
                "insufficient_stock",
                "There is not enough to promise.",
                data={"variant": str(variant), "available_milli": max(0, left + quantity)},
            )


def confirm_order(actor: Actor, step: StepOrder) -> None:
    """Confirm a pending order. Raises NotFound, Conflict `order_state` or `order_changed`."""
    take_step(actor, step, OrderState.CONFIRMED, lambda order, at: None)


def cancel_order(actor: Actor, step: StepOrder) -> None:
    """Cancel an open order and give its stock back. Raises NotFound, Conflict `order_state` or `order_changed`."""

    def release(order: Order, at: datetime) -> None:
        reserved = [Reserved(line.n, line.variant_id, line.quantity_milli) for line in order.lines.order_by("n")]
        move_stock(actor, order, release_postings(reserved, store=order.store_id), event_id=step.event_id, at=at)

    take_step(actor, step, OrderState.CANCELLED, release)


def complete_order(actor: Actor, step: StepOrder, *, register: stores.RegisterFacts) -> None:
    """Complete a confirmed order: a sale is recorded by `register`, and goods leave what was reserved.

    The step's id becomes the sale's. Raises NotFound, Conflict `order_state` or `order_changed`.
    """
    company = stores.company()

    def sell(order: Order, at: datetime) -> None:
        body = sale_of_order(order, smallest_coin_minor=company.cash_rounding_minor)
        command = RecordSale(doc_id=step.event_id, body=body, occurred_at=at)
        record_within(actor, [command], register=register, company_id=company.id)
        order.sale_id = step.event_id

    take_step(actor, step, OrderState.COMPLETED, sell)


def take_step(actor: Actor, step: StepOrder, state: OrderState, act: Callable[[Order, datetime], None]) -> bool:
    """Bring a locked order to `state`, doing `act` on the way, in one transaction.

    A repetition of the same step does nothing and returns True.
    """
    with transactions.write():
        order = Order.objects.select_for_update().filter(id=step.order_id).first()
        if order is None:
            raise NotFound("not_found", "There is no such record.")
        done = OrderEvent.objects.filter(id=step.event_id).first()
        if done is not None:
            is_same = (done.order_id, done.state) == (order.id, state.value)
            ensure(is_same, Conflict("conflict_other_content", "This id was used before for something else."))
            return True
        check_step(OrderState(order.state), state)
        changed = Conflict("order_changed", "Somebody else changed this order just now.", data={"state": order.state})
        ensure(order.version == step.seen_version, changed)
        order.version += 1
        at = clock.now()
        act(order, at)
        record_step(actor, order, state, event_id=step.event_id, at=at)
        return False


def lines_of(order: Order) -> tuple[Line, ...]:
    """Return an order's lines as the sale lines they become."""
    return tuple(read_line(Reader(parse_json(row.figures))) for row in order.lines.order_by("n"))


def sale_of_order(order: Order, *, smallest_coin_minor: int) -> Body:
    """Return the body of the sale that completes an order: the figures of its placing, paid in one tender."""
    lines = lines_of(order)
    net = sum(line.figures.net_minor for line in lines)
    gross = sum(line.figures.gross_minor for line in lines)
    discount = sum(d.minor for line in lines for d in line.figures.discounts)
    rounding = cash_rounding(gross, step_minor=smallest_coin_minor) if order.payment_method == "cash" else 0
    taxes = taxes_by_rate([line.figures.taxes for line in lines], [])
    tender = Tender(1, order.payment_method, gross + rounding, reference=order.payment_reference or None)
    return Body(
        lines=lines,
        returned=(),
        tenders=(tender,) if tender.amount_minor else (),
        rounding_minor=rounding,
        totals=Totals(net_minor=net, tax_minor=gross - net, gross_minor=gross, discount_minor=discount),
        taxes=tuple(LineTax(rate, base, tax) for rate, (base, tax) in sorted(taxes.items())),
        order=order.id,
        customer=order.customer_id,
    )
