"""The door of receipts."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from tillbook.core.access import Action
from tillbook.platform.http.actor import needs
from tillbook.sales import interface as sales

from .building import build_receipt
from .page import receipt_page
from .pdf import receipt_pdf
from .text import receipt_text

router = Router(tags=["receipts"])


class ReceiptQuery(Schema):
    """In which form, and whether it is marked as a copy."""

    model_config = ConfigDict(extra="forbid")

    form: Literal["html", "pdf", "text"] = Field("html", alias="format")
    is_copy: bool = Field(False, alias="copy")


@router.get("/sales/{sale_id}/receipt")
@needs(Action.REPRINT_RECEIPT, Action.SEE_SALES)
def get_receipt(request: HttpRequest, sale_id: UUID, query: Query[ReceiptQuery]) -> HttpResponse:
    """Return a sale's receipt as a page, a PDF or plain text; `copy` marks it as one."""
    sales.permit_reading(request, sale_id)
    receipt = build_receipt(sale_id, is_copy=query.is_copy)
    if query.form == "pdf":
        headers = {"Content-Disposition": f'inline; filename="{receipt.number}.pdf"'}
        return HttpResponse(receipt_pdf(receipt), content_type="application/pdf", headers=headers)
    if query.form == "text":
        return HttpResponse(receipt_text(receipt), content_type="text/plain; charset=utf-8")
    return HttpResponse(receipt_page(receipt), content_type="text/html; charset=utf-8")
