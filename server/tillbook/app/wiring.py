"""What lower contexts are told of higher ones, once for every way the program starts."""

from __future__ import annotations

from tillbook.customers import interface as customers
from tillbook.pricing import interface as pricing
from tillbook.sales import interface as sales


def connect() -> None:
    """Tell customers who knows their history and the price lists, and who else must forget them. Done again it changes nothing."""
    customers.use_price_lists(pricing.is_price_list)
    customers.use_history(sales.history_of_customer)
    customers.use_forgetter(sales.forget_customer)
