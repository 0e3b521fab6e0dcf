"""What the order endpoints take and give."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tillbook.core.sales import MAX_ORDER_LINES, OrderState
from tillbook.customers.interface import CustomerFacts
from tillbook.platform.http.paging import PageQuery
from tillbook.platform.http.schema import Id, Milli, Minor, Moment, NamedOut, Out, Strict

from .order_queries import OrderView

Reference = Annotated[str, Field(max_length=100)]
Note = Annotated[str, Field(max_length=2_000)]
Version = Annotated[int, Field(ge=1, strict=True)]


class OrderQuery(PageQuery):
    """Which orders: of a store, in a state, of a customer."""

    store: Id | None = None
    state: Literal["pending", "confirmed", "completed", "cancelled", "refunded"] | None = None
    customer: Id | None = None


class OrderLineIn(Strict):
    """One thing ordered."""

    variant: Id
    quantity_milli: Milli


class OrderIn(Strict):
    """An order to place: its id (UUIDv7, made by whoever starts the act), the store, the customer, what, how it is paid."""

    id: Id
    store: Id
    customer: Id
    lines: Annotated[list[OrderLineIn], Field(min_length=1, max_length=MAX_ORDER_LINES)]
    payment_method: Literal["cash", "card", "mobile"]
    payment_reference: Reference | None = None
    note: Note | None = None


class StepIn(Strict):
    """A step of an order. `id` makes a repetition safe; `version` refuses the step if the order changed since it was read."""

    id: Id | None = None
    version: Version | None = None


class RefundLineIn(Strict):
    """How much of which line comes back."""

    n: Annotated[int, Field(ge=1, le=MAX_ORDER_LINES, strict=True)]
    quantity_milli: Milli


class RefundIn(StepIn):
    """A refund: all that is left, or some lines of it."""

    condition: Literal["sellable", "damaged", "supplier", "write_off"]
    lines: Annotated[list[RefundLineIn], Field(min_length=1, max_length=MAX_ORDER_LINES)] | None = None
    reason: Annotated[str, Field(min_length=1, max_length=100)] = "order_refunded"


class CustomerShortOut(Out):
    """A customer in a list; the name of an erased one is empty."""

    id: Id
    code: str
    name: str


class OrderLineOut(Out):
    """One line of an order."""

    n: int
    variant: Id
    name: str
    code: str
    quantity_milli: int
    returned_milli: int
    unit_price_minor: int
    gross_minor: int


class OrderEventOut(Out):
    """One step of an order's life."""

    state: OrderState
    at: Moment
    person: str


class OrderOut(Out):
    """An order as it stands."""

    id: Id
    reference: str
    state: OrderState
    version: int
    store: NamedOut
    customer: CustomerShortOut | None
    lines: list[OrderLineOut]
    gross_minor: Minor
    payment_method: str
    payment_reference: str | None
    note: str | None
    placed_at: Moment
    history: list[OrderEventOut]
    sale_id: Id | None


def customer_short(facts: CustomerFacts | None) -> CustomerShortOut | None:
    """Return a customer for a list."""
    return None if facts is None else CustomerShortOut(id=facts.id, code=facts.code, name=facts.name)


def order_out(view: OrderView) -> OrderOut:
    """Return the answer for an order."""
    return OrderOut(
        id=view.id,
        reference=view.reference,
        state=OrderState(view.state),
        version=view.version,
        store=NamedOut(id=view.store_id, name=view.store_name),
        customer=customer_short(view.customer),
        lines=[OrderLineOut(**{name: getattr(line, name) for name in OrderLineOut.model_fields}) for line in view.lines],
        gross_minor=view.gross_minor,
        payment_method=view.payment_method,
        payment_reference=view.payment_reference or None,
        note=view.note or None,
        placed_at=view.placed_at,
        history=[OrderEventOut(state=OrderState(event.state), at=event.at, person=event.person) for event in view.history],
        sale_id=view.sale_id,
    )
