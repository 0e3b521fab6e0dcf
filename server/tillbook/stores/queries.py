"""Reading stores and registers; the facts the sale path needs are kept in memory per version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.core.values import Conflict, NotFound, business_date

from .models import Company, Location, Register, Store


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What recording a document needs to know of its register and store."""

    register_id: UUID
    register_code: str
    register_name: str
    is_office: bool
    store_id: UUID
    store_name: str
    zone: ZoneInfo
    cutoff_minutes: int
    negative_stock: str

    def business_date(self, moment: datetime) -> date:
        """Return the store's business day of an instant."""
        return business_date(moment, zone=self.zone, cutoff_minutes=self.cutoff_minutes)


def company() -> Company:
    """Return the company; Conflict `not_set_up` before there is one."""
    found = Company.objects.first()
    if found is None:
        raise Conflict("not_set_up", "These books have no company yet. Open the office to set it up.")
    return found


def store(store_id: UUID) -> Store:
    """Return a store; NotFound `unknown_store`."""
    found = Store.objects.filter(id=store_id).first()
    if found is None:
        raise NotFound("unknown_store", "There is no such store.")
    return found


def _facts(register: Register) -> RegisterFacts:
    place = register.store
    return RegisterFacts(
        register_id=register.id,
        register_code=register.code,
        register_name=register.name,
        is_office=register.is_office,
        store_id=place.id,
        store_name=place.name,
        zone=ZoneInfo(place.time_zone),
        cutoff_minutes=place.cutoff_minutes,
        negative_stock=place.negative_stock,
    )


def register_facts(register_id: UUID) -> RegisterFacts:
    """Return a register's facts; NotFound `unknown_register`."""
    found = Register.objects.select_related("store").filter(id=register_id, is_archived=False).first()
    if found is None:
        raise NotFound("unknown_register", "There is no such register.")
    return _facts(found)


def office_register(store_id: UUID) -> RegisterFacts:
    """Return the store's own office register; NotFound `unknown_store`."""
    found = (
        Register.objects.select_related("store")
        .filter(store_id=store_id, is_office=True, is_archived=False)
        .order_by("code")
        .first()
    )
    if found is None:
        raise NotFound("unknown_store", "There is no such store.")
    return _facts(found)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """How a place is called: its store's name (or nothing), and its kind."""

    id: UUID
    kind: str
    store_name: str


def place_names(places: Iterable[UUID]) -> dict[UUID, PlaceName]:
    """Return the names of locations by id; unknown ids are left out."""
    found = Location.objects.select_related("store").filter(id__in=set(places))
    return {place.id: PlaceName(place.id, place.kind, place.store.name if place.store else "") for place in found}


def store_ids(only: Iterable[UUID] | None = None) -> list[UUID]:
    """Return the ids of stores and warehouses in use in order of their codes, only some of them if asked."""
    found = Store.objects.filter(is_archived=False).order_by("code")
    if only is not None:
        found = found.filter(id__in=list(only))
    return list(found.values_list("id", flat=True))
