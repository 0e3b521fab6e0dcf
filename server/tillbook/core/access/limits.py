"""How much an `L` cell allows. Defaults for a currency; a company sets its own per role and store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tillbook.core.values import CURRENCY_EXPONENTS, check_currency

from .actions import Action, Role

PERCENT_PPM = 10_000
"""One per cent in millionths."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `amount_minor` an act, `share_ppm` of the price (100,000 = 10 %), `shift_minor` a shift; None: no limit."""

    amount_minor: int | None = None
    share_ppm: int | None = None
    shift_minor: int | None = None


@dataclass(frozen=True, slots=True)
class LimitKey:
    """Whose limit for what: `store` None is the company's setting, which a store's own setting overrules."""

    action: Action
    role: Role
    store: UUID | None = None


def _key(action: Action, role: Role) -> LimitKey:
    return LimitKey(action, role)


DEFAULT_LIMITS: Mapping[LimitKey, Limit] = {
    _key(Action.RETURN_WITH_RECEIPT, Role.CASHIER): Limit(amount_minor=5_000),
    _key(Action.RETURN_WITHOUT_RECEIPT, Role.SUPERVISOR): Limit(amount_minor=10_000),
    _key(Action.DISCOUNT, Role.CASHIER): Limit(share_ppm=10 * PERCENT_PPM, shift_minor=5_000),
    _key(Action.DISCOUNT, Role.SUPERVISOR): Limit(share_ppm=20 * PERCENT_PPM, shift_minor=20_000),
    _key(Action.OVERRIDE_PRICE, Role.SUPERVISOR): Limit(share_ppm=20 * PERCENT_PPM),
    _key(Action.VOID_SALE, Role.SUPERVISOR): Limit(amount_minor=20_000),
    _key(Action.ADJUST_STOCK, Role.MANAGER): Limit(amount_minor=50_000),
    _key(Action.APPROVE_PURCHASE_ORDER, Role.MANAGER): Limit(amount_minor=100_000),
    _key(Action.APPROVE_PURCHASE_ORDER, Role.BUYER): Limit(amount_minor=1_000_000),
    _key(Action.REFUND_ORDER, Role.SUPERVISOR): Limit(amount_minor=20_000),
    _key(Action.SELL_ON_ACCOUNT, Role.CASHIER): Limit(amount_minor=5_000),
    _key(Action.SELL_ON_ACCOUNT, Role.SUPERVISOR): Limit(amount_minor=20_000),
    _key(Action.RESOLVE_EXCEPTION, Role.SUPERVISOR): Limit(amount_minor=5_000),
}
"""Every `L` cell of the table has its default here (a test says so), in minor units of a currency with two digits."""


def default_limits(currency: str) -> Mapping[LimitKey, Limit]:
    """Return the defaults in minor units of `currency`: 50.00 EUR is 5,000, 50.000 KWD is 50,000, and for a currency
    without minor units the figure stays 5,000 (JPY), because 50 yen would be no limit anyone means."""
    check_currency(currency)
    factor = 10 if CURRENCY_EXPONENTS[currency] == 3 else 1
    return {key: _scaled(limit, factor) for key, limit in DEFAULT_LIMITS.items()}


def _scaled(limit: Limit, factor: int) -> Limit:
    amount = None if limit.amount_minor is None else limit.amount_minor * factor
    shift = None if limit.shift_minor is None else limit.shift_minor * factor
    return Limit(amount_minor=amount, share_ppm=limit.share_ppm, shift_minor=shift)
