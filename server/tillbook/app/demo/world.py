"""The demo chain as it stands: its stores, registers, people and goods with the ids they have in the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillbook.core.access import Actor, ActorKind
from tillbook.core.pricing import BuyGet, Percent, Promotion, Scope, TaxCategory, TaxRate, Window
from tillbook.stores.interface import RegisterFacts

from .goods import Goods

SYSTEM = Actor(kind=ActorKind.SYSTEM, name="demo")
TAXES = (
    TaxCategory("standard", "Standard", (TaxRate("GB-VAT-20", "VAT 20 %", 200_000),)),
    TaxCategory("reduced", "Reduced", (TaxRate("GB-VAT-5", "VAT 5 %", 50_000),)),
    TaxCategory("zero", "Zero-rated", (TaxRate("GB-VAT-0", "VAT 0 %", 0),)),
)
CURRENCY = "GBP"


@dataclass(frozen=True, slots=True)
class World:
    """What the trade of a day needs: ids of goods by their place in the list, registers and people by store code."""

    company_id: UUID
    goods: Sequence[Goods]
    variants: Sequence[UUID]
    categories: Mapping[str, UUID]
    suppliers: Mapping[str, UUID]
    customers: Sequence[UUID]
    tills: Mapping[str, Sequence[RegisterFacts]]
    offices: Mapping[str, RegisterFacts]
    cashiers: Mapping[str, Sequence[Actor]]
    managers: Mapping[str, Actor]
    promotions: Sequence[Promotion]
    last_rise: date


def last_rise_before(day: date) -> date:
    """Return the last first of February: when the chain's prices rose."""
    return date(day.year if (day.month, day.day) >= (2, 1) else day.year - 1, 2, 1)


def demo_promotions(ids: Sequence[str], categories: Mapping[str, UUID], *, today: date) -> list[Promotion]:
    """Return the chain's promotions: a soap week every spring and now, candles in November, buns at closing time, cards."""
    bath, candles, cards = (str(categories[name]) for name in ("Bath & soap", "Candles", "Gifts & cards"))
    closing = tuple(Window(day * 1440 + 17 * 60 + 30, day * 1440 + 19 * 60) for day in range(7))
    spring = [(date(year, 3, 8), date(year, 3, 14)) for year in range(today.year - 2, today.year + 1)]
    now = (date.fromordinal(today.toordinal() - 3), date.fromordinal(today.toordinal() + 10))
    autumn = [(date(year, 11, 1), date(year, 11, 30)) for year in range(today.year - 2, today.year + 1)]
    names = iter(ids)
    soap = [
        Promotion(next(names), "Soap week", Percent(200_000), Scope(categories=(bath,)), first_date=first, last_date=last)
        for first, last in (*spring, now)
    ]
    evenings = [
        Promotion(
            next(names), "Candles: three for two", BuyGet(2, 1), Scope(categories=(candles,)), first_date=first, last_date=last
        )
        for first, last in autumn
    ]
    buns = Promotion(
        next(names), "Fresh till half past six", Percent(300_000), Scope(categories=(str(categories["Bakery"]),)), windows=closing
    )
    paper = Promotion(next(names), "Four for three: gifts and cards", BuyGet(3, 1), Scope(categories=(cards,)))
    return [*soap, *evenings, buns, paper]
