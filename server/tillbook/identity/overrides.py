"""A right lent by a second person on the same screen: for one person, one action, up to one amount, once, within two minutes.

Keeps true: the lender could do the act alone and is somebody else (`core.access.authorize_approval`); a token is used once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Action, Actor, Allowed, Decision, Lent, Refused, Resource, authorize, authorize_approval
from tillbook.core.values import Forbidden, Invalid, NotFound, ensure, parse_uuid
from tillbook.platform import clock, transactions
from tillbook.platform.http.actor import Offered

from .models import Override, Person
from .pin_checks import OFFICE_PLACE, check_pin_of
from .queries import actor_for_person, person_of

LIFE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class SecondPersonHere:
    """Who agrees: a person, the PIN typed, and the device it was typed on (None: in the office)."""

    person_id: UUID
    pin: str
    device_id: UUID | None


def lend(requester: Actor, second: SecondPersonHere, *, action: Action, resource: Resource) -> str:
    """Return a token of the second person's agreement: the override's id, which a document can name. It is of use to the
    requester alone, once, for two minutes, so it need not be a secret.

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


def take_override(actor: Actor, action: Action, *, resource: Resource, offered: Offered) -> Lent:
    """Use up the offered agreement that fits and return the permission it stands for; a write of its own, before the act.

    An agreement used for an act may be offered again with that act's id only: for the repetition of a request that was cut off.
    Raises Forbidden `bad_override` where none fits: used, too old, or for another person, action, store or a larger amount.
    """
    with transactions.write():
        rows = Override.objects.select_for_update().filter(id__in=_ids(offered.tokens), requester_id=actor.person).order_by("id")
        row = next((row for row in rows if _is_open(row, offered.act) and _lent(row).covers(action, resource)), None)
        if row is None:
            raise Forbidden("bad_override", "This agreement is used, too old, or for something else.")
        if row.used_at is None:
            row.used_at, row.used_for = clock.now(), offered.act
            row.save(update_fields=["used_at", "used_for"])
            entry = audit.Entry("override.use", "override", row.id, store_id=resource.store, summary=f"action {int(action)}")
            audit.record(actor, entry)
    return _lent(row)


_SELF_APPROVAL = Forbidden("self_approval", "A second person must be somebody else.")


def _not_lendable(decision: Decision, action: Action) -> Forbidden:
    refusal = decision if isinstance(decision, Refused) else Refused("not_permitted", "This person may not agree to that.")
    return Forbidden(refusal.code, refusal.reason, data={"action": int(action)})


def _may_alone(actor: Actor, action: Action, resource: Resource) -> bool:
    return isinstance(authorize(actor, action, resource), Allowed)


def _write(row: Override, requester: Actor, resource: Resource) -> str:
    row.id, row.created_at = clock.new_id(), clock.now()
    row.expires_at = row.created_at + LIFE
    row.amount_minor, row.share_ppm, row.store_id = resource.amount_minor, resource.share_ppm, resource.store
    summary = f"{row.approver.name} agreed to action {row.action} of {requester.name}"
    fields = ["single_person"] if row.is_single_person else []
    with transactions.write():
        row.save(force_insert=True)
        audit.record(
            requester, audit.Entry("override.lend", "override", row.id, store_id=row.store_id, summary=summary, fields=fields)
        )
    return str(row.id)


def _ids(tokens: Iterable[str]) -> list[UUID]:
    """Return the tokens that are ids; anything else is no agreement of ours."""
    found = []
    for token in tokens:
        try:
            found.append(parse_uuid(token, field="override"))
        except Invalid:
            continue
    return found


def _is_open(row: Override, act: UUID | None) -> bool:
    if row.used_at is None:
        return row.expires_at > clock.now()
    return act is not None and row.used_for == act


def _lent(row: Override) -> Lent:
    return Lent(
        is_single_person=row.is_single_person,
        override_id=row.id,
        approver=row.approver_id,
        action=Action(row.action),
        store=row.store_id,
        amount_minor=row.amount_minor,
        share_ppm=row.share_ppm,
    )
