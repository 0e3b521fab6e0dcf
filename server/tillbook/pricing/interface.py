"""What other contexts may call: put priced products in, set prices, and ask what something costs in a store on a day."""

from .adding import add_products_within
from .book import SaleTerms, is_price_list, price_rules, promotion_names, sale_terms, tax_rate_names, variant_prices
from .countries import COUNTRIES, Country, CountryTax
from .days import today_of
from .importing import ImportReport, import_products, read_product_table
from .lists import NewPriceList, create_price_list
from .outside import CustomerTerms, use_customer_terms, use_stock
from .promotions import create_promotion, promotions_within
from .setting import NewPrice, default_list_within, set_prices_within
from .taxes import NewRate, create_tax_category, has_tax_category, tax_categories_within

__all__ = [
    "COUNTRIES",
    "Country",
    "CountryTax",
    "CustomerTerms",
    "ImportReport",
    "NewPrice",
    "NewPriceList",
    "NewRate",
    "SaleTerms",
    "add_products_within",
    "create_price_list",
    "create_promotion",
    "create_tax_category",
    "default_list_within",
    "has_tax_category",
    "import_products",
    "is_price_list",
    "price_rules",
    "promotion_names",
    "promotions_within",
    "read_product_table",
    "sale_terms",
    "set_prices_within",
    "tax_categories_within",
    "tax_rate_names",
    "today_of",
    "use_customer_terms",
    "use_stock",
    "variant_prices",
]
