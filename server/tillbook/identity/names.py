"""How people and keys are called."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tillbook.platform import sql


def actor_names(actors: Sequence[UUID]) -> dict[UUID, str]:
    """Return the names of people and API keys by id; unknown ids are left out."""
    wanted = list(dict.fromkeys(actors))
    if not wanted:
        return {}
    marks, values = sql.placeholders(len(wanted)), [sql.id_value(actor) for actor in wanted]
    rows = sql.fetch_all(
        f"SELECT id, name FROM identity_person WHERE id IN ({marks}) UNION ALL SELECT id, name FROM identity_api_key WHERE id IN ({marks})",
        [*values, *values],
    )
    return {sql.read_id(row[0]): row[1] for row in rows}
