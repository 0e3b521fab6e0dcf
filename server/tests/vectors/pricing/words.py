"""The words in which pricing cases are written: short, in shop notation, turned into the JSON forms of the vectors.

line("2", "6.00", "std")                two pieces at 6.00 of tax category std
line("1.250kg", "7.99", "red")          weighed
promo("p1", "3 for 2", "2+1")           10% | -1.00 each | -5.00 total | =4.99 | 2+1 | 1+1 at 50%
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

Form = dict[str, Any]

EXPONENTS = {"JPY": 0, "KWD": 3}
NOON = "2026-11-20 12:00"
"""A Friday."""


def rules(currency: str, prices: str, rounding: str, coin: int = 0, **categories: str) -> Form:
    """Rules of one country: `std="vat20:20"` or several rates `std="state:6 county:2.25"`; `zero=""` bears no tax."""
    return {
        "currency": currency,
        "prices_include_tax": prices == "with tax",
        "rounding": rounding,
        "cash_rounding_minor": coin,
        "tax_categories": [
            {"id": name, "name": name, "rates": [rate(text) for text in rates.split()]} for name, rates in categories.items()
        ],
        "promotions": [],
        "table_versions": {"prices": 1, "taxes": 1, "promotions": 1, "policy": 1},
    }


def rate(text: str) -> Form:
    """`vat20:20` is the rate vat20 of 20 %."""
    name, percent = text.split(":")
    return {"id": name, "name": f"{name} {percent} %", "ppm": ppm(percent)}


def ppm(percent: str) -> int:
    """`2.25` per cent are 22,500 parts per million."""
    return scaled(percent, 4)


def scaled(text: str, places: int) -> int:
    """A decimal as a whole number of its last place, without floats."""
    whole, _, rest = text.partition(".")
    if len(rest) > places:
        raise ValueError(f"{text} has more than {places} places")
    return int(whole + rest.ljust(places, "0"))


def money(text: str, currency: str) -> int:
    """Minor units of an amount in shop notation."""
    return scaled(text, EXPONENTS.get(currency, 2))


def line(quantity: str, price: str, tax: str = "std", **more: Any) -> Form:
    """One basket line; more: v (variant), cats, off (`10%` or an amount), kind, override."""
    return {"quantity": quantity, "price": price, "tax": tax, **more}


def promo(id_: str, name: str, effect: str, **more: Any) -> Form:
    """One promotion; more: v, cats (lists in one text), priority, coupon, groups, stores, first, last, windows."""
    return {"id": id_, "name": name, "effect": effect, **more}


def promotion_form(short: Form, currency: str) -> Form:
    """The JSON form of a promotion."""
    return {
        "id": short["id"],
        "name": short["name"],
        "effect": effect_form(short["effect"], currency),
        "scope": {"variants": short.get("v", "").split(), "categories": short.get("cats", "").split()},
        "priority": short.get("priority", 100),
        "coupon": short.get("coupon"),
        "customer_groups": short.get("groups", "").split(),
        "stores": short.get("stores", "").split(),
        "first_date": short.get("first"),
        "last_date": short.get("last"),
        "windows": [{"from_minute": start, "to_minute": end} for start, end in short.get("windows", [])],
    }


def effect_form(text: str, currency: str) -> Form:
    """The JSON form of an effect in shop notation."""
    if "+" in text:
        counts, _, percent = text.partition(" at ")
        buy, get = counts.split("+")
        return {"kind": "buy_get", "buy": int(buy), "get": int(get), "ppm": ppm(percent.rstrip("%") or "100")}
    if text.endswith("%"):
        return {"kind": "percent", "ppm": ppm(text[:-1])}
    if text.startswith("="):
        return {"kind": "fixed_price", "minor": money(text[1:], currency)}
    amount, kind = text.removeprefix("-").split()
    return {"kind": "unit_amount" if kind == "each" else "total_amount", "minor": money(amount, currency)}


def discount_form(text: str | None, currency: str, override: str | None = None) -> Form | None:
    """The JSON form of a person's discount, `10%` or an amount."""
    if text is None:
        return None
    form = {"ppm": ppm(text[:-1])} if text.endswith("%") else {"minor": money(text, currency)}
    return form | ({"override": override} if override else {})


def basket_form(lines: list[Form], currency: str, more: Form) -> Form:
    """The JSON form of a basket; more: at, store, coupons, group, exempt, off."""
    moment = datetime.fromisoformat(more.get("at", NOON))
    return {
        "store": more.get("store", "S01"),
        "at": {
            "date": moment.date().isoformat(),
            "minute_of_week": moment.weekday() * 1440 + moment.hour * 60 + moment.minute,
        },
        "lines": [line_form(n, short, currency) for n, short in enumerate(lines, 1)],
        "coupons": more.get("coupons", "").split(),
        "customer_group": more.get("group"),
        "is_tax_exempt": more.get("exempt", False),
        "discount": discount_form(more.get("off"), currency),
    }


def line_form(n: int, short: Form, currency: str) -> Form:
    """The JSON form of a basket line."""
    weighed = short["quantity"].endswith("kg")
    return {
        "n": n,
        "variant": short.get("v", f"v{n}"),
        "quantity_milli": scaled(short["quantity"].removesuffix("kg"), 3),
        "unit_price_minor": money(short["price"], currency),
        "tax_category": short["tax"],
        "categories": short.get("cats", "").split(),
        "kind": short.get("kind", "goods"),
        "is_weighed": weighed,
        "discount": discount_form(short.get("off"), currency, short.get("override")),
    }


def case(name: str, rule_set: str, lines: list[Form], hand: Form | None = None, **more: Any) -> Form:
    """One case; `hand` holds what was worked out on paper."""
    return {"name": name, "rules": rule_set, "lines": lines, "hand": hand or {}, **more}
