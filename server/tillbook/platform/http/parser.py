"""Reads JSON bodies: UTF-8, JSON content type, no NaN, no doubled members, no NUL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from tillbook.core.values import Invalid


class StrictParser(Parser):
    """The API's only body parser."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the JSON value of the body; Invalid `not_json` for anything else."""
        if request.content_type != "application/json":
            raise Invalid("not_json", "Send JSON with the content type application/json.")
        try:
            text = request.body.decode()
            value = json.loads(text, parse_constant=_refuse, object_pairs_hook=_object)
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            raise Invalid("not_json", "The body is not JSON.") from None
        if "\\u0000" in text or "\x00" in text:
            raise Invalid("control_character", "Text may not hold NUL.")
        return value


def _refuse(text: str) -> Any:
    raise Invalid("not_a_number", f"{text} is not a number here.")


def _object(pairs: Sequence[tuple[str, Any]]) -> Any:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise Invalid("doubled_member", "A member stands twice.")
    return result
