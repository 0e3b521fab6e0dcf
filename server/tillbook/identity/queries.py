"""Finding out who acts."""

from __future__ import annotations

import hashlib
import hmac

from django.http import HttpRequest

from tillbook.core.access import Action, Actor, ActorKind, Assignment, Role
from tillbook.platform import sql


def authenticate(request: HttpRequest) -> Actor | None:
    """Return who acts in a request: the API key of its `Authorization` header, or nobody."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return _key_actor(token) if scheme == "Bearer" else None


def _key_actor(token: str) -> Actor | None:
    _, _, rest = token.partition("tb_")
    prefix, _, secret = rest.partition("_")
    row = sql.fetch_one(
        "SELECT id, digest, scopes, store_id, register_id, name, is_selling FROM identity_api_key WHERE prefix = %s AND revoked_at IS NULL",
        [prefix],
    )
    if row is None or not hmac.compare_digest(row[1], hashlib.sha256(secret.encode()).hexdigest()):
        return None
    store = sql.read_id(row[3]) if row[3] else None
    roles = (Assignment(Role.INTEGRATION, store), *((Assignment(Role.CASHIER, store),) if row[6] else ()))
    return Actor(
        kind=ActorKind.API_KEY,
        session=sql.read_id(row[0]),
        name=row[5],
        roles=roles,
        scopes=frozenset(Action(int(number)) for number in row[2].split(",") if number),
        register=sql.read_id(row[4]) if row[4] else None,
    )
