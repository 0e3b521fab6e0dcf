"""Reading the company, stores and registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.core.values import Conflict, NotFound, business_date
from tillbook.platform import sql

from .models import Company, Location, Store


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


_COMPANY = tuple(field.attname for field in Company._meta.concrete_fields)
_COMPANY_SQL = f"SELECT {', '.join(_COMPANY)} FROM stores_company LIMIT 1"


def company() -> Company:
    """Return the company; Conflict `not_set_up` before there is one."""
    row = sql.fetch_one(_COMPANY_SQL)
    if row is None:
        raise Conflict("not_set_up", "These books have no company yet. Open the office to set it up.")
    found = Company.from_db("default", _COMPANY, row)
    found.id = sql.read_id(row[_COMPANY.index("id")])
    return found


def store(store_id: UUID) -> Store:
    """Return a store; NotFound `unknown_store`."""
    found = Store.objects.filter(id=store_id).first()
    if found is None:
        raise NotFound("unknown_store", "There is no such store.")
    return found


_REGISTER_SQL = (
    "SELECT r.id, r.code, r.name, r.is_office, s.id, s.name, s.time_zone, s.cutoff_minutes, s.negative_stock "
    "FROM stores_register r JOIN stores_store s ON s.id = r.store_id WHERE NOT r.is_archived AND "
)


def _facts(condition: str, value: UUID) -> RegisterFacts | None:
    """Read by hand, as the company is: the ORM's making of these two queries was a third of the CPU of recording a sale."""
    row = sql.fetch_one(_REGISTER_SQL + condition, [sql.id_value(value)])
    if row is None:
        return None
    return RegisterFacts(
        register_id=sql.read_id(row[0]),
        register_code=row[1],
        register_name=row[2],
        is_office=bool(row[3]),
        store_id=sql.read_id(row[4]),
        store_name=row[5],
        zone=ZoneInfo(row[6]),
        cutoff_minutes=row[7],
        negative_stock=row[8],
    )


def register_facts(register_id: UUID) -> RegisterFacts:
    """Return a register's facts; NotFound `unknown_register`."""
    found = _facts("r.id = %s", register_id)
    if found is None:
        raise NotFound("unknown_register", "There is no such register.")
    return found


def office_register(store_id: UUID) -> RegisterFacts:
    """Return the store's own office register; NotFound `unknown_store`."""
    found = _facts("r.store_id = %s AND r.is_office ORDER BY r.code LIMIT 1", store_id)
    if found is None:
        raise NotFound("unknown_store", "There is no such store.")
    return found


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
