"""Finding out who acts: from an API key, or from the session behind the cookie; and people as actors."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.http import HttpRequest

from tillbook.core.access import Action, Actor, ActorKind, Assignment, Role
from tillbook.core.values import NotFound, Unauthenticated
from tillbook.platform import clock, sql, transactions

from .models import Person, RoleAssignment
from .policy import current_policy
from .tokens import digest_of

SESSION_COOKIE = "__Host-tillbook"
DEVICE_COOKIE = "__Host-tillbook-device"
OFFICE_IDLE = timedelta(minutes=15)
TILL_IDLE = timedelta(minutes=2)
SEEN_EVERY = timedelta(seconds=10)
"""How exactly idle time is kept: a busy session's row is written at most this often."""

_SESSION_SQL = """
SELECT s.id, s.seen_at, s.expires_at, s.proved_at, d.id, d.register_id, p.id, p.name, p.customer_id, r.role, r.store_id, d.store_id
FROM identity_session s
JOIN identity_person p ON p.id = s.person_id AND p.is_active
LEFT JOIN identity_device d ON d.id = s.device_id
LEFT JOIN identity_role r ON r.person_id = p.id
WHERE s.digest = %s AND s.ended_at IS NULL AND (d.id IS NULL OR d.revoked_at IS NULL)
"""

_KEY_SQL = """
SELECT id, digest, scopes, store_id, register_id, name, is_selling FROM identity_api_key WHERE prefix = %s AND revoked_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that is good now, and the actor it stands for."""

    id: UUID
    actor: Actor
    proved_at: datetime
    is_till: bool
    device_id: UUID | None


def authenticate(request: HttpRequest) -> Actor | None:
    """Return who acts in a request: the API key of its `Authorization` header, else its session, else nobody."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme:
        return _key_actor(token) if scheme == "Bearer" else None
    session = live_session(request)
    return session.actor if session else None


def live_session(request: HttpRequest) -> LiveSession | None:
    """Return the session of the request's cookie, None where there is none or it has ended, idled out, or grown too old."""
    if not hasattr(request, "tillbook_session"):
        request.tillbook_session = session_of_token(request.COOKIES.get(SESSION_COOKIE, ""))  # type: ignore[attr-defined]
    return cast("LiveSession | None", request.tillbook_session)  # type: ignore[attr-defined]


def session_of(request: HttpRequest) -> LiveSession:
    """Return the request's session; Unauthenticated `not_signed_in` (a key is no session)."""
    session = None if "Authorization" in request.headers else live_session(request)
    if session is None:
        raise Unauthenticated("not_signed_in", "Sign in first.")
    return session


def session_of_token(token: str) -> LiveSession | None:
    """Return the session a secret stands for, None where it is no good."""
    if not 20 <= len(token) <= 100:
        return None
    rows = sql.fetch_all(_SESSION_SQL, [digest_of(token)])
    if not rows:
        return None
    session_id, seen, expires, proved, device, register, person, name, customer, *_ = rows[0]
    now, is_till, seen_at = clock.now(), device is not None, sql.read_time(seen)
    if now >= sql.read_time(expires) or now - seen_at >= (TILL_IDLE if is_till else OFFICE_IDLE):
        return None
    _note_seen(session_id, seen_at=seen_at, now=now)
    roles = tuple(Assignment(Role(row[9]), _id(row[10])) for row in rows if row[9])
    actor = Actor(
        kind=ActorKind.PERSON,
        person=sql.read_id(person),
        roles=roles or _customer_roles(customer),
        policy=current_policy(),
        customer=_id(customer),
        register=_id(register),
        till_store=_id(rows[0][11]),
        session=sql.read_id(session_id),
        name=name,
    )
    return LiveSession(sql.read_id(session_id), actor, sql.read_time(proved), is_till, _id(device))


def person_of(actor: Actor) -> Person:
    """Return the row of the person who acts; Unauthenticated `not_signed_in` where no person does."""
    person = Person.objects.filter(id=actor.person).first() if actor.person else None
    if person is None:
        raise Unauthenticated("not_signed_in", "Sign in first.")
    return person


def actor_for_person(person_id: UUID) -> Actor:
    """Return a person as an actor without a session (the second person at a screen); NotFound `unknown_person`."""
    person = Person.objects.filter(id=person_id, is_active=True).first()
    if person is None:
        raise NotFound("unknown_person", "There is no such person.")
    return Actor(ActorKind.PERSON, person=person.id, roles=roles_of(person.id), policy=current_policy(), name=person.name)


def roles_of(person_id: UUID) -> tuple[Assignment, ...]:
    """Return a person's roles."""
    rows = RoleAssignment.objects.filter(person_id=person_id).order_by("id")
    return tuple(Assignment(Role(row.role), row.store_id) for row in rows)


def _id(value: UUID | str | None) -> UUID | None:
    return sql.read_id(value) if value else None


def _customer_roles(customer: UUID | str | None) -> tuple[Assignment, ...]:
    """A customer's sign-in has the column G and no other."""
    return (Assignment(Role.GUEST),) if customer else ()


def _note_seen(session_id: UUID | str, *, seen_at: datetime, now: datetime) -> None:
    if now - seen_at < SEEN_EVERY:
        return
    with transactions.write():
        sql.execute(
            "UPDATE identity_session SET seen_at = %s WHERE id = %s", [sql.time_value(now), sql.id_value(sql.read_id(session_id))]
        )


def _key_actor(token: str) -> Actor | None:
    mark, prefix, secret = (*token.split("_", 2), "", "")[:3]
    row = sql.fetch_one(_KEY_SQL, [prefix])
    if mark != "tb" or row is None or not hmac.compare_digest(row[1], digest_of(secret)):
        return None
    store = _id(row[3])
    return Actor(
        kind=ActorKind.API_KEY,
        session=sql.read_id(row[0]),
        name=row[5],
        roles=(Assignment(Role.INTEGRATION, store), *((Assignment(Role.CASHIER, store),) if row[6] else ())),
        scopes=frozenset(Action(int(number)) for number in row[2].split(",") if number),
        policy=current_policy(),
        register=_id(row[4]),
    )
