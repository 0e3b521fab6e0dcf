"""Which rights a sale or an order asks for, beyond the one its endpoint declares, and which register records it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from tillbook.core.access import Action, Actor, Allowed, Resource, authorize, may_somewhere
from tillbook.core.sales import Body
from tillbook.core.values import Invalid, ensure
from tillbook.platform.http.actor import actor_of, permit
from tillbook.stores import interface as stores

from .free_text import check_body_texts
from .sale_queries import sale_row


def ensure_may_somewhere(request: HttpRequest, action: Action) -> None:
    """Refuse nobody (401) and those who may nowhere (403) before a record is looked up, so that its existence shows nothing."""
    if not may_somewhere(actor_of(request), action):
        permit(request, action, Resource())


def permit_reading(request: HttpRequest, sale_id: UUID) -> None:
    """Ask for the right to one sale: whoever may print its receipt again may read it, else whoever sees sales.

    Nobody learns from the answer whether a sale exists that he may not see.
    """
    actor = actor_of(request)
    actions = [action for action in (Action.REPRINT_RECEIPT, Action.SEE_SALES) if may_somewhere(actor, action)]
    if not actions:
        permit(request, Action.SEE_SALES, Resource())
    sale = sale_row(sale_id)
    resource = Resource(
        store=sale.store_id, person=sale.person_id, register=sale.register_id, customer=sale.customer_id, is_record=True
    )
    allowed = [action for action in actions if isinstance(authorize(actor, action, resource), Allowed)]
    permit(request, (allowed or actions)[0], resource)


def check_posted(request: HttpRequest, body: Body, *, store: UUID) -> None:
    """Judge what a posted body asks for beyond selling: rights for what comes back, no card numbers, nothing that has a door
    of its own (an order is completed, a sale is voided there)."""
    ensure(body.order is None, Invalid("own_door", "Complete the order instead.", field="body.order"))
    ensure(not body.void, Invalid("own_door", "Void the sale instead.", field="body.void"))
    check_body_texts(body)
    _permit_returned(request, body, store=store)


def overrides_of(body: Body) -> list[str]:
    """Return the ids of the second persons' agreements that a body names."""
    named = [discount.override for line in body.lines for discount in line.figures.discounts]
    named += [back.override for back in body.returned]
    return [str(override) for override in named if override is not None]


def _permit_returned(request: HttpRequest, body: Body, *, store: UUID) -> None:
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
