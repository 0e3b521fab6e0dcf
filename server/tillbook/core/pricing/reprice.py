"""Whether a submitted sale took more off than its promotions, coupons and people's discounts allow.

Keeps true: a body that an engine priced with these rules is never found wrong, and a body in which any promotion, coupon or
exemption took more than the engine would give is always found. The comparison is one-sided on purpose: a till with an older
table that gave less is a difference of prices for a person to look at, not a false document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tillbook.core.values import Invalid, ensure

from .basket import price_basket
from .types import Basket, Finding, ManualDiscount, PricedLine, PriceRules

KNOWN_SOURCES = ("line", "basket", "tax_exempt")


def check_discounts(lines: Sequence[PricedLine], rules: PriceRules, *, basket: Basket) -> tuple[Finding, ...]:
    """Return what is wrong with the discounts of sold lines; empty where all is right.

    `basket` says what the server knows of the same lines: store, moment, customer group, exemption, and per line the tax category,
    categories and whether it is weighed; prices and quantities as in the body. Discounts with source `line` and `basket` are taken
    as they stand (whether the person might give them is for others); coupons are the ones the body names.
    Codes: `unknown_discount` (a source that is no promotion of these rules), `discount_too_large` (less is paid than the engine's
    best price). Errors: Invalid as `price_basket`.
    """
    ensure(len(lines) == len(basket.lines), Invalid("out_of_range", "One basket line for each line.", field="lines"))
    known = {f"{'promotion' if p.coupon is None else 'coupon'}:{p.id}": p.coupon for p in rules.promotions}
    findings = [
        Finding("unknown_discount", f"lines.{i}.discounts.{k}.source", 0, discount.minor)
        for i, line in enumerate(lines)
        for k, discount in enumerate(line.discounts)
        if discount.source not in known and discount.source not in KNOWN_SOURCES
    ]
    if findings:
        return tuple(findings)
    coupons = {known.get(discount.source) for line in lines for discount in line.discounts} - {None}
    given = replace(
        basket,
        lines=tuple(replace(asked, discount=_manual([line], "line")) for asked, line in zip(basket.lines, lines, strict=True)),
        discount=_manual(lines, "basket"),
        coupons=tuple(sorted(coupon for coupon in coupons if coupon is not None)),
    )
    best = price_basket(given, rules).totals.gross_minor
    paid = sum(line.gross_minor for line in lines)
    return (Finding("discount_too_large", "lines", best, paid),) if paid < best else ()


def _manual(lines: Sequence[PricedLine], source: str) -> ManualDiscount | None:
    minor = sum(discount.minor for line in lines for discount in line.discounts if discount.source == source)
    return ManualDiscount(minor=minor) if minor > 0 else None
