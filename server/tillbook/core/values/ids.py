"""Identities: UUID version 7 (RFC 9562), made by whoever starts the act. Pure: time and randomness are handed in."""

from __future__ import annotations

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


def parse_uuid(text: str, *, field: str) -> UUID:
    """Return the UUID written as 8-4-4-4-12 lower-case hex; anything else is Invalid `not_an_id`."""
    try:
        value = UUID(text)
    except (ValueError, AttributeError, TypeError):
        raise Invalid("not_an_id", f"{field} is not an id.", field=field) from None
    if str(value) != text:
        raise Invalid("not_an_id", f"{field} is not an id in its canonical form.", field=field)
    return value
