"""Who asks, what about, and the company's policy: the three frozen inputs of `authorize`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from tillbook.core.values import Invalid, ensure

from .actions import Action, Role
from .cells import Part
from .limits import DEFAULT_LIMITS, Limit, LimitKey
from .table import CHAIN_ROLES


class ActorKind(StrEnum):
    """What acts: a person, a program with a key, a device nobody has signed in at, the program itself, or the assistant."""

    PERSON = "person"
    API_KEY = "api_key"
    DEVICE = "device"
    SYSTEM = "system"
    ASSISTANT = "assistant"


class SecondPerson(StrEnum):
    """The company's setting: nobody is asked; asked for `V` and above the limit of `L`; or asked for every `L` and `V`."""

    OFF = "off"
    OVER_LIMITS = "over_limits"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role, in one store or (None) in all of them. Head office roles are always for all stores."""

    role: Role
    store: UUID | None = None

    def __post_init__(self) -> None:
        error = Invalid("role_is_chain_wide", f"{self.role} is a role of the whole company.", field="store")
        ensure(self.role not in CHAIN_ROLES or self.store is None, error)

    def covers(self, store: UUID | None) -> bool:
        """Tell whether something of `store` (None: of no store in particular) lies within this assignment."""
        return store is None or self.store is None or self.store == store


@dataclass(frozen=True, slots=True)
class Policy:
    """`second_person`, the actions that fewer than two people hold (there nobody can be asked), and the limits of `L` cells."""

    second_person: SecondPerson = SecondPerson.OVER_LIMITS
    held_by_few: frozenset[Action] = frozenset()
    limits: Mapping[LimitKey, Limit] = field(default_factory=lambda: DEFAULT_LIMITS)

    def asks(self, action: Action) -> SecondPerson:
        """Return the setting in force for `action`: off while fewer than two people hold the right."""
        return SecondPerson.OFF if action in self.held_by_few else self.second_person

    def limit(self, action: Action, role: Role, store: UUID | None) -> Limit:
        """Return the store's limit, else the company's; no entry at all is a limit of zero."""
        own = self.limits.get(LimitKey(action, role, store))
        return own or self.limits.get(LimitKey(action, role)) or Limit(amount_minor=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `person` is the staff member (also behind an assistant), `customer` the record of a signed-in customer,
    `register` the register of a till or an office register, `till_store` the store of the till one stands at (None: not at a
    till), `scopes` what an API key is scoped for, `session` the session's or key's id for the audit log."""

    kind: ActorKind
    person: UUID | None = None
    roles: tuple[Assignment, ...] = ()
    scopes: frozenset[Action] = frozenset()
    policy: Policy = field(default_factory=Policy)
    customer: UUID | None = None
    register: UUID | None = None
    till_store: UUID | None = None
    session: UUID | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """What the action touches.

    `store` None is "of no store" (a product, a customer); `is_whole_chain` asks for all stores at once (a chain report).
    `is_record` says the caller named a record by its id: one of a foreign store then looks like one that is not there.
    `person`, `register`, `customer` say whose record it is; `amount_minor`, `share_ppm` (of the price), `shift_minor` (this
    person's discounts in the shift so far, this one included) are what limits look at; `part` narrows the action.
    """

    store: UUID | None = None
    is_whole_chain: bool = False
    is_record: bool = False
    person: UUID | None = None
    register: UUID | None = None
    customer: UUID | None = None
    amount_minor: int | None = None
    share_ppm: int | None = None
    shift_minor: int | None = None
    part: Part | None = None
