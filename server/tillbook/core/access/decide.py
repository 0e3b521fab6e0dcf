"""`authorize(actor, action, resource) -> Decision`: the one place where a right is granted or refused.

Pure and total: every actor, action and resource gets an answer. Each role of the actor is judged by its cell of the table;
the best answer counts. Screens may hide what this refuses, but only this refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from tillbook.core.values import Forbidden, Invalid, NotFound, ensure
from tillbook.core.values.errors import ErrorData

from .actions import Action, Role
from .actor import Actor, ActorKind, Assignment, Resource, SecondPerson
from .cells import Cell, Verdict
from .limits import Limit
from .table import cell_of


@dataclass(frozen=True, slots=True)
class Allowed:
    """Go ahead. `is_single_person`: two people would be needed by the table, one did it alone, and the log must say so."""

    is_single_person: bool = False


@dataclass(frozen=True, slots=True)
class NeedsSecondPerson:
    """Somebody else who holds the right to `action` must agree; `why` is `always` or `over_limit`."""

    action: Action
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """No. `code` is stable; `is_hidden` says that the caller must not learn that the thing exists (404 instead of 403)."""

    code: str
    reason: str
    is_hidden: bool = False


Decision = Allowed | NeedsSecondPerson | Refused

_NOT_PERMITTED = Refused("not_permitted", "Your role does not allow this.")
_PART_ONLY = Refused("not_permitted", "Your role allows only a part of this.")
_PROPOSAL_ONLY = Refused("proposal_only", "Your role may propose this; somebody else must decide.")
_OTHER_STORE = Refused("other_store", "Your role does not reach this store.")
_HIDDEN = Refused("not_found", "There is no such record.", is_hidden=True)
_NOT_YOURS = Refused("not_yours", "This belongs to somebody else.")
_OTHER_TILL = Refused("other_store", "This till belongs to another store.")
_OUT_OF_SCOPE = Refused("out_of_scope", "This key is not scoped for that.")
_NEVER = Refused("never", "The books are never changed or deleted, by anyone.")
_SELF_APPROVAL = Refused("self_approval", "A second person must be somebody else.")


_LOOKING = frozenset(
    {
        Action.REPRINT_RECEIPT,
        Action.SEE_STOCK,
        Action.SEE_COST,
        Action.SEE_SALES,
        Action.SEE_STAFF_PERFORMANCE,
        Action.SEE_CUSTOMER,
        Action.READ_AUDIT,
    }
)
"""What can be looked at in other stores from a till; everything else is done where one stands, even by the owner."""


class _Rank(IntEnum):
    """How much a role's answer is worth: the best one counts, and among refusals the one that says most."""

    NOT_PERMITTED = 0
    PROPOSAL = 1
    ELSEWHERE = 2
    SECOND_PERSON = 3
    SINGLE_PERSON = 4
    ALLOWED = 5


def authorize(actor: Actor, action: Action, resource: Resource) -> Decision:
    """Decide whether `actor` may do `action` to `resource`.

    Returns Allowed, NeedsSecondPerson or Refused; never raises. Source of the rules: `docs/reference/permissions.md`.
    """
    if action is Action.CHANGE_BOOKS:
        return _NEVER
    if actor.kind is ActorKind.SYSTEM:
        return Allowed()
    if actor.till_store is not None and action not in _LOOKING and resource.store not in (None, actor.till_store):
        own = _best_of_roles(actor, action, resource)
        return own if isinstance(own, Refused) else _OTHER_TILL
    if actor.kind is ActorKind.ASSISTANT:
        return _for_assistant(actor, action, resource)
    return _best_of_roles(actor, action, resource)


def authorize_approval(requester: Actor, approver: Actor, *, action: Action, resource: Resource) -> Decision:
    """Decide whether `approver` may lend `requester` the right to `action`: somebody else, who could do it alone.

    One and the same person is refused `self_approval`, unless the policy asks nobody: then it is allowed and marked.
    """
    if requester.person is None or approver.person is None or approver.kind is not ActorKind.PERSON:
        return _NOT_PERMITTED
    own = authorize(requester, action, resource)
    if requester.person == approver.person:
        return own if isinstance(own, Allowed) else _SELF_APPROVAL
    if isinstance(own, Refused):
        return own
    lent = authorize(approver, action, resource)
    alone = isinstance(lent, Allowed) and not lent.is_single_person
    return lent if alone or isinstance(lent, Refused) else _NOT_PERMITTED


def require(actor: Actor, action: Action, resource: Resource) -> Allowed:
    """Return the permission or raise: NotFound where existence is hidden, Forbidden `needs_approval` (data: action, why,
    amount_minor) where a second person would do, else Forbidden with the refusal's code."""
    decision = authorize(actor, action, resource)
    if isinstance(decision, Allowed):
        return decision
    if isinstance(decision, NeedsSecondPerson):
        data: ErrorData = {"action": int(action), "why": decision.why, "amount_minor": resource.amount_minor}
        raise Forbidden("needs_approval", "A second person must agree to this.", data=data)
    if decision.is_hidden:
        raise NotFound(decision.code, decision.reason)
    raise Forbidden(decision.code, decision.reason, data={"action": int(action)})


def may_propose(actor: Actor, action: Action) -> bool:
    """Tell whether the actor may put `action` before somebody who decides: it holds the right, or a `P` cell."""
    ensure(action is not Action.CHANGE_BOOKS, Invalid("never", "Nobody may propose to change the books."))
    if actor.kind is ActorKind.ASSISTANT:
        return cell_of(action, Role.ASSISTANT).verdict is Verdict.PROPOSE
    proposes = any(cell_of(action, assignment.role).verdict is Verdict.PROPOSE for assignment in actor.roles)
    return proposes or may_somewhere(actor, action)


def may_somewhere(actor: Actor, action: Action) -> bool:
    """Tell whether there is any store or record for which the actor may do `action`, alone or with a second person."""
    if action is Action.CHANGE_BOOKS:
        return False
    if actor.kind is ActorKind.SYSTEM:
        return True
    if actor.kind is ActorKind.ASSISTANT and cell_of(action, Role.ASSISTANT).verdict is not Verdict.AS_USER:
        return False
    return any(_reaches(actor, action, cell_of(action, assignment.role)) for assignment in actor.roles)


def rights_of(actor: Actor) -> frozenset[Action]:
    """Return every action for which `may_somewhere` holds."""
    return frozenset(action for action in Action if may_somewhere(actor, action))


def stores_in_reach(actor: Actor, action: Action) -> frozenset[UUID] | None:
    """Return the stores whose records a list for `action` may show, None for all; own records alone reach no store."""
    if not may_somewhere(actor, action):
        return frozenset()
    if actor.kind is ActorKind.SYSTEM:
        return None
    reached: set[UUID] = set()
    for assignment in actor.roles:
        cell = cell_of(action, assignment.role)
        if not _reaches(actor, action, cell) or cell.verdict is Verdict.OWN_RECORDS:
            continue
        if assignment.store is None or cell.verdict is Verdict.YES:
            return None
        reached.add(assignment.store)
    return frozenset(reached)


def _reaches(actor: Actor, action: Action, cell: Cell) -> bool:
    if cell.verdict is Verdict.SCOPE:
        return action in actor.scopes
    return cell.verdict not in (Verdict.NO, Verdict.PROPOSE)


def _for_assistant(actor: Actor, action: Action, resource: Resource) -> Decision:
    """The assistant has no rights of its own: it proposes, or reads what its person may read."""
    verdict = cell_of(action, Role.ASSISTANT).verdict
    if verdict is Verdict.AS_USER:
        return _best_of_roles(actor, action, resource)
    return _PROPOSAL_ONLY if verdict is Verdict.PROPOSE else _NOT_PERMITTED


def _best_of_roles(actor: Actor, action: Action, resource: Resource) -> Decision:
    best: Decision = _NOT_PERMITTED
    for assignment in actor.roles:
        decision = _by_cell(actor, assignment, action=action, resource=resource)
        if _rank(decision) > _rank(best):
            best = decision
    return best


def _rank(decision: Decision) -> _Rank:
    if isinstance(decision, Allowed):
        return _Rank.SINGLE_PERSON if decision.is_single_person else _Rank.ALLOWED
    if isinstance(decision, NeedsSecondPerson):
        return _Rank.SECOND_PERSON
    if decision.code == _PROPOSAL_ONLY.code:
        return _Rank.PROPOSAL
    return _Rank.NOT_PERMITTED if decision.code == _NOT_PERMITTED.code else _Rank.ELSEWHERE


def _by_cell(actor: Actor, assignment: Assignment, *, action: Action, resource: Resource) -> Decision:
    """Judge one role: the part first, then whose or which store's it is, then how much."""
    cell = cell_of(action, assignment.role)
    if cell.verdict is Verdict.NO:
        return _NOT_PERMITTED
    if cell.part is not None and cell.part is not resource.part:
        return _PART_ONLY
    match cell.verdict:
        case Verdict.PROPOSE:
            return _PROPOSAL_ONLY
        case Verdict.YES:
            return Allowed()
        case Verdict.OWN_RECORDS:
            return Allowed() if _is_own(actor, resource) else _NOT_YOURS
        case Verdict.SCOPE if action not in actor.scopes:
            return _OUT_OF_SCOPE
    if not _is_within(assignment, resource):
        return _HIDDEN if resource.is_record else _OTHER_STORE
    if cell.verdict in (Verdict.LIMIT, Verdict.SECOND_PERSON):
        return _with_second_person(actor, assignment, action=action, resource=resource)
    return Allowed()


def _is_within(assignment: Assignment, resource: Resource) -> bool:
    return assignment.store is None if resource.is_whole_chain else assignment.covers(resource.store)


def _is_own(actor: Actor, resource: Resource) -> bool:
    if actor.customer is not None:
        return resource.customer == actor.customer
    is_own_work = resource.person is not None and resource.person == actor.person
    return is_own_work or (resource.register is not None and resource.register == actor.register)


def _with_second_person(actor: Actor, assignment: Assignment, *, action: Action, resource: Resource) -> Decision:
    """Judge a `V` or `L` cell: free below the limit, else a second person, else (nobody to ask) alone and marked."""
    setting = actor.policy.asks(action)
    is_over = cell_of(action, assignment.role).verdict is Verdict.SECOND_PERSON or _is_over(
        actor.policy.limit(action, assignment.role, resource.store), resource
    )
    if not is_over and setting is not SecondPerson.ALWAYS:
        return Allowed()
    if setting is SecondPerson.OFF:
        return Allowed(is_single_person=True)
    return NeedsSecondPerson(action, "over_limit" if is_over else "always")


def _is_over(limit: Limit, resource: Resource) -> bool:
    """Tell whether the act exceeds the limit; an amount or share that the limit needs and the caller left out counts as over."""
    amount = limit.amount_minor is not None and (resource.amount_minor is None or resource.amount_minor > limit.amount_minor)
    share = limit.share_ppm is not None and (resource.share_ppm is None or resource.share_ppm > limit.share_ppm)
    shift = limit.shift_minor is not None and (resource.shift_minor or 0) > limit.shift_minor
    return amount or share or shift
