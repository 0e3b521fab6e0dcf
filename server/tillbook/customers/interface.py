"""What other contexts may call: what an order or a sale needs to know of a customer."""

from .queries import CustomerFacts, customer_facts, facts_of

__all__ = ["CustomerFacts", "customer_facts", "facts_of"]
