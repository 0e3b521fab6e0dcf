"""The doors of people: list, make, change, roles, PIN, passphrase, release."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from tillbook.core.access import Action, Actor, Assignment, Part, Resource, Role, may_somewhere
from tillbook.core.values import Forbidden, ensure, parse_uuid
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.paging import cut_page, decode_cursor, encode_cursor
from tillbook.platform.http.schema import Page

from . import totp
from .models import Person
from .people import PeopleFilter, list_people, visible_person
from .pin_checks import OFFICE_PLACE, check_pin_of, release, who_is_locked
from .queries import live_session, person_of, roles_of
from .schemas import PassphraseIn, PeopleQuery, PersonIn, PersonOut, PersonPatch, PinIn, RoleIn, RoleOut
from .service import NewPerson, PersonChange, add_person, change_person, ensure_may_touch, set_passphrase, set_pin, set_roles
from .sessions import check_own_passphrase

router = Router(tags=["people"])


@router.get("/people", response=Page[PersonOut])
@needs(Action.MANAGE_PEOPLE)
def get_people(request: HttpRequest, query: Query[PeopleQuery]) -> Page[PersonOut]:
    """List the people whose access one manages, by name."""
    key = decode_cursor(query.cursor, str)
    after = parse_uuid(str(key[0]), field="cursor") if key else None
    wanted = PeopleFilter(search=query.search, with_inactive=query.inactive, after=after)
    rows, has_more = cut_page(list_people(_who_gives_access(request), wanted, limit=query.limit + 1), query.limit)
    following = encode_cursor(str(rows[-1].id)) if has_more else None
    return Page(items=_all_out(rows), next=following)


@router.get("/people/{person_id}", response=PersonOut)
@needs(Action.MANAGE_PEOPLE)
def get_person(request: HttpRequest, person_id: UUID) -> PersonOut:
    """Show one person; 404 for one of another store."""
    return _out(visible_person(_who_gives_access(request), person_id))


@router.post("/people", response={201: PersonOut})
@needs(Action.MANAGE_PEOPLE)
def post_person(request: HttpRequest, payload: PersonIn) -> Status[PersonOut]:
    """Make a person."""
    permit(request, Action.MANAGE_PEOPLE)
    new = NewPerson(
        name=payload.name,
        roles=_assignments(payload.roles),
        login=payload.login,
        passphrase=payload.passphrase,
        pin=payload.pin,
        language=payload.language,
    )
    return Status(201, _out(add_person(actor_of(request), new)))


@router.patch("/people/{person_id}", response=PersonOut)
@needs(Action.MANAGE_PEOPLE)
def patch_person(request: HttpRequest, person_id: UUID, payload: PersonPatch) -> PersonOut:
    """Change a person; whoever is no longer active is signed out everywhere at once."""
    permit(request, Action.MANAGE_PEOPLE)
    change = PersonChange(**payload.model_dump(exclude_unset=True))
    return _out(change_person(actor_of(request), person_id, change))


@router.put("/people/{person_id}/roles", response=PersonOut)
@needs(Action.MANAGE_PEOPLE)
def put_roles(request: HttpRequest, person_id: UUID, payload: list[RoleIn]) -> PersonOut:
    """Replace a person's roles."""
    permit(request, Action.MANAGE_PEOPLE)
    return _out(set_roles(actor_of(request), person_id, _assignments(payload)))


@router.put("/people/{person_id}/pin", response={204: None})
@needs(Action.MANAGE_PEOPLE)
def put_pin(request: HttpRequest, person_id: UUID, payload: PinIn) -> Status[None]:
    """Set a PIN: of the people one manages, or one's own with the `current` one."""
    actor = actor_of(request)
    if actor.person == person_id and payload.current is not None:
        session = live_session(request)
        place = (session.device_id if session else None) or OFFICE_PLACE
        check_pin_of(person_of(actor), payload.current, place_id=place, on_behalf=actor)
    else:
        _permit_pin(request, person_id)
    set_pin(actor, person_id, payload.pin)
    return Status(204, None)


@router.post("/people/{person_id}/release", response={204: None})
@needs(Action.MANAGE_PEOPLE)
def post_release(request: HttpRequest, person_id: UUID) -> Status[None]:
    """Open the locks that wrong PINs have put on a person, on every device."""
    _permit_pin(request, person_id)
    ensure(actor_of(request).person != person_id, Forbidden("self_approval", "Somebody else must release you."))
    release(actor_of(request), person_id=person_id)
    return Status(204, None)


@router.put("/people/{person_id}/passphrase", response={204: None})
@needs(Action.MANAGE_PEOPLE)
def put_passphrase(request: HttpRequest, person_id: UUID, payload: PassphraseIn) -> Status[None]:
    """Set a passphrase: somebody else's with the right to, or one's own with the `current` one; other sessions end."""
    actor = actor_of(request)
    if actor.person == person_id:
        check_own_passphrase(actor, payload.current or "")
    else:
        permit(request, Action.MANAGE_PEOPLE)
    set_passphrase(actor, person_id, payload.passphrase, keep_session=actor.session)
    return Status(204, None)


@router.delete("/people/{person_id}/totp", response={204: None})
@needs(Action.MANAGE_PEOPLE)
def delete_persons_totp(request: HttpRequest, person_id: UUID) -> Status[None]:
    """Take a person's second factor away (a lost phone)."""
    permit(request, Action.MANAGE_PEOPLE)
    person = visible_person(actor_of(request), person_id)
    ensure_may_touch(actor_of(request), person)
    totp.turn_off(actor_of(request), person.id)
    return Status(204, None)


def _who_gives_access(request: HttpRequest) -> Actor:
    """Return the actor if it manages anybody's access, in whole or PINs only; reading needs no second person."""
    actor = actor_of(request)
    if not may_somewhere(actor, Action.MANAGE_PEOPLE):
        permit(request, Action.MANAGE_PEOPLE)
    return actor


def _permit_pin(request: HttpRequest, person_id: UUID) -> None:
    """Ask for the right to a person's PIN in every store the person works in; a person of another store is not there."""
    person = visible_person(_who_gives_access(request), person_id)
    for role in roles_of(person.id):
        resource = Resource(store=role.store, is_whole_chain=role.store is None, is_record=True, part=Part.PIN)
        permit(request, Action.MANAGE_PEOPLE, resource)


def _assignments(roles: list[RoleIn]) -> tuple[Assignment, ...]:
    return tuple(Assignment(Role(role.role), role.store) for role in roles)


def _out(person: Person) -> PersonOut:
    return _all_out([person])[0]


def _all_out(people: Sequence[Person]) -> list[PersonOut]:
    ids = [person.id for person in people]
    with_second_factor, locked = totp.who_has_it(ids), who_is_locked(ids)
    return [
        PersonOut(
            id=person.id,
            name=person.name,
            login=person.login,
            language=person.language,
            is_active=person.is_active,
            has_pin=bool(person.pin_sealed),
            has_second_factor=person.id in with_second_factor,
            is_locked=person.id in locked,
            roles=[RoleOut(role=row.role, store=row.store_id) for row in person.roles.all()],
            version=person.version,
        )
        for person in people
    ]
