"""Everything the books hold of one customer, as a ZIP of JSON and CSV to hand over."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.platform import transactions

from .history import HistoryItem, history_of
from .queries import CustomerView, customer_view

PAGE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_customer(actor: Actor, customer_id: UUID) -> bytes:
    """Return the ZIP (customer.json, customer.csv, history.csv) and log that it was handed out; NotFound `not_found`."""
    view = customer_view(customer_id)
    items = list(_whole_history(customer_id))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("customer.json", json.dumps({**_facts(view), "history": [_item(i) for i in items]}, indent=2))
        facts = _facts(view)
        archive.writestr("customer.csv", _csv([list(facts), list(facts.values())]))
        archive.writestr("history.csv", _csv([_HISTORY_COLUMNS, *_history_rows(items)]))
    with transactions.write():
        audit.record(actor, audit.Entry("customer.export", "customer", customer_id, summary=view.code))
    return file.getvalue()


def _whole_history(customer_id: UUID) -> Iterator[HistoryItem]:
    after: tuple[datetime, UUID] | None = None
    while page := history_of(customer_id, after=after, limit=PAGE):
        yield from page
        after = (page[-1].at, page[-1].id)


def _facts(view: CustomerView) -> dict[str, object]:
    return {
        "id": str(view.id),
        "code": view.code,
        "name": view.name,
        "email": view.email,
        "phone": view.phone,
        "address": view.address,
        "note": view.note,
        "tax_id": view.tax_id,
        "is_tax_exempt": view.is_tax_exempt,
        "group": view.group,
        "created_at": view.created_at.isoformat(),
    }


def _item(item: HistoryItem) -> dict[str, object]:
    lines = [{"name": x.name, "quantity_milli": x.quantity_milli, "gross_minor": x.gross_minor} for x in item.lines]
    return {
        "type": item.type,
        "id": str(item.id),
        "label": item.label,
        "at": item.at.isoformat(),
        "store": item.store_name,
        "gross_minor": item.gross_minor,
        "state": item.state,
        "lines": lines,
    }


_HISTORY_COLUMNS = ["type", "label", "at", "store", "state", "line", "quantity_milli", "line_gross_minor", "gross_minor"]


def _history_rows(items: Sequence[HistoryItem]) -> Iterator[list[object]]:
    for item in items:
        for line in item.lines:
            yield [
                item.type,
                item.label,
                item.at.isoformat(),
                item.store_name,
                item.state or "",
                line.name,
                line.quantity_milli,
                line.gross_minor,
                item.gross_minor,
            ]


def _csv(rows: Sequence[Sequence[object]]) -> str:
    """Write rows; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    text = io.StringIO()
    csv.writer(text).writerows([[_harmless(value) for value in row] for row in rows])
    return text.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
