"""Who looks at the shop: a guest, a customer signed in, or somebody of the staff; and the token that ties a form to its page."""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from django.http import HttpRequest

from tillbook.core.access import Action, Actor, ActorKind, Assignment, Part, Resource, Role, require
from tillbook.platform import keys
from tillbook.platform.http.actor import actor_or_none

_GUEST = Actor(kind=ActorKind.DEVICE, roles=(Assignment(Role.GUEST),), name="guest")


def visitor(request: HttpRequest) -> Actor:
    """Return who looks: the one signed in, else the guest, after asking whether he may see stock at least as a band."""
    actor = actor_or_none(request) or _GUEST
    seeing = Resource(part=Part.QUANTITY_BAND)
    require(actor if actor.customer else _GUEST, Action.SEE_STOCK, seeing)
    return actor


def customer_of(actor: Actor) -> UUID | None:
    """Return the record a customer is signed in for, None for guests and staff."""
    return actor.customer


def form_token(actor: Actor) -> str:
    """Return the token a form of this visitor's pages carries: nobody else's page can know it."""
    whose = str(actor.session or "guest")
    return hmac.new(keys.derived_key("shop-forms"), whose.encode(), hashlib.sha256).hexdigest()


def is_own_form(request: HttpRequest, actor: Actor) -> bool:
    """Tell whether a posted form came from a page of this visitor."""
    return hmac.compare_digest(str(request.POST.get("token", "")), form_token(actor))
