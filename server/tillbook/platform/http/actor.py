"""Who acts in this request. The authenticator is injected by `app`; every door asks `permit` and nobody else.

Keeps true: where a door is for somebody, nobody is answered 401 before a byte of the body is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from django.http import HttpRequest
from ninja.operation import Operation
from ninja.security.base import AuthBase

from tillbook.core.access import Action, Actor, Allowed, Lent, NeedsSecondPerson, Resource, authorize, require
from tillbook.core.values import Unauthenticated

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


class Authenticator(Protocol):
    """Finds out who acts."""

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Return the actor of the request's session or key, None for nobody."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The agreements a request brings, and the id of the act they are for, so that its repetition may bring them again."""

    tokens: tuple[str, ...]
    act: UUID | None = None


class OverrideTaker(Protocol):
    """Uses up a second person's agreement."""

    def __call__(self, actor: Actor, action: Action, *, resource: Resource, offered: Offered) -> Lent:
        """Return the lent permission, or raise Forbidden `bad_override`."""


OVERRIDE_HEADER = "X-Tillbook-Override"
"""The header that carries a second person's agreement (`POST /till/approval`)."""

MOST_OVERRIDES = 20
"""The most agreements one request may bring."""

_authenticator: list[Authenticator] = []
_taker: list[OverrideTaker] = []


def use_authenticator(authenticator: Authenticator) -> None:
    """Install the one authenticator (done by `app` at start)."""
    _authenticator[:] = [authenticator]


def use_override_taker(taker: OverrideTaker) -> None:
    """Install what uses up lent rights (done by `app` at start)."""
    _taker[:] = [taker]


def actor_or_none(request: HttpRequest) -> Actor | None:
    """Return who acts, or None."""
    if not hasattr(request, "tillbook_actor"):
        request.tillbook_actor = _authenticator[0](request)  # type: ignore[attr-defined]
    return cast("Actor | None", request.tillbook_actor)  # type: ignore[attr-defined]


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts; Unauthenticated `not_signed_in` if nobody does."""
    actor = actor_or_none(request)
    if actor is None:
        raise Unauthenticated("not_signed_in", "Sign in first.")
    return actor


def permit(request: HttpRequest, action: Action, resource: Resource | None = None) -> Allowed:
    """Return the permission for `action`, or raise what `core.access.require` raises. The only door to a right.

    Where a second person is needed, the request may bring the agreement in its `X-Tillbook-Override` header (several with
    commas between), or in the document it posts (`offer_overrides`). One agreement serves all questions of a request it covers.
    """
    request.tillbook_was_authorized = True  # type: ignore[attr-defined]
    actor, asked = actor_of(request), resource or Resource()
    offered = _offered(request)
    if offered.tokens and isinstance(authorize(actor, action, asked), NeedsSecondPerson):
        return _lent(request, action, asked, offered)
    return require(actor, action, asked)


def offer_overrides(request: HttpRequest, tokens: Iterable[str], *, act: UUID) -> None:
    """Add the agreements that a posted document names to those the request may use; `act` is the document's id."""
    brought = tuple(dict.fromkeys((*_offered(request).tokens, *tokens)))
    request.tillbook_offered = Offered(brought[:MOST_OVERRIDES], act)  # type: ignore[attr-defined]


def _offered(request: HttpRequest) -> Offered:
    if not hasattr(request, "tillbook_offered"):
        tokens = [token.strip() for token in request.headers.get(OVERRIDE_HEADER, "").split(",") if token.strip()]
        request.tillbook_offered = Offered(tuple(tokens[:MOST_OVERRIDES]))  # type: ignore[attr-defined]
    return cast(Offered, request.tillbook_offered)  # type: ignore[attr-defined]


def _lent(request: HttpRequest, action: Action, asked: Resource, offered: Offered) -> Lent:
    held: list[Lent] = request.__dict__.setdefault("tillbook_lent", [])
    for lent in held:
        if lent.covers(action, asked):
            return lent
    held.append(_taker[0](actor_of(request), action, resource=asked, offered=offered))
    return held[-1]


class SessionCookie(AuthBase):
    """A session's cookie, as the API's document names it."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "__Host-tillbook"

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Return who acts, None for nobody."""
        return actor_or_none(request)


class ApiKey(AuthBase):
    """An API key in the `Authorization` header, as the API's document names it."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Return who acts, None for nobody."""
        return actor_or_none(request)


CREDENTIALS = (SessionCookie(), ApiKey())
"""What somebody can be known by."""

SIGNED_IN = ("anyone signed in", "staff and keys")
"""How the declarations begin of doors that ask for no action but for somebody."""


def _ask_first(operation: Operation) -> None:
    """Let ninja ask who is there before it parses: nobody learns from a 422 what a door expects."""
    operation.auth_param = operation.auth_callbacks = list(CREDENTIALS)


def needs(*actions: Action) -> Callable[[Endpoint], Endpoint]:
    """Declare which actions an endpoint asks for; a test fails on a route without a declaration."""

    def declare(endpoint: Endpoint) -> Endpoint:
        endpoint.tillbook_actions = actions  # type: ignore[attr-defined]
        endpoint._ninja_contribute_to_operation = [_ask_first]  # type: ignore[attr-defined]
        return endpoint

    return declare


def open_to(whom: str) -> Callable[[Endpoint], Endpoint]:
    """Declare that an endpoint asks for no action, and to whom it is open (`anyone`, `anyone signed in`, ...)."""

    def declare(endpoint: Endpoint) -> Endpoint:
        endpoint.tillbook_open_to = whom  # type: ignore[attr-defined]
        if whom.startswith(SIGNED_IN):
            endpoint._ninja_contribute_to_operation = [_ask_first]  # type: ignore[attr-defined]
        return endpoint

    return declare
