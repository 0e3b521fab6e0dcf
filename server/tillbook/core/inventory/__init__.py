"""Goods in, adjustment, opening stock and supplier return: their bodies, strict reading, and the movements they make."""

from .bodies import ADJUSTMENT_REASONS, GoodsIn, GoodsLine, StockBody, goods_in_json, read_stock_body, stock_postings

__all__ = [
    "ADJUSTMENT_REASONS",
    "GoodsIn",
    "GoodsLine",
    "StockBody",
    "goods_in_json",
    "read_stock_body",
    "stock_postings",
]
