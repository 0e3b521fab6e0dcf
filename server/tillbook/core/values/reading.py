"""Strict reading of JSON objects: each member is asked for by name and type, and members nobody asked for are refused.

Errors are made only where there is one: a sale of five lines asks for a hundred members, and making a hundred sentences nobody
reads was a tenth of its time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from .errors import Invalid, ensure
from .ids import parse_uuid
from .json import JsonValue
from .money import MAX_INTEGER, check_integer

MAX_TEXT = 2_000
"""The longest text one member may hold, in characters."""


class Reader:
    """Reads one object. Every error names the member in dotted form; `done()` refuses what was not read."""

    def __init__(self, value: JsonValue, *, at: str = "") -> None:
        if not isinstance(value, Mapping):
            raise Invalid("not_an_object", f"{at or 'The document'} must be an object.", field=at or None)
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
        if member not in self._members:
            raise Invalid("missing", f"{self.name(member)} is missing.", field=self.name(member))
        return self._members[member]

    def integer(self, member: str) -> int:
        """Return a required whole number within +-(2^53 - 1)."""
        value = self.raw(member)
        if type(value) is int and -MAX_INTEGER <= value <= MAX_INTEGER:
            return value
        return check_integer(value, field=self.name(member))  # type: ignore[arg-type]  # it refuses what is not an int

    def text(self, member: str, *, limit: int = MAX_TEXT) -> str:
        """Return a required text of at most `limit` characters."""
        value = self.raw(member)
        if not isinstance(value, str):
            raise Invalid("not_text", f"{self.name(member)} must be text.", field=self.name(member))
        if len(value) > limit:
            raise Invalid("too_long", f"{self.name(member)} is too long.", field=self.name(member))
        return value

    def choice(self, member: str, allowed: Sequence[str]) -> str:
        """Return a required text that is one of `allowed`."""
        value = self.text(member)
        if value not in allowed:
            raise Invalid("not_a_choice", f"{self.name(member)} must be one of {', '.join(allowed)}.", field=self.name(member))
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
        name = self.name(member)
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise Invalid("not_a_list", f"{name} must be a list.", field=name)
        if len(value) > limit:
            raise Invalid("too_many", f"{name} has more than {limit} entries.", field=name)
        return [Reader(item, at=f"{name}.{i}") for i, item in enumerate(value)]

    def object(self, member: str) -> Reader:
        """Return a reader of a required object."""
        return Reader(self.raw(member), at=self.name(member))

    def optional_object(self, member: str) -> Reader | None:
        """Return a reader of an object, or None where the member is absent or null."""
        return None if self._absent(member) else self.object(member)

    def done(self) -> None:
        """Refuse members that nobody asked for: Invalid `extra_field`."""
        if not self._members.keys() <= self._read:
            name = self.name(min(self._members.keys() - self._read))
            raise Invalid("extra_field", f"{name} is not known here.", field=name)

    def _absent(self, member: str) -> bool:
        self._read.add(member)
        return self._members.get(member) is None
