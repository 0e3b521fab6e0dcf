"""The golden bodies of sale, return and exchange: read, written back and hashed to the byte, here and at the till."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tillbook.core.documents import GENESIS, document_hash
from tillbook.core.pricing import PriceRules, TaxCategory, TaxRate, TaxTable, check_body, refund_line
from tillbook.core.sales import body_figures, body_json, body_type, check_arithmetic, priced_line, read_body
from tillbook.core.values.json import canonical_json, parse_canonical

ROOT = Path(__file__).resolve().parents[4]
CASES: list[dict[str, Any]] = json.loads((ROOT / "vectors" / "documents" / "bodies.json").read_text(encoding="utf-8"))["cases"]
VAT = TaxTable(1, (TaxCategory("std", "Standard", (TaxRate("vat20", "VAT 20 %", 200_000),)),))
RULES = PriceRules("GBP", True, "line", 0, VAT)


def named(name: str) -> Any:
    return read_body(next(case for case in CASES if case["name"] == name)["body"])


def test_all_three_kinds_are_among_at_least_a_dozen_bodies() -> None:
    assert len(CASES) >= 12
    assert {body_type(read_body(case["body"])) for case in CASES} == {"sale", "return", "exchange"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_body_is_read_and_written_back_to_the_byte(case: dict[str, Any]) -> None:
    body = read_body(parse_canonical(case["bytes"]))
    assert canonical_json(body_json(body)) == case["bytes"]
    assert read_body(case["body"]) == body
    check_arithmetic(body)


def test_each_hash_follows_from_the_one_before() -> None:
    prev = GENESIS
    for case in CASES:
        assert case["prev"] == prev
        prev = document_hash(prev, case["bytes"])
        assert prev == case["hash"]


def test_the_committed_bodies_are_the_ones_the_script_makes() -> None:
    script = ROOT / "server" / "tests" / "vectors" / "documents" / "make.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


@pytest.mark.parametrize(
    "name", ["a tea by card", "an exchange for something dearer", "an exchange that costs nothing", "a void"]
)
def test_the_pricing_check_reads_a_body_and_finds_nothing(name: str) -> None:
    body = named(name)
    assert check_body(body_figures(body), RULES, tax_categories=["std"] * len(body.lines)) == ()


def test_the_pricing_check_reads_a_body_and_finds_the_missing_cent() -> None:
    body = named("a tea by card")
    short = replace(body, tenders=(replace(body.tenders[0], amount_minor=1199),))
    findings = check_body(body_figures(short), RULES, tax_categories=["std"])
    assert [(finding.code, finding.expected_minor, finding.actual_minor) for finding in findings] == [
        ("tenders_mismatch", 1200, 1199)
    ]


def test_half_of_two_teas_for_15_00_comes_back_as_7_50_with_half_of_each_discount() -> None:
    line = named("a discount with the right lent for it, two tenders, a customer").lines[0]
    back = refund_line(priced_line(line), already_returned_milli=1000, returning_milli=1000)
    assert (back.gross_minor, back.net_minor, [discount.minor for discount in back.discounts]) == (750, 625, [300, 150])
    assert back.discounts[1].override == str(line.figures.discounts[1].override)
