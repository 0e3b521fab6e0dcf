"""Checking a PIN at a place, under the lock ladder: five wrong ones lock that person there, and nobody else.

A try is counted before the PIN is looked at and taken back when it was right, so that tries at the same instant count too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor, PinLock
from tillbook.core.values import NotFound, Unauthenticated
from tillbook.platform import clock, transactions

from .locks import lock_pin_tries
from .models import Person, PinTries
from .pins import SealedPin, matches

OFFICE_PLACE = UUID(int=0)
"""The place of PINs typed in the office, where there is no enrolled device."""

UNTIL_RELEASED = "9999-12-31T00:00:00Z"
"""What `locked_until` says when only a manager's release helps."""


def lock_of(row: PinTries) -> PinLock:
    """Return how the person of a row stands."""
    return PinLock(row.failures, row.last_failed_at)


def locked_until_text(lock: PinLock, now: datetime) -> str | None:
    """Return until when a person is locked as text (`UNTIL_RELEASED` for good), None where not locked."""
    if not lock.is_locked(now):
        return None
    return UNTIL_RELEASED if lock.locked_until is None else lock.locked_until.isoformat().replace("+00:00", "Z")


def check_pin_of(person: Person, pin: str, *, place_id: UUID, on_behalf: Actor) -> None:
    """Return if the PIN is right; else Unauthenticated `bad_pin` with `tries_left` and `locked_until`.

    `on_behalf` is who stands in the audit log for a wrong try: the device or the requester.
    """
    if not person.pin_sealed or not person.is_active:
        raise NotFound("unknown_person", "There is nobody like that with a PIN here.")
    after = _count_try(person, place_id)
    if not matches(pin, SealedPin(person.pin_salt, person.pin_sealed), person_id=person.id):
        _log_wrong(person, after, on_behalf=on_behalf)
        raise _refusal(after)
    with transactions.write():
        tries = lock_pin_tries(person.id, place_id)
        tries.failures, tries.last_failed_at, tries.last_used_at = 0, None, clock.now()
        tries.save()


def release(actor: Actor, *, person_id: UUID) -> int:
    """Open a person's locks on every device; return how many there were."""
    with transactions.write():
        opened = PinTries.objects.filter(person_id=person_id, failures__gt=0).update(failures=0, last_failed_at=None)
        audit.record(actor, audit.Entry("person.release", "person", person_id, summary=f"{opened} locks opened"))
        return opened


def who_is_locked(people: Iterable[UUID]) -> set[UUID]:
    """Return those of the people who are locked on some device now."""
    now = clock.now()
    rows = PinTries.objects.filter(person_id__in=list(people), failures__gt=0)
    return {row.person_id for row in rows if lock_of(row).is_locked(now)}


def _count_try(person: Person, place_id: UUID) -> PinLock:
    now = clock.now()
    with transactions.write():
        tries = lock_pin_tries(person.id, place_id)
        before = lock_of(tries)
        if before.is_locked(now):
            raise _refusal(before)
        after = before.after_failure(now)
        tries.failures, tries.last_failed_at = after.failures, after.last_failed_at
        tries.save()
        return after


def _log_wrong(person: Person, lock: PinLock, *, on_behalf: Actor) -> None:
    with transactions.write():
        summary = f"wrong PIN for {person.name}, {lock.failures} in a row"
        audit.record(on_behalf, audit.Entry("session.refuse", "person", person.id, summary=summary))


def _refusal(lock: PinLock) -> Unauthenticated:
    now = clock.now()
    until = locked_until_text(lock, now)
    data = {"tries_left": 0 if until else lock.tries_left, "locked_until": until, "needs_release": lock.needs_release}
    message = "Too many wrong PINs." if until else "This is not the right PIN."
    return Unauthenticated("bad_pin", message, data=data)
