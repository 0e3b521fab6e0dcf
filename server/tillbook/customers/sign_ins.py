"""A customer's own sign-in: a person of identity without a role, bound to the record. Its name is the customer's code, so that
logs and order histories never hold the customer's name."""

from __future__ import annotations

from uuid import UUID

from tillbook.core.access import Actor
from tillbook.core.values import Conflict, ensure
from tillbook.identity import interface as identity

from .queries import customer_facts


def give_sign_in(actor: Actor, customer_id: UUID, *, login: str, passphrase: str) -> None:
    """Give a customer a sign-in. Raises NotFound, Conflict `customer_erased`, `has_sign_in`, `login_taken`."""
    facts = customer_facts(customer_id)
    ensure(not facts.is_erased, Conflict("customer_erased", "This customer was erased."))
    has_one = identity.Person.objects.filter(customer_id=customer_id, is_active=True).exists()
    ensure(not has_one, Conflict("has_sign_in", "This customer has a sign-in already."))
    identity.add_person(actor, identity.NewPerson(name=facts.code, login=login, passphrase=passphrase, customer_id=customer_id))
