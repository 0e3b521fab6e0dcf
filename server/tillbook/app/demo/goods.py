"""What the demo chain sells: `goods.csv` read into frozen goods, with codes, barcodes and yearly price changes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from tillbook.core.values import divide_half_away

FILE = Path(__file__).with_name("goods.csv")
EXAMPLE_PREFIX = "952"
"""The GS1 prefix kept for demonstrations, so that no barcode of the demo belongs to a real article."""
DOUBLE = ("box of 12", "2 litre", "large", "30 cm", "18 cm", "8 cup")
"""Options that cost 1.8 times as much as the file says, rounded down to 5, and twice as much to buy."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """Somebody the chain buys from: lead time, weekdays he is ordered from (Monday is 0), whether he delivers to the stores."""

    code: str
    name: str
    lead_time_days: int
    order_days: tuple[int, ...]
    is_direct: bool
    cover_days: int


SUPPLIERS = {
    supplier.code: supplier
    for supplier in (
        Supplier("BAKE", "Harbour Bakehouse", 1, (0, 2, 4), True, 3),
        Supplier("VEG", "Marsh Farm Produce", 1, (0, 3), True, 4),
        Supplier("DAIRY", "Rye Vale Dairy", 2, (1, 4), True, 5),
        Supplier("DELI", "Kent & Sussex Fine Foods", 3, (2,), True, 8),
        Supplier("FLOWER", "Walland Flowers", 1, (3,), True, 8),
        Supplier("DRINK", "Cinque Ports Drinks", 4, (1,), True, 10),
        Supplier("COFFEE", "Lighthouse Coffee Roasters", 3, (0,), False, 14),
        Supplier("PANTRY", "Camber Wholesale", 5, (2,), False, 18),
        Supplier("HOME", "Hearth & Hand Homeware", 12, (1,), False, 35),
        Supplier("SOAP", "Lavender Lane Soaps", 9, (3,), False, 30),
        Supplier("CANDLE", "Beacon Candles", 10, (3,), False, 30),
        Supplier("GIFT", "Old Mill Gifts", 14, (4,), False, 40),
    )
}


@dataclass(frozen=True, slots=True)
class Goods:
    """One variant of the demo: what it is called and costs, how often it is asked for, how long it keeps."""

    code: str
    product: str
    product_name: str
    name: str
    option: tuple[str, str] | None
    category: str
    price_minor: int
    cost_minor: int
    is_weighed: bool
    tax_category: str
    icon: str
    weight_milli: int
    supplier: Supplier
    keeps_days: int | None
    barcode: str

    def price_on(self, day: date, *, last_rise: date) -> int:
        """Return the shelf price of a day: before the last rise pantry and home goods cost about 3 % less, in steps of 5."""
        if day >= last_rise or not self.has_risen:
            return self.price_minor
        return max(5, divide_half_away(self.price_minor * 97, 500) * 5)

    @property
    def has_risen(self) -> bool:
        """Tell whether this article's price rose at the last rise."""
        return self.category in ("Pantry", "Home", "Coffee & tea", "Deli") and self.price_minor >= 200


@lru_cache(maxsize=1)
def all_goods() -> tuple[Goods, ...]:
    """Return every variant, in the file's order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made: list[Goods] = []
    for number, row in enumerate(rows, start=1):
        made.extend(_variants(number, row, first=len(made) + 1))
    return tuple(made)


def _variants(number: int, row: dict[str, str], *, first: int) -> Iterator[Goods]:
    label, _, values = row["options"].partition(": ")
    choices = values.split("|") if values else [""]
    price = _minor(row["price"])
    for i, choice in enumerate(choices):
        is_double = choice in DOUBLE
        yield Goods(
            code=f"{_letters(row['category'])}{number:03d}" + (f"-{i + 1}" if choice else ""),
            product=f"{_letters(row['category'])}{number:03d}",
            product_name=row["name"],
            name=f"{row['name']}, {choice}" if choice else row["name"],
            option=(label, choice) if choice else None,
            category=row["category"],
            price_minor=price * 9 // 25 * 5 if is_double else price,
            cost_minor=_minor(row["cost"]) * (2 if is_double else 1),
            is_weighed=row["unit"] == "kg",
            tax_category=row["tax"],
            icon=row["icon"],
            weight_milli=round(float(row["weight"]) * 1000) * (8 - min(i, 4)) // 8,
            supplier=SUPPLIERS[row["supplier"]],
            keeps_days=int(row["keeps_days"]) if row["keeps_days"] else None,
            barcode=with_check_digit(f"{EXAMPLE_PREFIX}{100_000_000 + first + i}"),
        )


def _letters(category: str) -> str:
    return "".join(letter for letter in category.upper() if letter.isalpha())[:3]


def _minor(text: str) -> int:
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def with_check_digit(digits: str) -> str:
    """Return twelve digits with the thirteenth of a GTIN-13 (weights 1 and 3 from the left)."""
    total = sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(digits))
    return digits + str(-total % 10)
