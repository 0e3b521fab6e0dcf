"""What a customer bought and ordered: asked of whoever records it (installed by `app`, because customers lie below sales)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line: what, thousandths of its unit, what it cost (below zero: given back)."""

    name: str
    quantity_milli: int
    gross_minor: int


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One sale, return, exchange or order; `label` is its receipt number or reference."""

    type: str
    id: UUID
    label: str
    at: datetime
    store_id: UUID
    store_name: str
    gross_minor: int
    state: str | None
    lines: tuple[HistoryLine, ...]


class HistorySource(Protocol):
    """Knows what customers bought."""

    def __call__(self, customer_id: UUID, *, after: tuple[datetime, UUID] | None, limit: int) -> list[HistoryItem]:
        """Return at most `limit` items, newest first, behind the position `after`."""


_source: list[HistorySource] = []


def use_history(source: HistorySource) -> None:
    """Install the one source of histories (done by `app` at start)."""
    _source[:] = [source]


def history_of(customer_id: UUID, *, after: tuple[datetime, UUID] | None, limit: int) -> list[HistoryItem]:
    """Return at most `limit` items of a customer's history, newest first, behind the position `after`."""
    return _source[0](customer_id, after=after, limit=limit)
