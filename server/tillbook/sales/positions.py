"""Positions in lists of sales and orders: an instant and an id, which is what their cursors hold."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tillbook.core.values import Invalid, TillbookError, check_aware, parse_uuid
from tillbook.platform.http.paging import decode_cursor


def read_position(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Return the instant and id of a cursor, None for no cursor; Invalid `bad_cursor` if it is not ours."""
    key = decode_cursor(cursor, str, str)
    if key is None:
        return None
    try:
        return check_aware(datetime.fromisoformat(str(key[0]))), parse_uuid(str(key[1]), field="cursor")
    except (ValueError, TillbookError):
        raise Invalid("bad_cursor", "This cursor is not from here.", field="cursor") from None
