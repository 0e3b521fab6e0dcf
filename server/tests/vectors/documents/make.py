"""Writes `vectors/documents/bodies.json`: golden bodies of sale, return and exchange, their canonical bytes, and a hash chain.

Run `python server/tests/vectors/documents/make.py` after adding a body; `--check` only compares. The canonical text is written
here by sorting members by hand (no encoder of ours), the hash by the standard library. A released line never changes: documents
already hashed would no longer verify.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

Form = dict[str, Any]

TARGET = Path(__file__).resolve().parents[4] / "vectors" / "documents" / "bodies.json"
TEA = "0197a000-0000-7000-8000-0000000000a1"
CHEESE = "0197a000-0000-7000-8000-0000000000a2"
CREDIT = "0197a000-0000-7000-8000-0000000000a3"
PERSON = "0197a000-0000-7000-8000-0000000000b1"
ORDER = "0197a000-0000-7000-8000-0000000000b2"
OVERRIDE = "0197a000-0000-7000-8000-0000000000b3"
ACCOUNT = "0197a000-0000-7000-8000-0000000000b4"
LOT = "0197a000-0000-7000-8000-0000000000b5"
EARLIER = "0197a000-0000-7000-8000-0000000000c1"


def tax(rate: str, base: int, amount: int) -> Form:
    return {"rate": rate, "base_minor": base, "tax_minor": amount}


def totals(net: int, tax_minor: int, gross: int, discount: int = 0) -> Form:
    return {"net_minor": net, "tax_minor": tax_minor, "gross_minor": gross, "discount_minor": discount}


def tea(n: int = 1, **more: Any) -> Form:
    """One tea at 12.00, 2.00 of it VAT."""
    figures = {
        "unit_price_minor": 1200,
        "discounts": [],
        "taxes": [tax("vat20", 1000, 200)],
        "net_minor": 1000,
        "gross_minor": 1200,
    }
    return {"n": n, "variant": TEA, "quantity_milli": 1000, "kind": "goods", **figures, **more}


def back(n: int = 1, **more: Any) -> Form:
    """The same tea given back."""
    given = {"of": {"doc_id": EARLIER, "n": 1}, "reason": "broken", "condition": "damaged"}
    return {**{name: value for name, value in tea(n).items() if name != "kind"}, **given, **more}


def body(**members: Any) -> Form:
    """A whole body; what is not named is empty."""
    return {"lines": [], "returned": [], "tenders": [], "rounding_minor": 0, "totals": totals(0, 0, 0), "taxes": [], **members}


def pay(kind: str, amount: int, n: int = 1, **more: Any) -> Form:
    return {"n": n, "kind": kind, "amount_minor": amount, **more}


VAT = [tax("vat20", 1000, 200)]
VAT_BACK = [tax("vat20", -1000, -200)]

BODIES: list[tuple[str, Form]] = [
    ("a tea by card", body(lines=[tea()], tenders=[pay("card", 1200, reference="A-77", approval="998877")], totals=totals(1000, 200, 1200), taxes=VAT)),
    ("a tea in cash, 20.00 given", body(lines=[tea()], tenders=[pay("cash", 1200, given_minor=2000)], totals=totals(1000, 200, 1200), taxes=VAT)),
    (
        "weighed cheese in Swiss coins",
        body(
            lines=[
                {
                    "n": 1, "variant": CHEESE, "quantity_milli": 335, "kind": "goods", "barcode": "2012345003350", "lot": LOT,
                    "unit_price_minor": 2450, "discounts": [], "taxes": [tax("ch2.6", 800, 21)], "net_minor": 800, "gross_minor": 821,
                }
            ],
            tenders=[pay("cash", 820)], rounding_minor=-1, totals=totals(800, 21, 821), taxes=[tax("ch2.6", 800, 21)],
        ),
    ),
    (
        "a discount with the right lent for it, two tenders, a customer",
        body(
            lines=[
                tea(
                    quantity_milli=2000, discounts=[{"source": "promotion:3for2", "minor": 600}, {"source": "line", "minor": 300, "override": OVERRIDE}],
                    taxes=[tax("vat20", 1250, 250)], net_minor=1250, gross_minor=1500, serial="SN-1",
                )
            ],
            tenders=[pay("credit", 500, account=ACCOUNT), pay("mobile", 1000, 2)],
            totals=totals(1250, 250, 1500, 900), taxes=[tax("vat20", 1250, 250)], customer=PERSON,
        ),
    ),
    (
        "sales tax on top, two rates",
        body(
            lines=[tea(unit_price_minor=10000, taxes=[tax("county", 10000, 225), tax("state", 10000, 600)], net_minor=10000, gross_minor=10825)],
            tenders=[pay("card", 10825)], totals=totals(10000, 825, 10825), taxes=[tax("county", 10000, 225), tax("state", 10000, 600)],
        ),
    ),
    ("an order completed", body(lines=[tea()], tenders=[pay("card", 1200)], totals=totals(1000, 200, 1200), taxes=VAT, order=ORDER, customer=PERSON)),
    (
        "store credit sold",
        body(
            lines=[
                {
                    "n": 1, "variant": CREDIT, "quantity_milli": 1000, "kind": "value", "unit_price_minor": 2500, "discounts": [],
                    "taxes": [], "net_minor": 2500, "gross_minor": 2500,
                }
            ],
            tenders=[pay("cash", 2500)], totals=totals(2500, 0, 2500),
        ),
    ),
    ("a return to the card", body(returned=[back()], tenders=[pay("card", -1200)], totals=totals(-1000, -200, -1200), taxes=VAT_BACK)),
    (
        "a return without receipt, its reason in other letters",
        body(
            returned=[back(of=None, reason="défectueux \u201cà l\u2019œil\u201d \\ 壊れた 😀", condition="write_off", override=OVERRIDE)],
            tenders=[pay("cash", -1200)], totals=totals(-1000, -200, -1200), taxes=VAT_BACK,
        ),
    ),
    ("a void", body(returned=[back(reason="void", condition="sellable")], tenders=[pay("cash", -1200)], totals=totals(-1000, -200, -1200), taxes=VAT_BACK, void=True)),
    (
        "an exchange for something dearer",
        body(
            lines=[tea(unit_price_minor=1800, taxes=[tax("vat20", 1500, 300)], net_minor=1500, gross_minor=1800)], returned=[back()],
            tenders=[pay("card", 600)], totals=totals(500, 100, 600), taxes=[tax("vat20", 500, 100)],
        ),
    ),
    (
        "an exchange that costs nothing",
        body(lines=[tea()], returned=[back()], totals=totals(0, 0, 0), taxes=[tax("vat20", 0, 0)]),
    ),
    (
        "a reason with a quote, a tab and a line break",
        body(returned=[back(reason='"cold"\t\n\u007f', condition="supplier")], tenders=[pay("cash", -1200)], totals=totals(-1000, -200, -1200), taxes=VAT_BACK),
    ),
    (
        "the largest figures a document may hold",
        body(
            lines=[tea(unit_price_minor=2**53 - 1, taxes=[], net_minor=2**53 - 1, gross_minor=2**53 - 1)],
            tenders=[pay("card", 2**53 - 1)], totals=totals(2**53 - 1, 0, 2**53 - 1),
        ),
    ),
]  # fmt: skip


def canonical(value: Any) -> str:
    """RFC 8785 for whole numbers: members sorted, nothing between them, strings as short as JSON allows."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{quoted(name)}:{canonical(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, str):
        return quoted(value)
    return {None: "null", True: "true", False: "false"}[value] if value is None or isinstance(value, bool) else str(value)


def quoted(text: str) -> str:
    """A string with only the escapes the RFC names."""
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(short.get(c, f"\\u{ord(c):04x}" if c < " " else c) for c in text) + '"'


def make() -> str:
    """Return the text of the file; each body's hash follows from the one before it, the first from 64 zeros."""
    rows, prev = [], "0" * 64
    for name, value in BODIES:
        text = canonical(value)
        hash_ = hashlib.sha256(bytes.fromhex(prev) + text.encode()).hexdigest()
        rows.append(json.dumps({"name": name, "body": value, "prev": prev, "bytes": text, "hash": hash_}, ensure_ascii=False))
        prev = hash_
    about = json.dumps("Bodies of sale, return and exchange, version 1: canonical bytes and a chain of hashes over them.")
    return f'{{\n"about": {about},\n"cases": [\n' + ",\n".join(rows) + "\n]}\n"


def main() -> int:
    """Write the file, or with `--check` say whether it differs."""
    text = make()
    if "--check" in sys.argv:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(BODIES)} bodies\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
