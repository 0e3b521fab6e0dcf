"""What other contexts may call: record sales, ask what may come back, prove the rows."""

from .act import RecordSale
from .history import PastSale, record_history_within
from .recording import Recorded, Warned, record_sale, record_within
from .returns import returned_quantities, sold_quantities
from .verification import first_difference, stream_line_rows

__all__ = [
    "PastSale",
    "RecordSale",
    "Recorded",
    "Warned",
    "first_difference",
    "record_history_within",
    "record_sale",
    "record_within",
    "returned_quantities",
    "sold_quantities",
    "stream_line_rows",
]
