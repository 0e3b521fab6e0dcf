"""For a lost passphrase or authenticator: on the server's own machine, and logged."""

from __future__ import annotations

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import NotFound
from tillbook.platform import clock, transactions

from . import totp
from .models import Person, PinTries, Session, SignInTries
from .passphrases import check_passphrase
from .service import fold_login
from .tokens import digest_of


def reset_access(actor: Actor, *, login: str, passphrase: str) -> Person:
    """Give a person a new passphrase, without second factor and locks, active again; every session of his ends.

    Raises NotFound `unknown_person` and what `check_passphrase` raises.
    """
    name = fold_login(login) or ""
    check_passphrase(passphrase, about=[name])
    with transactions.write():
        person = Person.objects.select_for_update().filter(login=name).first()
        if person is None:
            raise NotFound("unknown_person", f"Nobody signs in as {login}.")
        person.set_password(passphrase)
        person.is_active, person.version = True, person.version + 1
        person.save()
        totp.forget(person.id)
        Session.objects.filter(person=person, ended_at=None).update(ended_at=clock.now())
        PinTries.objects.filter(person=person).update(failures=0, last_failed_at=None)
        SignInTries.objects.filter(digest=digest_of(f"name {name}")).delete()
        fields = ["passphrase", "second_factor", "is_active"]
        audit.record(actor, audit.Entry("person.reset", "person", person.id, summary=person.name, fields=fields))
        return person
