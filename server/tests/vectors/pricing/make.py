"""Writes `vectors/pricing/*.json`: run `python server/tests/vectors/pricing/make.py` after adding a case; `--check` only compares.

What a case expects is computed by `oracle.py`, never by the engines. Most cases carry figures worked out by hand
(`gross`, `net`, `tax`, `off`, `each`, `saved`); where the oracle does not agree with the hand, nothing is written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import oracle
from book_conditions import CONDITIONS, COUPONS, TOGETHER, sweep
from book_discounts import MANUAL, PROMOTIONS, WEIGHED
from book_tax import COINS, EXEMPT, INCLUSIVE, ON_TOP, ROUNDING, TWO_RATES
from rule_sets import RULES
from words import Form, basket_form, money, promotion_form

TARGET = Path(__file__).resolve().parents[4] / "vectors" / "pricing"

BOOK: dict[str, tuple[str, list[Form]]] = {
    "tax_inside": ("Prices hold the tax.", INCLUSIVE),
    "tax_on_top": ("Tax is added to prices.", ON_TOP),
    "two_rates": ("Lines that bear two rates on one base.", TWO_RATES),
    "rounding": ("Tax rounded by line or once a document.", ROUNDING),
    "exempt": ("Customers who pay no tax.", EXEMPT),
    "discounts": ("Discounts a person gives, on a line or the basket.", MANUAL),
    "weighed": ("Goods sold by weight.", WEIGHED),
    "promotions": ("Each kind of promotion by itself.", PROMOTIONS),
    "coupons": ("Promotions that need a coupon.", COUPONS),
    "conditions": ("Customer group, hour, day and store.", CONDITIONS),
    "together": ("Several promotions and discounts at once.", TOGETHER),
    "sweep": ("Awkward prices under every rule set.", sweep()),
}


def build(case: Form) -> tuple[Form, list[Form]]:
    """Return one price vector and the refund vectors of its lines."""
    rules = RULES[case["rules"]]
    currency = rules["currency"]
    promotions = [promotion_form(short, currency) for short in case.get("promos", [])]
    basket = basket_form(case["lines"], currency, case)
    expected = oracle.price(basket, rules | {"promotions": promotions})
    check_hand(case, expected, currency)
    vector = {
        "name": case["name"],
        "op": "price",
        "by_hand": bool(case["hand"]),
        "rules": case["rules"],
        "promotions": promotions,
        "basket": basket,
        "expected": expected,
    }
    refunds = []
    for source, line in zip(basket["lines"], expected["lines"], strict=True):
        parts = refund_parts(line["quantity_milli"], is_weighed=source["is_weighed"])
        if len(parts) > 1 and case.get("refund", True):
            back = oracle.refund(line, parts, is_inclusive=rules["prices_include_tax"])
            name = f"{case['name']}, line {line['n']} comes back in {len(parts)} parts"
            refunds.append({"name": name, "op": "refund", "by_hand": False, "line": line, "expected": back})
    return vector, refunds


def refund_parts(quantity_milli: int, *, is_weighed: bool) -> list[int]:
    """Weighed goods come back in three uneven parts, pieces one by one, more than four in two handfuls."""
    if is_weighed:
        third = quantity_milli // 3
        return [third, third // 2 + 1, quantity_milli - third - third // 2 - 1]
    if quantity_milli <= 4000:
        return [1000] * (quantity_milli // 1000)
    return [3000, quantity_milli - 3000]


def check_hand(case: Form, priced: Form, currency: str) -> None:
    """Stop where the hand's figures and the oracle's differ."""
    totals = priced["totals"]
    found: Form = {
        "gross": totals["gross_minor"],
        "net": totals["net_minor"],
        "tax": totals["tax_minor"],
        "off": totals["discount_minor"],
        "each": [line["gross_minor"] for line in priced["lines"]],
        "taxes": [tax["tax_minor"] for tax in priced["taxes"]],
        "saved": {saving["promotion"]: saving["minor"] for saving in priced["saved"]},
    }
    for name, value in case["hand"].items():
        if in_minor(value, currency) != found[name]:
            raise SystemExit(f"{case['name']}: {name} by hand {value}, by the oracle {found[name]}")


def in_minor(value: Any, currency: str) -> Any:
    """Turn the hand's decimals into minor units."""
    if isinstance(value, dict):
        return {key: money(text, currency) for key, text in value.items()}
    return [money(text, currency) for text in value.split()] if " " in value else money(value, currency)


def coin_vectors() -> list[Form]:
    """Cash rounding; each expectation is written by hand in the book."""
    return [
        {
            "name": f"{due} in coins of {step} is rounded by {rounding}",
            "op": "cash_rounding",
            "by_hand": True,
            "due_minor": due,
            "step_minor": step,
            "expected": {"rounding_minor": rounding},
        }
        for due, step, rounding in COINS
    ]


def file_text(about: str, cases: list[Form]) -> str:
    """The text of one file; the rule sets it names stand in it once, each case on a line of its own."""
    named = sorted({case["rules"] for case in cases if "rules" in case})
    head = f'"about": {one_line(about)},\n"rules": {one_line({name: RULES[name] for name in named})}'
    body = ",\n".join(one_line(case) for case in cases)
    return f'{{\n{head},\n"cases": [\n{body}\n]}}\n'


def one_line(value: Any) -> str:
    """One case is one line, so that a change shows which cases it touched."""
    return json.dumps(value, ensure_ascii=False)


def make() -> tuple[dict[str, str], str]:
    """Return the text of every file, and how many vectors they hold."""
    files: dict[str, str] = {}
    total = by_hand = 0
    refunds: list[Form] = []
    for topic, (about, cases) in BOOK.items():
        built = [build(case) for case in cases]
        vectors = [vector for vector, _ in built]
        refunds += [refund for _, back in built for refund in back]
        files[topic] = file_text(about, vectors)
        total, by_hand = total + len(vectors), by_hand + sum(vector["by_hand"] for vector in vectors)
    coins = coin_vectors()
    files["cash_rounding"] = file_text("What is added to the part due in cash so that coins can pay it.", coins)
    files["refunds"] = file_text("Lines of the other files given back in parts: the original's figures, replayed.", refunds)
    return files, f"{total + len(coins) + len(refunds)} vectors, {by_hand + len(coins)} checked by hand"


def main() -> int:
    """Write every file, or with `--check` say which differ from what would be written."""
    files, counts = make()
    paths = {TARGET / f"{topic}.json": text for topic, text in files.items()}
    if "--check" in sys.argv:
        stale = [path.name for path, text in paths.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
        stale += [path.name for path in TARGET.glob("*.json") if path not in paths]
        sys.stdout.write(f"{counts}; differ: {', '.join(stale) or 'none'}\n")
        return 1 if stale else 0
    TARGET.mkdir(parents=True, exist_ok=True)
    for path, text in paths.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{counts}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
