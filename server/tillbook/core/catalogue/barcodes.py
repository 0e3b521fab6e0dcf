"""Barcodes: check digits, one written form, and labels that carry a price or a weight.

Keeps true: a code that looks like a GTIN has a right check digit or is refused; a label's value is only read by a rule of its
prefix, because every country and chain hands out its in-store prefixes differently (GS1 General Specifications, section 2.1.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tillbook.core.values import Invalid, ensure

MAX_LENGTH = 100
GTIN_LENGTHS = (8, 12, 13, 14)
_IN_STORE_13 = ("02", "04", "2")


class BarcodeKind(StrEnum):
    """How a code finds its variant: the maker's number, a pack's, one of the shop's own, or a label that carries a value."""

    GTIN = "gtin"
    PACK = "pack"
    INTERNAL = "internal"
    PRICE_EMBEDDED = "price_embedded"
    WEIGHT_EMBEDDED = "weight_embedded"


def clean_barcode(text: str, *, field: str = "code") -> str:
    """Return a code as it is kept: without spaces at its ends; Invalid `bad_barcode` for empty, long or unprintable ones."""
    code = text.strip()
    ok = 0 < len(code) <= MAX_LENGTH and code.isascii() and code.isprintable()
    ensure(ok, Invalid("bad_barcode", "A barcode is 1 to 100 printable characters.", field=field))
    return code


def check_digit(digits: str) -> int:
    """Return the GS1 check digit of the digits before it (weights 3, 1, 3, ... from the right)."""
    ensure(digits.isdigit(), Invalid("bad_barcode", "A check digit is made from digits.", field="code"))
    total = sum(int(digit) * (3 if i % 2 == 0 else 1) for i, digit in enumerate(reversed(digits)))
    return -total % 10


def is_gtin(code: str) -> bool:
    """Tell whether a code has the form of a GTIN: 8, 12, 13 or 14 digits."""
    return code.isascii() and code.isdigit() and len(code) in GTIN_LENGTHS


def has_right_check_digit(code: str) -> bool:
    """Tell whether the last digit of a GTIN-shaped code is its check digit."""
    return is_gtin(code) and int(code[-1]) == check_digit(code[:-1])


def check_barcode(code: str, *, kind: str, field: str = "code") -> str:
    """Return a code fit to be kept for a variant; Invalid `bad_check_digit`, `bad_barcode`, `unknown_barcode_kind`.

    `gtin` must have 8, 12, 13 or 14 digits with a right check digit, `pack` too where it has that form; `internal` is free; an
    embedded kind is the label's prefix and item number, as its rule reads it.
    """
    code = clean_barcode(code, field=field)
    ensure(kind in tuple(BarcodeKind), Invalid("unknown_barcode_kind", f"{kind!r} is not a kind of barcode.", field=field))
    if kind == BarcodeKind.GTIN or (kind == BarcodeKind.PACK and is_gtin(code)):
        ensure(is_gtin(code), Invalid("bad_barcode", f"{code} is not a GTIN: it needs 8, 12, 13 or 14 digits.", field=field))
        ensure(
            has_right_check_digit(code),
            Invalid("bad_check_digit", f"{code} was read or typed wrongly: its last digit does not fit.", field=field),
        )
    if kind in (BarcodeKind.PRICE_EMBEDDED, BarcodeKind.WEIGHT_EMBEDDED):
        ensure(code.isdigit(), Invalid("bad_barcode", "A label's item number is digits.", field=field))
    return code


def equivalent_codes(code: str) -> tuple[str, ...]:
    """Return the forms one GTIN is read in by different scanners: as it is, and with leading zeros taken or given."""
    if not is_gtin(code):
        return (code,)
    bare = code.zfill(14)
    forms = [code, *(bare[14 - length :] for length in GTIN_LENGTHS if not bare[: 14 - length].strip("0"))]
    return tuple(dict.fromkeys(forms))


@dataclass(frozen=True, slots=True)
class EmbeddedRule:
    """How labels of one prefix are read: after the prefix `item_digits` of item number, `check_digits` (0 or 1) of a price
    check, `value_digits` of value; `scale` is minor units (price) or thousandths (weight) per last digit of the value."""

    prefix: str
    kind: BarcodeKind
    item_digits: int
    value_digits: int
    check_digits: int = 0
    scale: int = 1
    most_minor: int | None = None

    def __post_init__(self) -> None:
        length = len(self.prefix) + self.item_digits + self.check_digits + self.value_digits + 1
        ensure(length in (12, 13), Invalid("bad_rule", "Prefix, item, check and value fill 11 or 12 digits.", field="prefix"))
        ensure(
            self.prefix.startswith(_IN_STORE_13), Invalid("bad_rule", "In-store labels begin with 2, 02 or 04.", field="prefix")
        )
        ensure(
            self.kind in (BarcodeKind.PRICE_EMBEDDED, BarcodeKind.WEIGHT_EMBEDDED) and self.scale > 0 and self.item_digits > 0,
            Invalid("bad_rule", "A label carries a price or a weight of an item.", field="kind"),
        )

    @property
    def length(self) -> int:
        """Return how many digits a label of this rule has."""
        return len(self.prefix) + self.item_digits + self.check_digits + self.value_digits + 1


@dataclass(frozen=True, slots=True)
class EmbeddedValue:
    """What a label says: `item` (prefix and item number, under which the variant is found) and a price or a quantity."""

    item: str
    kind: BarcodeKind
    price_minor: int | None = None
    quantity_milli: int | None = None


def read_embedded(code: str, rules: tuple[EmbeddedRule, ...]) -> EmbeddedValue | None:
    """Return what a label says by the longest prefix that fits, None where no rule does.

    Invalid `bad_check_digit`; `embedded_price_out_of_range` above the rule's cap; `embedded_value_missing` for a zero value.
    """
    fitting = [rule for rule in rules if len(code) == rule.length and code.isdigit() and code.startswith(rule.prefix)]
    if not fitting:
        return None
    rule = max(fitting, key=lambda each: len(each.prefix))
    ensure(has_right_check_digit(code), Invalid("bad_check_digit", "The label was read wrongly.", field="code"))
    head = len(rule.prefix) + rule.item_digits
    value = int(code[head + rule.check_digits : -1]) * rule.scale
    ensure(value > 0, Invalid("embedded_value_missing", "The label carries no value.", field="code"))
    if rule.kind == BarcodeKind.WEIGHT_EMBEDDED:
        return EmbeddedValue(code[:head], rule.kind, quantity_milli=value)
    is_within = rule.most_minor is None or value <= rule.most_minor
    data = {"price_minor": value, "most_minor": rule.most_minor}
    ensure(is_within, Invalid("embedded_price_out_of_range", "The label's price is above its limit.", field="code", data=data))
    return EmbeddedValue(code[:head], rule.kind, price_minor=value)
