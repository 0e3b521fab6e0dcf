"""Money: integer minor units of one currency. Never a float, never a bare int across a public boundary.

Rounding is half away from zero everywhere; the TypeScript twin does the same (`vectors/`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .errors import Invalid, ensure

MAX_INTEGER = 2**53 - 1
"""The largest magnitude any integer in a document may have: what a JavaScript number holds exactly."""

CURRENCY_EXPONENTS = {
    "AED": 2, "ARS": 2, "AUD": 2, "BGN": 2, "BHD": 3, "BRL": 2, "CAD": 2, "CHF": 2, "CLP": 0, "CNY": 2, "COP": 2,
    "CZK": 2, "DKK": 2, "EGP": 2, "EUR": 2, "GBP": 2, "GHS": 2, "HKD": 2, "HUF": 2, "IDR": 2, "ILS": 2, "INR": 2,
    "ISK": 0, "JOD": 3, "JPY": 0, "KES": 2, "KRW": 0, "KWD": 3, "MAD": 2, "MXN": 2, "MYR": 2, "NGN": 2, "NOK": 2,
    "NZD": 2, "PEN": 2, "PHP": 2, "PLN": 2, "RON": 2, "RWF": 0, "SAR": 2, "SEK": 2, "SGD": 2, "THB": 2, "TND": 3,
    "TRY": 2, "TZS": 2, "UAH": 2, "UGX": 0, "USD": 2, "UYU": 2, "VND": 0, "XAF": 0, "XOF": 0, "ZAR": 2, "ZMW": 2,
}  # fmt: skip
"""ISO 4217 code -> digits after the point, for the currencies a company can choose."""


def check_integer(value: int, *, field: str) -> int:
    """Return `value` if it is a whole number within +-MAX_INTEGER, else raise Invalid `not_an_integer` / `out_of_range`."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Invalid("not_an_integer", f"{field} must be a whole number.", field=field)
    if not -MAX_INTEGER <= value <= MAX_INTEGER:
        raise Invalid("out_of_range", f"{field} is too large.", field=field)
    return value


def check_currency(code: str) -> str:
    """Return `code` if it is a currency this program knows, else raise Invalid `unknown_currency`."""
    ensure(code in CURRENCY_EXPONENTS, Invalid("unknown_currency", f"{code!r} is not a currency known here.", field="currency"))
    return code


def divide_half_away(numerator: int, denominator: int) -> int:
    """Return numerator / denominator rounded half away from zero (`denominator` > 0)."""
    if denominator <= 0:  # not `ensure`: an error made for nothing costs more than the division, in every figure of every sale
        raise Invalid("out_of_range", "The divisor must be positive.", field="denominator")
    quotient, remainder = divmod(abs(numerator), denominator)
    quotient += 2 * remainder >= denominator
    return quotient if numerator >= 0 else -quotient


def split_largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` over `weights` (>= 0) so that the parts sum to it exactly.

    Each part is floored in magnitude, the rest goes one by one to the largest remainders, ties to the lower index.
    All-zero weights give the whole to index 0. Source: largest remainder method (Hamilton).
    """
    ensure(len(weights) > 0 and min(weights) >= 0, Invalid("out_of_range", "Weights must be zero or more.", field="weights"))
    sign, magnitude, mass = (-1 if total < 0 else 1), abs(total), sum(weights)
    if mass == 0:
        return [total] + [0] * (len(weights) - 1)
    parts = [magnitude * weight // mass for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(magnitude * weights[i] % mass), i))
    for i in order[: magnitude - sum(parts)]:
        parts[i] += 1
    return [sign * part for part in parts]


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount: `minor` whole minor units (cents) of `currency` (ISO 4217)."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        check_integer(self.minor, field="minor")
        check_currency(self.currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def _same(self, other: Money) -> int:
        ensure(self.currency == other.currency, Invalid("currency_mismatch", f"{self.currency} and {other.currency} do not add."))
        return other.minor

    def format(self) -> str:
        """Return a plain decimal with the code, e.g. `12.30 EUR`; locale-aware text is the screens' work."""
        exponent = CURRENCY_EXPONENTS[self.currency]
        sign, digits = ("-" if self.minor < 0 else ""), str(abs(self.minor)).rjust(exponent + 1, "0")
        whole, part = (digits[:-exponent], "." + digits[-exponent:]) if exponent else (digits, "")
        return f"{sign}{whole}{part} {self.currency}"
