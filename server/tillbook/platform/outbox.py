"""The transactional outbox: events are rows of the business transaction, so none is lost and none is invented."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tillbook.core.values.json import JsonObject, trusted_canonical_json

from . import clock, sql


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: past tense `type` (`sale.recorded`), what it is about, and the facts."""

    type: str
    aggregate_type: str
    aggregate_id: UUID
    store_id: UUID | None
    payload: JsonObject


def emit(*events: Event) -> None:
    """Write events into the outbox, inside the caller's transaction."""
    at = sql.time_value(clock.now())
    sql.insert_rows(
        "platform_outbox_event",
        ("event_id", "type", "aggregate_type", "aggregate_id", "store_id", "payload", "recorded_at"),
        [
            (
                sql.id_value(clock.new_id()),
                event.type,
                event.aggregate_type,
                sql.id_value(event.aggregate_id),
                sql.id_value(event.store_id),
                trusted_canonical_json(event.payload),
                at,
            )
            for event in events
        ],
    )
