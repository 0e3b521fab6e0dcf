"""Goods in, adjustment, opening stock and supplier return: their bodies, strict reading, and the movements they make."""

from .bodies import ADJUSTMENT_REASONS, GoodsLine, StockBody, check_stock_body, read_stock_body, stock_body_json, stock_postings

__all__ = [
    "ADJUSTMENT_REASONS",
    "GoodsLine",
    "StockBody",
    "check_stock_body",
    "read_stock_body",
    "stock_body_json",
    "stock_postings",
]
