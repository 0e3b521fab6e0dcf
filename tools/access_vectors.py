"""Writes `vectors/access/table.json` from the table of `docs/reference/permissions.md`, never from the code.

A case is [action, role, [the answer to each situation, in their order]]. Both engines (Python `tillbook.core.access`,
TypeScript `web/packages/rules/src/access.ts`) must give these answers.
Run `python tools/access_vectors.py` after the table changed; `--check` only says whether the file is up to date.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "reference" / "permissions.md"
TARGET = ROOT / "vectors" / "access" / "table.json"

COLUMNS = {
    "OW": "owner", "C": "cashier", "S": "supervisor", "M": "manager", "B": "buyer", "A": "accountant", "AD": "administrator",
    "I": "integration", "G": "guest", "AI": "assistant",
}  # fmt: skip
STORE_COLUMNS = ("C", "S", "M", "I", "AI")
PARTS = ("bank", "erase", "PIN", "find", "qty band", "request")

OWN, OTHER = "00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"
PERSON, CUSTOMER = "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-0000000000c1"

_SMALL = {"amount_minor": 1, "share_ppm": 1, "shift_minor": 1}
_LARGE = {"amount_minor": 10**9, "share_ppm": 10**6, "shift_minor": 10**9}
SITUATIONS = {
    "own_small": {"store": OWN, **_SMALL},
    "own_large": {"store": OWN, **_LARGE},
    "own_unsaid": {"store": OWN},
    "other_store": {"store": OTHER, **_SMALL},
    "other_record": {"store": OTHER, "is_record": True, **_SMALL},
    "whole_chain": {"is_whole_chain": True, **_SMALL},
    "mine": {"store": OWN, "person": PERSON, "customer": CUSTOMER, **_SMALL},
    **{f"part_{part}": {"store": OWN, "customer": CUSTOMER, "part": part, **_SMALL} for part in PARTS},
}
"""What is asked about. The store roles are given for OWN; the customer's own record is CUSTOMER."""


def read_table(text: str) -> dict[int, dict[str, str]]:
    """Return action number -> column -> cell text, from the one table of the page whose header starts with `#`."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    start = next(i for i, cells in enumerate(lines) if cells[0] == "#")
    header = lines[start][2:]
    rows = itertools.takewhile(lambda cells: cells[0].isdigit(), lines[start + 2 :])
    return {int(cells[0]): dict(zip(header, cells[2:], strict=True)) for cells in rows}


def expected(row: dict[str, str], column: str, *, situation: str, action: int) -> str:
    """Return the answer the table promises: allowed, needs_second_person, or the code of a refusal."""
    if action == 36:
        return "never"
    cell = row[column]
    if cell == "as user":
        return expected(row, "M", situation=situation, action=action)
    word, letter = _split(cell)
    if letter == "-" or (word and situation != f"part_{word}"):
        return "not_permitted"
    if letter in ("Y", "P"):
        return "allowed" if letter == "Y" else "proposal_only"
    if letter == "own":
        return "allowed" if _is_mine(situation, column) else "not_yours"
    is_foreign = situation in ("other_store", "other_record", "whole_chain") and column in STORE_COLUMNS
    if is_foreign:
        return "not_found" if situation == "other_record" else "other_store"
    return _by_amount(letter, situation)


def _split(cell: str) -> tuple[str, str]:
    special = {"O/Y": ("", "Y"), "own store O": ("", "O"), "find": ("find", "Y"), "qty band": ("qty band", "Y")}
    if cell in special:
        return special[cell]
    if cell == "request":
        return "request", "own"
    word, _, letter = cell.rpartition(" ")
    return word, letter


def _is_mine(situation: str, column: str) -> bool:
    return situation == "mine" or (column == "G" and situation.startswith("part_"))


def _by_amount(letter: str, situation: str) -> str:
    if letter == "V" or (letter == "L" and situation in ("own_large", "own_unsaid")):
        return "needs_second_person"
    return "allowed"


def build() -> str:
    """Return the text of the vector file."""
    table = read_table(TABLE.read_text(encoding="utf-8"))
    cases = [
        [action, COLUMNS[column], [expected(row, column, situation=situation, action=action) for situation in SITUATIONS]]
        for action, row in table.items()
        for column in COLUMNS
    ]
    lines = ",\n".join("    " + json.dumps(case) for case in cases)
    situations = ",\n".join(f"    {json.dumps(name)}: {json.dumps(value)}" for name, value in SITUATIONS.items())
    head = json.dumps({"store": OWN, "person": PERSON, "customer": CUSTOMER})
    return f'{{\n  "actor": {head},\n  "situations": {{\n{situations}\n  }},\n  "cases": [\n{lines}\n  ]\n}}\n'


def main() -> int:
    """Write the file, or with `--check` compare it; exit 1 where it is out of date."""
    text = build()
    if "--check" in sys.argv:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
