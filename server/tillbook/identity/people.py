"""Reading people: who an actor may see, one page at a time, and who stands at a till."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from tillbook.core.access import HUMAN_ROLES, Action, Actor, holds, stores_in_reach
from tillbook.core.values import NotFound
from tillbook.platform import clock

from .devices import tries_at
from .models import Device, Person, RoleAssignment
from .pin_checks import lock_of, locked_until_text

SELLING_ROLES = [role.value for role in HUMAN_ROLES if holds(Action.SELL, role)]
MAX_AT_TILL = 200


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people: a part of name or sign-in name, with or without those who left, behind one person."""

    search: str = ""
    with_inactive: bool = False
    after: UUID | None = None


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Return the people whose access an actor manages: all, or those with a role in the stores it reaches; never customers."""
    people = Person.objects.filter(customer_id=None).prefetch_related(Prefetch("roles", RoleAssignment.objects.order_by("id")))
    reach = stores_in_reach(actor, Action.MANAGE_PEOPLE)
    if reach is None:
        return people
    return people.filter(id__in=RoleAssignment.objects.filter(store_id__in=reach).values("person_id"))


def list_people(actor: Actor, wanted: PeopleFilter, *, limit: int) -> list[Person]:
    """Return at most `limit` people by name."""
    found = visible_people(actor).order_by("name", "id")
    if not wanted.with_inactive:
        found = found.filter(is_active=True)
    if wanted.search:
        found = found.filter(Q(name__icontains=wanted.search) | Q(login__icontains=wanted.search))
    last = Person.objects.filter(id=wanted.after).first() if wanted.after else None
    if last is not None:
        found = found.filter(Q(name__gt=last.name) | Q(name=last.name, id__gt=last.id))
    return list(found[:limit])


def visible_person(actor: Actor, person_id: UUID) -> Person:
    """Return a person the actor may see; NotFound `unknown_person`, the same for one who is not there."""
    person = visible_people(actor).filter(id=person_id).first()
    if person is None:
        raise NotFound("unknown_person", "There is no such person.")
    return person


@dataclass(frozen=True, slots=True)
class AtTill:
    """Somebody who may sign in at a till: until when locked here (text), when last here."""

    person: Person
    locked_until: str | None
    last_used: str | None


def people_at(device: Device, *, store_id: UUID) -> list[AtTill]:
    """Return who may sign in at a device, the latest to use it first."""
    roles = RoleAssignment.objects.filter(Q(store_id=store_id) | Q(store_id=None), role__in=SELLING_ROLES)
    people = Person.objects.filter(is_active=True, id__in=roles.values("person_id")).exclude(pin_sealed="").order_by("name", "id")
    tries, now = tries_at(device), clock.now()
    found = []
    for person in people[:MAX_AT_TILL]:
        row = tries.get(person.id)
        used = row.last_used_at if row else None
        locked = locked_until_text(lock_of(row), now) if row else None
        found.append(AtTill(person, locked, used.isoformat().replace("+00:00", "Z") if used else None))
    return sorted(found, key=lambda one: one.last_used or "", reverse=True)


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name, in capitals."""
    words = name.split()
    return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper() if words else ""
