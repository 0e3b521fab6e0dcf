"""What may not be committed: secrets, books, built or installed files, and traces of the machine something was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NEVER = re.compile(
    r"(^|/)(node_modules|__pycache__|\.tillbook|tillbook-data|tillbook-demo|dist)/|\.(key|pem|sqlite3|sqlite3-wal|sqlite3-shm|pyc)$"
)
MACHINE = re.compile(rb"/(?:root|home/[a-z0-9_-]+|Users/[A-Za-z0-9_-]+)/")
SECRET = re.compile(
    rb"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\btb_[a-z0-9]{8}_[A-Za-z0-9_-]{40,}|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{16}\b"
)
REGISTRY = re.compile(rb'"resolved": "\w+:|--(?:extra-)?index-url|--find-links')
LARGEST_BYTES = 2_000_000


def committed() -> list[str]:
    """The files git knows, or is about to know."""
    listed = subprocess.run(["git", "ls-files", "--cached"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="no repository here to look at")


def places_of(pattern: re.Pattern[bytes], *, names: list[str]) -> list[str]:
    """`file: what` for each file that has a match."""
    found = (
        (name, pattern.search((ROOT / name).read_bytes())) for name in names if name != "server/tests/tidy/test_repository.py"
    )
    return [f"{name}: {match[0].decode(errors='replace')}" for name, match in found if match]


def test_no_key_no_books_and_nothing_built_is_committed() -> None:
    assert [name for name in committed() if NEVER.search(name)] == []


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    here = re.compile(re.escape(str(ROOT).encode()) + rb"\b")
    assert places_of(MACHINE, names=committed()) + places_of(here, names=committed()) == []


def test_no_file_holds_a_secret() -> None:
    assert places_of(SECRET, names=committed()) == []


def test_the_locks_name_no_registry() -> None:
    locks = [name for name in committed() if name.startswith("locks/") or name.endswith("package-lock.json")]
    assert len(locks) >= 6
    assert places_of(REGISTRY, names=locks) == []


def test_no_file_is_larger_than_two_million_bytes() -> None:
    assert [name for name in committed() if (ROOT / name).stat().st_size > LARGEST_BYTES] == []


@pytest.mark.parametrize(
    "text", [b"see /root/books", b"-----BEGIN PRIVATE KEY-----", b"/home/ana/till", b"tb_abcdefgh_" + b"x" * 43]
)
def test_a_planted_trace_or_secret_is_seen(text: bytes) -> None:
    assert MACHINE.search(text + b"/") or SECRET.search(text)


@pytest.mark.parametrize("name", ["tillbook-data/server.key", "web/node_modules/x.js", "a/tillbook.sqlite3", "server/x.key"])
def test_a_planted_file_that_may_not_be_committed_is_seen(name: str) -> None:
    assert NEVER.search(name)
