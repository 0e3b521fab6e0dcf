"""Reading sales: one, or a page of them, each as its document's bytes say with the names a screen needs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tillbook.catalogue import interface as catalogue
from tillbook.core.sales import Body, read_body
from tillbook.core.values import NotFound
from tillbook.core.values.json import JsonObject
from tillbook.customers import interface as customers
from tillbook.journal import interface as journal

from .models import Sale
from .names import register_names, store_names
from .returns import returned_quantities


@dataclass(frozen=True, slots=True)
class SaleFilter:
    """Which sales: business days [since, until], one store, person, customer, receipt, type.

    `stores` None means all; otherwise those stores' sales and what the person or register of the actor made itself.
    """

    stores: Collection[UUID] | None = None
    own_person: UUID | None = None
    own_register: UUID | None = None
    store: UUID | None = None
    since: date | None = None
    until: date | None = None
    person: UUID | None = None
    customer: UUID | None = None
    receipt_no: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class SaleView:
    """A sale with everything a screen or a receipt shows of it; `returned` is thousandths by line number."""

    row: Sale
    body: Body
    body_json: JsonObject
    hash: str
    store_name: str
    register: tuple[str, str]
    customer: customers.CustomerFacts | None
    labels: dict[UUID, catalogue.VariantLabel]
    returned: dict[int, int]


def sale_row(sale_id: UUID) -> Sale:
    """Return a sale's row; NotFound looks the same as a record of a foreign store."""
    found = Sale.objects.filter(id=sale_id).first()
    if found is None:
        raise NotFound("not_found", "There is no such record.")
    return found


def sale_view(sale_id: UUID) -> SaleView:
    """Return one sale; NotFound `not_found`."""
    return _views([sale_row(sale_id)])[0]


def sales_page(wanted: SaleFilter, *, after: tuple[datetime, UUID] | None, limit: int) -> list[SaleView]:
    """Return at most `limit` sales, newest first by recording, behind the position `after` (recorded at, id)."""
    rows = Sale.objects.filter(_condition(wanted)).order_by("-recorded_at", "-id")
    if after is not None:
        rows = rows.filter(Q(recorded_at__lt=after[0]) | Q(recorded_at=after[0], id__lt=after[1]))
    return _views(list(rows[:limit]))


def _condition(wanted: SaleFilter) -> Q:
    condition = Q()
    if wanted.stores is not None:
        condition &= _own(wanted) | Q(store_id__in=wanted.stores)
    exact = {
        "store_id": wanted.store,
        "person_id": wanted.person,
        "customer_id": wanted.customer,
        "receipt_no": wanted.receipt_no,
        "type": wanted.type,
        "business_date__gte": wanted.since,
        "business_date__lte": wanted.until,
    }
    return condition & Q(**{name: value for name, value in exact.items() if value is not None})


def _own(wanted: SaleFilter) -> Q:
    own = Q(pk__in=[])
    if wanted.own_person is not None:
        own |= Q(person_id=wanted.own_person)
    if wanted.own_register is not None:
        own |= Q(register_id=wanted.own_register)
    return own


def _views(rows: Sequence[Sale]) -> list[SaleView]:
    ids = [row.id for row in rows]
    documents = journal.documents(ids)
    bodies = {sale: read_body(document.envelope.body) for sale, document in documents.items()}
    sold = [line.variant for body in bodies.values() for line in body.lines]
    labels = catalogue.variant_labels(sold + [back.variant for body in bodies.values() for back in body.returned])
    places, registers = store_names(row.store_id for row in rows), register_names(row.register_id for row in rows)
    people = customers.facts_of(row.customer_id for row in rows if row.customer_id)
    back: dict[UUID, dict[int, int]] = {}
    for (sale, n), quantity in (returned_quantities(ids) if ids else {}).items():
        back.setdefault(sale, {})[n] = quantity
    return [
        SaleView(
            row=row,
            body=bodies[row.id],
            body_json=documents[row.id].envelope.body,
            hash=documents[row.id].hash,
            store_name=places.get(row.store_id, ""),
            register=registers.get(row.register_id, ("", "")),
            customer=people.get(row.customer_id) if row.customer_id else None,
            labels=labels,
            returned=back.get(row.id, {}),
        )
        for row in rows
    ]
