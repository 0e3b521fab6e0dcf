"""The one place where the program asks what time it is, and where ids are made."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from uuid import UUID

from tillbook.core.values import to_wall_ms, uuid7_from

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)
_bits: ContextVar[Callable[[int], int]] = ContextVar("random_bits", default=secrets.randbits)


def now() -> datetime:
    """Return the present instant, aware UTC."""
    return _frozen.get() or datetime.now(UTC)


def new_id() -> UUID:
    """Return a fresh UUIDv7."""
    return uuid7_from(to_wall_ms(now()), _bits.get()(80))


@contextmanager
def at(moment: datetime, *, bits: Callable[[int], int] | None = None) -> Iterator[None]:
    """Run a block as if it were `moment` (the demo's past and the tests); `bits` gives ids their random bits, from a seed."""
    token, bits_token = _frozen.set(moment.astimezone(UTC)), _bits.set(bits or _bits.get())
    try:
        yield
    finally:
        _bits.reset(bits_token)
        _frozen.reset(token)
