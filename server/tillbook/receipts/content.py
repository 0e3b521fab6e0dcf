"""What stands on a receipt, before anybody decides how it looks. Built from the document's bytes; pure once built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Saving:
    """What was taken off a line, named."""

    label: str
    minor: int


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One thing sold, or (figures below zero) given back. `list_minor` is before what was taken off."""

    name: str
    quantity_milli: int
    unit: str
    unit_price_minor: int
    list_minor: int
    savings: tuple[Saving, ...]


@dataclass(frozen=True, slots=True)
class TaxRow:
    """Tax of one rate: its name, the net it was computed on, the tax."""

    name: str
    base_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class TenderRow:
    """One payment part: kind, amount kept (below zero: paid out), what was handed over in cash, its reference."""

    kind: str
    amount_minor: int
    given_minor: int | None
    reference: str


@dataclass(frozen=True, slots=True)
class Head:
    """Who sells: lines under one another, the tax id, and what is said at the end."""

    company: str
    store: str
    address: str
    phone: str
    tax_id: str
    header: str
    footer: str
    return_policy: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A whole receipt. `at` is in the store's zone; `check` the first 8 hex digits of the audit log's head."""

    kind: str
    language: str
    currency: str
    head: Head
    number: str
    register: str
    person: str
    customer: str
    order: str
    at: datetime
    business_date: date
    lines: tuple[ReceiptLine, ...]
    gross_minor: int
    rounding_minor: int
    prices_include_tax: bool
    taxes: tuple[TaxRow, ...]
    tenders: tuple[TenderRow, ...]
    check: str
    is_copy: bool
    is_demo: bool
