"""Making people and API keys; each public function is one write."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Action, Actor, Assignment
from tillbook.core.values import Conflict, ensure
from tillbook.platform import clock, transactions
from tillbook.stores import interface as stores

from .models import ApiKey, Person, RoleAssignment


def create_person(actor: Actor, *, name: str, login: str, passphrase: str, roles: Iterable[Assignment]) -> Person:
    """Make a person with a passphrase and roles; Conflict `login_taken`."""
    with transactions.write():
        ensure(not Person.objects.filter(login=login).exists(), Conflict("login_taken", "This sign-in name is taken."))
        person = Person(id=clock.new_id(), name=name, login=login, created_at=clock.now())
        person.set_password(passphrase)
        person.save(force_insert=True)
        RoleAssignment.objects.bulk_create(RoleAssignment(person=person, role=a.role.value, store_id=a.store) for a in roles)
        audit.record(actor, audit.Entry("person.create", "person", person.id, summary=name))
        return person


def create_api_key(
    actor: Actor, *, name: str, scopes: Iterable[Action], store_id: UUID, is_selling: bool = False
) -> tuple[ApiKey, str]:
    """Make a key bound to a store, with an office register of its own; returns the row and the secret, shown once."""
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    with transactions.write():
        register = stores.add_register(store_id=store_id, name=name, is_office=True)
        key = ApiKey.objects.create(
            id=clock.new_id(),
            name=name,
            prefix=prefix,
            digest=hashlib.sha256(secret.encode()).hexdigest(),
            scopes=",".join(str(int(scope)) for scope in scopes),
            store_id=store_id,
            is_selling=is_selling,
            register_id=register.id,
            created_at=clock.now(),
        )
        audit.record(actor, audit.Entry("api_key.create", "api_key", key.id, store_id=store_id, summary=name))
    return key, f"tb_{prefix}_{secret}"
