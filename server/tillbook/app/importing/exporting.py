"""`export`: everything as CSV files, one per kind, streamed; codes stand where the books hold ids, formulas are neutral."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import UUID

from tillbook.catalogue import interface as catalogue
from tillbook.core.values import format_quantity
from tillbook.customers import interface as customers
from tillbook.identity import interface as identity
from tillbook.journal import interface as journal
from tillbook.ledger import interface as ledger
from tillbook.platform import clock, transactions
from tillbook.platform.tables import write_csv
from tillbook.pricing import interface as pricing
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

Rows = Iterator[Sequence[str]]


def export_kind(kind: str, folder: Path) -> int:
    """Write one kind into `folder` as KIND.csv on one consistent view of the books; return how many rows it has."""
    header, make = EXPORTS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    count = 0

    def counted() -> Rows:
        nonlocal count
        for row in make():
            count += 1
            yield row

    with transactions.read(), (folder / f"{kind}.csv").open("wb") as file:
        for part in write_csv(header, counted()):
            file.write(part)
    return count


def _stores() -> Rows:
    for row in stores.Store.objects.order_by("code"):
        tills = stores.Register.objects.filter(store=row, is_office=False, is_archived=False).count()
        yield row.code, row.name, row.time_zone, row.kind, row.group, row.address, row.phone, str(tills)


def _people() -> Rows:
    codes = _store_codes()
    for person in identity.Person.objects.filter(customer_id=None).order_by("name"):
        roles = [
            assignment.role.value + (f"@{codes[assignment.store]}" if assignment.store else "")
            for assignment in identity.roles_of(person.id)
        ]
        yield person.name, "; ".join(roles), person.login or "", person.language, "yes" if person.is_active else "no"


def _products() -> Rows:
    rows = list(catalogue.export_variants())
    place = stores.Store.objects.filter(is_archived=False).order_by("code").first()
    listed = pricing.variant_prices([variant for variant, _ in rows], place.id, clock.now().date()) if place else {}
    for variant, texts in rows:
        yield *texts, str(listed.get(variant, ""))


def _stock() -> Rows:
    labels, balances = _labels(), list(ledger.export_balances())
    names = stores.place_names({location for location, _, _ in balances})
    for location, variant, quantity in balances:
        place, label = names.get(location), labels[variant]
        where = (place.store_name, place.kind) if place else ("", str(location))
        yield *where, label.code, label.name, format_quantity(quantity)


def _sales() -> Rows:
    codes, labels, people = _store_codes(), _labels(), _customer_codes()
    for store, customer, variant, texts in sales.export_lines():
        label = labels[variant]
        yield codes[store], people.get(customer, "") if customer else "", label.code, label.name, *texts


def _orders() -> Rows:
    codes, people = _store_codes(), _customer_codes()
    for store, customer, texts in sales.export_orders():
        yield codes[store], people.get(customer, ""), *texts


def _movements() -> Rows:
    labels = _labels()
    for variant, texts in ledger.export_movements():
        yield labels[variant].code, *texts


def _documents() -> Rows:
    codes = _store_codes()
    for doc_id, kind, store, digest, text in journal.stream_documents():
        yield str(doc_id), kind, codes[store], digest, text


def _store_codes() -> dict[UUID, str]:
    return dict(stores.Store.objects.values_list("id", "code"))


def _labels() -> dict[UUID, catalogue.VariantLabel]:
    return catalogue.variant_labels([variant for variant, _ in catalogue.export_variants()])


def _customer_codes() -> dict[UUID, str]:
    codes = [row[0] for row in customers.export_customers()]
    return {customer: code for code, customer in customers.ids_by_code(codes).items()}


EXPORTS: dict[str, tuple[tuple[str, ...], Callable[[], Rows]]] = {
    "stores": (("code", "name", "time_zone", "kind", "group", "address", "phone", "tills"), _stores),
    "people": (("name", "roles", "login", "language", "is_active"), _people),
    "categories": (("path",), catalogue.export_categories),
    "suppliers": (catalogue.SUPPLIER_COLUMNS, catalogue.export_suppliers),
    "products": ((*catalogue.VARIANT_COLUMNS, "price_minor"), _products),
    "customers": (customers.CUSTOMER_COLUMNS, customers.export_customers),
    "stock": (("store", "place", "code", "name", "quantity"), _stock),
    "sales": (("store", "customer", "code", "name", *sales.LINE_COLUMNS), _sales),
    "payments": (sales.TENDER_COLUMNS, sales.export_tenders),
    "orders": (("store", "customer", *sales.ORDER_COLUMNS), _orders),
    "movements": (("code", *ledger.MOVEMENT_COLUMNS), _movements),
    "documents": (("id", "type", "store", "hash", "document"), _documents),
}
"""Kind -> its columns and its rows."""
