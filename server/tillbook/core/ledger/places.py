"""Where stock can be: real places of a store, and the virtual ones goods come from and go to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from uuid import UUID, uuid5

from tillbook.core.values import Invalid, ensure

_NAMESPACE = UUID("0192f0c0-7111-7000-8000-000000000001")


class PlaceKind(StrEnum):
    """The kinds of place; `CACHED_KINDS` are those where goods can be, the others are counterparties."""

    STORE = "store"
    RESERVED = "reserved"
    DAMAGED = "damaged"
    IN_TRANSIT = "in_transit"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    LOSS = "loss"
    OPENING = "opening"


CACHED_KINDS = frozenset({PlaceKind.STORE, PlaceKind.RESERVED, PlaceKind.DAMAGED, PlaceKind.IN_TRANSIT})
"""Places that have a cached balance. Counterparties are folded on demand: cached they would be one hot row per variant."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its kind and its owner (the store; the transfer for goods in transit; nobody for counterparties)."""

    kind: PlaceKind
    owner: UUID | None = None

    def __post_init__(self) -> None:
        ensure(
            (self.owner is not None) == (self.kind in CACHED_KINDS),
            Invalid("bad_place", f"A {self.kind.value} place must {'' if self.kind in CACHED_KINDS else 'not '}have an owner."),
        )


@lru_cache(maxsize=65536)
def location_id(place: Place) -> UUID:
    """Return the id of the place's location row: a UUIDv5, so that no look-up is needed to post."""
    return uuid5(place.owner or _NAMESPACE, place.kind.value)
