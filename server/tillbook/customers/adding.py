"""Putting customers in, set-wise: found again by code, missing ones made, known ones left as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.catalogue import fold_text
from tillbook.platform import changes, clock, sql


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer to be there, found again by `code` (`CUST-001`)."""

    code: str
    name: str
    email: str = ""
    phone: str = ""
    address: str = ""


def customers_within(actor: Actor, rows: Sequence[NewCustomer]) -> dict[str, UUID]:
    """Return the id of every code, making the customers that are missing, inside the caller's transaction."""
    known = ids_by_code([row.code for row in rows])
    fresh = {row.code: row for row in rows if row.code not in known}
    made = {code: clock.new_id() for code in fresh}
    at = sql.time_value(clock.now())
    sql.insert_rows(
        "customers_customer",
        ("id", "code", "group_name", "is_tax_exempt", "tax_id", "created_at", "version"),
        [(sql.id_value(made[code]), code, "", False, "", at, 1) for code in fresh],
    )
    sql.insert_rows(
        "customers_private",
        ("customer_id", "name", "email", "phone", "address", "note", "search_text"),
        [
            (sql.id_value(made[row.code]), row.name, row.email, row.phone, row.address, "", _search_text(row))
            for row in fresh.values()
        ],
    )
    changes.note(*[changes.ChangeNote("customer", customer, 1) for customer in made.values()])
    audit.record(actor, *[audit.Entry("customer.create", "customer", made[code], summary=code) for code in fresh])
    return known | made


def ids_by_code(codes: Sequence[str]) -> dict[str, UUID]:
    """Return the ids of customers by code; codes nobody has are left out."""
    rows = sql.fetch_in("SELECT code, id FROM customers_customer WHERE code IN ({values})", dict.fromkeys(codes))
    return {row[0]: sql.read_id(row[1]) for row in rows}


def _search_text(row: NewCustomer) -> str:
    return fold_text(" ".join((row.code, row.name, row.email, row.phone)))
