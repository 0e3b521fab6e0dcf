"""Rights as properties: what must hold for every actor, action and resource."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tillbook.core.access import (
    CHAIN_ROLES,
    HUMAN_ROLES,
    Action,
    Actor,
    ActorKind,
    Allowed,
    Assignment,
    NeedsSecondPerson,
    Policy,
    Refused,
    Resource,
    Role,
    SecondPerson,
    authorize,
    authorize_approval,
    may_somewhere,
    stores_in_reach,
)

STORES = tuple(UUID(int=(7 << 76) | (2 << 62) | n) for n in (1, 2, 3))
PEOPLE = tuple(UUID(int=(7 << 76) | (2 << 62) | n) for n in (11, 12))


@st.composite
def assignments(draw: st.DrawFn) -> Assignment:
    role = draw(st.sampled_from(sorted(HUMAN_ROLES)))
    store = None if role in CHAIN_ROLES else draw(st.sampled_from((*STORES, None)))
    return Assignment(Role(role), store)


policies = st.builds(Policy, st.sampled_from(SecondPerson), st.frozensets(st.sampled_from(Action), max_size=5))
actors = st.builds(
    Actor,
    kind=st.just(ActorKind.PERSON),
    person=st.sampled_from(PEOPLE),
    roles=st.lists(assignments(), max_size=3).map(tuple),
    policy=policies,
)
amounts = st.one_of(st.none(), st.integers(0, 2_000_000))
resources = st.builds(
    Resource,
    store=st.sampled_from(STORES),
    is_record=st.booleans(),
    person=st.one_of(st.none(), st.sampled_from(PEOPLE)),
    amount_minor=amounts,
    share_ppm=st.one_of(st.none(), st.integers(0, 1_000_000)),
    shift_minor=amounts,
)
actions = st.sampled_from(Action)


def worth(decision: object) -> int:
    if isinstance(decision, Allowed):
        return 2
    return 1 if isinstance(decision, NeedsSecondPerson) else 0


@given(actors, resources)
def test_nobody_ever_changes_the_books(actor: Actor, resource: Resource) -> None:
    assert isinstance(authorize(actor, Action.CHANGE_BOOKS, resource), Refused)


@given(actors, actions, resources, assignments())
def test_one_role_more_never_takes_a_right_away(actor: Actor, action: Action, resource: Resource, extra: Assignment) -> None:
    richer = Actor(actor.kind, person=actor.person, roles=(*actor.roles, extra), policy=actor.policy)
    assert worth(authorize(richer, action, resource)) >= worth(authorize(actor, action, resource))


@given(actors, actions, resources, st.integers(1, 2_000_000))
def test_a_larger_amount_never_needs_less(actor: Actor, action: Action, resource: Resource, more: int) -> None:
    small = Resource(store=resource.store, amount_minor=resource.amount_minor or 0, share_ppm=0)
    large = Resource(store=resource.store, amount_minor=(resource.amount_minor or 0) + more, share_ppm=0)
    assert worth(authorize(actor, action, large)) <= worth(authorize(actor, action, small))


@given(actors, actions, resources)
def test_what_is_decided_other_than_refused_is_shown_as_possible(actor: Actor, action: Action, resource: Resource) -> None:
    if worth(authorize(actor, action, resource)):
        assert may_somewhere(actor, action)


@given(actors, actions, resources)
def test_a_store_out_of_reach_is_refused_unless_the_record_is_ones_own(actor: Actor, action: Action, resource: Resource) -> None:
    reached = stores_in_reach(actor, action)
    if reached is not None and resource.store not in reached and resource.person != actor.person:
        assert isinstance(authorize(actor, action, resource), Refused)


@given(actors, actors, actions, resources)
def test_no_right_is_lent_to_oneself_except_marked(requester: Actor, approver: Actor, action: Action, resource: Resource) -> None:
    lent = authorize_approval(requester, approver, action=action, resource=resource)
    if isinstance(lent, Allowed) and requester.person == approver.person:
        assert lent == authorize(requester, action, resource)
    if isinstance(lent, Allowed) and requester.person != approver.person:
        assert authorize(approver, action, resource) == Allowed()
