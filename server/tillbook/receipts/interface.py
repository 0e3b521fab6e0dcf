"""What other contexts may call: the content of a receipt, and its three forms."""

from .building import build_receipt
from .content import Receipt
from .page import receipt_page
from .pdf import receipt_pdf
from .text import receipt_text
from .words import money_text

__all__ = ["Receipt", "build_receipt", "money_text", "receipt_page", "receipt_pdf", "receipt_text"]
