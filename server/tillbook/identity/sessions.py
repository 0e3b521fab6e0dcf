"""Signing in and out, in the office by passphrase (and code), at a till by PIN.

Keeps true: a session's secret is new at every sign-in and step-up; it ends after 12 hours, after 15 idle minutes in the
office or 2 at a till, and at once with its person or device; a name that does not exist takes as long as a wrong passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password

from tillbook.audit import interface as audit
from tillbook.core.access import Action, Actor, ActorKind, holds
from tillbook.core.values import Forbidden, NotFound, TillbookError, Unauthenticated, ensure
from tillbook.platform import clock, transactions
from tillbook.stores import interface as stores

from . import totp
from .models import Device, Person, Session
from .pin_checks import OFFICE_PLACE, check_pin_of
from .queries import LiveSession, person_of, roles_of
from .service import fold_login
from .throttle import count_try, forget_tries
from .tokens import new_token

ABSOLUTE = timedelta(hours=12)
PROOF_IS_FRESH = timedelta(minutes=5)
"""How long after a sign-in or step-up an act that asks for proof needs no new one."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What is typed in the office, and from which network address."""

    login: str
    passphrase: str
    address: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Started:
    """A session that began: whose, and the secret for the cookie, known only now."""

    session_id: UUID
    person_id: UUID
    token: str


def sign_in(attempt: SignIn) -> Started:
    """Start an office session.

    Raises Unauthenticated `bad_credentials` or `totp_required`, and TooManyRequests `too_many_tries`.
    """
    login = fold_login(attempt.login) or ""
    count_try(name=login, address=attempt.address)
    person = Person.objects.filter(login=login, is_active=True).first()
    if not _is_right_passphrase(person, attempt.passphrase) or person is None:
        raise _refused(person, "wrong passphrase or name")
    if totp.is_on(person.id):
        if attempt.code is None:
            raise Unauthenticated("totp_required", "Type the code of your authenticator.")
        if not totp.use_code(person.id, attempt.code):
            raise _refused(person, "wrong second factor")
    with transactions.write():
        forget_tries(name=login, address=attempt.address)
        return start_session(person, device=None)


def sign_in_at_till(device: Device, *, person_id: UUID, pin: str) -> Started:
    """Start a till session on an enrolled device; NotFound `unknown_person`, Unauthenticated `bad_pin`."""
    register = stores.register_facts(device.register_id)
    person = Person.objects.filter(id=person_id, is_active=True).first()
    if person is None or not may_sell_in(person.id, register.store_id):
        raise NotFound("unknown_person", "There is nobody like that at this till.")
    check_pin_of(person, pin, place_id=device.id, on_behalf=device_actor(device, name=register.register_code))
    with transactions.write():
        Session.objects.filter(device=device, ended_at=None).update(ended_at=clock.now())
        return start_session(person, device=device)


def start_session(person: Person, *, device: Device | None) -> Started:
    """Start a session inside the caller's transaction (a sign-in, or the set-up that made its first person)."""
    now, (token, digest) = clock.now(), new_token()
    session = Session.objects.create(
        id=clock.new_id(),
        digest=digest,
        person=person,
        device=device,
        started_at=now,
        seen_at=now,
        proved_at=now,
        expires_at=now + ABSOLUTE,
    )
    actor = Actor(ActorKind.PERSON, person=person.id, name=person.name, session=session.id)
    audit.record(actor, audit.Entry("session.start", "person", person.id, summary="till" if device else "office"))
    return Started(session.id, person.id, token)


def sign_out(session: LiveSession) -> None:
    """End a session."""
    with transactions.write():
        Session.objects.filter(id=session.id, ended_at=None).update(ended_at=clock.now())
        audit.record(session.actor, audit.Entry("session.end", "person", session.actor.person))


def prove_again(session: LiveSession, *, passphrase: str | None, pin: str | None) -> Started:
    """Step up: prove again who is there, by passphrase or PIN; the session gets a new secret.

    Raises Unauthenticated `bad_credentials` or `bad_pin`, and TooManyRequests.
    """
    person = person_of(session.actor)
    if pin is not None:
        check_pin_of(person, pin, place_id=session.device_id or OFFICE_PLACE, on_behalf=session.actor)
    else:
        check_own_passphrase(session.actor, passphrase or "")
    token, digest = new_token()
    with transactions.write():
        Session.objects.filter(id=session.id).update(digest=digest, proved_at=clock.now())
        audit.record(session.actor, audit.Entry("session.prove", "person", person.id))
    return Started(session.id, person.id, token)


def check_own_passphrase(actor: Actor, passphrase: str) -> None:
    """Return if the passphrase is the actor's own; Unauthenticated `bad_credentials`, TooManyRequests after ten wrong ones."""
    person = person_of(actor)
    name, address = f"step-up {person.id}", f"session {actor.session}"
    count_try(name=name, address=address)
    if not _is_right_passphrase(person, passphrase):
        raise _refused(person, "wrong passphrase at step-up")
    with transactions.write():
        forget_tries(name=name, address=address)


def ensure_proved(session: LiveSession) -> None:
    """Raise Forbidden `step_up_required` unless the person proved who he is within five minutes."""
    is_fresh = clock.now() - session.proved_at < PROOF_IS_FRESH
    ensure(is_fresh, Forbidden("step_up_required", "Prove again that it is you."))


def may_sell_in(person_id: UUID, store_id: UUID) -> bool:
    """Tell whether a person's roles let him sell in a store: those people stand on its tills."""
    return any(a.covers(store_id) and holds(Action.SELL, a.role) for a in roles_of(person_id))


def device_actor(device: Device, *, name: str) -> Actor:
    """Return an enrolled device nobody is signed in at, as an actor for the audit log."""
    return Actor(ActorKind.DEVICE, register=device.register_id, session=device.id, name=name)


def _is_right_passphrase(person: Person | None, passphrase: str) -> bool:
    if person is None or not person.has_usable_password():
        make_password(passphrase)
        return False
    return person.check_password(passphrase)


def _refused(person: Person | None, why: str) -> TillbookError:
    """Log a failed sign-in and return the one answer that tells nothing."""
    with transactions.write():
        actor = Actor(ActorKind.SYSTEM, name="sign-in")
        audit.record(actor, audit.Entry("session.refuse", "person", person.id if person else None, summary=why))
    return Unauthenticated("bad_credentials", "Name, passphrase or code is wrong.")
