"""What other contexts may call: record documents that move stock."""

from .service import RecordStock, record_stock, record_stock_within

__all__ = ["RecordStock", "record_stock", "record_stock_within"]
