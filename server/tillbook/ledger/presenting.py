"""Movements as people read them: places, documents and people by name."""

from __future__ import annotations

from collections.abc import Sequence

from tillbook.core.ledger import MovementKind, PlaceKind
from tillbook.identity import interface as identity
from tillbook.journal import interface as journal
from tillbook.stores import interface as stores

from .queries import MovementRow
from .schemas import MovementOut, PlaceOut


def movement_rows(rows: Sequence[MovementRow], *, with_cost: bool) -> list[MovementOut]:
    """Return movements with the names of their places, documents and people; cost only for those who may see it."""
    places = stores.place_names([place for row in rows for place in (row.from_id, row.to_id)])
    documents = journal.document_labels([row.document_id for row in rows])
    people = identity.actor_names([row.actor_id for row in rows if row.actor_id])
    shown = []
    for row in rows:
        label = documents.get(row.document_id)
        source, target = places[row.from_id], places[row.to_id]
        shown.append(
            MovementOut(
                id=row.id,
                variant_id=row.variant_id,
                source=PlaceOut(id=source.id, name=source.store_name, kind=PlaceKind(source.kind)),
                target=PlaceOut(id=target.id, name=target.store_name, kind=PlaceKind(target.kind)),
                quantity_milli=row.quantity_milli,
                kind=MovementKind(row.kind),
                reason=row.reason or None,
                document_id=row.document_id,
                document_type=label.type if label else "order",
                document_label=(label.receipt_no if label else None) or "",
                person_name=people.get(row.actor_id) if row.actor_id else None,
                occurred_at=row.occurred_at,
                recorded_at=row.recorded_at,
                unit_cost_minor=row.unit_cost_minor if with_cost else None,
            )
        )
    return shown
