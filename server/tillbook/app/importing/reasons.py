"""The report of an import: how many rows were accepted as what, and the reason file of those that were not."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TextIO

HEADER = ("row", "reason", "message", "field", "content")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row was left out: a stable reason, a sentence, the column it lies in (empty: the whole row)."""

    reason: str
    message: str
    field: str = ""


@dataclass(slots=True)
class Report:
    """What came of a file: rows by what they were accepted as, rows by reason, documents made and found already there."""

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    already_there: Counter[str] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """All rows of the file: the accepted and the refused."""
        return self.accepted.total() + self.refused.total()

    def lines(self) -> list[str]:
        """Return the report as lines of text for people."""
        text = [f"{self.rows:>9,} rows = {self.accepted.total():,} accepted + {self.refused.total():,} with a reason"]
        for title, counts in (("accepted", self.accepted), ("reason", self.refused)):
            text += [f"  {title:<10}{name:<28}{count:>9,}" for name, count in sorted(counts.items())]
        for title, counts in (("made", self.made), ("was there", self.already_there)):
            text += [f"  {title:<10}{name:<28}{count:>9,}" for name, count in sorted(counts.items())]
        return text


class ReasonFile:
    """A CSV of every row that was left out; without a path it only counts."""

    def __init__(self, path: Path | None, report: Report) -> None:
        self._path, self._report = path, report
        self._file: TextIO | None = None

    def __enter__(self) -> ReasonFile:
        if self._path is not None:
            self._file = self._path.open("w", encoding="utf-8", newline="")
            self._writer = csv.writer(self._file)
            self._writer.writerow(HEADER)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()

    def refuse(self, row: int, refusal: Refusal, content: str) -> None:
        """Count and write one row that was left out; `row` counts from 1, the header not included."""
        self._report.refused[refusal.reason] += 1
        if self._file is not None:
            self._writer.writerow((row, refusal.reason, refusal.message, refusal.field, content))
