"""A receipt as a page that prints on an 80 mm roll: dark on white whatever the screen's theme, no script, nothing from outside."""

from __future__ import annotations

import base64
import io

import segno
from django.template.loader import render_to_string

from .content import Receipt
from .layout import receipt_rows


def receipt_page(receipt: Receipt) -> str:
    """Return the receipt as a whole HTML document; every text is escaped by the template."""
    context = {
        "rows": receipt_rows(receipt),
        "language": receipt.language.partition("-")[0],
        "number": receipt.number,
        "code": _code_picture(receipt.number),
    }
    return render_to_string("receipts/receipt.html", context)


def _code_picture(text: str) -> str:
    """Return the QR code of a text as a data address (the pages' policy allows pictures in data addresses)."""
    picture = io.BytesIO()
    segno.make_qr(text, error="m").save(picture, kind="svg", scale=3, border=2, xmldecl=False)
    return "data:image/svg+xml;base64," + base64.b64encode(picture.getvalue()).decode()
