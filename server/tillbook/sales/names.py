"""Names for lists of sales and orders: stores and registers, each asked for once per page."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from tillbook.stores import interface as stores


def store_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return store id -> name."""
    return dict(stores.Store.objects.filter(id__in=set(ids)).values_list("id", "name"))


def register_names(ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Return register id -> (code, name)."""
    rows = stores.Register.objects.filter(id__in=set(ids)).values_list("id", "code", "name")
    return {row[0]: (row[1], row[2]) for row in rows}
