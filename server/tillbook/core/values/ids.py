"""Identities: UUID version 7 (RFC 9562), made by whoever starts the act. Pure: time and randomness are handed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from .errors import Invalid, ensure

_MAX_MS = 2**48 - 1


def uuid7_from(wall_ms: int, random_80: int) -> UUID:
    """Return the UUIDv7 of a Unix time in milliseconds and 80 random bits (74 of them are used)."""
    ensure(0 <= wall_ms <= _MAX_MS, Invalid("out_of_range", "The time does not fit a UUIDv7.", field="wall_ms"))
    rand_a, rand_b = (random_80 >> 62) & 0xFFF, random_80 & (2**62 - 1)
    return UUID(int=(wall_ms << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b)


def is_uuid7(value: UUID) -> bool:
    """Tell whether `value` is a version 7 UUID of the RFC variant."""
    return value.version == 7


def parse_uuid(text: str, *, field: str, name: Callable[[str], str] = str) -> UUID:
    """Return the UUID written as 8-4-4-4-12 lower-case hex; anything else is Invalid `not_an_id`.

    `name` turns `field` into its full name where an error has to name it.
    """
    try:
        return _canonical(text)
    except (ValueError, AttributeError, TypeError):
        place = name(field)
        raise Invalid("not_an_id", f"{place} is not an id in its canonical form.", field=place) from None


@lru_cache(maxsize=65_536)
def _canonical(text: str) -> UUID:
    """The UUID of a canonical text, remembered: documents name the same variants again and again."""
    value = UUID(text)
    if str(value) != text:
        raise ValueError(text)
    return value
