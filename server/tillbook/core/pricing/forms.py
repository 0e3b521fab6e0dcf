"""The JSON form of a promotion: what the promotion table stores, the catalogue sends to tills, and the vectors hold.

Keeps true: parse(form(p)) == p, and a form with an unknown, missing or ill-typed member is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tillbook.core.values import Invalid, check_integer, ensure

from .types import (
    MAX_AMOUNT_MINOR,
    MAX_UNIT_PRICE_MINOR,
    MINUTES_OF_WEEK,
    PPM,
    BuyGet,
    Effect,
    FixedPrice,
    Percent,
    Promotion,
    Scope,
    TotalAmount,
    UnitAmount,
    Window,
)

JsonValue = None | bool | int | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
JsonObject = Mapping[str, JsonValue]

MAX_ENTRIES = 1000
"""The most ids one list of a promotion may hold."""

_MEMBERS = frozenset(
    ["id", "name", "effect", "scope", "priority", "coupon", "customer_groups", "stores", "first_date", "last_date", "windows"]
)


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


def parse_promotion(form: JsonObject, *, field: str = "promotion") -> Promotion:
    """Return the promotion of a JSON form, strictly; Invalid `unknown_member`, `missing`, `wrong_type`, `out_of_range`."""
    _check_members(form, _MEMBERS, field)
    windows = [
        Window(
            _whole(window, "from_minute", 0, MINUTES_OF_WEEK - 1, f"{field}.windows.{i}"),
            _whole(window, "to_minute", 0, MINUTES_OF_WEEK, f"{field}.windows.{i}"),
        )
        for i, window in enumerate(_objects(form, "windows", field))
    ]
    scope = _object(form, "scope", field)
    _check_members(scope, frozenset(["variants", "categories"]), f"{field}.scope")
    coupon = form["coupon"]
    return Promotion(
        id=_text(form, "id", field),
        name=_text(form, "name", field),
        effect=_parse_effect(_object(form, "effect", field), f"{field}.effect"),
        scope=Scope(_texts(scope, "variants", f"{field}.scope"), _texts(scope, "categories", f"{field}.scope")),
        priority=_whole(form, "priority", 0, 10**6, field),
        coupon=None if coupon is None else _text(form, "coupon", field),
        customer_groups=_texts(form, "customer_groups", field),
        stores=_texts(form, "stores", field),
        first_date=_date(form, "first_date", field),
        last_date=_date(form, "last_date", field),
        windows=tuple(windows),
    )


def _parse_effect(form: JsonObject, field: str) -> Effect:
    kind = _text(form, "kind", field)
    if kind == "buy_get":
        _check_members(form, frozenset(["kind", "buy", "get", "ppm"]), field)
        buy, get = _whole(form, "buy", 1, 1000, field), _whole(form, "get", 1, 1000, field)
        return BuyGet(buy, get, _whole(form, "ppm", 1, PPM, field))
    if kind == "percent":
        _check_members(form, frozenset(["kind", "ppm"]), field)
        return Percent(_whole(form, "ppm", 1, PPM, field))
    _check_members(form, frozenset(["kind", "minor"]), field)
    if kind == "unit_amount":
        return UnitAmount(_whole(form, "minor", 1, MAX_UNIT_PRICE_MINOR, field))
    if kind == "total_amount":
        return TotalAmount(_whole(form, "minor", 1, MAX_AMOUNT_MINOR, field))
    ensure(kind == "fixed_price", Invalid("unknown_kind", f"{kind!r} is no kind of promotion.", field=f"{field}.kind"))
    return FixedPrice(_whole(form, "minor", 0, MAX_UNIT_PRICE_MINOR, field))


def _check_members(form: JsonObject, members: frozenset[str], field: str) -> None:
    for name in sorted(form.keys() - members):
        raise Invalid("unknown_member", f"{name!r} does not belong here.", field=f"{field}.{name}")
    for name in sorted(members - form.keys()):
        raise Invalid("missing", f"{name!r} is missing.", field=f"{field}.{name}")


def _text(form: JsonObject, name: str, field: str) -> str:
    value = form.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        raise Invalid("wrong_type", f"{name} must be a text of 1 to 200 characters.", field=f"{field}.{name}")
    return value


def _whole(form: JsonObject, name: str, least: int, most: int, field: str) -> int:
    value = form.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Invalid("wrong_type", f"{name} must be a whole number.", field=f"{field}.{name}")
    if not least <= check_integer(value, field=f"{field}.{name}") <= most:
        raise Invalid("out_of_range", f"{name} must be from {least} to {most}.", field=f"{field}.{name}")
    return value


def _list(form: JsonObject, name: str, field: str) -> Sequence[JsonValue]:
    value = form.get(name)
    if isinstance(value, str) or not isinstance(value, Sequence) or len(value) > MAX_ENTRIES:
        raise Invalid("wrong_type", f"{name} must be a list of at most {MAX_ENTRIES}.", field=f"{field}.{name}")
    return value


def _texts(form: JsonObject, name: str, field: str) -> tuple[str, ...]:
    texts: list[str] = []
    for value in _list(form, name, field):
        if not isinstance(value, str) or not 0 < len(value) <= 200:
            raise Invalid("wrong_type", f"{name} must hold texts of 1 to 200 characters.", field=f"{field}.{name}")
        texts.append(value)
    return tuple(texts)


def _objects(form: JsonObject, name: str, field: str) -> list[JsonObject]:
    objects: list[JsonObject] = []
    for value in _list(form, name, field):
        if not isinstance(value, Mapping):
            raise Invalid("wrong_type", f"{name} must hold objects.", field=f"{field}.{name}")
        objects.append(value)
    return objects


def _object(form: JsonObject, name: str, field: str) -> JsonObject:
    value = form.get(name)
    if not isinstance(value, Mapping):
        raise Invalid("wrong_type", f"{name} must be an object.", field=f"{field}.{name}")
    return value


def _date(form: JsonObject, name: str, field: str) -> date | None:
    if form[name] is None:
        return None
    try:
        value = date.fromisoformat(_text(form, name, field))
    except ValueError:
        raise Invalid("wrong_type", f"{name} must be a date, YYYY-MM-DD.", field=f"{field}.{name}") from None
    ensure(value.isoformat() == form[name], Invalid("wrong_type", f"{name} must be YYYY-MM-DD.", field=f"{field}.{name}"))
    return value
