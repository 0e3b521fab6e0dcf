"""Strict reading of JSON objects: each member is asked for by name and type, and members nobody asked for are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from .errors import Invalid, ensure
from .ids import parse_uuid
from .json import JsonValue
from .money import check_integer

MAX_TEXT = 2_000
"""The longest text one member may hold, in characters."""


class Reader:
    """Reads one object. Every error names the member in dotted form; `done()` refuses what was not read."""

    def __init__(self, value: JsonValue, *, at: str = "") -> None:
        ensure(
            isinstance(value, Mapping), Invalid("not_an_object", f"{at or 'The document'} must be an object.", field=at or None)
        )
        assert isinstance(value, Mapping)
        self._members = value
        self._at = at
        self._read: set[str] = set()

    def name(self, member: str) -> str:
        """Return the dotted name of a member."""
        return f"{self._at}.{member}" if self._at else member

    def has(self, member: str) -> bool:
        """Tell whether an optional member is there."""
        return member in self._members

    def raw(self, member: str) -> JsonValue:
        """Return a required member as it stands."""
        self._read.add(member)
        ensure(member in self._members, Invalid("missing", f"{self.name(member)} is missing.", field=self.name(member)))
        return self._members[member]

    def integer(self, member: str) -> int:
        """Return a required whole number within +-(2^53 - 1)."""
        value = self.raw(member)
        return check_integer(value, field=self.name(member))  # type: ignore[arg-type]  # it refuses what is not an int

    def text(self, member: str, *, limit: int = MAX_TEXT) -> str:
        """Return a required text of at most `limit` characters."""
        value = self.raw(member)
        ensure(isinstance(value, str), Invalid("not_text", f"{self.name(member)} must be text.", field=self.name(member)))
        assert isinstance(value, str)
        ensure(len(value) <= limit, Invalid("too_long", f"{self.name(member)} is too long.", field=self.name(member)))
        return value

    def choice(self, member: str, allowed: Sequence[str]) -> str:
        """Return a required text that is one of `allowed`."""
        value = self.text(member)
        ensure(
            value in allowed,
            Invalid("not_a_choice", f"{self.name(member)} must be one of {', '.join(allowed)}.", field=self.name(member)),
        )
        return value

    def identity(self, member: str) -> UUID:
        """Return a required id."""
        return parse_uuid(self.text(member, limit=36), field=self.name(member))

    def flag(self, member: str) -> bool:
        """Return a required true or false."""
        value = self.raw(member)
        ensure(
            isinstance(value, bool), Invalid("not_a_flag", f"{self.name(member)} must be true or false.", field=self.name(member))
        )
        return value is True

    def optional_integer(self, member: str) -> int | None:
        """Return a whole number, or None where the member is absent or null."""
        return None if self._absent(member) else self.integer(member)

    def optional_text(self, member: str, *, limit: int = MAX_TEXT) -> str | None:
        """Return a text, or None where the member is absent or null."""
        return None if self._absent(member) else self.text(member, limit=limit)

    def optional_identity(self, member: str) -> UUID | None:
        """Return an id, or None where the member is absent or null."""
        return None if self._absent(member) else self.identity(member)

    def objects(self, member: str, *, limit: int, required: bool = True) -> list[Reader]:
        """Return readers of a list of objects of at most `limit`; an absent optional list is empty."""
        if not required and self._absent(member):
            return []
        value = self.raw(member)
        ensure(
            isinstance(value, Sequence) and not isinstance(value, str),
            Invalid("not_a_list", f"{self.name(member)} must be a list.", field=self.name(member)),
        )
        assert isinstance(value, Sequence)
        ensure(
            len(value) <= limit,
            Invalid("too_many", f"{self.name(member)} has more than {limit} entries.", field=self.name(member)),
        )
        return [Reader(item, at=f"{self.name(member)}.{i}") for i, item in enumerate(value)]

    def object(self, member: str) -> Reader:
        """Return a reader of a required object."""
        return Reader(self.raw(member), at=self.name(member))

    def optional_object(self, member: str) -> Reader | None:
        """Return a reader of an object, or None where the member is absent or null."""
        return None if self._absent(member) else self.object(member)

    def done(self) -> None:
        """Refuse members that nobody asked for: Invalid `extra_field`."""
        extra = sorted(set(self._members) - self._read)
        if extra:
            name = self.name(extra[0])
            raise Invalid("extra_field", f"{name} is not known here.", field=name)

    def _absent(self, member: str) -> bool:
        self._read.add(member)
        return self._members.get(member) is None
