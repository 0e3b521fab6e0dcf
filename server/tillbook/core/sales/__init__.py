"""Sale, return and exchange: one body for all three, its strict reading, its arithmetic and the movements it makes."""

from .body import Body, DiscountApplied, Line, LineTax, Original, Returned, Tender, Totals, body_json, body_type, read_body
from .figures import body_figures, priced_line
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
    "body_figures",
    "body_json",
    "body_type",
    "check_arithmetic",
    "priced_line",
    "read_body",
    "sale_postings",
]
