"""Goods in, adjustment, opening stock, supplier return and transfer: their bodies, strict reading, and the movements they make."""

from .bodies import ADJUSTMENT_REASONS, GoodsLine, StockBody, check_stock_body, read_stock_body, stock_body_json, stock_postings
from .transfers import (
    TRANSFER_TYPES,
    TransferBody,
    TransferLine,
    check_transfer_body,
    read_transfer_body,
    transfer_body_json,
    transfer_postings,
)

__all__ = [
    "ADJUSTMENT_REASONS",
    "TRANSFER_TYPES",
    "GoodsLine",
    "StockBody",
    "TransferBody",
    "TransferLine",
    "check_stock_body",
    "check_transfer_body",
    "read_stock_body",
    "read_transfer_body",
    "stock_body_json",
    "stock_postings",
    "transfer_body_json",
    "transfer_postings",
]
