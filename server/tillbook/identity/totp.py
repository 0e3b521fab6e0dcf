"""The second factor: time-based codes (RFC 6238) of an authenticator app, kept and checked by django-allauth.

Added to the library: the secret is encrypted under our key file (its adapter hook), and a code's time step is used once, which
the library remembers in one process only and we in the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import segno
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.platform import transactions

from .models import Person, Session
from .pins import seal, unseal

_OWNER = UUID(int=1)
"""The library's hook does not say whose secret it is, so secrets are bound to this name instead of a person."""


class SealingAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """The library's hooks: secrets are sealed under the key file."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return seal(text.encode(), owner=_OWNER)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a kept secret."""
        return unseal(encrypted_text, owner=_OWNER).decode()

    def get_totp_label(self, user: Person) -> str:
        """Return the name an authenticator shows."""
        return user.login or user.name


def is_on(person_id: UUID) -> bool:
    """Tell whether a person has a second factor."""
    return bool(Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.TOTP).exists())


def who_has_it(people: Iterable[UUID]) -> set[UUID]:
    """Return those of the people who have a second factor."""
    found = Authenticator.objects.filter(user_id__in=list(people), type=Authenticator.Type.TOTP)
    return set(found.values_list("user_id", flat=True))


def begin(session_id: UUID, person: Person) -> tuple[str, str, str]:
    """Make a secret that waits in the session for its first code; returns secret, `otpauth` address, and a QR as SVG."""
    ensure(not is_on(person.id), Conflict("totp_is_on", "The second factor is on already."))
    secret, adapter = generate_totp_secret(), SealingAdapter()
    with transactions.write():
        Session.objects.filter(id=session_id).update(totp_secret=adapter.encrypt(secret))
    address = adapter.build_totp_url(person, secret)
    return secret, address, segno.make(address).svg_inline(scale=4, border=2)


def confirm(actor: Actor, person: Person, *, session_id: UUID, code: str) -> None:
    """Turn the second factor on with the first code; Conflict `no_totp_setup`, Invalid `wrong_code`."""
    with transactions.write():
        session = Session.objects.select_for_update().get(id=session_id)
        ensure(bool(session.totp_secret), Conflict("no_totp_setup", "Begin with the QR code."))
        secret = SealingAdapter().decrypt(session.totp_secret)
        step = _step_of(secret, code)
        ensure(step is not None, Invalid("wrong_code", "This is not the code shown now.", field="code"))
        Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
        kept = TOTP.activate(person, secret).instance
        kept.data["last_step"] = step
        kept.save()
        session.totp_secret = ""
        session.save(update_fields=["totp_secret"])
        audit.record(actor, audit.Entry("totp.on", "person", person.id))


def use_code(person_id: UUID, code: str) -> bool:
    """Tell whether `code` is right now, or one step (30 s) off, and was not used before; it is used then."""
    with transactions.write():
        kept = Authenticator.objects.select_for_update().filter(user_id=person_id, type=Authenticator.Type.TOTP).first()
        if kept is None:
            return False
        step = _step_of(SealingAdapter().decrypt(kept.data["secret"]), code)
        if step is None or step <= kept.data.get("last_step", 0):
            return False
        kept.data["last_step"] = step
        kept.record_usage()
        kept.save()
        return True


def turn_off(actor: Actor, person_id: UUID) -> None:
    """Take a person's second factor away; Conflict `totp_is_off`."""
    with transactions.write():
        ensure(forget(person_id), Conflict("totp_is_off", "There is no second factor."))
        audit.record(actor, audit.Entry("totp.off", "person", person_id))


def forget(person_id: UUID) -> bool:
    """Delete a person's second factor inside the caller's transaction; tell whether there was one."""
    gone, _ = Authenticator.objects.filter(user_id=person_id).delete()
    return bool(gone)


def _step_of(secret: str, code: str) -> int | None:
    """Return the time step whose code this is, None for a wrong code."""
    typed = "".join(sign for sign in code if sign.isdigit())
    if len(typed) != app_settings.TOTP_DIGITS:
        return None
    return next((step for step in yield_hotp_counters_from_time() if format_hotp_value(hotp_value(secret, step)) == typed), None)
