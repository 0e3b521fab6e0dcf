"""Pricing: what a basket costs, its tax, its promotions, what a return gives back. Twin: `web/packages/rules`.

Owns the arithmetic of every figure on a document and keeps true: both engines give the same cents (`vectors/pricing`),
lines sum to totals, a refund replays what was sold, and nobody pays more than with the best single promotion.

    price_basket(basket, rules) -> PricedBasket
    cash_rounding(due_minor, step_minor=5) -> rounding_minor
    refund_line(line, already_returned_milli=0, returning_milli=1000) -> PricedLine
    sum_figures(lines, returned) -> (Totals, taxes by rate)
    check_body(figures, rules, tax_categories=(...), is_tax_exempt=False) -> findings
    check_discounts(lines, rules, basket=...) -> findings
"""

from .basket import price_basket
from .check import check_body
from .forms import line_form, parse_basket, parse_promotion, parse_rules, priced_form, promotion_form, rules_form
from .refund import refund_line
from .reprice import check_discounts
from .totals import cash_rounding, sum_figures
from .types import (
    PPM,
    AppliedDiscount,
    Basket,
    BasketLine,
    BodyFigures,
    BuyGet,
    Effect,
    Finding,
    FixedPrice,
    LineKind,
    LocalMoment,
    ManualDiscount,
    Percent,
    PricedBasket,
    PricedLine,
    PriceRules,
    Promotion,
    Rounding,
    Saving,
    Scope,
    TableVersions,
    TaxAmount,
    TaxCategory,
    TaxRate,
    TaxTable,
    TenderPart,
    TotalAmount,
    Totals,
    UnitAmount,
    Window,
)

__all__ = [
    "PPM",
    "AppliedDiscount",
    "Basket",
    "BasketLine",
    "BodyFigures",
    "BuyGet",
    "Effect",
    "Finding",
    "FixedPrice",
    "LineKind",
    "LocalMoment",
    "ManualDiscount",
    "Percent",
    "PriceRules",
    "PricedBasket",
    "PricedLine",
    "Promotion",
    "Rounding",
    "Saving",
    "Scope",
    "TableVersions",
    "TaxAmount",
    "TaxCategory",
    "TaxRate",
    "TaxTable",
    "TenderPart",
    "TotalAmount",
    "Totals",
    "UnitAmount",
    "Window",
    "cash_rounding",
    "check_body",
    "check_discounts",
    "line_form",
    "parse_basket",
    "parse_promotion",
    "parse_rules",
    "price_basket",
    "priced_form",
    "promotion_form",
    "refund_line",
    "rules_form",
    "sum_figures",
]
