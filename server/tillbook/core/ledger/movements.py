"""What moves: one posting is one variant (and lot) from one place to another, quantity above zero."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tillbook.core.values import Invalid, ensure
from tillbook.core.values.quantity import MAX_QUANTITY_MILLI

from .places import Place, PlaceKind

NO_LOT = UUID(int=0)
"""The lot of goods that are not kept by lot."""


class MovementKind(StrEnum):
    """Why stock moved; the table in `docs/reference/ledger.md` says which places each kind joins."""

    RECEIVE = "receive"
    SALE = "sale"
    RETURN = "return"
    SUPPLIER_RETURN = "supplier_return"
    RESERVE = "reserve"
    RELEASE = "release"
    TRANSFER = "transfer"
    COUNT = "count"
    ADJUST = "adjust"
    OPENING = "opening"


_S, _R, _D, _T = PlaceKind.STORE, PlaceKind.RESERVED, PlaceKind.DAMAGED, PlaceKind.IN_TRANSIT
_SUPPLIER, _CUSTOMER, _LOSS, _OPENING = PlaceKind.SUPPLIER, PlaceKind.CUSTOMER, PlaceKind.LOSS, PlaceKind.OPENING

ALLOWED_ROUTES: dict[MovementKind, frozenset[tuple[PlaceKind, PlaceKind]]] = {
    MovementKind.RECEIVE: frozenset({(_SUPPLIER, _S)}),
    MovementKind.SALE: frozenset({(_S, _CUSTOMER), (_R, _CUSTOMER)}),
    MovementKind.RETURN: frozenset({(_CUSTOMER, _S), (_CUSTOMER, _D), (_CUSTOMER, _LOSS)}),
    MovementKind.SUPPLIER_RETURN: frozenset({(_D, _SUPPLIER), (_S, _SUPPLIER)}),
    MovementKind.RESERVE: frozenset({(_S, _R)}),
    MovementKind.RELEASE: frozenset({(_R, _S)}),
    MovementKind.TRANSFER: frozenset({(_S, _T), (_T, _S), (_T, _LOSS)}),
    MovementKind.COUNT: frozenset({(_S, _LOSS), (_LOSS, _S)}),
    MovementKind.ADJUST: frozenset({(_S, _LOSS), (_LOSS, _S), (_D, _LOSS)}),
    MovementKind.OPENING: frozenset({(_OPENING, _S)}),
}
"""Kind -> the (source, target) kinds it may join. Anything else is Invalid `bad_route`."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One movement to be made.

    `line` is the line of the document that caused it; `quantity_milli` > 0 in thousandths of the variant's unit;
    `unit_cost_minor` only where goods enter (receive, opening).
    """

    line: int
    variant: UUID
    source: Place
    target: Place
    quantity_milli: int
    kind: MovementKind
    lot: UUID = NO_LOT
    reason: str = ""
    unit_cost_minor: int | None = None


def check_posting(posting: Posting) -> Posting:
    """Return the posting if its quantity is in range and its route is one the kind allows; Invalid otherwise."""
    ensure(
        0 < posting.quantity_milli <= MAX_QUANTITY_MILLI,
        Invalid(
            "quantity_not_positive", "A movement's quantity must be above zero.", field=f"lines.{posting.line}.quantity_milli"
        ),
    )
    ensure(
        (posting.source.kind, posting.target.kind) in ALLOWED_ROUTES[posting.kind],
        Invalid(
            "bad_route", f"{posting.kind.value} does not go from {posting.source.kind.value} to {posting.target.kind.value}."
        ),
    )
    return posting
