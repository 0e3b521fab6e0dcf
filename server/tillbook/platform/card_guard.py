"""The guard on what people type: a payment card's number is refused before it is stored or logged.

Not for barcodes: a tenth of all valid ones would look like cards.
"""

from __future__ import annotations

from tillbook.core.values import Invalid, ensure

from .logs import mask_card_numbers


def check_no_card_number(text: str | None, *, field: str) -> None:
    """Raise Invalid `card_number` where a text holds what looks like a payment card's number (13 to 19 digits, Luhn, IIN)."""
    ensure(
        not text or mask_card_numbers(text) == text,
        Invalid("card_number", "A card number must not be kept. Type the reference of the payment instead.", field=field),
    )
