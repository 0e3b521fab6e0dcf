"""Random baskets and rules in their JSON form, small enough to shrink to something a shopkeeper can read."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Form = dict[str, Any]

PPM = st.sampled_from([1, 9_975, 21_000, 25_000, 50_000, 81_000, 100_000, 125_000, 200_000, 333_333, 500_000, 999_999, 1_000_000])
MINOR = st.one_of(st.integers(1, 60), st.sampled_from([99, 100, 199, 250, 333, 500, 999, 1_000, 1_999, 12_345, 1_000_000]))
PRICE = st.one_of(MINOR, st.sampled_from([99_999_999, 3 * 10**9]))
PIECES = st.one_of(st.integers(1, 9), st.sampled_from([12, 100, 333]))
GRAMS = st.one_of(st.integers(1, 3_000), st.sampled_from([12_345, 333_333]))
VARIANTS = ["a", "b", "c", "d"]
CATEGORIES = ["k1", "k2", "k3"]
TAX = {
    "std": [("r20", 200_000)],
    "red": [("r5", 50_000)],
    "two": [("county", 22_500), ("state", 60_000)],
    "both": [("r20", 200_000), ("extra", 52_000)],
    "odd": [("gst", 50_000), ("qst", 99_750)],
    "zero": [("r0", 0)],
    "none": [],
}
TAX_CATEGORIES = [
    {"id": name, "name": name, "rates": [{"id": rate, "name": rate, "ppm": ppm} for rate, ppm in rates]}
    for name, rates in TAX.items()
]

some = st.lists(st.sampled_from(CATEGORIES), max_size=2, unique=True)
nothing: st.SearchStrategy[list[str]] = st.just([])
discounts = st.one_of(
    st.none(), st.none(), PPM.map(lambda ppm: {"ppm": ppm}), MINOR.map(lambda minor: {"minor": minor, "override": "o"})
)


def rarely(strategy: st.SearchStrategy[Any], otherwise: Any) -> st.SearchStrategy[Any]:
    """Mostly `otherwise`, now and then something of the strategy."""
    return st.one_of(st.just(otherwise), st.just(otherwise), st.just(otherwise), strategy)


lines = st.fixed_dictionaries(
    {
        "variant": st.sampled_from(VARIANTS),
        "unit_price_minor": PRICE,
        "tax_category": st.sampled_from(sorted(TAX)),
        "categories": some,
        "kind": rarely(st.just("value"), "goods"),
        "weight": st.one_of(st.none(), st.none(), GRAMS),
        "pieces": PIECES,
        "discount": discounts,
    }
)

effects = st.one_of(
    PPM.map(lambda ppm: {"kind": "percent", "ppm": ppm}),
    MINOR.map(lambda minor: {"kind": "unit_amount", "minor": minor}),
    MINOR.map(lambda minor: {"kind": "total_amount", "minor": minor}),
    MINOR.map(lambda minor: {"kind": "fixed_price", "minor": minor}),
    st.builds(
        lambda buy, get, ppm: {"kind": "buy_get", "buy": buy, "get": get, "ppm": ppm}, st.integers(1, 3), st.integers(1, 2), PPM
    ),
)

promotions = st.fixed_dictionaries(
    {
        "effect": effects,
        "variants": st.one_of(nothing, st.lists(st.sampled_from(VARIANTS), max_size=2, unique=True)),
        "categories": st.one_of(nothing, some),
        "priority": st.integers(1, 3),
        "coupon": st.sampled_from([None, None, "C1", "C2"]),
        "customer_groups": rarely(st.just(["staff"]), []),
        "stores": rarely(st.just(["S02"]), []),
        "first_date": rarely(st.just("2026-11-21"), None),
        "last_date": rarely(st.just("2026-11-19"), None),
        "windows": rarely(st.just([{"from_minute": 9_000, "to_minute": 6_000}]), []),
    }
)


def line_form(n: int, drawn: Form) -> Form:
    """Number a line and settle whether it is weighed."""
    form = {**drawn, "n": n, "is_weighed": drawn["weight"] is not None}
    grams, pieces = form.pop("weight"), form.pop("pieces")
    return {**form, "quantity_milli": pieces * 1000 if grams is None else grams}


def promotion_form(i: int, drawn: Form) -> Form:
    """Give a promotion its id; ids fall, so that the order given is not the order of the ids."""
    form = {**drawn, "id": f"p{9 - i}", "name": f"Promotion {9 - i}"}
    scope = {"variants": form.pop("variants"), "categories": form.pop("categories")}
    return {**form, "scope": scope}


baskets = st.fixed_dictionaries(
    {
        "store": st.just("S01"),
        "at": st.fixed_dictionaries({"date": st.just("2026-11-20"), "minute_of_week": st.sampled_from([0, 5_999, 6_000, 9_000])}),
        "lines": st.lists(lines, min_size=1, max_size=5).map(lambda drawn: [line_form(n, one) for n, one in enumerate(drawn, 1)]),
        "coupons": st.sampled_from([[], ["C1"], ["C2", "C1"]]),
        "customer_group": st.sampled_from([None, "staff"]),
        "is_tax_exempt": rarely(st.just(True), False),
        "discount": discounts,
    }
)

rules = st.fixed_dictionaries(
    {
        "currency": st.just("EUR"),
        "prices_include_tax": st.booleans(),
        "rounding": st.sampled_from(["line", "document"]),
        "cash_rounding_minor": st.sampled_from([0, 1, 5, 10, 100]),
        "tax_categories": st.just(TAX_CATEGORIES),
        "promotions": st.lists(promotions, max_size=4).map(lambda drawn: [promotion_form(i, one) for i, one in enumerate(drawn)]),
        "table_versions": st.just({"prices": 1, "taxes": 1, "promotions": 1, "policy": 1}),
    }
)

cuts = st.lists(st.integers(1, 99), max_size=3)
"""How a line comes back: each a percentage of what is left, in whole pieces where it is sold in pieces; then the rest."""


def returned_parts(line: Form, percents: list[int]) -> list[int]:
    """The quantities in which a line comes back."""
    parts, left, step = [], line["quantity_milli"], 1 if line["is_weighed"] else 1000
    for percent in percents:
        part = left * percent // 100 // step * step
        if 0 < part < left:
            parts.append(part)
            left -= part
    return [*parts, left]
