"""What other contexts may call: what an order or a sale needs to know of a customer; put customers in set-wise; forget them."""

from .adding import NewCustomer, customers_within, ids_by_code
from .erasing import apply_erasures, use_forgetter
from .exporting import CUSTOMER_COLUMNS, export_customers
from .history import HistoryItem, HistoryLine, use_history
from .queries import CustomerFacts, customer_facts, facts_of
from .service import MakeCustomer, create_customer, use_price_lists

__all__ = [
    "CUSTOMER_COLUMNS",
    "CustomerFacts",
    "HistoryItem",
    "HistoryLine",
    "MakeCustomer",
    "NewCustomer",
    "apply_erasures",
    "create_customer",
    "customer_facts",
    "customers_within",
    "export_customers",
    "facts_of",
    "ids_by_code",
    "use_forgetter",
    "use_history",
    "use_price_lists",
]
