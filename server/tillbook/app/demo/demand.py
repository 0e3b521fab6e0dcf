"""What customers of the demo ask for: how many come, what they want, when, and how they pay. All chance is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from .goods import Goods
from .people import STORES, DemoStore

SALES_A_DAY_MILLI = 10_900
"""Sales a day of an average store."""

WEEKDAYS_MILLI = (850, 850, 900, 950, 1150, 1450, 850)
LINES_OF_A_SALE = (1, 2, 3, 4, 5, 6, 7, 8, 10)
LINES_WEIGHTS = (18, 22, 20, 14, 10, 7, 4, 3, 2)
PIECES, PIECES_WEIGHTS = (1, 2, 3, 4, 6), (80, 14, 3, 2, 1)
MEAN_PIECES_MILLI, MEAN_WEIGHED_MILLI = 1_330, 700
MEAN_LINES_MILLI = 3_420
HOURS = (8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)
HOURS_WEIGHTS = (7, 9, 11, 12, 14, 11, 8, 8, 10, 11, 6)

_EVEN = (1000,) * 12
SEASONS_MILLI: dict[str, tuple[int, ...]] = {
    "Counter": (1150, 1100, 1050, 1000, 950, 900, 900, 900, 950, 1050, 1100, 1150),
    "Fruit & veg": (900, 900, 950, 1000, 1050, 1150, 1200, 1150, 1100, 1000, 950, 900),
    "Deli": (850, 850, 900, 950, 1000, 1050, 1050, 1050, 950, 950, 1050, 1500),
    "Drinks": (700, 750, 800, 950, 1150, 1350, 1500, 1400, 1050, 850, 900, 1500),
    "Home": (750, 800, 850, 900, 950, 950, 950, 950, 1000, 1050, 1400, 1900),
    "Bath & soap": (800, 900, 1100, 900, 950, 950, 950, 950, 950, 1000, 1400, 1900),
    "Candles": (900, 850, 800, 700, 650, 600, 600, 700, 950, 1250, 1900, 2600),
    "Gifts & cards": (600, 850, 900, 850, 900, 900, 950, 950, 900, 1000, 1700, 2600),
    "Flowers & garden": (500, 900, 1500, 1500, 1500, 1250, 1000, 900, 800, 650, 550, 700),
    "Kids": (800, 850, 900, 950, 950, 1000, 1150, 1150, 950, 950, 1300, 1900),
}
"""Category -> how sought it is from January to December; others are even."""

TASTES_MILLI: dict[str, dict[str, int]] = {
    "S01": {"Bakery": 1100},
    "S02": {"Counter": 1900, "Home": 500, "Gifts & cards": 800},
    "S03": {"Drinks": 1400, "Gifts & cards": 1300},
    "S04": {"Pantry": 1400, "Dairy & eggs": 1300, "Counter": 500},
    "S05": {"Gifts & cards": 1700, "Candles": 1400, "Fruit & veg": 700},
}
"""Store -> category -> what it is known for."""

CLOSED = {(12, 25), (1, 1)}
"""Month and day when no store opens."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A customer at a till: minute of the day, what he wants as (goods, thousandths), how he pays, who he is."""

    minute: int
    wishes: tuple[tuple[int, int], ...]
    tender: str
    customer: int | None


class Demand:
    """The demand of one month in one store: weights of the goods, summed up so that drawing is quick."""

    def __init__(self, goods: Sequence[Goods], store: DemoStore, month: int) -> None:
        tastes = TASTES_MILLI.get(store.code, {})
        self.weights = [
            each.weight_milli
            * SEASONS_MILLI.get(each.category, _EVEN)[month - 1]
            * tastes.get(each.category, 1000)
            * _calendar_milli(each, month)
            // 1_000_000_000
            for each in goods
        ]
        self._sums = list(accumulate(self.weights))
        self._indexes = range(len(goods))
        self._goods = goods
        lines_a_day = SALES_A_DAY_MILLI * store.size_milli * MEAN_LINES_MILLI
        self.units_a_day_micro = [
            lines_a_day * weight // self._sums[-1] * (MEAN_WEIGHED_MILLI if each.is_weighed else MEAN_PIECES_MILLI) // 10**6
            for each, weight in zip(goods, self.weights, strict=True)
        ]

    def visits(self, chance: Random, *, day: date, store: DemoStore, customers: int) -> list[Visit]:
        """Return a day's visits in order of time."""
        if (day.month, day.day) in CLOSED:
            return []
        mean = SALES_A_DAY_MILLI * store.size_milli * WEEKDAYS_MILLI[day.weekday()] // 10**6
        count = max(2, round(chance.gauss(mean, mean**0.5 * 28) / 1000 * chance.uniform(0.88, 1.12)))
        hours = chance.choices(HOURS, HOURS_WEIGHTS, k=count)
        minutes = sorted(hour * 60 + chance.randrange(60) for hour in hours)
        return [self._visit(chance, minute, customers) for minute in minutes]

    def _visit(self, chance: Random, minute: int, customers: int) -> Visit:
        wanted = chance.choices(LINES_OF_A_SALE, LINES_WEIGHTS)[0]
        picked = dict.fromkeys(chance.choices(self._indexes, cum_weights=self._sums, k=wanted))
        wishes = tuple((index, self._quantity(chance, index)) for index in picked)
        tender = chance.choices(("card", "cash", "mobile"), (68, 24, 8))[0]
        return Visit(minute, wishes, tender, chance.randrange(customers) if chance.random() < 0.1 else None)

    def _quantity(self, chance: Random, index: int) -> int:
        if self._goods[index].is_weighed:
            return chance.randrange(120, 1_300, 2)
        return chance.choices(PIECES, PIECES_WEIGHTS)[0] * 1000


def _calendar_milli(goods: Goods, month: int) -> int:
    """Christmas cards are asked for from October on; everything else has its category's season only."""
    if goods.product_name.startswith("Christmas"):
        return 1000 if month >= 10 else 20
    return 1000


def store_demands(goods: Sequence[Goods], month: int) -> dict[str, Demand]:
    """Return every store's demand in a month."""
    return {store.code: Demand(goods, store, month) for store in STORES}
