"""Cursor paging: opaque to callers, a sort key to us; a page asks for one row more than it shows."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field

from tillbook.core.values import Invalid

Item = TypeVar("Item")


class PageQuery(Schema):
    """What every list takes from the address: how many rows, and where to go on. Lists add their filters."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(50, ge=1, le=200)
    cursor: str | None = Field(None, max_length=400)


def encode_cursor(*key: str | int) -> str:
    """Return the cursor that points behind a row with this sort key."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None, *kinds: type) -> tuple[str | int, ...] | None:
    """Return the sort key of a cursor with parts of `kinds`, None for no cursor; Invalid `bad_cursor` if it is not ours."""
    if cursor is None:
        return None
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, UnicodeDecodeError):
        key = None
    if not isinstance(key, list) or [type(part) for part in key] != list(kinds):
        raise Invalid("bad_cursor", "This cursor is not from here.", field="cursor")
    return tuple(key)


def cut_page(rows: Sequence[Item], limit: int) -> tuple[Sequence[Item], bool]:
    """Return the rows of the page and whether there are more, from `limit` + 1 rows asked for."""
    return rows[:limit], len(rows) > limit
