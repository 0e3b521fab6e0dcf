"""What other contexts may call: record documents that move stock."""

from .history import PastStock, record_history_within
from .service import RecordStock, record_stock, record_stock_within

__all__ = ["PastStock", "RecordStock", "record_history_within", "record_stock", "record_stock_within"]
