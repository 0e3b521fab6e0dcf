"""Making the company, stores and registers; each public function is one write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.ledger import Place, PlaceKind, location_id
from tillbook.core.values import Conflict, Invalid, NotFound, check_currency, ensure
from tillbook.platform import changes, clock, transactions, versions

from .models import Company, Location, Register, Store

STORE_PLACES = (PlaceKind.STORE, PlaceKind.RESERVED, PlaceKind.DAMAGED)
VIRTUAL_PLACES = (PlaceKind.SUPPLIER, PlaceKind.CUSTOMER, PlaceKind.LOSS, PlaceKind.OPENING)


@dataclass(frozen=True, slots=True)
class NewCompany:
    """The facts a company starts with."""

    name: str
    country: str
    currency: str
    locale: str
    language: str
    prices_include_tax: bool
    tax_rounding: str = "line"
    cash_rounding_minor: int = 0
    tax_id: str = ""
    second_person: str = "over_limits"
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class NewStore:
    """The facts a store starts with; `cutoff_minutes` after midnight the business day begins."""

    code: str
    name: str
    time_zone: str
    kind: str = "store"
    group: str = ""
    cutoff_minutes: int = 0
    address: str = ""
    phone: str = ""
    tax_id: str = ""
    receipt_header: str = ""
    receipt_footer: str = ""
    return_policy: str = ""
    negative_stock: str = "allow"


def create_company(actor: Actor, new: NewCompany) -> Company:
    """Make the company and the virtual places; Conflict `already_set_up` if there is one."""
    with transactions.write():
        return add_company(actor, new)


def add_company(actor: Actor, new: NewCompany) -> Company:
    """Make the company inside the caller's transaction (the set-up makes everything or nothing)."""
    check_currency(new.currency)
    ensure(not Company.objects.exists(), Conflict("already_set_up", "These books already belong to a company."))
    company = Company.objects.create(id=clock.new_id(), **{name: getattr(new, name) for name in NewCompany.__slots__})
    Location.objects.bulk_create(Location(id=location_id(Place(kind)), kind=kind.value) for kind in VIRTUAL_PLACES)
    audit.record(actor, audit.Entry("company.create", "company", company.id, summary=company.name))
    return company


def create_store(actor: Actor, new: NewStore, *, store_id: UUID | None = None) -> Store:
    """Make a store with its places and its office register; Conflict `code_taken`, Invalid `unknown_time_zone`."""
    with transactions.write():
        return add_store(actor, new, store_id=store_id)


def add_store(actor: Actor, new: NewStore, *, store_id: UUID | None = None) -> Store:
    """Make a store inside the caller's transaction."""
    _check_zone(new.time_zone)
    ensure(not Store.objects.filter(code=new.code).exists(), Conflict("code_taken", f"{new.code} is taken."))
    store = Store.objects.create(id=store_id or clock.new_id(), **{name: getattr(new, name) for name in NewStore.__slots__})
    Location.objects.bulk_create(
        Location(id=location_id(Place(kind, store.id)), kind=kind.value, owner_id=store.id, store=store) for kind in STORE_PLACES
    )
    Register.objects.create(id=clock.new_id(), store=store, code=f"{new.code}W01", name="Office", is_office=True)
    changes.note(changes.ChangeNote("store", store.id, store.version))
    audit.record(actor, audit.Entry("store.create", "store", store.id, store_id=store.id, summary=store.name))
    return store


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise Invalid("unknown_time_zone", f"{name} is not a time zone.", field="time_zone") from None


def change_store(actor: Actor, store_id: UUID, change: Mapping[str, object]) -> Store:
    """Change named fields of a store (any of NewStore's but `code`, and `is_archived`); NotFound `unknown_store`."""
    if "time_zone" in change:
        _check_zone(str(change["time_zone"]))
    with transactions.write():
        store = Store.objects.select_for_update().filter(id=store_id).first()
        if store is None:
            raise NotFound("unknown_store", "There is no such store.")
        for name, value in change.items():
            setattr(store, name, value)
        store.version += 1
        store.save()
        changes.note(changes.ChangeNote("store", store.id, store.version, store_id=store.id))
        audit.record(actor, audit.Entry("store.update", "store", store.id, store_id=store.id, fields=sorted(change)))
        return store


def change_company(actor: Actor, change: Mapping[str, object]) -> Company:
    """Change named fields of the company; what stands in its documents (country, currency) is not among them."""
    with transactions.write():
        company = Company.objects.select_for_update().first()
        if company is None:
            raise Conflict("not_set_up", "These books have no company yet.")
        for name, value in change.items():
            setattr(company, name, value)
        company.version += 1
        company.save()
        versions.bump(versions.POLICY)
        changes.note(changes.ChangeNote("company", company.id, company.version))
        audit.record(actor, audit.Entry("company.update", "company", company.id, fields=sorted(change)))
        return company


def create_register(actor: Actor, *, store_id: UUID, name: str, is_office: bool = False) -> Register:
    """Make a till's register (`S01R01`, ...) or a further office register (`S01W02`, ...) in a store."""
    with transactions.write():
        register = add_register(store_id=store_id, name=name, is_office=is_office)
        audit.record(actor, audit.Entry("register.create", "register", register.id, store_id=store_id, summary=register.code))
        return register


def add_register(*, store_id: UUID, name: str, is_office: bool) -> Register:
    """Make a register inside the caller's transaction (an API key that sells brings its own)."""
    store = Store.objects.select_for_update().filter(id=store_id).first()
    if store is None:
        raise NotFound("unknown_store", "There is no such store.")
    letter = "W" if is_office else "R"
    number = Register.objects.filter(store=store, is_office=is_office).count() + 1
    code = f"{store.code}{letter}{number:02d}"
    return Register.objects.create(id=clock.new_id(), store=store, code=code, name=name or code, is_office=is_office)


def add_transit_place(*, transfer_id: UUID, to_store: UUID) -> None:
    """Make the place of goods on their way to a store, once, inside the caller's transaction."""
    place = location_id(Place(PlaceKind.IN_TRANSIT, transfer_id))
    Location.objects.get_or_create(
        id=place, defaults={"kind": PlaceKind.IN_TRANSIT.value, "owner_id": transfer_id, "store_id": to_store}
    )
