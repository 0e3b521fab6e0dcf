"""Canonical JSON (RFC 8785) for our domain: integers within +-(2^53 - 1), strings, true, false, null, arrays, objects.

No floats exist in it, so Python's own encoder with sorted keys and tight separators gives the canonical bytes. Keys are
ASCII, so sorting by code point equals the RFC's sorting by UTF-16 unit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from .errors import Invalid, ensure
from .money import MAX_INTEGER

JsonValue: TypeAlias = "str | int | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
JsonObject: TypeAlias = Mapping[str, JsonValue]

_LONG_NUMBER = re.compile(r"[0-9]{16}")
"""Only a text with sixteen digits in a row can hold an integer out of range; all else a reader could find wrong is refused while
it is parsed."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def canonical_json(value: JsonValue) -> str:
    """Return the RFC 8785 text of `value`; floats and integers beyond +-(2^53 - 1) are Invalid `not_canonical`."""
    _check(value)
    return _ENCODER.encode(value)


def trusted_canonical_json(value: JsonValue) -> str:
    """Return the RFC 8785 text of a value that our own code built from checked integers and strings (no second walk)."""
    return _ENCODER.encode(value)


def parse_json(text: str) -> JsonValue:
    """Return the JSON value of `text`; floats, NaN, doubled keys and integers out of range are Invalid `not_canonical`."""
    try:
        value: JsonValue = json.loads(text, parse_float=_refuse, parse_constant=_refuse, object_pairs_hook=_object)
    except (json.JSONDecodeError, RecursionError):
        raise Invalid("not_json", "This is not JSON.") from None
    if _LONG_NUMBER.search(text):
        _check(value)
    return value


def parse_canonical(text: str) -> JsonValue:
    """Return the value of `text` if `text` is its canonical form to the byte; Invalid `not_canonical` otherwise."""
    value = parse_json(text)
    ensure(_ENCODER.encode(value) == text, Invalid("not_canonical", "The bytes are not in canonical form."))
    return value


def _refuse(text: str) -> JsonValue:
    raise Invalid("not_canonical", f"{text} is not allowed: only whole numbers.")


def _object(pairs: Sequence[tuple[str, JsonValue]]) -> JsonValue:
    result = dict(pairs)
    ensure(len(result) == len(pairs), Invalid("not_canonical", "A member stands twice."))
    return result


def _check(value: JsonValue) -> None:
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return
    if isinstance(value, int):
        ensure(abs(value) <= MAX_INTEGER, Invalid("not_canonical", "An integer is out of range."))
    elif isinstance(value, Mapping):
        for key, member in value.items():
            ensure(isinstance(key, str), Invalid("not_canonical", "A member's name must be text."))
            _check(member)
    elif isinstance(value, Sequence):
        for member in value:
            _check(member)
    else:
        raise Invalid("not_canonical", "Only whole numbers, text, true, false, null, lists and objects are allowed.")
