"""Reading customers: what an order or a sale needs to know of one, and their names for lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tillbook.core.values import NotFound

from .models import Customer

ERASED_NAME = "erased"
"""What stands where the name of an erased customer stood."""


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """A customer as prices and documents see one; `name` is empty once erased."""

    id: UUID
    code: str
    name: str
    group: str
    price_list_id: UUID | None
    is_tax_exempt: bool
    is_erased: bool


def customer_facts(customer_id: UUID) -> CustomerFacts:
    """Return a customer's facts; NotFound `unknown_customer`."""
    found = facts_of([customer_id]).get(customer_id)
    if found is None:
        raise NotFound("unknown_customer", "There is no such customer.")
    return found


def facts_of(customer_ids: Iterable[UUID]) -> dict[UUID, CustomerFacts]:
    """Return the facts of those customers that exist."""
    rows = Customer.objects.select_related("private").filter(id__in=set(customer_ids))
    return {row.id: _facts(row) for row in rows}


def _facts(row: Customer) -> CustomerFacts:
    private = getattr(row, "private", None)
    return CustomerFacts(
        id=row.id,
        code=row.code,
        name=private.name if private is not None else "",
        group=row.group,
        price_list_id=row.price_list_id,
        is_tax_exempt=row.is_tax_exempt,
        is_erased=row.erased_at is not None,
    )
