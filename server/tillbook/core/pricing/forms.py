"""The JSON form of promotions, rules, baskets and figures: what tables store, the till's catalogue sends, and the vectors hold.

Keeps true: parse(form(x)) == x, and a form with an unknown, missing or ill-typed member is refused. The TypeScript twin's types
are these forms, member for member.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tillbook.core.values import MAX_INTEGER, Invalid, ensure
from tillbook.core.values.json import JsonObject, JsonValue
from tillbook.core.values.reading import Reader

from .types import (
    MAX_AMOUNT_MINOR,
    MAX_LINES,
    MAX_UNIT_PRICE_MINOR,
    MINUTES_OF_WEEK,
    PPM,
    AppliedDiscount,
    Basket,
    BasketLine,
    BuyGet,
    Effect,
    FixedPrice,
    LocalMoment,
    ManualDiscount,
    Percent,
    PricedBasket,
    PricedLine,
    PriceRules,
    Promotion,
    Scope,
    TableVersions,
    TaxAmount,
    TaxCategory,
    TaxRate,
    TaxTable,
    TotalAmount,
    UnitAmount,
    Window,
)

MAX_ENTRIES = 1_000
"""The most ids one list may hold."""

MAX_PROMOTIONS = 500
MAX_RATES = 8
MAX_NAME = 200


def promotion_form(promotion: Promotion) -> JsonObject:
    """Return the JSON form of a promotion: every member present, dates as `YYYY-MM-DD`, what is not set is null or empty."""
    return {
        "id": promotion.id,
        "name": promotion.name,
        "effect": _effect_form(promotion.effect),
        "scope": {"variants": list(promotion.scope.variants), "categories": list(promotion.scope.categories)},
        "priority": promotion.priority,
        "coupon": promotion.coupon,
        "customer_groups": list(promotion.customer_groups),
        "stores": list(promotion.stores),
        "first_date": promotion.first_date.isoformat() if promotion.first_date else None,
        "last_date": promotion.last_date.isoformat() if promotion.last_date else None,
        "windows": [{"from_minute": window.from_minute, "to_minute": window.to_minute} for window in promotion.windows],
    }


def _effect_form(effect: Effect) -> JsonObject:
    match effect:
        case Percent(ppm):
            return {"kind": "percent", "ppm": ppm}
        case UnitAmount(minor):
            return {"kind": "unit_amount", "minor": minor}
        case TotalAmount(minor):
            return {"kind": "total_amount", "minor": minor}
        case FixedPrice(minor):
            return {"kind": "fixed_price", "minor": minor}
        case BuyGet(buy, get, ppm):
            return {"kind": "buy_get", "buy": buy, "get": get, "ppm": ppm}


def parse_promotion(form: JsonValue, *, at: str = "") -> Promotion:
    """Return the promotion of a JSON form, strictly; Invalid with the member's name (`at` stands before it)."""
    reader = Reader(form, at=at)
    scope = reader.object("scope")
    promotion = Promotion(
        id=_name(reader, "id"),
        name=_name(reader, "name"),
        effect=_parse_effect(reader.object("effect")),
        scope=Scope(_names(scope, "variants"), _names(scope, "categories")),
        priority=_whole(reader, "priority", least=0, most=10**6),
        coupon=None if reader.raw("coupon") is None else _name(reader, "coupon"),
        customer_groups=_names(reader, "customer_groups"),
        stores=_names(reader, "stores"),
        first_date=None if reader.raw("first_date") is None else _date(reader, "first_date"),
        last_date=None if reader.raw("last_date") is None else _date(reader, "last_date"),
        windows=tuple(_parse_window(window) for window in reader.objects("windows", limit=MAX_ENTRIES)),
    )
    scope.done()
    reader.done()
    return promotion


def _parse_window(reader: Reader) -> Window:
    window = Window(
        _whole(reader, "from_minute", least=0, most=MINUTES_OF_WEEK - 1),
        _whole(reader, "to_minute", least=0, most=MINUTES_OF_WEEK),
    )
    reader.done()
    return window


def _parse_effect(reader: Reader) -> Effect:
    kind = reader.choice("kind", ("percent", "unit_amount", "total_amount", "fixed_price", "buy_get"))
    effect: Effect
    if kind == "percent":
        effect = Percent(_whole(reader, "ppm", least=1, most=PPM))
    elif kind == "unit_amount":
        effect = UnitAmount(_whole(reader, "minor", least=1, most=MAX_UNIT_PRICE_MINOR))
    elif kind == "total_amount":
        effect = TotalAmount(_whole(reader, "minor", least=1, most=MAX_AMOUNT_MINOR))
    elif kind == "fixed_price":
        effect = FixedPrice(_whole(reader, "minor", least=0, most=MAX_UNIT_PRICE_MINOR))
    else:
        buy, get = _whole(reader, "buy", least=1, most=1000), _whole(reader, "get", least=1, most=1000)
        effect = BuyGet(buy, get, _whole(reader, "ppm", least=1, most=PPM))
    reader.done()
    return effect


def rules_form(rules: PriceRules) -> JsonObject:
    """Return the JSON form of the rules: the pricing members of `GET /api/v1/till/catalogue`."""
    return {
        "currency": rules.currency,
        "prices_include_tax": rules.prices_include_tax,
        "rounding": rules.rounding,
        "cash_rounding_minor": rules.cash_rounding_minor,
        "tax_categories": [
            {
                "id": category.id,
                "name": category.name,
                "rates": [{"id": rate.id, "name": rate.name, "ppm": rate.ppm} for rate in category.rates],
            }
            for category in rules.tax.categories
        ],
        "promotions": [promotion_form(promotion) for promotion in rules.promotions],
        "table_versions": {
            "prices": rules.versions.prices,
            "taxes": rules.versions.taxes,
            "promotions": rules.versions.promotions,
            "policy": rules.versions.policy,
        },
    }


def parse_rules(form: JsonValue) -> PriceRules:
    """Return the rules of a JSON form, strictly; Invalid with the member's name."""
    reader = Reader(form)
    promotions = reader.raw("promotions")
    ensure(
        isinstance(promotions, Sequence) and not isinstance(promotions, str) and len(promotions) <= MAX_PROMOTIONS,
        Invalid("not_a_list", f"promotions must be a list of at most {MAX_PROMOTIONS}.", field="promotions"),
    )
    assert isinstance(promotions, Sequence)
    versions = reader.object("table_versions")
    table_versions = TableVersions(
        versions.integer("prices"), versions.integer("taxes"), versions.integer("promotions"), versions.integer("policy")
    )
    versions.done()
    rules = PriceRules(
        currency=reader.text("currency", limit=3),
        prices_include_tax=reader.flag("prices_include_tax"),
        rounding="line" if reader.choice("rounding", ("line", "document")) == "line" else "document",
        cash_rounding_minor=_whole(reader, "cash_rounding_minor", least=0, most=10**6),
        tax=TaxTable(
            table_versions.taxes,
            tuple(_parse_category(category) for category in reader.objects("tax_categories", limit=MAX_ENTRIES)),
        ),
        promotions=tuple(parse_promotion(promotion, at=f"promotions.{i}") for i, promotion in enumerate(promotions)),
        versions=table_versions,
    )
    reader.done()
    return rules


def _parse_category(reader: Reader) -> TaxCategory:
    rates: list[TaxRate] = []
    for rate in reader.objects("rates", limit=MAX_RATES):
        rates.append(TaxRate(_name(rate, "id"), _name(rate, "name"), _whole(rate, "ppm", least=0, most=PPM)))
        rate.done()
    category = TaxCategory(_name(reader, "id"), _name(reader, "name"), tuple(rates))
    reader.done()
    return category


def parse_basket(form: JsonValue) -> Basket:
    """Return the basket of a JSON form, strictly in its shape; `price_basket` checks the figures."""
    reader = Reader(form)
    at = reader.object("at")
    basket = Basket(
        store=_name(reader, "store"),
        at=LocalMoment(_date(at, "date"), _whole(at, "minute_of_week", least=0, most=MINUTES_OF_WEEK - 1)),
        lines=tuple(_parse_line(line) for line in reader.objects("lines", limit=MAX_LINES)),
        coupons=_names(reader, "coupons"),
        customer_group=None if reader.raw("customer_group") is None else _name(reader, "customer_group"),
        is_tax_exempt=reader.flag("is_tax_exempt"),
        discount=_parse_discount(reader.optional_object("discount")),
    )
    at.done()
    reader.done()
    return basket


def _parse_line(reader: Reader) -> BasketLine:
    line = BasketLine(
        n=reader.integer("n"),
        variant=_name(reader, "variant"),
        quantity_milli=reader.integer("quantity_milli"),
        unit_price_minor=reader.integer("unit_price_minor"),
        tax_category=_name(reader, "tax_category"),
        categories=_names(reader, "categories"),
        kind="goods" if reader.choice("kind", ("goods", "value")) == "goods" else "value",
        is_weighed=reader.flag("is_weighed"),
        discount=_parse_discount(reader.optional_object("discount")),
    )
    reader.done()
    return line


def _parse_discount(reader: Reader | None) -> ManualDiscount | None:
    if reader is None:
        return None
    discount = ManualDiscount(
        reader.optional_integer("ppm"), reader.optional_integer("minor"), reader.optional_text("override", limit=MAX_NAME)
    )
    reader.done()
    return discount


def priced_form(priced: PricedBasket) -> JsonObject:
    """Return the JSON form of a priced basket: lines, totals and taxes as a document's body has them, and what was saved."""
    totals = priced.totals
    return {
        "lines": [line_form(line) for line in priced.lines],
        "totals": {
            "net_minor": totals.net_minor,
            "tax_minor": totals.tax_minor,
            "gross_minor": totals.gross_minor,
            "discount_minor": totals.discount_minor,
        },
        "taxes": [_tax_form(tax) for tax in priced.taxes],
        "saved": [{"promotion": saving.promotion, "name": saving.name, "minor": saving.minor} for saving in priced.saved],
    }


def line_form(line: PricedLine) -> JsonObject:
    """Return the JSON form of a priced line, member for member as `lines` of a body; an override not set is left out."""
    return {
        "n": line.n,
        "variant": line.variant,
        "quantity_milli": line.quantity_milli,
        "unit_price_minor": line.unit_price_minor,
        "discounts": [_discount_form(discount) for discount in line.discounts],
        "taxes": [_tax_form(tax) for tax in line.taxes],
        "net_minor": line.net_minor,
        "gross_minor": line.gross_minor,
        "kind": line.kind,
    }


def _discount_form(discount: AppliedDiscount) -> JsonObject:
    form: JsonObject = {"source": discount.source, "minor": discount.minor}
    return form if discount.override is None else {**form, "override": discount.override}


def _tax_form(tax: TaxAmount) -> JsonObject:
    return {"rate": tax.rate, "base_minor": tax.base_minor, "tax_minor": tax.tax_minor}


def _name(reader: Reader, member: str) -> str:
    value = reader.text(member, limit=MAX_NAME)
    ensure(bool(value), Invalid("missing", f"{reader.name(member)} is empty.", field=reader.name(member)))
    return value


def _names(reader: Reader, member: str) -> tuple[str, ...]:
    values = reader.raw(member)
    if isinstance(values, str) or not isinstance(values, Sequence) or len(values) > MAX_ENTRIES:
        raise Invalid("not_a_list", f"{reader.name(member)} must be a list of at most {MAX_ENTRIES}.", field=reader.name(member))
    names: list[str] = []
    for i, value in enumerate(values):
        if not isinstance(value, str) or not 0 < len(value) <= MAX_NAME:
            raise Invalid("not_text", f"{reader.name(member)}.{i} must be text.", field=f"{reader.name(member)}.{i}")
        names.append(value)
    return tuple(names)


def _whole(reader: Reader, member: str, *, least: int, most: int = MAX_INTEGER) -> int:
    value = reader.integer(member)
    if not least <= value <= most:
        raise Invalid("out_of_range", f"{reader.name(member)} must be from {least} to {most}.", field=reader.name(member))
    return value


def _date(reader: Reader, member: str) -> date:
    text = reader.text(member, limit=10)
    try:
        value = date.fromisoformat(text)
    except ValueError:
        raise Invalid("not_a_date", f"{reader.name(member)} is not a date.", field=reader.name(member)) from None
    ensure(value.isoformat() == text, Invalid("not_a_date", f"{reader.name(member)} is not a date.", field=reader.name(member)))
    return value
