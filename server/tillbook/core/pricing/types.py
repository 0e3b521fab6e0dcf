"""The values pricing reads and writes: rules, baskets, and the figures of a priced line exactly as a document carries them.

Everything is frozen and integer: money in `*_minor`, quantities in `*_milli`, rates in `*ppm` (parts per million, 20 % is
200,000). Ids are opaque ASCII strings. The JSON form of each type has the same member names (`docs/reference/pricing.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

PPM = 1_000_000
"""Parts per million in one whole."""

MAX_LINES = 500
"""The most lines one basket may have."""

MAX_UNIT_PRICE_MINOR = 10**11
"""The highest price of one unit."""

MAX_AMOUNT_MINOR = 10**12
"""The highest list amount of one line; 500 of them stay far below what a document's integer may be."""

MINUTES_OF_WEEK = 7 * 24 * 60

LineKind = Literal["goods", "value"]
Rounding = Literal["line", "document"]


@dataclass(frozen=True, slots=True)
class TaxRate:
    """One rate of one authority, as valid on the day of the sale."""

    id: str
    name: str
    ppm: int


@dataclass(frozen=True, slots=True)
class TaxCategory:
    """What kind of goods it is to the tax office, and the rates it bears today (all on the same base)."""

    id: str
    name: str
    rates: tuple[TaxRate, ...]


@dataclass(frozen=True, slots=True)
class TaxTable:
    """The tax categories of a store with the dated rates already resolved for one day."""

    version: int
    categories: tuple[TaxCategory, ...]


@dataclass(frozen=True, slots=True)
class TableVersions:
    """Which tables a price came from; stands in every document."""

    prices: int = 0
    taxes: int = 0
    promotions: int = 0
    policy: int = 0


@dataclass(frozen=True, slots=True)
class Percent:
    """`ppm` off each unit in scope."""

    ppm: int


@dataclass(frozen=True, slots=True)
class UnitAmount:
    """`minor` off each unit (each kilogram) in scope, never below zero."""

    minor: int


@dataclass(frozen=True, slots=True)
class TotalAmount:
    """`minor` off the sum of everything in scope, once a basket."""

    minor: int


@dataclass(frozen=True, slots=True)
class FixedPrice:
    """Each unit in scope costs `minor` where that is less."""

    minor: int


@dataclass(frozen=True, slots=True)
class BuyGet:
    """Of each `buy + get` pieces in scope, dearest first, the last `get` cost `ppm` less (1,000,000: nothing)."""

    buy: int
    get: int
    ppm: int = PPM


Effect = Percent | UnitAmount | TotalAmount | FixedPrice | BuyGet


@dataclass(frozen=True, slots=True)
class Scope:
    """Variants and categories (with all below them) a promotion touches; both empty means everything."""

    variants: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A span of the local week, Monday 00:00 is minute 0; `to_minute` is outside; from > to runs over the week's end."""

    from_minute: int
    to_minute: int


@dataclass(frozen=True, slots=True)
class Promotion:
    """One promotion: what it does, to what, and when. Lower `priority` goes first among equal savings."""

    id: str
    name: str
    effect: Effect
    scope: Scope = Scope()
    priority: int = 100
    coupon: str | None = None
    customer_groups: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    first_date: date | None = None
    last_date: date | None = None
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceRules:
    """Everything but the basket that a price depends on. `cash_rounding_minor` is the smallest coin (0 or 1: none)."""

    currency: str
    prices_include_tax: bool
    rounding: Rounding
    cash_rounding_minor: int
    tax: TaxTable
    promotions: tuple[Promotion, ...] = ()
    versions: TableVersions = TableVersions()


@dataclass(frozen=True, slots=True)
class ManualDiscount:
    """What a person takes off a line or the basket: exactly one of `ppm` and `minor`; `override` names who lent the right."""

    ppm: int | None = None
    minor: int | None = None
    override: str | None = None


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One line before pricing. `categories` is the variant's category and all above it."""

    n: int
    variant: str
    quantity_milli: int
    unit_price_minor: int
    tax_category: str
    categories: tuple[str, ...] = ()
    kind: LineKind = "goods"
    is_weighed: bool = False
    discount: ManualDiscount | None = None


@dataclass(frozen=True, slots=True)
class LocalMoment:
    """When it is in the store: the calendar day and the minute since Monday 00:00."""

    date: date
    minute_of_week: int


@dataclass(frozen=True, slots=True)
class Basket:
    """What a customer wants to pay for, where and when. Lines stand in rising `n`."""

    store: str
    at: LocalMoment
    lines: tuple[BasketLine, ...]
    coupons: tuple[str, ...] = ()
    customer_group: str | None = None
    is_tax_exempt: bool = False
    discount: ManualDiscount | None = None


@dataclass(frozen=True, slots=True)
class AppliedDiscount:
    """An amount off one line. `source`: `promotion:ID`, `coupon:ID`, `line`, `basket` or `tax_exempt`."""

    source: str
    minor: int
    override: str | None = None


@dataclass(frozen=True, slots=True)
class TaxAmount:
    """Tax of one rate on `base_minor` (the net of a line, or of all lines that bear the rate)."""

    rate: str
    base_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class PricedLine:
    """The figures of one line as a document carries them.

    Always: quantity x price - discounts = gross (prices with tax) or net (prices without); net + taxes = gross.
    """

    n: int
    variant: str
    quantity_milli: int
    unit_price_minor: int
    discounts: tuple[AppliedDiscount, ...]
    taxes: tuple[TaxAmount, ...]
    net_minor: int
    gross_minor: int
    kind: LineKind = "goods"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the lines (an exchange: lines less returned)."""

    net_minor: int
    tax_minor: int
    gross_minor: int
    discount_minor: int


@dataclass(frozen=True, slots=True)
class Saving:
    """What one promotion or coupon took off the whole basket, for the receipt."""

    promotion: str
    name: str
    minor: int


@dataclass(frozen=True, slots=True)
class PricedBasket:
    """A basket with all its figures; `taxes` are summed by rate, in the order of the rates' ids."""

    lines: tuple[PricedLine, ...]
    totals: Totals
    taxes: tuple[TaxAmount, ...]
    saved: tuple[Saving, ...]


@dataclass(frozen=True, slots=True)
class TenderPart:
    """The part of a tender the sums need: `kind` (`cash`, `card`, ...) and the amount kept (negative: paid out)."""

    kind: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class BodyFigures:
    """The figures of a submitted sale, return or exchange, as they came."""

    lines: tuple[PricedLine, ...]
    returned: tuple[PricedLine, ...]
    tenders: tuple[TenderPart, ...]
    rounding_minor: int
    totals: Totals
    taxes: tuple[TaxAmount, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a body: a stable `code`, the place in dotted form, what it should be and what it was."""

    code: str
    field: str
    expected_minor: int
    actual_minor: int
