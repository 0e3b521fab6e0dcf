"""Decimal numbers as people and spreadsheets write them: 1,234.50 and 1.234,50 and 1 234,50, with or without a currency sign.

Keeps true: no float is made on the way; what can be read in two ways is read in one only after the sign was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from .errors import Invalid, ensure
from .money import divide_half_away

DecimalSign = Literal[".", ","]

_BLANKS = re.compile(r"[\s'’]")
_CURRENCY = re.compile(
    r"^(?:[A-Za-z]{1,3}\.?|\$|£|€|¥|₹|₺|₴|zł|kr\.?|[A-Z]{1,2}\$)|(?:[A-Za-z]{1,3}\.?|\$|£|€|¥|₹|₺|₴|zł|kr\.?)$"
)
_NUMBER = re.compile(r"[+-]?[\d.,]*\d[\d.,]*")
_GROUPED = re.compile(r"\d{1,3}(?P<sign>[.,])\d{3}((?P=sign)\d{3})*")
_MAX_DIGITS = 15


def _bare(text: str) -> str:
    return _CURRENCY.sub("", _CURRENCY.sub("", _BLANKS.sub("", text)))


def detect_decimal_sign(texts: Iterable[str], *, otherwise: DecimalSign = ".") -> DecimalSign:
    """Return the decimal sign that most of the numbers can only be read with; `otherwise` where none of them tells."""
    votes = {".": 0, ",": 0}
    for text in texts:
        bare = _bare(text).lstrip("+-")
        if not _NUMBER.fullmatch(bare) or (_GROUPED.fullmatch(bare) and bare.count(".") + bare.count(",") == 1):
            continue
        point, comma = bare.rfind("."), bare.rfind(",")
        if bare.count(".") > 1 or (comma > point and bare.count(",") == 1):
            votes[","] += 1
        elif bare.count(",") > 1 or (point > comma and bare.count(".") == 1):
            votes["."] += 1
    if votes["."] == votes[","]:
        return otherwise
    return "." if votes["."] > votes[","] else ","


def read_decimal(text: str, *, sign: DecimalSign, places: int, field: str, is_rounded: bool = False) -> int:
    """Return a number in units of 10^-places, e.g. "1.234,50" with sign "," and 2 places -> 123450.

    Invalid `not_a_number` for anything else and for thousands that do not stand in threes, `too_many_decimals` where digits
    would be lost (with `is_rounded` they are rounded half away from zero instead).
    """
    bare = _bare(text)
    group = "," if sign == "." else "."
    unsigned = bare[1:] if bare.startswith(("+", "-")) else bare
    whole, _, part = unsigned.partition(sign)
    groups = whole.split(group)
    in_threes = len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(each) == 3 for each in groups[1:]))
    digits = "".join(groups)
    is_number = bool(digits or part) and (digits + part).isascii() and (digits + part).isdigit() and in_threes
    ensure(is_number and len(digits) <= _MAX_DIGITS, Invalid("not_a_number", f"{text[:40]!r} is not a number.", field=field))
    ensure(
        is_rounded or not part[places:].strip("0"),
        Invalid("too_many_decimals", f"{text[:40]!r} has more than {places} decimals.", field=field),
    )
    scaled = divide_half_away(int((digits or "0") + part) * 10**places, 10 ** len(part))
    return -scaled if bare.startswith("-") else scaled
