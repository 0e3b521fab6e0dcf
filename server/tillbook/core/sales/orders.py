"""The life of an order placed for a customer, and the movements each step makes.

    pending > confirmed > completed > refunded        pending or confirmed > cancelled

Completed and cancelled do not go back; what came back in part may be followed by the rest. Stock leaves "available" the moment
the order is placed, and comes back when it is cancelled; a completed order posts as a sale out of what was reserved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tillbook.core.ledger import MovementKind, Place, PlaceKind, Posting
from tillbook.core.values import Conflict, Invalid, ensure

MAX_ORDER_LINES = 200
"""The most lines one order may have."""


class OrderState(StrEnum):
    """Where an order stands."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


OPEN_STATES = frozenset({OrderState.PENDING, OrderState.CONFIRMED})
"""The states in which stock is reserved."""

_ALLOWED: dict[OrderState, frozenset[OrderState]] = {
    OrderState.CONFIRMED: frozenset({OrderState.PENDING}),
    OrderState.COMPLETED: frozenset({OrderState.CONFIRMED}),
    OrderState.CANCELLED: OPEN_STATES,
    OrderState.REFUNDED: frozenset({OrderState.COMPLETED, OrderState.REFUNDED}),
}


@dataclass(frozen=True, slots=True)
class Reserved:
    """What one line of an order keeps aside: its number, variant and thousandths of the unit."""

    n: int
    variant: UUID
    quantity_milli: int


def check_step(now: OrderState, wanted: OrderState) -> None:
    """Raise Conflict `order_state` (data: state) unless an order may go from `now` to `wanted`."""
    ensure(wanted in _ALLOWED, Invalid("not_a_choice", f"No step leads to {wanted.value}.", field="state"))
    ensure(
        now in _ALLOWED[wanted],
        Conflict("order_state", f"A {now.value} order cannot become {wanted.value}.", data={"state": now.value}),
    )


def order_reference(number: int) -> str:
    """Return the reference a customer sees, e.g. `ORD-0042`."""
    ensure(number > 0, Invalid("out_of_range", "Orders are numbered from 1.", field="number"))
    return f"ORD-{number:04d}"


def reserve_postings(lines: Sequence[Reserved], *, store: UUID) -> list[Posting]:
    """Return the movements of placing: each line from the shelf to the store's reserved place."""
    return _between(lines, PlaceKind.STORE, PlaceKind.RESERVED, store=store, kind=MovementKind.RESERVE)


def release_postings(lines: Sequence[Reserved], *, store: UUID) -> list[Posting]:
    """Return the movements of cancelling: each line back to the shelf."""
    return _between(lines, PlaceKind.RESERVED, PlaceKind.STORE, store=store, kind=MovementKind.RELEASE)


def _between(
    lines: Sequence[Reserved], source: PlaceKind, target: PlaceKind, *, store: UUID, kind: MovementKind
) -> list[Posting]:
    ensure(0 < len(lines) <= MAX_ORDER_LINES, Invalid("out_of_range", "An order has 1 to 200 lines.", field="lines"))
    return [
        Posting(
            line=line.n,
            variant=line.variant,
            source=Place(source, store),
            target=Place(target, store),
            quantity_milli=line.quantity_milli,
            kind=kind,
        )
        for line in lines
    ]
