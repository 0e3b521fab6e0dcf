"""Sale, return and exchange: one body for all three, its strict reading, its arithmetic and the movements it makes; what is
given back, replayed; the life of an order."""

from .body import (
    Body,
    DiscountApplied,
    Figures,
    Line,
    LineTax,
    Original,
    Returned,
    Tender,
    Totals,
    body_json,
    body_type,
    line_json,
    read_body,
    read_line,
)
from .figures import body_figures, priced_line
from .orders import (
    MAX_ORDER_LINES,
    OPEN_STATES,
    OrderState,
    Reserved,
    check_step,
    order_reference,
    release_postings,
    reserve_postings,
)
from .postings import check_arithmetic, sale_postings, taxes_by_rate
from .replay import GiveBack, Sold, Why, refund_body, replay_figures, void_body, what_is_left

__all__ = [
    "MAX_ORDER_LINES",
    "OPEN_STATES",
    "Body",
    "DiscountApplied",
    "Figures",
    "GiveBack",
    "Line",
    "LineTax",
    "OrderState",
    "Original",
    "Reserved",
    "Returned",
    "Sold",
    "Tender",
    "Totals",
    "Why",
    "body_figures",
    "body_json",
    "body_type",
    "check_arithmetic",
    "check_step",
    "line_json",
    "order_reference",
    "priced_line",
    "read_body",
    "read_line",
    "refund_body",
    "release_postings",
    "replay_figures",
    "reserve_postings",
    "sale_postings",
    "taxes_by_rate",
    "void_body",
    "what_is_left",
]
