"""The one place where the program asks what time it is, and where ids are made."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from uuid import UUID

from tillbook.core.values import to_wall_ms, uuid7_from

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """Return the present instant, aware UTC."""
    return _frozen.get() or datetime.now(UTC)


def new_id() -> UUID:
    """Return a fresh UUIDv7."""
    return uuid7_from(to_wall_ms(now()), secrets.randbits(80))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Run a block as if it were `moment` (the demo's past and the tests)."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
