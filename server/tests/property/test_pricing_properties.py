"""What must hold for every basket, whatever is in it."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pricing_baskets import TAX, Form, baskets, cuts, returned_parts, rules

from tillbook.core.pricing import (
    AppliedDiscount,
    BodyFigures,
    PricedBasket,
    PricedLine,
    TenderPart,
    cash_rounding,
    check_body,
    check_discounts,
    parse_basket,
    parse_rules,
    price_basket,
    priced_form,
    refund_line,
    sum_figures,
)

sys.path.append(str(Path(__file__).resolve().parents[1] / "vectors" / "pricing"))
import oracle

PPM = {rate: ppm for rates in TAX.values() for rate, ppm in rates}


def price(basket: Form, rule_set: Form) -> PricedBasket:
    return price_basket(parse_basket(basket), parse_rules(rule_set))


def listed(line: PricedLine) -> int:
    """Quantity x price, half a cent up."""
    return (line.unit_price_minor * line.quantity_milli + 500) // 1000


@settings(max_examples=400, deadline=None)
@given(basket=baskets, rule_set=rules)
def test_the_engine_agrees_with_the_slow_fractions_of_the_oracle(basket: Form, rule_set: Form) -> None:
    assume(sum(line["quantity_milli"] for line in basket["lines"] if not line["is_weighed"]) <= 60_000)
    assert priced_form(price(basket, rule_set)) == oracle.price(basket, rule_set)


@settings(max_examples=300, deadline=None)
@given(basket=baskets, rule_set=rules)
def test_lines_sum_to_totals_and_each_line_follows_from_its_price(basket: Form, rule_set: Form) -> None:
    priced = price(basket, rule_set)
    for line in priced.lines:
        paid = line.gross_minor if rule_set["prices_include_tax"] else line.net_minor
        assert listed(line) - sum(discount.minor for discount in line.discounts) == paid
        assert line.net_minor + sum(tax.tax_minor for tax in line.taxes) == line.gross_minor
        assert all(tax.base_minor == line.net_minor for tax in line.taxes)
    assert priced.totals.gross_minor == sum(line.gross_minor for line in priced.lines)
    assert priced.totals.net_minor == sum(line.net_minor for line in priced.lines)
    assert priced.totals.tax_minor == sum(tax.tax_minor for tax in priced.taxes)
    by_rate: Counter[str] = Counter()
    for line in priced.lines:
        by_rate.update({tax.rate: tax.tax_minor for tax in line.taxes})
    assert {tax.rate: tax.tax_minor for tax in priced.taxes} == dict(by_rate)


@settings(max_examples=300, deadline=None)
@given(basket=baskets, rule_set=rules)
def test_no_discount_makes_anything_negative_and_every_saving_is_named(basket: Form, rule_set: Form) -> None:
    priced = price(basket, rule_set)
    for line in priced.lines:
        assert all(discount.minor > 0 for discount in line.discounts)
        assert min(line.gross_minor, line.net_minor, *(tax.tax_minor for tax in line.taxes)) >= 0
        assert line.kind == "goods" or not line.discounts
    given_by_promotions = sum(d.minor for line in priced.lines for d in line.discounts if ":" in d.source)
    assert sum(saving.minor for saving in priced.saved) == given_by_promotions


@settings(max_examples=300, deadline=None)
@given(basket=baskets, rule_set=rules)
def test_nobody_pays_more_than_with_the_best_single_promotion(basket: Form, rule_set: Form) -> None:
    paid = price(basket, rule_set).totals.gross_minor
    for promotion in rule_set["promotions"]:
        assert paid <= price(basket, rule_set | {"promotions": [promotion]}).totals.gross_minor
    assert paid <= price(basket, rule_set | {"promotions": []}).totals.gross_minor


@settings(max_examples=300, deadline=None)
@given(basket=baskets, rule_set=rules, percents=cuts)
def test_a_line_returned_in_any_parts_gives_back_exactly_what_was_paid(basket: Form, rule_set: Form, percents: list[int]) -> None:
    for source, line in zip(basket["lines"], price(basket, rule_set).lines, strict=True):
        parts, already, back = returned_parts(source, percents), 0, []
        for milli in parts:
            back.append(refund_line(line, already_returned_milli=already, returning_milli=milli))
            already += milli
        for part in back:
            figures = [d.minor for d in part.discounts] + [t.tax_minor for t in part.taxes] + [part.net_minor, part.gross_minor]
            assert min(figures) >= 0
            assert part.net_minor + sum(tax.tax_minor for tax in part.taxes) == part.gross_minor
        nothing, taxes = sum_figures([line], back)
        assert nothing.net_minor == nothing.gross_minor == nothing.discount_minor == nothing.tax_minor == 0
        assert all(tax.base_minor == tax.tax_minor == 0 for tax in taxes)


@settings(max_examples=300, deadline=None)
@given(basket=baskets, rule_set=rules, seed=st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_total_where_nothing_is_split(basket: Form, rule_set: Form, seed: object) -> None:
    plain = rule_set | {"promotions": []}
    shuffled = list(basket["lines"])
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    renumbered = [line | {"n": n} for n, line in enumerate(shuffled, 1)]
    first = price(basket | {"discount": None}, plain)
    second = price(basket | {"discount": None, "lines": renumbered}, plain)
    assert first.totals == second.totals
    assert [(tax.rate, tax.tax_minor) for tax in first.taxes] == [(tax.rate, tax.tax_minor) for tax in second.taxes]


@settings(max_examples=200, deadline=None)
@given(basket=baskets, rule_set=rules, seed=st.randoms(use_true_random=False))
def test_the_order_in_which_promotions_are_listed_changes_nothing(basket: Form, rule_set: Form, seed: object) -> None:
    shuffled = list(rule_set["promotions"])
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert price(basket, rule_set) == price(basket, rule_set | {"promotions": shuffled})


@settings(max_examples=200, deadline=None)
@given(basket=baskets, rule_set=rules)
def test_document_rounding_is_never_more_than_half_a_cent_off_for_a_rate(basket: Form, rule_set: Form) -> None:
    priced = price(basket, rule_set | {"rounding": "document"})
    for tax in priced.taxes:
        exact = Fraction(0)
        for line in priced.lines:
            rates = [part.rate for part in line.taxes]
            if tax.rate in rates:
                divisor = 10**6 + (sum(PPM[rate] for rate in rates) if rule_set["prices_include_tax"] else 0)
                paid = line.gross_minor if rule_set["prices_include_tax"] else line.net_minor
                exact += Fraction(paid * PPM[tax.rate], divisor)
        assert abs(tax.tax_minor - exact) <= Fraction(1, 2)


@settings(max_examples=300, deadline=None)
@given(basket=baskets, rule_set=rules, card=st.integers(0, 10**4))
def test_a_body_built_from_a_priced_basket_has_no_findings(basket: Form, rule_set: Form, card: int) -> None:
    parsed = parse_rules(rule_set)
    priced = price(basket, rule_set)
    cash = priced.totals.gross_minor - card
    rounding = cash_rounding(cash, step_minor=parsed.cash_rounding_minor)
    tenders = (TenderPart("card", card), TenderPart("cash", cash + rounding))
    body = BodyFigures(priced.lines, (), tenders, rounding, priced.totals, priced.taxes)
    categories = [line["tax_category"] for line in basket["lines"]]
    assert check_body(body, parsed, tax_categories=categories, is_tax_exempt=basket["is_tax_exempt"]) == ()


@settings(max_examples=100, deadline=None)
@given(basket=baskets, rule_set=rules, cut=st.integers(1, 50))
def test_what_the_engine_gave_is_never_too_much_and_a_cent_more_is(basket: Form, rule_set: Form, cut: int) -> None:
    parsed, asked = parse_rules(rule_set), parse_basket(basket)
    lines = price_basket(asked, parsed).lines
    plain = replace(asked, lines=tuple(replace(line, discount=None) for line in asked.lines), discount=None, coupons=())
    assert check_discounts(lines, parsed, basket=plain) == ()
    automatic = [promotion for promotion in parsed.promotions if promotion.coupon is None]
    assume(automatic and lines[0].kind == "goods" and lines[0].gross_minor > cut)
    more = AppliedDiscount(f"promotion:{automatic[0].id}", cut)
    cheaper = replace(lines[0], discounts=(*lines[0].discounts, more), gross_minor=lines[0].gross_minor - cut)
    assert [finding.code for finding in check_discounts((cheaper, *lines[1:]), parsed, basket=plain)] == ["discount_too_large"]


@settings(max_examples=500, deadline=None)
@given(due=st.integers(-(10**9), 10**9), step=st.integers(2, 1000))
def test_rounded_cash_can_be_paid_in_coins_and_is_off_by_at_most_half_a_coin(due: int, step: int) -> None:
    rounding = cash_rounding(due, step_minor=step)
    assert (due + rounding) % step == 0
    assert 2 * abs(rounding) <= step
