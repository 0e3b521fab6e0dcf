"""Every pricing vector, read by this engine; the till's engine reads the same files (`web/packages/rules`)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tillbook.core.pricing import (
    AppliedDiscount,
    PricedLine,
    TaxAmount,
    cash_rounding,
    line_form,
    parse_basket,
    parse_rules,
    price_basket,
    priced_form,
    refund_line,
    rules_form,
)

ROOT = Path(__file__).resolve().parents[4]
FOLDER = ROOT / "vectors" / "pricing"
LEAST = 200

Form = dict[str, Any]


def read_cases() -> list[Form]:
    cases: list[Form] = []
    for path in sorted(FOLDER.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        for case in content["cases"]:
            if case["op"] == "price":
                case["rules"] = {**content["rules"][case["rules"]], "promotions": case["promotions"]}
            cases.append(case | {"id": f"{path.stem}: {case['name']}"})
    return cases


CASES = read_cases()
PRICES = [case for case in CASES if case["op"] == "price"]
COINS = [case for case in CASES if case["op"] == "cash_rounding"]
REFUNDS = [case for case in CASES if case["op"] == "refund"]


def parse_line(form: Form) -> PricedLine:
    discounts = tuple(AppliedDiscount(d["source"], d["minor"], d.get("override")) for d in form["discounts"])
    taxes = tuple(TaxAmount(t["rate"], t["base_minor"], t["tax_minor"]) for t in form["taxes"])
    return PricedLine(**{**form, "discounts": discounts, "taxes": taxes})


def name(case: Form) -> str:
    return str(case["id"])


def test_at_least_200_vectors_were_read_and_none_was_left_out() -> None:
    assert len(CASES) >= LEAST
    assert len(PRICES) + len(COINS) + len(REFUNDS) == len(CASES)
    assert min(len(PRICES), len(COINS), len(REFUNDS)) >= 20
    assert sum(case["by_hand"] for case in CASES) >= LEAST // 2


@pytest.mark.parametrize("case", PRICES, ids=name)
def test_a_basket_costs_what_the_vector_says(case: Form) -> None:
    priced = price_basket(parse_basket(case["basket"]), parse_rules(case["rules"]))
    assert priced_form(priced) == case["expected"]


@pytest.mark.parametrize("case", COINS, ids=name)
def test_cash_is_rounded_as_the_vector_says(case: Form) -> None:
    rounding = cash_rounding(case["due_minor"], step_minor=case["step_minor"])
    assert rounding == case["expected"]["rounding_minor"]


@pytest.mark.parametrize("case", REFUNDS, ids=name)
def test_a_line_comes_back_as_the_vector_says(case: Form) -> None:
    line, already = parse_line(case["line"]), 0
    for expected in case["expected"]:
        part = refund_line(line, already_returned_milli=already, returning_milli=expected["quantity_milli"])
        assert line_form(part) == expected
        already += expected["quantity_milli"]
    assert already == line.quantity_milli


@pytest.mark.parametrize("case", PRICES, ids=name)
def test_the_rules_form_reads_back_what_it_writes(case: Form) -> None:
    assert rules_form(parse_rules(case["rules"])) == case["rules"]


def test_the_committed_vectors_are_the_ones_the_book_makes() -> None:
    script = ROOT / "server" / "tests" / "vectors" / "pricing" / "make.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_example_the_reference_names_is_a_vector() -> None:
    text = (ROOT / "docs" / "reference" / "pricing.md").read_text(encoding="utf-8")
    prose = re.sub(r"`[^`]*`|\*\*", "", text).replace("\n", " ")
    named = re.findall(r"\*([^*|]+)\*", prose)
    assert len(named) >= 30
    assert sorted(set(named) - {case["name"] for case in CASES}) == []
