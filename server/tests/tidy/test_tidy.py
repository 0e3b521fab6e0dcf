"""Tidiness is counted rightly: each rule finds its planted breach, passes what is right, and the ratchet only shrinks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tidy

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with one clean core module, as many test lines as the rule asks for, and a ratchet of zeros."""
    write(
        tmp_path,
        "server/tillbook/core/clean.py",
        '"""Clean."""\n\n\ndef add(a: int, b: int) -> int:\n    """Add."""\n    return a + b\n',
    )
    write(tmp_path, "server/tests/test_clean.py", "assert True\n" * 1000)
    write(tmp_path, "tools/tidy.json", "{}")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def complaints(root: Path) -> list[str]:
    return tidy.complaints(tidy.measure(root), json.loads((root / "tools/tidy.json").read_text()))


def test_the_tree_as_it_stands_is_tidy() -> None:
    assert complaints(ROOT) == []


def test_a_clean_tree_has_no_complaint(tree: Path) -> None:
    assert complaints(tree) == []


def body(lines: int) -> str:
    return '"""M."""\n\n\ndef work() -> None:\n    """Work."""\n' + "    print()\n" * lines


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        ("functions_too_long", "tools/planted.py", body(70)),
        ("arguments_too_many", "tools/planted.py", '"""M."""\ndef f(a: int, b: int, c: int, *, d: int, e: int, f: int) -> None: ...\n'),
        ("files_too_long", "tools/planted.py", '"""M."""\n' + "X = 1\n" * 400),
        ("annotations_missing", "tools/planted.py", '"""M."""\ndef f(a) -> None: ...\n'),
        ("annotations_missing", "tools/planted.py", '"""M."""\ndef f(a: int): ...\n'),
        ("annotations_missing", "tools/planted.py", '"""M."""\ndef f(*rest) -> None: ...\n'),
        ("names_forbidden", "server/tillbook/sales/utils.py", '"""M."""\n'),
        ("names_forbidden", "server/tillbook/common/x.py", '"""M."""\n'),
        ("names_forbidden", "tools/planted.py", '"""M."""\nclass SaleManager: ...\n'),
        ("names_forbidden", "tools/sale_helpers.py", '"""M."""\n'),
        ("excepts_broad", "tools/planted.py", '"""M."""\ntry: pass\nexcept Exception: pass\n'),
        ("excepts_broad", "tools/planted.py", '"""M."""\ntry: pass\nexcept: pass\n'),
        ("excepts_broad", "tools/planted.py", '"""M."""\ntry: pass\nexcept (KeyError, BaseException): pass\n'),
        ("left_overs", "tools/planted.py", '"""M."""\nX = 1  # TO' + 'DO: later\n'),
        ("floats_in_money", "server/tillbook/core/pricing/planted.py", '"""M."""\nRATE = 0.2\n'),
        ("floats_in_money", "server/tillbook/core/pricing/planted.py", '"""M."""\nX = float("1")\n'),
        ("floats_in_money", "server/tillbook/core/ledger/planted.py", '"""M."""\nX = 1 / 2\n'),
        ("core_types_loose", "server/tillbook/core/sales/planted.py", '"""M."""\ndef f(x: dict[str, int]) -> None:\n    """F."""\n'),
        ("core_types_loose", "server/tillbook/core/sales/planted.py", '"""M."""\ndef f() -> Any:\n    """F."""\n'),
        ("core_types_loose", "server/tillbook/core/sales/planted.py", '"""M."""\nclass A:\n    """A."""\n    x: dict[str, int]\n'),
        ("module_docstrings_missing", "tools/planted.py", "X = 1\n"),
        ("core_docstrings_missing_percent", "server/tillbook/core/planted.py", '"""M."""\ndef f() -> None: ...\n'),
    ],
)  # fmt: skip
def test_a_planted_breach_is_named_with_its_place(tree: Path, rule: str, name: str, text: str) -> None:
    write(tree, name, text)
    found = complaints(tree)
    assert found[0].startswith(f"{rule}: ")
    assert found[1].startswith(f"    {name}:")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tools/planted.py", body(69)),
        ("tools/planted.py", '"""M."""\ndef f(self, a: int, b: int, c: int, d: int, e: int) -> None: ...\n'),
        ("tools/planted.py", '"""M."""\n' + "X = 1\n" * 399),
        ("tools/planted.py", '"""M."""\ntry: pass\nexcept Exception: pass  # outermost: one bad job must not stop the worker\n'),
        ("tools/planted.py", '"""M."""\nclass Commonwealth: ...\n'),
        ("tools/planted.py", '"""M."""\ndef may_manager_approve() -> None: ...\n'),
        ("tools/planted.py", '"""M."""\nX = "TO' + 'DO is a word a shop may print"\n'),
        ("server/tillbook/core/forecasting/planted.py", '"""M."""\nSMOOTHING = 0.2\n'),
        ("server/tillbook/sales/planted.py", '"""M."""\ndef f(x: dict[str, int]) -> float: return 0.5\n'),
        (
            "server/tillbook/core/sales/planted.py",
            '"""M."""\n\n\ndef f(total: int) -> int:\n    """F."""\n    return total // 2\n',
        ),
    ],
)
def test_what_is_within_the_rule_is_not_counted(tree: Path, name: str, text: str) -> None:
    write(tree, name, text)
    write(tree, "server/tests/test_more.py", "assert True\n" * 1000)
    assert [line for line in complaints(tree) if not line.startswith("function_lines_p95")] == []


def test_function_lines_at_the_95th_percentile_have_a_limit_of_40(tree: Path) -> None:
    for number in range(20):
        write(tree, f"tools/planted_{number}.py", body(39 if number < 18 else 40))
    assert [line for line in complaints(tree) if line.startswith("function_lines_p95")] == ["function_lines_p95: 41, allowed 40"]


def test_too_few_tests_are_named(tree: Path) -> None:
    write(tree, "server/tests/test_clean.py", "assert True\n" * 3)
    assert complaints(tree) == ["test_lines_short_per_100: 45, allowed 0"]  # 3 lines of tests to 4 of source are 75 to 100


def test_a_ratchet_lets_old_breaches_stand_and_no_new_one_in(tree: Path) -> None:
    write(tree, "tools/planted.py", '"""M."""\ntry: pass\nexcept: pass\n')
    write(tree, "tools/tidy.json", json.dumps({"excepts_broad": 1}))
    assert complaints(tree) == []
    write(tree, "tools/planted_too.py", '"""M."""\ntry: pass\nexcept: pass\n')
    assert complaints(tree)[0] == "excepts_broad: 2, allowed 1"


def test_update_lowers_a_figure_and_never_raises_one(tree: Path) -> None:
    write(tree, "tools/tidy.json", json.dumps({"excepts_broad": 3, "left_overs": 0}))
    write(tree, "tools/planted.py", '"""M."""\ntry: pass\nexcept: pass  # FIX' + "ME\n")
    assert tidy.main(["--update", str(tree)]) == 1  # the planted left-over is still above its figure
    ratchet = json.loads((tree / "tools/tidy.json").read_text())
    assert (ratchet["excepts_broad"], ratchet["left_overs"]) == (1, 0)


def test_the_ratchet_file_names_every_rule_and_nothing_else() -> None:
    ratchet = json.loads((ROOT / "tools/tidy.json").read_text())
    assert ratchet.keys() == tidy.measure(ROOT).counts.keys() - tidy.LIMITS.keys()
