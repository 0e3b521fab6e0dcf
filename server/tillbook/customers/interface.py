"""What other contexts may call: what an order or a sale needs to know of a customer."""

from .adding import NewCustomer, customers_within
from .queries import CustomerFacts, customer_facts, facts_of

__all__ = ["CustomerFacts", "NewCustomer", "customer_facts", "customers_within", "facts_of"]
