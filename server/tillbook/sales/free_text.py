"""The guard on everything a person types beside a sale: a payment card's number is refused before it is stored or logged."""

from __future__ import annotations

from tillbook.core.sales import Body
from tillbook.core.values import Invalid, ensure
from tillbook.platform.logs import mask_card_numbers


def check_no_card_number(text: str | None, *, field: str) -> None:
    """Raise Invalid `card_number` where a text holds what looks like a payment card's number (13 to 19 digits, Luhn, IIN)."""
    ensure(
        not text or mask_card_numbers(text) == text,
        Invalid("card_number", "A card number must not be kept. Type the reference of the payment instead.", field=field),
    )


def check_body_texts(body: Body) -> None:
    """Guard what was typed into a body: references and approvals of tenders, reasons of what came back. Not barcodes: a tenth
    of all valid ones would look like cards."""
    for i, tender in enumerate(body.tenders):
        check_no_card_number(tender.reference, field=f"tenders.{i}.reference")
        check_no_card_number(tender.approval, field=f"tenders.{i}.approval")
    for i, returned in enumerate(body.returned):
        check_no_card_number(returned.reason, field=f"returned.{i}.reason")
