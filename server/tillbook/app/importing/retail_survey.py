"""The first reading of an Online Retail file: what its catalogue, customers and opening stock must be.

Holds a few facts per code and customer, never the lines. Opening stock is the least quantity with which no code is ever below
zero while the file is played from its first line to its last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .reasons import Refusal
from .retail_lines import RetailLine, blocks
from .retail_meaning import CHARGES, Meaning, meaning_of

ReturnKey = tuple[str, str, int]
"""Customer, code, price: what a return must share with the sale it gives back."""


@dataclass(slots=True)
class CodeFacts:
    """What the file says of one code: what it was called when sold, its last price, its stock's course."""

    names: Counter[str] = field(default_factory=Counter)
    price_minor: int = 0
    running: int = 0
    lowest: int = 0

    def move(self, quantity: int) -> None:
        """Follow the stock's course."""
        self.running += quantity
        self.lowest = min(self.lowest, self.running)


@dataclass(slots=True)
class Survey:
    """What one reading found: rows, codes, customers with their country, the first moment, what is ever given back."""

    rows: int = 0
    codes: dict[str, CodeFacts] = field(default_factory=dict)
    customers: dict[str, str] = field(default_factory=dict)
    first: datetime | None = None
    given_back: set[ReturnKey] = field(default_factory=set)

    def name_of(self, code: str) -> str:
        """Return what a code is mostly called when it is sold; ties to the name first met; nobody named it: the code."""
        if code in CHARGES:
            return CHARGES[code]
        named = self.codes[code].names.most_common(1)
        return named[0][0][:200] if named else code

    def opening_of(self, code: str) -> int:
        """Return how many pieces must have been there before the first line."""
        return -self.codes[code].lowest


def survey_file(path: Path, *, progress: Callable[[int], None]) -> Survey:
    """Read the file once; `progress` is told how many rows a block had."""
    found = Survey()
    for block in blocks(path):
        for row in block.rows:
            found.rows += 1
            if row.line is None:
                continue
            meaning = meaning_of(row.line)
            if not isinstance(meaning, Refusal):
                _note(found, row.line, meaning)
        progress(len(block.rows))
    return found


def _note(found: Survey, line: RetailLine, meaning: Meaning) -> None:
    facts = found.codes.setdefault(line.code, CodeFacts())
    if found.first is None or line.at < found.first:
        found.first = line.at
    if line.customer and line.customer not in found.customers:
        found.customers[line.customer] = line.country
    if meaning in (Meaning.SALE, Meaning.GIFT):
        facts.move(-line.quantity)
        if line.description:
            facts.names[line.description] += 1
        facts.price_minor = line.price_minor or facts.price_minor
    elif meaning is Meaning.RETURN:
        if line.code not in CHARGES:
            facts.move(-line.quantity)
        if line.customer:
            found.given_back.add((line.customer, line.code, line.price_minor))
    else:
        facts.move(line.quantity)
