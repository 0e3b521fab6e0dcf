"""Finding variants by their codes, set-wise, for files that name them so."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from tillbook.platform import sql


def ids_by_code(codes: Iterable[str]) -> dict[str, UUID]:
    """Return the ids of variants by code; codes nobody has are left out."""
    rows = sql.fetch_in("SELECT code, id FROM catalogue_variant WHERE code IN ({values})", dict.fromkeys(codes))
    return {row[0]: sql.read_id(row[1]) for row in rows}
