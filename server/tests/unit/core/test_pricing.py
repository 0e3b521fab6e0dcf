"""Pricing rules by example: what is refused, what a check finds, and what a promotion's form may hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tillbook.core.pricing import (
    AppliedDiscount,
    Basket,
    BasketLine,
    BodyFigures,
    BuyGet,
    FixedPrice,
    LocalMoment,
    ManualDiscount,
    Percent,
    PricedLine,
    PriceRules,
    Promotion,
    Scope,
    TaxAmount,
    TaxCategory,
    TaxRate,
    TaxTable,
    TenderPart,
    TotalAmount,
    Totals,
    UnitAmount,
    Window,
    cash_rounding,
    check_body,
    check_discounts,
    parse_promotion,
    price_basket,
    promotion_form,
    refund_line,
    sum_figures,
)
from tillbook.core.values import Invalid

NOON = LocalMoment(date(2026, 11, 20), 4 * 1440 + 720)
VAT = TaxTable(1, (TaxCategory("std", "Standard", (TaxRate("vat20", "VAT 20 %", 200_000),)), TaxCategory("none", "None", ())))
RULES = PriceRules("GBP", True, "line", 5, VAT)
US = PriceRules("USD", False, "line", 0, TaxTable(1, (TaxCategory("std", "Taxed", (TaxRate("state", "State", 60_000),)),)))


def tea(n: int = 1, *, pieces: int = 1, price_minor: int = 1200) -> BasketLine:
    return BasketLine(n, "tea", pieces * 1000, price_minor, "std")


def basket(*lines: BasketLine) -> Basket:
    return Basket("S01", NOON, lines)


def body(
    lines: tuple[PricedLine, ...], *tenders: TenderPart, returned: tuple[PricedLine, ...] = (), rounding: int = 0
) -> BodyFigures:
    totals, taxes = sum_figures(lines, returned)
    return BodyFigures(lines, returned, tenders, rounding, totals, taxes)


def codes(figures: BodyFigures, rules: PriceRules = RULES, *, is_tax_exempt: bool = False) -> list[tuple[str, str]]:
    findings = check_body(figures, rules, tax_categories=["std"] * len(figures.lines), is_tax_exempt=is_tax_exempt)
    return [(finding.code, finding.field) for finding in findings]


TEA = price_basket(basket(tea()), RULES).lines
"""One tea at 12.00, 2.00 of it tax."""


class TestWhatABasketIsRefusedFor:
    @pytest.mark.parametrize(
        ("line", "code", "field"),
        [
            (tea(pieces=0), "quantity_not_positive", "lines.0.quantity_milli"),
            (tea(pieces=-1), "quantity_not_positive", "lines.0.quantity_milli"),
            (replace(tea(), quantity_milli=1500), "quantity_not_whole", "lines.0.quantity_milli"),
            (tea(pieces=100_001), "out_of_range", "lines.0.quantity_milli"),
            (tea(price_minor=0), "price_not_positive", "lines.0.unit_price_minor"),
            (tea(price_minor=-5), "price_not_positive", "lines.0.unit_price_minor"),
            (tea(price_minor=10**11 + 1), "price_not_positive", "lines.0.unit_price_minor"),
            (tea(pieces=11, price_minor=10**11), "out_of_range", "lines.0"),
            (replace(tea(), tax_category="moon"), "unknown_tax_category", "lines.0.tax_category"),
            (replace(tea(), n=0), "lines_not_in_order", "lines.0.n"),
            (replace(tea(), discount=ManualDiscount()), "bad_discount", "lines.0.discount"),
            (replace(tea(), discount=ManualDiscount(ppm=5, minor=5)), "bad_discount", "lines.0.discount"),
            (replace(tea(), discount=ManualDiscount(ppm=1_000_001)), "bad_discount", "lines.0.discount"),
            (replace(tea(), discount=ManualDiscount(minor=0)), "bad_discount", "lines.0.discount"),
        ],
    )
    def test_a_line_that_cannot_be_sold_names_its_place(self, line: BasketLine, code: str, field: str) -> None:
        with pytest.raises(Invalid) as refusal:
            price_basket(basket(line), RULES)
        assert (refusal.value.code, refusal.value.field) == (code, field)

    def test_an_empty_basket_and_one_of_501_lines_are_refused_and_500_are_priced(self) -> None:
        many = tuple(tea(n) for n in range(1, 502))
        for lines in ((), many):
            with pytest.raises(Invalid, match="1 to 500"):
                price_basket(basket(*lines), RULES)
        assert price_basket(basket(*many[:500]), RULES).totals.gross_minor == 500 * 1200

    def test_lines_must_rise_in_number(self) -> None:
        with pytest.raises(Invalid, match="rising number"):
            price_basket(basket(tea(2), tea(2)), RULES)

    def test_the_dearest_line_that_is_allowed_is_priced(self) -> None:
        assert price_basket(basket(tea(pieces=10, price_minor=10**11)), RULES).totals.gross_minor == 10**12


class TestWhatTheCheckFinds:
    def test_a_right_sale_has_no_findings(self) -> None:
        assert codes(body(TEA, TenderPart("card", 1200))) == []

    def test_a_line_total_that_is_not_quantity_times_price(self) -> None:
        wrong = replace(TEA[0], net_minor=900, gross_minor=1100, taxes=(TaxAmount("vat20", 900, 200),))
        assert codes(body((wrong,), TenderPart("card", 1100))) == [("line_total_mismatch", "lines.0.gross_minor")]

    def test_a_gross_that_is_not_net_and_tax(self) -> None:
        wrong = replace(TEA[0], net_minor=999, taxes=(TaxAmount("vat20", 999, 200),))
        assert ("line_total_mismatch", "lines.0.gross_minor") in codes(body((wrong,), TenderPart("card", 1200)))

    def test_discounts_above_the_price(self) -> None:
        wrong = replace(TEA[0], discounts=(AppliedDiscount("line", 1300),), net_minor=-100, gross_minor=-100, taxes=())
        assert ("line_total_mismatch", "lines.0.gross_minor") in codes(body((wrong,), TenderPart("card", -100)))

    def test_a_discount_below_zero_is_a_hidden_surcharge(self) -> None:
        wrong = replace(TEA[0], discounts=(AppliedDiscount("line", -120),))
        assert ("discount_not_positive", "lines.0.discounts.0.minor") in codes(body((wrong,), TenderPart("card", 1200)))

    def test_a_price_of_nothing_and_a_price_below_it(self) -> None:
        for price in (0, -5):
            wrong = replace(TEA[0], unit_price_minor=price, net_minor=price, gross_minor=price, taxes=())
            assert codes(body((wrong,), TenderPart("card", price)))[0] == ("price_not_positive", "lines.0.unit_price_minor")

    def test_tax_a_cent_short(self) -> None:
        wrong = replace(TEA[0], net_minor=1001, taxes=(TaxAmount("vat20", 1001, 199),))
        assert codes(body((wrong,), TenderPart("card", 1200))) == [("tax_mismatch", "lines.0.taxes")]

    def test_tax_left_out(self) -> None:
        wrong = replace(TEA[0], net_minor=1200, taxes=())
        assert codes(body((wrong,), TenderPart("card", 1200))) == [("tax_mismatch", "lines.0.taxes")]

    def test_tax_of_another_rate(self) -> None:
        wrong = replace(TEA[0], taxes=(TaxAmount("vat5", 1000, 200),))
        assert codes(body((wrong,), TenderPart("card", 1200))) == [("tax_mismatch", "lines.0.taxes")]

    def test_an_exemption_nobody_has(self) -> None:
        exempt = price_basket(replace(basket(tea()), is_tax_exempt=True), RULES).lines
        assert codes(body(exempt, TenderPart("card", 1000)), is_tax_exempt=True) == []
        assert codes(body(exempt, TenderPart("card", 1000))) == [("tax_mismatch", "lines.0.taxes")]

    def test_an_exemption_that_takes_more_than_the_tax(self) -> None:
        exempt = price_basket(replace(basket(tea()), is_tax_exempt=True), RULES).lines[0]
        greedy = replace(exempt, discounts=(AppliedDiscount("tax_exempt", 400),), net_minor=800, gross_minor=800)
        assert ("tax_mismatch", "lines.0.discounts") in codes(body((greedy,), TenderPart("card", 800)), is_tax_exempt=True)

    def test_totals_that_do_not_sum(self) -> None:
        right = body(TEA, TenderPart("card", 1200))
        wrong = replace(right, totals=Totals(1000, 200, 1199, 0))
        assert codes(wrong) == [("totals_mismatch", "totals.gross_minor")]
        assert codes(replace(right, taxes=())) == [("totals_mismatch", "taxes")]

    def test_taxes_may_stand_in_any_order(self) -> None:
        two = replace(
            RULES, tax=TaxTable(1, (TaxCategory("std", "Two", (TaxRate("a", "A", 50_000), TaxRate("b", "B", 10_000))),))
        )
        lines = price_basket(basket(tea()), two).lines
        right = body(lines, TenderPart("card", 1200))
        assert [tax.rate for tax in right.taxes] == ["a", "b"]
        assert codes(replace(right, taxes=right.taxes[::-1]), two) == []

    def test_tenders_a_cent_short(self) -> None:
        assert codes(body(TEA, TenderPart("card", 1199))) == [("tenders_mismatch", "tenders")]

    def test_cash_is_rounded_to_the_smallest_coin_and_nothing_else_is(self) -> None:
        lines = price_basket(basket(tea(price_minor=1232)), RULES).lines
        assert codes(body(lines, TenderPart("cash", 1230), rounding=-2)) == []
        assert codes(body(lines, TenderPart("cash", 1232))) == [("rounding_mismatch", "rounding_minor")]
        assert codes(body(lines, TenderPart("card", 1230), rounding=-2)) == [
            ("rounding_mismatch", "rounding_minor"),
        ]
        assert codes(body(lines, TenderPart("card", 700), TenderPart("cash", 530), rounding=-2)) == []

    def test_rounding_is_no_place_to_hide_a_discount(self) -> None:
        assert ("rounding_mismatch", "rounding_minor") in codes(body(TEA, TenderPart("cash", 1000), rounding=-200))

    def test_an_exchange_is_netted(self) -> None:
        back = refund_line(TEA[0], already_returned_milli=0, returning_milli=1000)
        dearer = price_basket(basket(tea(price_minor=1500)), RULES).lines
        assert codes(body(dearer, TenderPart("card", 300), returned=(back,))) == []
        assert codes(body((), TenderPart("cash", -1200), returned=(back,))) == []

    def test_sales_tax_on_top_is_checked_on_the_net(self) -> None:
        lines = price_basket(basket(tea(price_minor=1000)), US).lines
        assert codes(body(lines, TenderPart("card", 1060)), US) == []
        wrong = replace(lines[0], net_minor=990, gross_minor=1050, taxes=(TaxAmount("state", 990, 60),))
        assert codes(body((wrong,), TenderPart("card", 1050)), US) == [("line_total_mismatch", "lines.0.net_minor")]


class TestWhetherTooMuchWasTakenOff:
    TENTH = replace(
        RULES, promotions=(Promotion("p1", "Tenth", Percent(100_000)), Promotion("c1", "1.00", TotalAmount(100), coupon="ONE"))
    )

    def test_what_the_promotion_gives_is_right(self) -> None:
        lines = price_basket(basket(tea()), self.TENTH).lines
        assert [line.gross_minor for line in lines] == [1080]
        assert check_discounts(lines, self.TENTH, basket=basket(tea())) == ()

    def test_a_promotion_that_took_half_is_found(self) -> None:
        half = replace(TEA[0], discounts=(AppliedDiscount("promotion:p1", 600),), gross_minor=600)
        findings = check_discounts((half,), self.TENTH, basket=basket(tea()))
        assert [(finding.code, finding.expected_minor, finding.actual_minor) for finding in findings] == [
            ("discount_too_large", 1080, 600)
        ]

    def test_a_promotion_nobody_made_is_named(self) -> None:
        made_up = replace(TEA[0], discounts=(AppliedDiscount("promotion:p9", 1),), gross_minor=1199)
        findings = check_discounts((made_up,), self.TENTH, basket=basket(tea()))
        assert [(finding.code, finding.field) for finding in findings] == [("unknown_discount", "lines.0.discounts.0.source")]

    def test_a_coupon_the_body_names_counts_as_shown(self) -> None:
        lines = price_basket(replace(basket(tea()), coupons=("ONE",)), self.TENTH).lines
        assert [line.gross_minor for line in lines] == [980]
        assert check_discounts(lines, self.TENTH, basket=basket(tea())) == ()

    def test_an_exemption_the_customer_has_not_is_too_much(self) -> None:
        exempt = price_basket(replace(basket(tea()), is_tax_exempt=True), RULES).lines
        assert check_discounts(exempt, RULES, basket=replace(basket(tea()), is_tax_exempt=True)) == ()
        assert [f.code for f in check_discounts(exempt, RULES, basket=basket(tea()))] == ["discount_too_large"]

    def test_less_than_the_promotion_gives_is_no_false_document(self) -> None:
        assert check_discounts(TEA, self.TENTH, basket=basket(tea())) == ()


class TestRefunds:
    def test_three_for_ten_come_back_as_333_334_333(self) -> None:
        line = price_basket(replace(basket(tea(pieces=3, price_minor=400)), discount=ManualDiscount(minor=200)), RULES).lines[0]
        assert line.gross_minor == 1000
        parts = [refund_line(line, already_returned_milli=k * 1000, returning_milli=1000) for k in range(3)]
        assert [part.gross_minor for part in parts] == [333, 334, 333]
        assert sum(part.taxes[0].tax_minor for part in parts) == line.taxes[0].tax_minor == 167

    @pytest.mark.parametrize(("already", "returning"), [(0, 4000), (3000, 1), (2000, 2000)])
    def test_more_than_is_left_cannot_come_back(self, already: int, returning: int) -> None:
        line = price_basket(basket(tea(pieces=3)), RULES).lines[0]
        with pytest.raises(Invalid) as refusal:
            refund_line(line, already_returned_milli=already, returning_milli=returning)
        assert refusal.value.code == "returned_more_than_sold"
        assert refusal.value.data == {"left_milli": 3000 - already}

    def test_nothing_cannot_come_back(self) -> None:
        with pytest.raises(Invalid, match="above zero"):
            refund_line(TEA[0], already_returned_milli=0, returning_milli=0)


class TestCoins:
    def test_a_smallest_coin_out_of_reason_is_refused(self) -> None:
        assert cash_rounding(10**6, step_minor=10**6) == 0
        for step in (-1, 10**6 + 1):
            with pytest.raises(Invalid):
                cash_rounding(100, step_minor=step)


FULL = Promotion(
    "p1", "Happy", Percent(500_000), Scope(("tea",), ("drinks",)), 5, "HAPPY", ("staff",), ("S01",),
    date(2026, 11, 1), date(2026, 11, 30), (Window(1020, 1140),),
)  # fmt: skip


class TestPromotionForms:
    @pytest.mark.parametrize("effect", [Percent(1), UnitAmount(100), TotalAmount(500), FixedPrice(0), BuyGet(2, 1, 500_000)])
    def test_what_is_written_is_read_back(self, effect: Percent | UnitAmount | TotalAmount | FixedPrice | BuyGet) -> None:
        for promotion in (replace(FULL, effect=effect), Promotion("p2", "Plain", effect)):
            assert parse_promotion(promotion_form(promotion)) == promotion

    @pytest.mark.parametrize(
        ("change", "code", "field"),
        [
            ({"extra": 1}, "extra_field", "extra"),
            ({"id": ""}, "missing", "id"),
            ({"priority": "5"}, "not_an_integer", "priority"),
            ({"effect": {"kind": "percent", "ppm": 0}}, "out_of_range", "effect.ppm"),
            ({"effect": {"kind": "percent", "ppm": 1_000_001}}, "out_of_range", "effect.ppm"),
            ({"effect": {"kind": "percent", "ppm": 1, "minor": 1}}, "extra_field", "effect.minor"),
            ({"effect": {"kind": "gift"}}, "not_a_choice", "effect.kind"),
            ({"windows": [{"from_minute": 10_080, "to_minute": 5}]}, "out_of_range", "windows.0.from_minute"),
            ({"first_date": "20261101"}, "not_a_date", "first_date"),
            ({"stores": "S01"}, "not_a_list", "stores"),
            ({"stores": [1]}, "not_text", "stores.0"),
            ({"scope": {"variants": [], "categories": [], "brands": []}}, "extra_field", "scope.brands"),
        ],
    )
    def test_anything_else_is_refused_with_its_place(self, change: dict[str, object], code: str, field: str) -> None:
        form = {**promotion_form(FULL), **change}
        with pytest.raises(Invalid) as refusal:
            parse_promotion(form)  # type: ignore[arg-type]
        assert (refusal.value.code, refusal.value.field) == (code, field)

    def test_a_missing_member_is_named(self) -> None:
        form = {name: value for name, value in promotion_form(FULL).items() if name != "coupon"}
        with pytest.raises(Invalid) as refusal:
            parse_promotion(form)
        assert (refusal.value.code, refusal.value.field) == ("missing", "coupon")
