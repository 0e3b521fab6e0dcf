"""Suppliers: who goods are bought from. Found again by their code, archived instead of deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import Conflict, Invalid, NotFound, TillbookError, ensure
from tillbook.platform import changes, clock, sql, transactions

from .checking import check_text
from .models import Supplier
from .new import Added, NewSupplier, Refused

_FIELDS = ("name", "email", "phone", "tax_id", "lead_time_days", "note")
MAX_LEAD_TIME_DAYS = 730


def check_supplier(row: NewSupplier) -> None:
    """Refuse a supplier that is wrong in itself: Invalid with the member's name."""
    check_text(row.code, field="code", most=40, is_required=True)
    check_text(row.name, field="name", most=200, is_required=True)
    check_text(row.email, field="email", most=200)
    check_text(row.phone, field="phone", most=40)
    check_text(row.tax_id, field="tax_id", most=40)
    ensure("\x00" not in row.note and len(row.note) <= 2_000, Invalid("too_long", "The note is too long.", field="note"))
    ensure(
        0 <= row.lead_time_days <= MAX_LEAD_TIME_DAYS,
        Invalid("out_of_range", f"A lead time is 0 to {MAX_LEAD_TIME_DAYS} days.", field="lead_time_days"),
    )


def suppliers_within(actor: Actor, rows: Sequence[NewSupplier]) -> Added:
    """Make or change suppliers by code inside the caller's transaction; wrong rows are left out and reported."""
    there = {found.code: found for found in Supplier.objects.filter(code__in=[row.code for row in rows])}
    refused, accepted = _sorted_out(rows)
    created = [row for row in accepted if row.code not in there]
    updated = [row for row in accepted if row.code in there and _changed(there[row.code], row)]
    ids = {code: found.id for code, found in there.items()} | {row.code: clock.new_id() for row in created}
    written = [*created, *updated]
    now = {row.code: there[row.code].version + 1 if row.code in there else 1 for row in written}
    columns = ("id", "code", *_FIELDS, "is_archived", "version")
    sql.insert_rows(
        "catalogue_supplier",
        columns,
        [
            (sql.id_value(ids[row.code]), row.code, *(getattr(row, name) for name in _FIELDS), False, now[row.code])
            for row in written
        ],
        suffix="ON CONFLICT (id) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in (*_FIELDS, "version")),
    )
    changes.note(*[changes.ChangeNote("supplier", ids[row.code], now[row.code]) for row in written])
    audit.record(
        actor,
        *[audit.Entry("supplier.create", "supplier", ids[row.code], summary=row.name) for row in created],
        *[_change_entry(ids[row.code], row, _changed(there[row.code], row)) for row in updated],
    )
    codes = {row.code for row in written}
    unchanged = tuple(row.code for row in accepted if row.code not in codes)
    return Added(ids, tuple(r.code for r in created), tuple(r.code for r in updated), unchanged, tuple(refused))


def _sorted_out(rows: Sequence[NewSupplier]) -> tuple[list[Refused], list[NewSupplier]]:
    refused: list[Refused] = []
    accepted: dict[str, NewSupplier] = {}
    for index, row in enumerate(rows):
        try:
            check_supplier(row)
            ensure(row.code not in accepted, Invalid("code_twice", f"{row.code} stands twice here.", field="code"))
            accepted[row.code] = row
        except TillbookError as error:
            refused.append(Refused(index, error.code, error.message, error.field or ""))
    return refused, list(accepted.values())


def _changed(found: Supplier, row: NewSupplier) -> list[str]:
    """Names of the members that say something new; empty ones leave what is there."""
    return [name for name in _FIELDS if getattr(row, name) and getattr(row, name) != getattr(found, name)]


def _change_entry(supplier_id: UUID, row: NewSupplier, fields: Sequence[str]) -> audit.Entry:
    return audit.Entry("supplier.change", "supplier", supplier_id, summary=row.name, fields=fields)


def create_supplier(actor: Actor, new: NewSupplier) -> Supplier:
    """Make a supplier; Conflict `code_taken`."""
    check_supplier(new)
    with transactions.write():
        taken = Supplier.objects.filter(code=new.code).exists()
        ensure(not taken, Conflict("code_taken", f"{new.code} is taken.", field="code"))
        added = suppliers_within(actor, [new])
        return Supplier.objects.get(id=added.ids[new.code])


def change_supplier(actor: Actor, supplier_id: UUID, changed: Mapping[str, object]) -> Supplier:
    """Change a supplier's members or archive him; NotFound `unknown_supplier`."""
    with transactions.write():
        found = Supplier.objects.select_for_update().filter(id=supplier_id).first()
        if found is None:
            raise NotFound("unknown_supplier", "There is no such supplier.")
        fields = [name for name, value in changed.items() if getattr(found, name) != value]
        for name in fields:
            setattr(found, name, changed[name])
        check_supplier(NewSupplier(found.code, *(getattr(found, name) for name in _FIELDS)))
        if fields:
            found.version += 1
            found.save()
            changes.note(changes.ChangeNote("supplier", found.id, found.version))
            audit.record(actor, audit.Entry("supplier.change", "supplier", found.id, summary=found.name, fields=fields))
        return found
