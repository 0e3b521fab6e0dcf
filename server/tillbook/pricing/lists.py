"""Price lists: made, changed, archived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.platform import changes, clock, transactions, versions
from tillbook.stores import interface as stores

from .models import PriceList

MAX_LISTS = 200


@dataclass(frozen=True, slots=True)
class NewPriceList:
    """A list's facts: for one store or (None) all, for everybody (`is_default`) or only for customers it is given to."""

    name: str
    includes_tax: bool
    store_id: UUID | None = None
    is_default: bool = False
    priority: int = 0
    valid_from: date | None = None
    valid_to: date | None = None


def create_price_list(actor: Actor, new: NewPriceList) -> PriceList:
    """Make a price list; Invalid `missing`, `unknown_store`, `period_reversed`; Conflict `name_taken`."""
    with transactions.write():
        ensure(PriceList.objects.count() < MAX_LISTS, Invalid("too_many", f"At most {MAX_LISTS} price lists.", field="name"))
        made = PriceList(id=clock.new_id(), **{name: getattr(new, name) for name in NewPriceList.__slots__})
        _check(made)
        made.save(force_insert=True)
        _report(actor, made, "price_list.create", ())
        return made


def change_price_list(actor: Actor, price_list_id: UUID, changed: Mapping[str, object]) -> PriceList:
    """Change a list's name, priority, period or archive it; with or without tax it stays (its prices mean that)."""
    with transactions.write():
        found = PriceList.objects.select_for_update().filter(id=price_list_id).first()
        if found is None:
            raise NotFound("unknown_price_list", "There is no such price list.")
        fields = [name for name, value in changed.items() if getattr(found, name) != value]
        for name in fields:
            setattr(found, name, changed[name])
        _check(found)
        if fields:
            found.version += 1
            found.save()
            _report(actor, found, "price_list.change", fields)
        return found


def _check(row: PriceList) -> None:
    ensure(bool(row.name.strip()), Invalid("missing", "A price list needs a name.", field="name"))
    is_forward = row.valid_from is None or row.valid_to is None or row.valid_from <= row.valid_to
    ensure(is_forward, Invalid("period_reversed", "The list ends before it begins.", field="valid_to"))
    is_known = row.store_id is None or stores.Store.objects.filter(id=row.store_id).exists()
    ensure(is_known, Invalid("unknown_store", "There is no such store.", field="store"))
    taken = PriceList.objects.filter(name=row.name, is_archived=False).exclude(id=row.id).exists()
    ensure(not taken or row.is_archived, Conflict("name_taken", f"There is a list {row.name!r} already.", field="name"))


def _report(actor: Actor, row: PriceList, action: str, fields: tuple[str, ...] | list[str]) -> None:
    versions.bump(versions.PRICES)
    changes.note(changes.ChangeNote("price_list", row.id, row.version, row.store_id))
    audit.record(actor, audit.Entry(action, "price_list", row.id, store_id=row.store_id, summary=row.name, fields=fields))
