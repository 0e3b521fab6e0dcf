"""Row locks of identity, always taken in the order person, place; SQLite has one writer and needs none."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from tillbook.core.access import Role
from tillbook.core.values import NotFound

from .models import Person, PinTries, RoleAssignment


def lock_people(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Lock and return people by id, in the order of their ids; NotFound `unknown_person` if one is missing."""
    wanted = sorted(set(ids))
    found = {person.id: person for person in Person.objects.select_for_update().filter(id__in=wanted).order_by("id")}
    if len(found) < len(wanted):
        raise NotFound("unknown_person", "There is no such person.")
    return found


def lock_person(person_id: UUID) -> Person:
    """Lock and return one person; NotFound `unknown_person`."""
    return lock_people([person_id])[person_id]


def lock_owners() -> int:
    """Lock every active owner, so that two cannot unmake each other at the same instant; return how many there are."""
    rows = RoleAssignment.objects.filter(role=Role.OWNER.value, person__is_active=True)
    return len(lock_people(rows.values_list("person_id", flat=True)))


def lock_pin_tries(person_id: UUID, place_id: UUID) -> PinTries:
    """Lock and return a person's count of tries at a place, made at the first try."""
    lock_person(person_id)
    PinTries.objects.get_or_create(person_id=person_id, place_id=place_id)
    return PinTries.objects.select_for_update().get(person_id=person_id, place_id=place_id)
