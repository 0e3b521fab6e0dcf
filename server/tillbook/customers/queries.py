"""Reading customers: what an order or a sale needs to know of one, and their names for lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.catalogue import search_words
from tillbook.core.values import NotFound
from tillbook.identity import interface as identity

from .models import Customer, Private


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


@dataclass(frozen=True, slots=True)
class CustomerView:
    """Everything of a customer; what is private is empty once erased."""

    id: UUID
    code: str
    name: str
    email: str
    phone: str
    address: str
    note: str
    tax_id: str
    is_tax_exempt: bool
    price_list_id: UUID | None
    group: str
    created_at: datetime
    is_erased: bool
    has_sign_in: bool
    version: int


def customer_view(customer_id: UUID) -> CustomerView:
    """Return one customer; NotFound `not_found`."""
    row = Customer.objects.select_related("private").filter(id=customer_id).first()
    if row is None:
        raise NotFound("not_found", "There is no such record.")
    return _views([row])[0]


def customers_page(search: str, *, only: UUID | None, after: str | None, limit: int) -> list[CustomerView]:
    """Return at most `limit` customers in order of their codes behind the code `after`: those in whose name, code, address of
    e-mail or number every word of `search` occurs, whatever its accents. `only` narrows to one record."""
    rows = Customer.objects.select_related("private").order_by("code")
    for word in search_words(search):
        rows = rows.filter(private__search_text__contains=word)
    if only is not None:
        rows = rows.filter(id=only)
    if after is not None:
        rows = rows.filter(code__gt=after)
    return _views(list(rows[:limit]))


def _views(rows: Sequence[Customer]) -> list[CustomerView]:
    ids = [row.id for row in rows]
    people = identity.Person.objects.filter(customer_id__in=ids, is_active=True)
    signing_in = set(people.values_list("customer_id", flat=True))
    return [_view(row, getattr(row, "private", None), has_sign_in=row.id in signing_in) for row in rows]


def _view(row: Customer, private: Private | None, *, has_sign_in: bool) -> CustomerView:
    return CustomerView(
        id=row.id,
        code=row.code,
        name=private.name if private else "",
        email=private.email if private else "",
        phone=private.phone if private else "",
        address=private.address if private else "",
        note=private.note if private else "",
        tax_id=row.tax_id,
        is_tax_exempt=row.is_tax_exempt,
        price_list_id=row.price_list_id,
        group=row.group,
        created_at=row.created_at,
        is_erased=row.erased_at is not None,
        has_sign_in=has_sign_in,
        version=row.version,
    )
