"""The page of refusals names tests that exist, and every line of it has one or says that its time has not come."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
PAGE = TESTS.parents[1] / "docs" / "reference" / "refusals.md"
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*)\|$", re.MULTILINE)


def _rows() -> list[tuple[int, str, list[str]]]:
    """Return (number, what it gets, tests named) of every line."""
    text = PAGE.read_text(encoding="utf-8")
    return [(int(number), gets, re.findall(r"`([^`]+)`", tests)) for number, _, gets, tests in ROW.findall(text)]


def _tests_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_the_lines_are_numbered_1_to_43() -> None:
    assert [number for number, _, _ in _rows()] == list(range(1, 44))


def test_every_test_the_page_names_exists() -> None:
    named = [test.partition("::") for _, _, tests in _rows() for test in tests]
    assert len(named) >= 75
    missing = [
        f"{file}::{name}" for file, _, name in named if not (TESTS / file).is_file() or name not in _tests_in(TESTS / file)
    ]
    assert missing == []


def test_a_line_without_a_test_says_that_it_is_not_yet() -> None:
    assert [number for number, gets, tests in _rows() if not tests and not gets.startswith("not yet:")] == []


def test_every_test_that_bears_a_lines_number_stands_in_that_line() -> None:
    by_line = {number: {test.partition("::")[2] for test in tests} for number, _, tests in _rows()}
    numbered = {name for name in _tests_in(TESTS / "api" / "test_refusals.py") if name.startswith("test_refusal_")}
    assert [name for name in sorted(numbered) if name not in by_line[int(name.split("_")[2])]] == []
