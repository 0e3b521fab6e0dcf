"""Who acts in this request. The authenticator is injected by `app`; every door asks `permit` and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from django.http import HttpRequest

from tillbook.core.access import Action, Actor, Allowed, Resource, require
from tillbook.core.values import Unauthenticated

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


class Authenticator(Protocol):
    """Finds out who acts."""

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Return the actor of the request's session or key, None for nobody."""


_authenticator: list[Authenticator] = []


def use_authenticator(authenticator: Authenticator) -> None:
    """Install the one authenticator (done by `app` at start)."""
    _authenticator[:] = [authenticator]


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
    """Return the permission for `action`, or raise what `core.access.require` raises. The only door to a right."""
    request.tillbook_was_authorized = True  # type: ignore[attr-defined]
    return require(actor_of(request), action, resource or Resource())


def needs(*actions: Action) -> Callable[[Endpoint], Endpoint]:
    """Declare which actions an endpoint asks for; a test fails on a route without a declaration."""

    def declare(endpoint: Endpoint) -> Endpoint:
        endpoint.tillbook_actions = actions  # type: ignore[attr-defined]
        return endpoint

    return declare


def open_to(whom: str) -> Callable[[Endpoint], Endpoint]:
    """Declare that an endpoint asks for no action, and to whom it is open (`anyone`, `anyone signed in`, ...)."""

    def declare(endpoint: Endpoint) -> Endpoint:
        endpoint.tillbook_open_to = whom  # type: ignore[attr-defined]
        return endpoint

    return declare
