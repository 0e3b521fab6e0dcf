"""Goods in without a purchase order, adjustments, opening stock. Owns no table of its own yet: its documents are in the journal."""
