"""One cell of the table: a verdict, and the part of the action it is limited to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tillbook.core.values import Invalid


class Verdict(StrEnum):
    """What a cell says, in the letters of the table."""

    YES = "Y"
    OWN_STORE = "O"
    LIMIT = "L"
    SECOND_PERSON = "V"
    PROPOSE = "P"
    NO = "-"
    SCOPE = "scope"
    OWN_RECORDS = "own"
    AS_USER = "as user"


class Part(StrEnum):
    """A part of an action that a cell can be limited to."""

    BANK = "bank"
    ERASE = "erase"
    PIN = "PIN"
    FIND = "find"
    QUANTITY_BAND = "qty band"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Cell:
    """`verdict`, for the whole action or for `part` of it only."""

    verdict: Verdict
    part: Part | None = None


_WHOLE_CELLS = {
    "O/Y": Cell(Verdict.YES),
    "own store O": Cell(Verdict.OWN_STORE),
    "find": Cell(Verdict.YES, Part.FIND),
    "qty band": Cell(Verdict.YES, Part.QUANTITY_BAND),
    "request": Cell(Verdict.OWN_RECORDS, Part.REQUEST),
}
_LETTERS = {verdict.value: Cell(verdict) for verdict in Verdict}


def parse_cell(text: str) -> Cell:
    """Return the cell written as in the table, e.g. `Y`, `bank V`, `qty band`; anything else is Invalid `unknown_cell`."""
    if text in _WHOLE_CELLS:
        return _WHOLE_CELLS[text]
    if text in _LETTERS:
        return _LETTERS[text]
    word, _, letter = text.rpartition(" ")
    if letter not in ("Y", "O", "L", "V", "P") or word not in tuple(Part):
        raise Invalid("unknown_cell", f"{text!r} is not a cell of the permission table.")
    return Cell(Verdict(letter), Part(word))
