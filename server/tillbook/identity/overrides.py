"""A right lent by a second person on the same screen: for one person, one action, up to one amount, once, within two minutes.

Keeps true: the lender could do the act alone and is somebody else (`core.access.authorize_approval`); a token is used once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Action, Actor, Allowed, Decision, Refused, Resource, authorize, authorize_approval
from tillbook.core.values import Forbidden, NotFound, ensure
from tillbook.platform import clock, transactions

from .models import Override, Person
from .pin_checks import OFFICE_PLACE, check_pin_of
from .queries import actor_for_person, person_of
from .tokens import digest_of, new_token

LIFE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Lent(Allowed):
    """A permission that a second person lent for this one act."""

    override_id: UUID | None = None
    approver: UUID | None = None


@dataclass(frozen=True, slots=True)
class SecondPersonHere:
    """Who agrees: a person, the PIN typed, and the device it was typed on (None: in the office)."""

    person_id: UUID
    pin: str
    device_id: UUID | None


def lend(requester: Actor, second: SecondPersonHere, *, action: Action, resource: Resource) -> str:
    """Return a token of the second person's agreement.

    Raises Unauthenticated `bad_pin`, NotFound `unknown_person`, and Forbidden `self_approval` or why the person may not lend it.
    """
    ensure(requester.person is not None, Forbidden("not_permitted", "Only people can be lent a right."))
    ensure(requester.person != second.person_id or _may_alone(requester, action, resource), _SELF_APPROVAL)
    person = Person.objects.filter(id=second.person_id, is_active=True).first()
    if person is None:
        raise NotFound("unknown_person", "There is no such person.")
    check_pin_of(person, second.pin, place_id=second.device_id or OFFICE_PLACE, on_behalf=requester)
    decision = authorize_approval(requester, actor_for_person(person.id), action=action, resource=resource)
    if not isinstance(decision, Allowed):
        raise _not_lendable(decision, action)
    lent = Override(
        requester=person_of(requester), approver=person, action=int(action), is_single_person=decision.is_single_person
    )
    return _write(lent, requester, resource)


def take_override(actor: Actor, action: Action, *, resource: Resource, token: str) -> Lent:
    """Use a token up and return the permission it stands for; one write of its own, before the act it permits.

    Raises Forbidden `bad_override` for a token that is used, too old, or for another person, action, store or a larger amount.
    """
    with transactions.write():
        row = Override.objects.select_for_update().filter(digest=digest_of(token), used_at=None).first()
        if row is None or row.expires_at <= clock.now() or not _is_for(row, actor, action=action, resource=resource):
            raise Forbidden("bad_override", "This agreement is used, too old, or for something else.")
        row.used_at = clock.now()
        row.save(update_fields=["used_at"])
        audit.record(
            actor, audit.Entry("override.use", "override", row.id, store_id=resource.store, summary=f"action {int(action)}")
        )
    return Lent(is_single_person=row.is_single_person, override_id=row.id, approver=row.approver_id)


_SELF_APPROVAL = Forbidden("self_approval", "A second person must be somebody else.")


def _not_lendable(decision: Decision, action: Action) -> Forbidden:
    refusal = decision if isinstance(decision, Refused) else Refused("not_permitted", "This person may not agree to that.")
    return Forbidden(refusal.code, refusal.reason, data={"action": int(action)})


def _may_alone(actor: Actor, action: Action, resource: Resource) -> bool:
    return isinstance(authorize(actor, action, resource), Allowed)


def _write(row: Override, requester: Actor, resource: Resource) -> str:
    row.created_at, (token, row.digest) = clock.now(), new_token()
    row.id, row.expires_at = clock.new_id(), row.created_at + LIFE
    row.amount_minor, row.share_ppm, row.store_id = resource.amount_minor, resource.share_ppm, resource.store
    summary = f"{row.approver.name} agreed to action {row.action} of {requester.name}"
    fields = ["single_person"] if row.is_single_person else []
    with transactions.write():
        row.save(force_insert=True)
        audit.record(
            requester, audit.Entry("override.lend", "override", row.id, store_id=row.store_id, summary=summary, fields=fields)
        )
    return token


def _is_for(row: Override, actor: Actor, *, action: Action, resource: Resource) -> bool:
    """Tell whether a lent right is this person's, for this action in this store, and reaches the amount and share asked for."""
    is_same = (row.requester_id, row.action, row.store_id) == (actor.person, int(action), resource.store)
    amount = resource.amount_minor
    is_enough = amount is None or (row.amount_minor is not None and amount <= row.amount_minor)
    return is_same and is_enough and (row.share_ppm is None or (resource.share_ppm or 0) <= row.share_ppm)
