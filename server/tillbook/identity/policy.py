"""The company's policy as `authorize` takes it: the second person's setting, rights that few hold, limits.

It is read for every actor, so it is kept in memory for two seconds; a change made in this process shows at once. Roles and
whether a person is still active are never kept: they are read with every request.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import (
    HUMAN_ROLES,
    Action,
    Actor,
    Limit,
    LimitKey,
    Policy,
    Role,
    SecondPerson,
    Verdict,
    cell_of,
    default_limits,
    holds,
)
from tillbook.core.values import Invalid, check_integer, ensure
from tillbook.platform import sql, transactions, versions
from tillbook.stores import interface as stores

from .models import RoleLimit

FRESH_S = 2.0


@dataclass(frozen=True, slots=True)
class _Kept:
    policy: Policy
    read_at: float


_kept: list[_Kept] = []


def current_policy() -> Policy:
    """Return the policy in force, at most two seconds old."""
    if _kept and time.monotonic() - _kept[0].read_at < FRESH_S:
        return _kept[0].policy
    policy = _read()
    _kept[:] = [_Kept(policy, time.monotonic())]
    return policy


def forget_policy() -> None:
    """Read the policy afresh at the next question (roles or settings changed)."""
    _kept.clear()


versions.remember_by_version(forget_policy)


def set_limits(actor: Actor, limits: Mapping[LimitKey, Limit]) -> None:
    """Set limits of `L` cells, for the company or for a store; Invalid `no_such_limit` for any other cell."""
    for store in {key.store for key in limits if key.store}:
        stores.store(store)
    for key, limit in limits.items():
        has_limit = cell_of(key.action, key.role).verdict is Verdict.LIMIT
        ensure(has_limit, Invalid("no_such_limit", f"{key.role} has no limit for action {int(key.action)}.", field="limits"))
        for name in ("amount_minor", "share_ppm", "shift_minor"):
            value = getattr(limit, name)
            in_range = value is None or check_integer(value, field=name) >= 0
            ensure(in_range, Invalid("out_of_range", "A limit is zero or more.", field=name))
    with transactions.write():
        for key, limit in limits.items():
            RoleLimit.objects.update_or_create(
                action=int(key.action),
                role=key.role.value,
                store_id=key.store,
                defaults={"amount_minor": limit.amount_minor, "share_ppm": limit.share_ppm, "shift_minor": limit.shift_minor},
            )
        names = [f"{int(key.action)}.{key.role}" for key in limits]
        versions.bump(versions.POLICY)
        audit.record(actor, audit.Entry("limits.update", "limits", None, summary="limits changed", fields=names))
    forget_policy()


def _read() -> Policy:
    company = stores.Company.objects.first()
    if company is None:
        return Policy()
    limits = dict(default_limits(company.currency))
    for row in RoleLimit.objects.all():
        key = LimitKey(Action(row.action), Role(row.role), row.store_id)
        limits[key] = Limit(row.amount_minor, row.share_ppm, row.shift_minor)
    return Policy(SecondPerson(company.second_person), _held_by_few(), limits)


def _held_by_few() -> frozenset[Action]:
    rows = sql.fetch_all(
        "SELECT r.person_id, r.role FROM identity_role r JOIN identity_person p ON p.id = r.person_id WHERE p.is_active"
    )
    return held_by_few((sql.read_id(person), Role(role)) for person, role in rows)


def held_by_few(pairs: Iterable[tuple[UUID, Role]]) -> frozenset[Action]:
    """Return the actions that fewer than two of the people hold, from (person, role) pairs."""
    people_of: dict[Role, set[UUID]] = defaultdict(set)
    for person, role in pairs:
        people_of[role].add(person)
    few = set()
    for action in Action:
        holders = set().union(*(people_of[role] for role in HUMAN_ROLES if holds(action, role)))
        if len(holders) < 2:
            few.add(action)
    return frozenset(few)
