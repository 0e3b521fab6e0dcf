"""The price of a basket: list amounts, promotions, line discounts, coupons, basket discount, tax, in this order.

Keeps true: lines sum to totals; no line falls below zero; the customer never pays more than with the best single promotion,
because the plan taken is the cheapest of the greedy one and of every promotion standing alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tillbook.core.values import MILLI, Invalid, divide_half_away, ensure, split_largest_remainder
from tillbook.core.values.quantity import check_line_quantity

from .promotions import Free, active_promotions, apply_greedily
from .tax import rates_of, tax_document, tax_line, without_tax
from .totals import sum_figures
from .types import (
    MAX_AMOUNT_MINOR,
    MAX_LINES,
    MAX_UNIT_PRICE_MINOR,
    MINUTES_OF_WEEK,
    PPM,
    AppliedDiscount,
    Basket,
    BasketLine,
    ManualDiscount,
    PricedBasket,
    PricedLine,
    PriceRules,
    Promotion,
    Saving,
    TaxRate,
)


def price_basket(basket: Basket, rules: PriceRules) -> PricedBasket:
    """Price a basket to the cent.

    Returns figures ready for a document. Errors: Invalid `out_of_range`, `quantity_not_positive`, `quantity_not_whole`,
    `price_not_positive`, `lines_not_in_order`, `unknown_tax_category`, `bad_discount`, each with its field.
    """
    work = _Work(basket, rules, _check_lines(basket), _rates(basket, rules))
    if not rules.promotions:
        return _price_plan(work, (), ())
    active = active_promotions(rules.promotions, basket)
    automatic = [promotion for promotion in active if promotion.coupon is None]
    coupons = [promotion for promotion in active if promotion.coupon is not None]
    best = _price_plan(work, automatic, coupons)
    if len(active) > 1:
        for plan in _single_plans(automatic, coupons):
            priced = _price_plan(work, *plan)
            if priced.totals.gross_minor < best.totals.gross_minor:
                best = priced
    return best


@dataclass(frozen=True, slots=True)
class _Work:
    """A checked basket with what every plan for it shares: list amounts and the rates of each line."""

    basket: Basket
    rules: PriceRules
    listed: list[int]
    rates: list[tuple[TaxRate, ...]]


@dataclass(slots=True)
class _Running:
    """One line while it is being priced: what is left to pay and what was taken off."""

    amount_minor: int
    discounts: list[AppliedDiscount]

    def take_off(self, source: str, minor: int, override: str | None = None) -> None:
        """Take at most what is left; nothing is not written down."""
        minor = min(minor, self.amount_minor)
        if minor > 0:
            self.amount_minor -= minor
            self.discounts.append(AppliedDiscount(source, minor, override))


def _check_lines(basket: Basket) -> list[int]:
    """Return the lines' list amounts after checking everything a caller could have got wrong."""
    ensure(0 < len(basket.lines) <= MAX_LINES, Invalid("out_of_range", "A basket has 1 to 500 lines.", field="lines"))
    if not 0 <= basket.at.minute_of_week < MINUTES_OF_WEEK:
        raise Invalid("out_of_range", "A week has 10,080 minutes.", field="at.minute_of_week")
    _check_discount(basket.discount, "discount")
    amounts: list[int] = []
    before = 0
    for i, line in enumerate(basket.lines):
        if line.n <= before:
            raise Invalid("lines_not_in_order", "Lines must stand in rising number from 1.", field=f"lines.{i}.n")
        before = line.n
        _check_discount(line.discount, f"lines.{i}.discount")
        amounts.append(list_amount(line, field=f"lines.{i}"))
    return amounts


def list_amount(line: BasketLine, *, field: str) -> int:
    """Return quantity x unit price, half away from zero, after checking both (`field` names the line)."""
    check_line_quantity(line.quantity_milli, is_weighed=line.is_weighed, field=f"{field}.quantity_milli")
    price = line.unit_price_minor
    if type(price) is not int or not 0 < price <= MAX_UNIT_PRICE_MINOR:
        raise Invalid("price_not_positive", "A price is a whole number above zero.", field=f"{field}.unit_price_minor")
    amount = (price * line.quantity_milli + MILLI // 2) // MILLI
    if amount > MAX_AMOUNT_MINOR:
        raise Invalid("out_of_range", "The line's amount is too large.", field=field)
    return amount


def _check_discount(discount: ManualDiscount | None, field: str) -> None:
    if discount is None:
        return
    value, most = (discount.minor, MAX_AMOUNT_MINOR) if discount.ppm is None else (discount.ppm, PPM)
    is_one = (discount.ppm is None) != (discount.minor is None)
    if not is_one or type(value) is not int or not 0 < value <= most:
        raise Invalid("bad_discount", "A discount is a percentage up to 100 or an amount, above zero.", field=field)


def _rates(basket: Basket, rules: PriceRules) -> list[tuple[TaxRate, ...]]:
    return [
        rates_of(rules.tax, line.tax_category, field=f"lines.{i}.tax_category") if line.kind == "goods" else ()
        for i, line in enumerate(basket.lines)
    ]


def _single_plans(automatic: list[Promotion], coupons: list[Promotion]) -> Iterator[tuple[list[Promotion], list[Promotion]]]:
    for promotion in automatic:
        if coupons:
            yield [promotion], coupons
        yield [promotion], []
    for coupon in coupons:
        yield [], [coupon]


def _price_plan(work: _Work, automatic: Sequence[Promotion], coupons: Sequence[Promotion]) -> PricedBasket:
    """Price the basket with exactly these promotions, in the fixed order of steps."""
    basket, running = work.basket, [_Running(amount, []) for amount in work.listed]
    saved: list[Saving] = []
    if automatic:
        saved += _apply_promotions("promotion", automatic, basket, running)
    for line, state in zip(basket.lines, running, strict=True):
        if line.discount is not None and line.kind == "goods":
            state.take_off("line", _discount_minor(line.discount, state.amount_minor), line.discount.override)
    if coupons:
        saved += _apply_promotions("coupon", coupons, basket, running)
    if basket.discount is not None:
        _apply_basket_discount(basket.discount, basket, running)
    lines = _tax(work, running)
    totals, taxes = sum_figures(lines, ())
    return PricedBasket(lines, totals, taxes, tuple(saved))


def _apply_promotions(prefix: str, promotions: Sequence[Promotion], basket: Basket, running: Sequence[_Running]) -> list[Saving]:
    """Apply promotions to what is left of each line; one discount per promotion and line, one saving per promotion."""
    free = [Free(line.quantity_milli, state.amount_minor) for line, state in zip(basket.lines, running, strict=True)]
    applications = apply_greedily(promotions, basket.lines, free)
    savings: list[Saving] = []
    for promotion in {application.promotion.id: application.promotion for application in applications}.values():
        off = [0] * len(running)
        for application in applications:
            if application.promotion.id == promotion.id:
                for take in application.takes:
                    off[take.line] += take.saving_minor
        for state, minor in zip(running, off, strict=True):
            state.take_off(f"{prefix}:{promotion.id}", minor)
        savings.append(Saving(promotion.id, promotion.name, sum(off)))
    return savings


def _discount_minor(discount: ManualDiscount, amount_minor: int) -> int:
    if discount.ppm is not None:
        return divide_half_away(amount_minor * discount.ppm, PPM)
    return min(discount.minor or 0, amount_minor)


def _apply_basket_discount(discount: ManualDiscount, basket: Basket, running: Sequence[_Running]) -> None:
    weights = [state.amount_minor if line.kind == "goods" else 0 for line, state in zip(basket.lines, running, strict=True)]
    parts = split_largest_remainder(_discount_minor(discount, sum(weights)), weights)
    for state, part in zip(running, parts, strict=True):
        state.take_off("basket", part, discount.override)


def _tax(work: _Work, running: Sequence[_Running]) -> tuple[PricedLine, ...]:
    """Turn what is left of each line into its final figures; an exempt customer's tax leaves an inclusive price first."""
    is_inclusive, rates = work.rules.prices_include_tax, work.rates
    if work.basket.is_tax_exempt:
        for state, line_rates in zip(running, rates, strict=True):
            if is_inclusive:
                state.take_off("tax_exempt", state.amount_minor - without_tax(state.amount_minor, line_rates))
        rates = [() for _ in rates]
    amounts = [(state.amount_minor, line_rates) for state, line_rates in zip(running, rates, strict=True)]
    if work.rules.rounding == "line":
        taxed = [tax_line(amount, line_rates, is_inclusive=is_inclusive) for amount, line_rates in amounts]
    else:
        taxed = tax_document(amounts, is_inclusive=is_inclusive)
    return tuple(
        PricedLine(
            line.n, line.variant, line.quantity_milli, line.unit_price_minor, tuple(state.discounts), taxes, net, gross, line.kind
        )
        for line, state, (net, gross, taxes) in zip(work.basket.lines, running, taxed, strict=True)
    )
