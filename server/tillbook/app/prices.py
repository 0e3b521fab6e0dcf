"""Telling pricing what stands beside and above it: customers' terms and what is on hand."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from tillbook.core.values import NotFound
from tillbook.customers import interface as customers
from tillbook.ledger import interface as ledger
from tillbook.pricing import interface as pricing


def tell_pricing() -> None:
    """Install the sources that pricing asks (done once, when the URLs are made)."""
    pricing.use_customer_terms(_terms)
    pricing.use_stock(_on_hand)


def _terms(customer_id: UUID) -> pricing.CustomerTerms | None:
    try:
        facts = customers.customer_facts(customer_id)
    except NotFound:
        return None
    return pricing.CustomerTerms(facts.price_list_id, facts.group or None, facts.is_tax_exempt)


def _on_hand(variants: Collection[UUID], store_id: UUID) -> dict[UUID, int]:
    figures = ledger.stock_figures(list(variants), [store_id])
    return {variant: found.on_hand_milli for (variant, _), found in figures.items()}
