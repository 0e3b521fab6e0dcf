"""Version numbers of the tables that processes keep in memory and documents name: prices, taxes, promotions, policy, catalogue.

Keeps true: a number rises in the transaction that changes its table, and whoever raises it holds it until commit, so numbers
rise in commit order. A reader that finds the number it knows may use what it remembers: one statement instead of many. Steps are
random, so that a number that was rolled back is not met again with another content.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from . import sql

PRICES, TAXES, PROMOTIONS, POLICY, CATALOGUE = "prices", "taxes", "promotions", "policy", "catalogue"
LARGEST_STEP = 1_000_000

_memories: list[Callable[[], None]] = []


def bump(*names: str) -> Mapping[str, int]:
    """Raise versions inside the caller's transaction, in alphabetical order; return the new numbers by name."""
    rows = sql.insert_rows(
        "platform_table_version",
        ("name", "version"),
        [(name, 1 + secrets.randbelow(LARGEST_STEP)) for name in sorted(set(names))],
        suffix="ON CONFLICT (name) DO UPDATE SET version = platform_table_version.version + excluded.version "
        "RETURNING name, version",
    )
    return {name: int(version) for name, version in rows}


def current() -> Mapping[str, int]:
    """Return all versions by name (a table never written has none: 0), by one statement."""
    return {name: int(version) for name, version in sql.fetch_all("SELECT name, version FROM platform_table_version")}


def remember_by_version(forget_it: Callable[[], None]) -> None:
    """Register how a memory is emptied; each module that keeps one does so once."""
    _memories.append(forget_it)


def forget() -> None:
    """Empty every memory (other books were opened: tests, restore)."""
    for forget_it in _memories:
        forget_it()
