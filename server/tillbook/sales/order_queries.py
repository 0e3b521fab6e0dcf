"""Reading orders: one, a page of them, and what an order looked like when it was placed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tillbook.catalogue import interface as catalogue
from tillbook.core.sales import OrderState, order_reference
from tillbook.core.values import NotFound
from tillbook.customers import interface as customers

from .models import Order, OrderEvent, OrderLine, OrderNote
from .names import store_names
from .returns import returned_quantities


@dataclass(frozen=True, slots=True)
class OrderLineView:
    """One line of an order, with what has come back of it."""

    n: int
    variant: UUID
    name: str
    code: str
    quantity_milli: int
    returned_milli: int
    unit_price_minor: int
    gross_minor: int


@dataclass(frozen=True, slots=True)
class OrderEventView:
    """One step: the state it led to, when, by whom."""

    state: str
    at: datetime
    person: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order with everything a screen shows of it."""

    id: UUID
    reference: str
    state: str
    version: int
    store_id: UUID
    store_name: str
    customer: customers.CustomerFacts | None
    lines: tuple[OrderLineView, ...]
    gross_minor: int
    payment_method: str
    payment_reference: str
    note: str
    placed_at: datetime
    history: tuple[OrderEventView, ...]
    sale_id: UUID | None


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders: `stores` None means all stores; `customer` narrows to one record."""

    stores: Collection[UUID] | None = None
    state: str | None = None
    customer: UUID | None = None


def order_row(order_id: UUID) -> Order:
    """Return an order's row; NotFound looks the same as a record of a foreign store."""
    found = Order.objects.filter(id=order_id).first()
    if found is None:
        raise NotFound("not_found", "There is no such record.")
    return found


def order_view(order_id: UUID) -> OrderView:
    """Return one order as it stands; NotFound `not_found`."""
    return _views([order_row(order_id)])[0]


def order_as_placed(order_id: UUID) -> OrderView:
    """Return one order as it was answered at its placing: what a repetition of the placing gets."""
    order = order_row(order_id)
    order.state, order.version, order.sale_id = OrderState.PENDING.value, 1, None
    (view,) = _views([order], only_placing=True)
    return view


def orders_page(wanted: OrderFilter, *, after: tuple[datetime, UUID] | None, limit: int) -> list[OrderView]:
    """Return at most `limit` orders, newest first, behind the position `after` (placed at, id)."""
    rows = Order.objects.order_by("-placed_at", "-id")
    if wanted.stores is not None:
        rows = rows.filter(store_id__in=wanted.stores)
    if wanted.state is not None:
        rows = rows.filter(state=wanted.state)
    if wanted.customer is not None:
        rows = rows.filter(customer_id=wanted.customer)
    if after is not None:
        rows = rows.filter(Q(placed_at__lt=after[0]) | Q(placed_at=after[0], id__lt=after[1]))
    return _views(list(rows[:limit]))


def _views(orders: Sequence[Order], *, only_placing: bool = False) -> list[OrderView]:
    ids = [order.id for order in orders]
    lines: dict[UUID, list[OrderLine]] = {}
    for line in OrderLine.objects.filter(order_id__in=ids).order_by("n"):
        lines.setdefault(line.order_id, []).append(line)
    events: dict[UUID, list[OrderEvent]] = {}
    for event in OrderEvent.objects.filter(order_id__in=ids).order_by("n"):
        events.setdefault(event.order_id, []).append(event)
    names = catalogue.variant_labels([line.variant_id for rows in lines.values() for line in rows])
    places = store_names(order.store_id for order in orders)
    notes = dict(OrderNote.objects.filter(order_id__in=ids).values_list("order_id", "text"))
    people = customers.facts_of(order.customer_id for order in orders)
    sale_ids = [order.sale_id for order in orders if order.sale_id is not None]
    back = returned_quantities(sale_ids) if sale_ids else {}
    return [
        OrderView(
            id=order.id,
            reference=order_reference(order.number),
            state=order.state,
            version=order.version,
            store_id=order.store_id,
            store_name=places.get(order.store_id, ""),
            customer=people.get(order.customer_id),
            lines=tuple(_line(line, order, names, back) for line in lines.get(order.id, [])),
            gross_minor=order.gross_minor,
            payment_method=order.payment_method,
            payment_reference=order.payment_reference,
            note=notes.get(order.id, ""),
            placed_at=order.placed_at,
            history=tuple(_event(event) for event in events.get(order.id, [])[: 1 if only_placing else None]),
            sale_id=order.sale_id,
        )
        for order in orders
    ]


def _line(
    line: OrderLine, order: Order, names: dict[UUID, catalogue.VariantLabel], back: dict[tuple[UUID, int], int]
) -> OrderLineView:
    label = names.get(line.variant_id)
    return OrderLineView(
        n=line.n,
        variant=line.variant_id,
        name=label.name if label else "",
        code=label.code if label else "",
        quantity_milli=line.quantity_milli,
        returned_milli=back.get((order.sale_id, line.n), 0) if order.sale_id else 0,
        unit_price_minor=line.unit_price_minor,
        gross_minor=line.gross_minor,
    )


def _event(event: OrderEvent) -> OrderEventView:
    return OrderEventView(event.state, event.at, event.actor_name)
