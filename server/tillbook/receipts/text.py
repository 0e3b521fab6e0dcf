"""A receipt as plain text, 42 columns: what an 80 mm printer prints in its own letters."""

from __future__ import annotations

import textwrap

from .content import Receipt
from .layout import Row, receipt_rows

COLUMNS = 42


def receipt_text(receipt: Receipt) -> str:
    """Return the receipt as lines of at most 42 characters."""
    return "\n".join(line.rstrip() for row in receipt_rows(receipt) for line in _lines(row)) + "\n"


def _lines(row: Row) -> list[str]:
    match row.kind:
        case "rule":
            return ["-" * COLUMNS]
        case "mark":
            return [f"*** {row.left} ***".center(COLUMNS)]
        case "title" | "centre":
            return [part.center(COLUMNS) for part in textwrap.wrap(row.left, COLUMNS)]
        case "code":
            return [f"[{row.left}]".center(COLUMNS)]
        case "detail":
            return _pair(f"  {row.left}", row.right)
        case _:
            return _pair(row.left, row.right)


def _pair(left: str, right: str) -> list[str]:
    """Set left and right at the edges; a left part that is too long goes on over the lines above."""
    room = COLUMNS - len(right) - (1 if right else 0)
    if room < 10:
        return [*textwrap.wrap(left, COLUMNS), right.rjust(COLUMNS)]
    indent = " " * (len(left) - len(left.lstrip()))
    parts = textwrap.wrap(left.strip(), room - len(indent)) or [""]
    lines = [indent + part for part in parts]
    return [*lines[:-1], lines[-1].ljust(COLUMNS - len(right)) + right]
