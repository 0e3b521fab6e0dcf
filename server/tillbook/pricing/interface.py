"""What other contexts may call: put priced products in, set prices, and ask what something costs in a store on a day."""

from .adding import add_products_within
from .book import SaleTerms, price_rules, sale_terms, variant_prices
from .setting import NewPrice, default_list_within, set_prices_within
from .taxes import NewTaxCategory, NewTaxRate, add_tax_categories_within

__all__ = [
    "NewPrice",
    "NewTaxCategory",
    "NewTaxRate",
    "SaleTerms",
    "add_products_within",
    "add_tax_categories_within",
    "default_list_within",
    "price_rules",
    "sale_terms",
    "set_prices_within",
    "variant_prices",
]
