"""Rights: the table of the reference page, cell by cell, and the rules around limits and second people. Needs pytest alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tillbook.core.access import (
    DEFAULT_LIMITS,
    Action,
    Actor,
    ActorKind,
    Allowed,
    Assignment,
    Limit,
    LimitKey,
    NeedsSecondPerson,
    Part,
    Policy,
    Refused,
    Resource,
    Role,
    SecondPerson,
    Verdict,
    authorize,
    authorize_approval,
    cell_of,
    default_limits,
    may_propose,
    may_somewhere,
    parse_cell,
    require,
    rights_of,
    stores_in_reach,
)
from tillbook.core.values import Forbidden, Invalid, NotFound

ROOT = Path(__file__).resolve().parents[4]
TABLE = json.loads((ROOT / "vectors/access/table.json").read_text(encoding="utf-8"))
RULES_FILE = json.loads((ROOT / "vectors/access/rules.json").read_text(encoding="utf-8"))
RULES = RULES_FILE["cases"]

A, B = UUID("00000000-0000-7000-8000-00000000000a"), UUID("00000000-0000-7000-8000-00000000000b")
ANNA, BEN = UUID("00000000-0000-7000-8000-000000000001"), UUID("00000000-0000-7000-8000-000000000002")
STORES = {"A": A, "B": B, None: None}
STORE_ROLES = (Role.CASHIER, Role.SUPERVISOR, Role.MANAGER, Role.INTEGRATION)


def outcome(decision: object) -> str:
    if isinstance(decision, Allowed):
        return "allowed"
    return "needs_second_person" if isinstance(decision, NeedsSecondPerson) else decision.code  # type: ignore[attr-defined]


def person(*roles: Assignment, who: UUID = ANNA, policy: Policy | None = None) -> Actor:
    return Actor(ActorKind.PERSON, person=who, roles=roles, policy=policy or Policy())


def actor_of_column(role: Role, action: Action) -> Actor:
    """The actor the vectors mean: store roles in A, a key scoped for the action, an assistant working for a manager of A."""
    if role is Role.ASSISTANT:
        return Actor(ActorKind.ASSISTANT, person=ANNA, roles=(Assignment(Role.MANAGER, A),))
    store = A if role in STORE_ROLES else None
    if role is Role.INTEGRATION:
        return Actor(ActorKind.API_KEY, roles=(Assignment(role, store),), scopes=frozenset({action}))
    if role is Role.GUEST:
        return Actor(ActorKind.PERSON, roles=(Assignment(role),), customer=UUID(TABLE["actor"]["customer"]))
    return person(Assignment(role, store))


def resource_of(raw: dict[str, Any]) -> Resource:
    ids = {key: UUID(raw[key]) for key in ("store", "person", "customer") if key in raw}
    part = {"part": Part(raw["part"])} if "part" in raw else {}
    rest = {key: value for key, value in raw.items() if key not in ("store", "person", "customer", "part")}
    return Resource(**ids, **part, **rest)


def test_every_cell_of_the_reference_table_is_decided_as_written() -> None:
    wrong = []
    for number, column, answers in TABLE["cases"]:
        action, role = Action(number), Role(column)
        for (situation, raw), expected in zip(TABLE["situations"].items(), answers, strict=True):
            got = outcome(authorize(actor_of_column(role, action), action, resource_of(raw)))
            if got != expected:
                wrong.append((action.name, column, situation, expected, got))
    assert wrong == []
    assert len(TABLE["cases"]) == 47 * 10


def test_the_vectors_are_those_of_the_reference_table() -> None:
    namespace: dict[str, Any] = {"__name__": "access_vectors", "__file__": str(ROOT / "tools/access_vectors.py")}
    exec(compile((ROOT / "tools/access_vectors.py").read_text(encoding="utf-8"), "access_vectors.py", "exec"), namespace)
    assert namespace["build"]() == (ROOT / "vectors/access/table.json").read_text(encoding="utf-8")


def limits_of(items: list[dict[str, Any]]) -> dict[LimitKey, Limit]:
    figures = ("amount_minor", "share_ppm", "shift_minor")
    return {
        LimitKey(Action(item["action"]), Role(item["role"]), STORES[item["store"]]): Limit(**{f: item.get(f) for f in figures})
        for item in items
    }


def policy_of(raw: dict[str, Any]) -> Policy:
    limits = DEFAULT_LIMITS
    if "limits" in raw:
        limits = limits_of(raw["limits"])
    few = frozenset(Action(number) for number in raw.get("held_by_few", ()))
    return Policy(SecondPerson(raw.get("second_person", "over_limits")), few, limits)


@pytest.mark.parametrize("case", RULES, ids=[case["name"] for case in RULES])
def test_rule(case: dict[str, Any]) -> None:
    roles = tuple(Assignment(Role(role), STORES[store]) for role, store in case["roles"])
    raw = dict(case["resource"])
    store, who = STORES[raw.pop("store", None)], {"self": ANNA, "other": BEN, None: None}[raw.pop("person", None)]
    actor = replace(person(*roles, policy=policy_of(case.get("policy", {}))), till_store=STORES[case.get("till_store")])
    decision = authorize(actor, Action(case["action"]), Resource(store=store, person=who, **raw))
    assert outcome(decision) == case["expect"]
    if isinstance(decision, Allowed):
        assert decision.is_single_person is case.get("single_person", False)


# --- the second person -------------------------------------------------------------------------------------------------


CASHIER, SUPERVISOR, MANAGER = Assignment(Role.CASHIER, A), Assignment(Role.SUPERVISOR, A), Assignment(Role.MANAGER, A)
BIG_RETURN = Resource(store=A, amount_minor=20_000)


def test_a_manager_of_the_store_lends_a_cashier_the_right_to_a_big_return() -> None:
    manager = person(MANAGER, who=BEN)
    decision = authorize_approval(person(CASHIER), manager, action=Action.RETURN_WITH_RECEIPT, resource=BIG_RETURN)
    assert decision == Allowed()


def test_a_manager_of_another_store_lends_nothing_here() -> None:
    foreign = person(Assignment(Role.MANAGER, B), who=BEN)
    decision = authorize_approval(person(CASHIER), foreign, action=Action.RETURN_WITH_RECEIPT, resource=BIG_RETURN)
    assert outcome(decision) == "other_store"


def test_another_cashier_is_no_second_person_for_what_he_may_not_do_alone() -> None:
    colleague = person(CASHIER, who=BEN)
    decision = authorize_approval(person(CASHIER), colleague, action=Action.RETURN_WITH_RECEIPT, resource=BIG_RETURN)
    assert outcome(decision) == "not_permitted"


def test_a_supervisor_does_not_approve_his_own_refund() -> None:
    refund = Resource(store=A, amount_minor=99_999)
    me = person(SUPERVISOR)
    assert outcome(authorize_approval(me, me, action=Action.REFUND_ORDER, resource=refund)) == "self_approval"


def test_with_second_person_off_the_supervisor_refunds_alone_and_it_is_marked() -> None:
    me = person(SUPERVISOR, policy=Policy(SecondPerson.OFF))
    decision = authorize_approval(me, me, action=Action.REFUND_ORDER, resource=Resource(store=A, amount_minor=99_999))
    assert decision == Allowed(is_single_person=True)


def test_nobody_can_be_lent_a_right_his_role_has_no_part_in() -> None:
    boss = person(Assignment(Role.OWNER), who=BEN)
    decision = authorize_approval(person(CASHIER), boss, action=Action.CHANGE_PRICE, resource=Resource())
    assert outcome(decision) == "not_permitted"


def test_an_api_key_is_nobodys_second_person() -> None:
    key = Actor(ActorKind.API_KEY, person=BEN, roles=(Assignment(Role.OWNER),))
    decision = authorize_approval(person(CASHIER), key, action=Action.RETURN_WITH_RECEIPT, resource=BIG_RETURN)
    assert outcome(decision) == "not_permitted"


# --- what the answers raise --------------------------------------------------------------------------------------------


def test_a_foreign_record_looks_like_one_that_is_not_there() -> None:
    with pytest.raises(NotFound) as caught:
        require(person(MANAGER), Action.CLOSE_TILL, Resource(store=B, is_record=True))
    assert caught.value.code == "not_found"


def test_a_foreign_store_that_was_named_is_forbidden() -> None:
    with pytest.raises(Forbidden) as caught:
        require(person(MANAGER), Action.CLOSE_TILL, Resource(store=B))
    assert caught.value.code == "other_store"


def test_needs_approval_says_for_what_and_why() -> None:
    with pytest.raises(Forbidden) as caught:
        require(person(CASHIER), Action.RETURN_WITH_RECEIPT, BIG_RETURN)
    assert (caught.value.code, dict(caught.value.data)) == (
        "needs_approval",
        {"action": 2, "why": "over_limit", "amount_minor": 20_000},
    )


def test_an_allowed_act_returns_its_permission() -> None:
    assert require(person(MANAGER), Action.CLOSE_TILL, Resource(store=A)) == Allowed()


# --- what a screen shows -----------------------------------------------------------------------------------------------


def test_the_owner_may_everything_but_change_the_books() -> None:
    assert rights_of(person(Assignment(Role.OWNER))) == frozenset(Action) - {Action.CHANGE_BOOKS}


def test_a_cashier_may_what_his_column_says_and_find_a_customer_is_part_of_it() -> None:
    rights = rights_of(person(CASHIER))
    assert Action.SEE_CUSTOMER in rights
    assert Action.CHANGE_PRICE not in rights
    assert {int(action) for action in rights} == {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 27, 29, 37, 39, 40, 41, 42, 43, 44}


def test_the_program_itself_may_everything_but_change_the_books() -> None:
    job = Actor(ActorKind.SYSTEM)
    assert authorize(job, Action.IMPORT_FILES, Resource()) == Allowed()
    assert isinstance(authorize(job, Action.CHANGE_BOOKS, Resource()), Refused)
    assert stores_in_reach(job, Action.SEE_SALES) is None


def test_a_device_nobody_signed_in_at_may_nothing() -> None:
    assert rights_of(Actor(ActorKind.DEVICE, register=BEN)) == frozenset()


def test_lists_show_the_stores_in_reach() -> None:
    both = person(MANAGER, Assignment(Role.CASHIER, B))
    assert stores_in_reach(both, Action.SEE_COST) == {A}
    assert stores_in_reach(both, Action.SELL) == {A, B}
    assert stores_in_reach(both, Action.SEE_STOCK) is None
    assert stores_in_reach(person(CASHIER), Action.SEE_SALES) == frozenset()
    assert stores_in_reach(person(CASHIER), Action.CHANGE_PRICE) == frozenset()
    assert stores_in_reach(person(Assignment(Role.BUYER)), Action.SEE_SALES) is None


def test_the_assistant_proposes_and_does_nothing() -> None:
    assistant = Actor(ActorKind.ASSISTANT, person=ANNA, roles=(Assignment(Role.OWNER),))
    assert may_propose(assistant, Action.CHANGE_PRICE)
    assert not may_somewhere(assistant, Action.CHANGE_PRICE)
    assert not may_propose(assistant, Action.APPROVE_PURCHASE_ORDER)


def test_a_manager_may_propose_a_price_and_a_cashier_may_not() -> None:
    assert may_propose(person(MANAGER), Action.CHANGE_PRICE)
    assert may_propose(person(MANAGER), Action.RECEIVE_GOODS)
    assert not may_propose(person(CASHIER), Action.CHANGE_PRICE)
    with pytest.raises(Invalid):
        may_propose(person(Assignment(Role.OWNER)), Action.CHANGE_BOOKS)


# --- inputs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "y", "X", "bank", "bank Q", "PIN scope", "hat V", "Y Y"])
def test_what_is_no_cell_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        parse_cell(text)


def test_a_head_office_role_is_never_given_for_one_store() -> None:
    with pytest.raises(Invalid) as caught:
        Assignment(Role.BUYER, A)
    assert caught.value.code == "role_is_chain_wide"


def test_every_limit_cell_has_a_default_and_every_default_a_limit_cell() -> None:
    cells = {LimitKey(action, role) for action in Action for role in Role if cell_of(action, role).verdict is Verdict.LIMIT}
    assert set(DEFAULT_LIMITS) == cells


def test_the_default_limits_are_those_of_the_vectors() -> None:
    assert limits_of(RULES_FILE["default_limits"]) == dict(DEFAULT_LIMITS)


def test_default_limits_follow_the_currency() -> None:
    key = LimitKey(Action.RETURN_WITH_RECEIPT, Role.CASHIER)
    assert default_limits("EUR")[key].amount_minor == 5_000
    assert default_limits("KWD")[key].amount_minor == 50_000
    assert default_limits("JPY")[key].amount_minor == 5_000
    assert default_limits("KWD")[LimitKey(Action.DISCOUNT, Role.CASHIER)] == Limit(share_ppm=100_000, shift_minor=50_000)
