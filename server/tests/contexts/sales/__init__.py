"""Tests of sales, orders and what they leave in the books."""
