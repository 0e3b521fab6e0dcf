"""What a section said: its exit code and output, read into passed, failed and skipped.

Keeps true: a command that ended non-zero counts at least one failure, whatever its closing line says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PYTEST_NOTHING_COLLECTED = 5
COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?|xfailed|xpassed)\b")
CLOSING = re.compile(r"^=*\s*(?:\d+ \w+,? ?)+.*\bin [\d.:]+\s?s|^\s*Tests\s+\d+|^no tests ran")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Outcome:
    """The result of one section; `closing` is its last word, `missing` why it did not run."""

    name: str
    title: str
    seconds: float = 0.0
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    closing: str = ""
    output: str = ""
    missing: str = ""

    @property
    def word(self) -> str:
        """How the overview calls it."""
        return "NOT RUN" if self.missing else "FAILED" if self.failed else "ok"


def read_outcome(output: str, code: int, *, name: str, title: str, seconds: float) -> Outcome:
    """Read what a finished section printed; a check without counts of its own counts as one."""
    plain = COLOUR.sub("", output)
    closing = next((line.strip(" =") for line in reversed(plain.splitlines()) if CLOSING.match(line)), "")
    counts = {word: int(number) for number, word in COUNTS.findall(closing)}
    failed = sum(counts.get(word, 0) for word in ("failed", "error", "errors", "xpassed"))
    passed = counts.get("passed", 0)
    if code == PYTEST_NOTHING_COLLECTED and not counts and ("deselected" in closing or "no tests ran" in closing):
        passed = 0
    elif code:
        failed = max(failed, 1)
    elif not counts:
        passed = 1
    return Outcome(name, title, seconds, passed, failed, counts.get("skipped", 0), closing, plain)
