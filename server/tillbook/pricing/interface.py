"""What other contexts may call: put priced products in, set prices, and ask what something costs in a store on a day."""

from .adding import add_products_within
from .days import today_of
from .setting import NewPrice, default_list_within, set_prices_within

__all__ = ["NewPrice", "add_products_within", "default_list_within", "set_prices_within", "today_of"]
