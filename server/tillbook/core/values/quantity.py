"""Quantity: whole thousandths of a variant's unit. 1.5 kg is 1500, two pieces are 2000."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import Invalid, ensure
from .money import check_integer

MILLI = 1000
"""Thousandths in one unit."""

MAX_QUANTITY_MILLI = 100_000_000
"""The most one line or movement may carry: 100,000 units."""

_DECIMAL = re.compile(r"-?\d{1,9}(\.\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`milli` thousandths of `unit` (a unit code such as `piece`, `kg`); may be negative for differences."""

    milli: int
    unit: str

    def __post_init__(self) -> None:
        check_integer(self.milli, field="milli")
        ensure(bool(self.unit), Invalid("missing", "A quantity needs a unit.", field="unit"))

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.milli + self._same(other), self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.milli - self._same(other), self.unit)

    def __neg__(self) -> Quantity:
        return Quantity(-self.milli, self.unit)

    def _same(self, other: Quantity) -> int:
        ensure(self.unit == other.unit, Invalid("unit_mismatch", f"{self.unit} and {other.unit} do not add."))
        return other.milli


def check_line_quantity(quantity_milli: int, *, is_weighed: bool, field: str = "quantity_milli") -> int:
    """Return a line's quantity if it is above zero, within the limit, and whole where the unit is counted in pieces."""
    check_integer(quantity_milli, field=field)
    if quantity_milli <= 0:
        raise Invalid("quantity_not_positive", "The quantity must be above zero.", field=field)
    if quantity_milli > MAX_QUANTITY_MILLI:
        raise Invalid("out_of_range", "The quantity is too large.", field=field)
    if not is_weighed and quantity_milli % MILLI:
        raise Invalid("quantity_not_whole", "This is sold in whole pieces.", field=field)
    return quantity_milli


def parse_quantity(text: str, *, field: str = "quantity") -> int:
    """Return thousandths from a plain decimal with at most three places, e.g. "1.5" -> 1500; Invalid `not_a_quantity`."""
    if not _DECIMAL.fullmatch(text):
        raise Invalid("not_a_quantity", f"{text!r} is not a quantity.", field=field)
    whole, _, part = text.lstrip("-").partition(".")
    milli = int(whole) * MILLI + int(part.ljust(3, "0"))
    return -milli if text.startswith("-") else milli


def format_quantity(milli: int) -> str:
    """Return thousandths as a plain decimal without needless zeros, e.g. 1500 -> "1.5"."""
    sign, magnitude = ("-" if milli < 0 else ""), abs(milli)
    part = f"{magnitude % MILLI:03d}".rstrip("0")
    return f"{sign}{magnitude // MILLI}{'.' + part if part else ''}"
