"""The cells of one row of a chain file, asked for by the column's name, strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tillbook.core.values import Invalid, ensure
from tillbook.core.values.decimals import read_decimal


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: its number as the spreadsheet shows it, and its texts by column."""

    row: int
    texts: Mapping[str, str]

    def text(self, name: str, *, default: str = "") -> str:
        """Return a cell without spaces at its ends; a missing or empty one gives `default`."""
        return self.texts.get(name, "").strip() or default

    def needed(self, name: str) -> str:
        """Return a cell that must say something; Invalid `missing`."""
        text = self.text(name)
        ensure(bool(text), Invalid("missing", f"{name} is empty.", field=name))
        return text

    def amount(self, name: str, *, places: int) -> int | None:
        """Return a number in units of 10^-places ("12.50" with 2 places: 1250), None where the cell is empty."""
        text = self.text(name)
        return read_decimal(text, sign=".", places=places, field=name) if text else None

    def needed_amount(self, name: str, *, places: int) -> int:
        """Return a number that must be there."""
        self.needed(name)
        return self.amount(name, places=places) or 0

    def day(self, name: str) -> date:
        """Return a day written like 2026-03-31; Invalid `not_a_date`."""
        try:
            return date.fromisoformat(self.needed(name))
        except ValueError:
            raise Invalid("not_a_date", f"{name} is not written like 2026-03-31.", field=name) from None

    def local_time(self, name: str) -> datetime:
        """Return a local time written like 2026-03-31 14:05; Invalid `not_a_time`."""
        try:
            found = datetime.fromisoformat(self.needed(name))
        except ValueError:
            raise Invalid("not_a_time", f"{name} is not written like 2026-03-31 14:05.", field=name) from None
        ensure(found.tzinfo is None, Invalid("not_a_time", f"{name} is local time, without a zone.", field=name))
        return found
