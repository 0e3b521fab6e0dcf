"""Money, quantity, ids, time and errors: the values every other part is written in."""

from .decimals import DecimalSign, detect_decimal_sign, read_decimal
from .errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    TillbookError,
    TooLarge,
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
    "DecimalSign",
    "Forbidden",
    "Invalid",
    "Money",
    "NotFound",
    "Quantity",
    "TillbookError",
    "TooLarge",
    "TooManyRequests",
    "Unauthenticated",
    "business_date",
    "check_aware",
    "check_currency",
    "check_integer",
    "detect_decimal_sign",
    "divide_half_away",
    "ensure",
    "format_quantity",
    "from_wall_ms",
    "is_uuid7",
    "parse_quantity",
    "parse_uuid",
    "read_decimal",
    "split_largest_remainder",
    "to_wall_ms",
    "uuid7_from",
]
