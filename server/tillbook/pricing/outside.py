"""What pricing must ask contexts that stand beside or above it; `app` tells who answers, as the walls ask.

Nobody told: no customer has terms of his own, and nothing is known of stock.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from tillbook.core.values import NotFound


@dataclass(frozen=True, slots=True)
class CustomerTerms:
    """What a customer's prices depend on."""

    price_list_id: UUID | None = None
    group: str | None = None
    is_tax_exempt: bool = False


TermsSource: TypeAlias = Callable[[UUID], CustomerTerms | None]
StockSource: TypeAlias = Callable[[Collection[UUID], UUID], Mapping[UUID, int]]

_terms: list[TermsSource] = []
_stock: list[StockSource] = []


def use_customer_terms(source: TermsSource) -> None:
    """Install the function that knows customers' terms (None: no such customer)."""
    _terms[:] = [source]


def use_stock(source: StockSource) -> None:
    """Install the function that knows on_hand_milli by variant in a store."""
    _stock[:] = [source]


def customer_terms(customer_id: UUID | None) -> CustomerTerms:
    """Return a customer's terms; NotFound `unknown_customer`. Nobody in particular has none."""
    if customer_id is None:
        return CustomerTerms()
    found = _terms[0](customer_id) if _terms else None
    if found is None:
        raise NotFound("unknown_customer", "There is no such customer.")
    return found


def on_hand(variants: Collection[UUID], store_id: UUID) -> Mapping[UUID, int]:
    """Return on_hand_milli by variant in a store; a variant that is left out has none."""
    return _stock[0](variants, store_id) if _stock else {}
