"""Tills' devices: a browser is enrolled as one register by a code that lives ten minutes and is used once.

Keeps true: a register has at most one enrolled browser; enrolling another, or revoking, ends the first one's sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest

from tillbook.audit import interface as audit
from tillbook.core.access import Actor, ActorKind
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.platform import clock, transactions
from tillbook.stores import interface as stores

from .models import Device, EnrolmentCode, PinTries, Session
from .queries import DEVICE_COOKIE
from .throttle import count_try, forget_tries
from .tokens import digest_of, new_code, new_token, read_code

CODE_LIFE = timedelta(minutes=10)
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A browser that was enrolled, and the secret for its cookie."""

    device: Device
    token: str


def make_code(actor: Actor, register_id: UUID) -> tuple[str, datetime]:
    """Make a code that enrols one browser as a till's register; Conflict `office_register`."""
    facts = stores.register_facts(register_id)
    ensure(not facts.is_office, Conflict("office_register", "An office register is no till."))
    code, now = new_code(), clock.now()
    with transactions.write():
        EnrolmentCode.objects.filter(expires_at__lt=now).delete()
        EnrolmentCode.objects.create(digest=digest_of(code), register_id=register_id, expires_at=now + CODE_LIFE)
        entry = audit.Entry("register.code", "register", register_id, store_id=facts.store_id, summary=facts.register_code)
        audit.record(actor, entry)
    return code, now + CODE_LIFE


def enrol(code: str, *, address: str) -> Enrolled:
    """Enrol a browser; Invalid `bad_code` for a wrong, used or expired code, TooManyRequests after many of them."""
    kind, now = f"enrolment {address}", clock.now()
    count_try(name=kind, address=address)
    with transactions.write():
        row = EnrolmentCode.objects.select_for_update().filter(digest=digest_of(read_code(code)), used_at=None).first()
        if row is None or row.expires_at <= now:
            raise Invalid("bad_code", "This code is wrong, used or too old. Ask for a new one.", field="code")
        row.used_at = now
        row.save(update_fields=["used_at"])
        _revoke(row.register_id)
        (token, digest), facts = new_token(), stores.register_facts(row.register_id)
        device = Device.objects.create(
            id=clock.new_id(), register_id=row.register_id, store_id=facts.store_id, digest=digest, enrolled_at=now, seen_at=now
        )
        forget_tries(name=kind, address=address)
        actor = Actor(ActorKind.DEVICE, session=device.id, register=facts.register_id, name=facts.register_code)
        audit.record(
            actor, audit.Entry("device.enrol", "device", device.id, store_id=facts.store_id, summary=facts.register_code)
        )
    return Enrolled(device, token)


def revoke(actor: Actor, register_id: UUID) -> None:
    """Take a register's browser away from it; its sessions end at once. Conflict `not_enrolled`."""
    facts = stores.register_facts(register_id)
    with transactions.write():
        ensure(_revoke(register_id) > 0, Conflict("not_enrolled", "No browser is enrolled as this register."))
        entry = audit.Entry("device.revoke", "register", register_id, store_id=facts.store_id, summary=facts.register_code)
        audit.record(actor, entry)


def device_of(request: HttpRequest) -> Device | None:
    """Return the enrolled device of the request's cookie, None where there is none or it was revoked."""
    token = request.COOKIES.get(DEVICE_COOKIE, "")
    if not 20 <= len(token) <= 100:
        return None
    device = Device.objects.filter(digest=digest_of(token), revoked_at=None).first()
    now = clock.now()
    if device is not None and now - device.seen_at >= SEEN_EVERY:
        with transactions.write():
            Device.objects.filter(id=device.id).update(seen_at=now)
    return device


def devices_by_register() -> dict[UUID, Device]:
    """Return the enrolled device of each register that has one."""
    return {device.register_id: device for device in Device.objects.filter(revoked_at=None)}


def tries_at(device: Device) -> dict[UUID, PinTries]:
    """Return each person's tries and last use on a device."""
    return {row.person_id: row for row in PinTries.objects.filter(place_id=device.id)}


def demo_registers(*, is_demo: bool) -> list[tuple[str, stores.RegisterFacts]]:
    """Return a fresh code for every till of the demo chain; NotFound where this is no demo."""
    ensure(is_demo, NotFound("not_found", "This is not the demo."))
    system = Actor(ActorKind.SYSTEM, name="demo")
    registers = stores.Register.objects.filter(is_office=False, is_archived=False).order_by("code")
    return [(make_code(system, register.id)[0], stores.register_facts(register.id)) for register in registers]


def _revoke(register_id: UUID) -> int:
    now = clock.now()
    Session.objects.filter(device__register_id=register_id, ended_at=None).update(ended_at=now)
    return Device.objects.filter(register_id=register_id, revoked_at=None).update(revoked_at=now)
