"""Which rights a sale or an order asks for, beyond the one its endpoint declares, and which register records it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from tillbook.core.access import Action, Actor, Resource, may_somewhere
from tillbook.core.sales import Body
from tillbook.platform.http.actor import actor_of, permit
from tillbook.stores import interface as stores


def ensure_may_somewhere(request: HttpRequest, action: Action) -> None:
    """Refuse nobody (401) and those who may nowhere (403) before a record is looked up, so that its existence shows nothing."""
    if not may_somewhere(actor_of(request), action):
        permit(request, action, Resource())


def permit_returned(request: HttpRequest, body: Body, *, store: UUID) -> None:
    """Ask for the rights of what comes back: with its receipt (action 2) and without (action 3), each by its amount."""
    for action, has_receipt in ((Action.RETURN_WITH_RECEIPT, True), (Action.RETURN_WITHOUT_RECEIPT, False)):
        parts = [back for back in body.returned if (back.of is not None) is has_receipt]
        if parts:
            amount_minor = sum(back.figures.gross_minor for back in parts)
            permit(request, action, Resource(store=store, amount_minor=amount_minor))


def register_in(actor: Actor, store: UUID) -> stores.RegisterFacts:
    """Return the register the actor stands at if it is one of that store, else the store's office register."""
    if actor.register is not None:
        facts = stores.register_facts(actor.register)
        if facts.store_id == store:
            return facts
    return stores.office_register(store)
