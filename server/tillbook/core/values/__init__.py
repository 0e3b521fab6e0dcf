"""Money, quantity, ids, time and errors: the values every other part is written in."""

from .errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    TillbookError,
    TooManyRequests,
    Unauthenticated,
    ensure,
)
from .ids import is_uuid7, parse_uuid, uuid7_from
from .money import (
    CURRENCY_EXPONENTS,
    MAX_INTEGER,
    Money,
    check_currency,
    check_integer,
    divide_half_away,
    split_largest_remainder,
)
from .quantity import MILLI, Quantity, format_quantity, parse_quantity
from .time import business_date, check_aware, from_wall_ms, to_wall_ms

__all__ = [
    "CURRENCY_EXPONENTS",
    "MAX_INTEGER",
    "MILLI",
    "Conflict",
    "Forbidden",
    "Invalid",
    "Money",
    "NotFound",
    "Quantity",
    "TillbookError",
    "TooManyRequests",
    "Unauthenticated",
    "business_date",
    "check_aware",
    "check_currency",
    "check_integer",
    "divide_half_away",
    "ensure",
    "format_quantity",
    "from_wall_ms",
    "is_uuid7",
    "parse_quantity",
    "parse_uuid",
    "split_largest_remainder",
    "to_wall_ms",
    "uuid7_from",
]
