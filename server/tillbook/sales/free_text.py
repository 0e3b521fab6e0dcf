"""Which texts of a sale are guarded against card numbers."""

from __future__ import annotations

from tillbook.core.sales import Body
from tillbook.platform.card_guard import check_no_card_number


def check_body_texts(body: Body) -> None:
    """Guard what was typed into a body: references and approvals of tenders, reasons of what came back."""
    for i, tender in enumerate(body.tenders):
        check_no_card_number(tender.reference, field=f"tenders.{i}.reference")
        check_no_card_number(tender.approval, field=f"tenders.{i}.approval")
    for i, returned in enumerate(body.returned):
        check_no_card_number(returned.reason, field=f"returned.{i}.reason")
