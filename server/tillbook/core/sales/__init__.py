"""Sale, return and exchange: one body for all three, its strict reading, its arithmetic and the movements it makes."""

from .body import Body, DiscountApplied, Line, LineTax, Original, Returned, Tender, Totals, body_json, body_type, read_body
from .postings import check_arithmetic, sale_postings

__all__ = [
    "Body",
    "DiscountApplied",
    "Line",
    "LineTax",
    "Original",
    "Returned",
    "Tender",
    "Totals",
    "body_json",
    "body_type",
    "check_arithmetic",
    "read_body",
    "sale_postings",
]
