"""Programs' keys: 256 random bits, bound to a store, scoped; shown once, kept as a digest, found by their first eight signs."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Action, Actor, Role, Verdict, cell_of
from tillbook.core.values import Invalid, NotFound, ensure
from tillbook.platform import clock, transactions
from tillbook.stores import interface as stores

from .models import ApiKey
from .tokens import new_token


def create_api_key(
    actor: Actor, *, name: str, scopes: Iterable[Action], store_id: UUID, is_selling: bool = False
) -> tuple[ApiKey, str]:
    """Make a key bound to a store, with an office register of its own; returns the row and the secret, shown once."""
    prefix, (secret, digest) = secrets.token_hex(4), new_token()
    with transactions.write():
        register = stores.add_register(store_id=store_id, name=name, is_office=True)
        key = ApiKey.objects.create(
            id=clock.new_id(),
            name=name,
            prefix=prefix,
            digest=digest,
            scopes=",".join(str(int(scope)) for scope in scopes),
            store_id=store_id,
            is_selling=is_selling,
            register_id=register.id,
            created_at=clock.now(),
        )
        audit.record(actor, audit.Entry("api_key.create", "api_key", key.id, store_id=store_id, summary=name))
    return key, f"tb_{prefix}_{secret}"


def check_scopes(numbers: Iterable[int]) -> tuple[Action, ...]:
    """Return the actions a key can be scoped for; Invalid `not_a_scope` for one that no program may do."""
    scopes = tuple(dict.fromkeys(numbers))
    possible = {int(a) for a in Action if cell_of(a, Role.INTEGRATION).verdict in (Verdict.SCOPE, Verdict.PROPOSE)}
    for number in scopes:
        ensure(number in possible, Invalid("not_a_scope", f"No key can be scoped for action {number}.", field="scopes"))
    return tuple(Action(number) for number in scopes)


def revoke_api_key(actor: Actor, key_id: UUID) -> None:
    """End a key at once; NotFound `unknown_key`."""
    with transactions.write():
        key = ApiKey.objects.select_for_update().filter(id=key_id, revoked_at=None).first()
        if key is None:
            raise NotFound("unknown_key", "There is no such key.")
        key.revoked_at = clock.now()
        key.save(update_fields=["revoked_at"])
        audit.record(actor, audit.Entry("api_key.revoke", "api_key", key.id, store_id=key.store_id, summary=key.name))


def live_api_keys() -> list[ApiKey]:
    """Return the keys that are good, newest first."""
    return list(ApiKey.objects.filter(revoked_at=None).order_by("-created_at", "id"))
