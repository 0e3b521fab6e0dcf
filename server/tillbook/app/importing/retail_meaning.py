"""What a line of the Online Retail format means in these books: the stated interpretation, and nothing else.

`docs/reference/import-online-retail.md` says the same in words.
"""

from __future__ import annotations

from enum import StrEnum

from .reasons import Refusal
from .retail_lines import RetailLine

MAX_QUANTITY = 100_000
CHARGES = {"POST": "Postage", "DOT": "Dotcom postage", "C2": "Carriage", "M": "Manual entry", "D": "Discount"}
"""Codes that are money rather than goods, kept as variants of the category Charges."""

NOT_SALES = {
    "B": "a bad debt",
    "BANK CHARGES": "the bank's charge",
    "AMAZONFEE": "a marketplace's fee",
    "CRUK": "a donation",
    "S": "samples given away, as a cost",
}
"""Codes that book the shop's own costs: they are neither sold nor stock."""

_BROKEN = (
    "damage",
    "smash",
    "broken",
    "crush",
    "wet",
    "rust",
    "mouldy",
    "faulty",
    "unsale",
    "destroy",
    "thrown",
    "throw",
    "crack",
    "dirty",
)
_GIVEN = ("sample", "given away", "display", "gift", "charity", "donat")
_EXPIRED = ("expired", "out of date")


class Meaning(StrEnum):
    """What an accepted line becomes."""

    SALE = "sold"
    GIFT = "sold for nothing"
    RETURN = "returned"
    FOUND = "stock found"
    LOST = "stock lost"


def meaning_of(line: RetailLine) -> Meaning | Refusal:
    """Return what a line means, or why it is left out."""
    if line.code in NOT_SALES or line.invoice.startswith("A"):
        return Refusal(
            "not_a_sale", f"This books {NOT_SALES.get(line.code, 'an adjustment of accounts')}, not goods.", "StockCode"
        )
    if line.price_minor < 0:
        return Refusal("negative_price", "A price cannot be negative.", "UnitPrice")
    if line.quantity == 0:
        return Refusal("zero_quantity", "Nothing moved.", "Quantity")
    if abs(line.quantity) > MAX_QUANTITY:
        return Refusal("quantity_too_large", f"More than {MAX_QUANTITY:,} of one thing.", "Quantity")
    if line.invoice.startswith("C") and line.quantity > 0:
        return Refusal("cancellation_not_negative", "A cancellation takes something back.", "Quantity")
    if line.price_minor == 0:
        return _without_price(line)
    return Meaning.SALE if line.quantity > 0 else Meaning.RETURN


def _without_price(line: RetailLine) -> Meaning:
    """No price: a customer was given it; nobody bought it, then the stock was put right."""
    if line.quantity > 0:
        return Meaning.GIFT if line.customer else Meaning.FOUND
    return Meaning.LOST


def adjustment_reason(line: RetailLine) -> str:
    """Return the reason of a stock correction from what somebody typed: breakage, expiry, own use, else correction."""
    words = line.description.lower()
    if line.quantity < 0:
        for reason, signs in (("breakage", _BROKEN), ("own_use", _GIVEN), ("expiry", _EXPIRED)):
            if any(sign in words for sign in signs):
                return reason
    return "correction"


def returned_condition(line: RetailLine) -> str:
    """Return where what comes back goes: goods to the shelf; a charge taken back is no stock."""
    return "write_off" if line.code in CHARGES else "sellable"
