"""The shapes of identity's doors, as `docs/reference` writes them; strict on the way in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tillbook.core.access import SecondPerson
from tillbook.platform.http.paging import PageQuery
from tillbook.platform.http.schema import Id, Minor, Moment, Name, NamedOut, Out, Strict

Login = Annotated[str, Field(min_length=1, max_length=100)]
Secret = Annotated[str, Field(min_length=1, max_length=1_000)]
Pin = Annotated[str, Field(min_length=1, max_length=20)]
Language = Annotated[str, Field(min_length=2, max_length=10, pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
RoleName = Literal["owner", "cashier", "supervisor", "manager", "buyer", "accountant", "administrator"]
ActionNumber = Annotated[int, Field(ge=1, le=47, strict=True)]
Count = Annotated[int, Field(ge=0, le=2**53 - 1, strict=True)]


class SignInIn(Strict):
    """Name and passphrase, and the authenticator's code where one is on."""

    login: Login
    passphrase: Secret
    totp: Annotated[str, Field(max_length=20)] | None = None


class ProofIn(Strict):
    """One of the two."""

    passphrase: Secret | None = None
    pin: Pin | None = None


class CodeIn(Strict):
    """A code typed by hand."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class PinSignInIn(Strict):
    """Who, and the PIN."""

    person: Id
    pin: Pin


class ApprovalIn(Strict):
    """The second person's PIN, for which action and up to which figures; `store` only from the office."""

    person: Id
    pin: Pin
    action: ActionNumber
    amount_minor: Count | None = None
    share_ppm: Count | None = None
    shift_minor: Count | None = None
    store: Id | None = None


class RoleIn(Strict):
    """A role, in one store or (null) in all."""

    role: RoleName
    store: Id | None


class PeopleQuery(PageQuery):
    """Which people: a part of a name; with those who left."""

    search: Annotated[str, Field(max_length=100)] = ""
    inactive: bool = False


class PersonIn(Strict):
    """A new person; `login` with `passphrase` for the office, `pin` for tills."""

    name: Name
    login: Login | None = None
    passphrase: Secret | None = None
    pin: Pin | None = None
    language: Language = "en"
    roles: Annotated[list[RoleIn], Field(max_length=50)] = []


class PersonPatch(Strict):
    """What to change; what is left out stays."""

    name: Name | None = None
    login: Annotated[str, Field(max_length=100)] | None = None
    language: Language | None = None
    is_active: bool | None = None


class PinIn(Strict):
    """A new PIN; `current` where one changes one's own without the right to reset PINs."""

    pin: Pin
    current: Pin | None = None


class PassphraseIn(Strict):
    """A new passphrase; `current` where one changes one's own."""

    passphrase: Secret
    current: Secret | None = None


class RegisterIn(Strict):
    """A new till's place."""

    store: Id
    name: Annotated[str, Field(max_length=100)] = ""


class ApiKeyIn(Strict):
    """A new key: its store, the actions it is scoped for, whether it also sells as a till's place does."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    store: Id
    scopes: Annotated[list[ActionNumber], Field(max_length=47)]
    is_selling: bool = False


class LimitIn(Strict):
    """A limit of an `L` cell, for the company (`store` null) or one store; null figures are no limit."""

    action: ActionNumber
    role: RoleName
    store: Id | None = None
    amount_minor: Count | None = None
    share_ppm: Count | None = None
    shift_minor: Count | None = None


class LimitsIn(Strict):
    """Limits to set."""

    limits: Annotated[list[LimitIn], Field(min_length=1, max_length=200)]


class PersonShort(Out):
    """Who is signed in."""

    id: Id
    name: str
    login: str | None
    language: str


class RegisterShort(Out):
    """A register's id, code and name."""

    id: Id
    code: str
    name: str


class RoleOut(Out):
    """A role, in one store or (null) in all."""

    role: str
    store: Id | None


class CompanyOut(Out):
    """The company, as every screen needs it."""

    id: Id
    name: str
    country: str
    currency: str
    currency_exponent: int
    locale: str
    language: str
    prices_include_tax: bool
    second_person: SecondPerson
    cash_rounding_minor: Minor
    tax_id: str


class StoreShort(Out):
    """A store's id, code and name, and how its day runs."""

    id: Id
    code: str
    name: str
    kind: Literal["store", "warehouse"]
    group: str
    time_zone: str
    cutoff_minutes: int


class MeOut(Out):
    """Who I am, where, what I may do somewhere, and the company around it."""

    person: PersonShort
    kind: Literal["office", "till"]
    register: RegisterShort | None = Field(...)
    roles: list[RoleOut]
    may: list[int]
    company: CompanyOut
    stores: list[StoreShort]
    second_factor: Literal["on", "off", "wanted"]
    demo: bool
    version: str


class CompanyShort(Out):
    """What a till shows before anyone signs in."""

    name: str
    currency: str
    locale: str


class TillPersonOut(Out):
    """Somebody who may sign in at this till."""

    id: Id
    name: str
    initials: str
    locked_until: str | None
    last_used: str | None


class TillSignInOut(Out):
    """A till nobody is signed in at."""

    register: RegisterShort = Field(...)
    store: NamedOut
    company: CompanyShort
    demo: bool
    people: list[TillPersonOut]


class EnrolledOut(Out):
    """What this browser is now."""

    register: RegisterShort = Field(...)
    store: NamedOut


class DemoRegisterOut(Out):
    """A till of the demo chain and a code to become it."""

    code: str
    register: RegisterShort = Field(...)
    store: NamedOut


class OverrideOut(Out):
    """The token of a second person's agreement: for one act, within two minutes."""

    override_token: str


class PersonOut(Out):
    """A person on the staff."""

    id: Id
    name: str
    login: str | None
    language: str
    is_active: bool
    has_pin: bool
    has_second_factor: bool
    is_locked: bool
    roles: list[RoleOut]
    version: int


class RegisterOut(Out):
    """A register and whether a browser is enrolled as it."""

    id: Id
    code: str
    name: str
    store: Id
    is_office: bool
    is_enrolled: bool
    seen_at: Moment | None


class CodeOut(Out):
    """An enrolment code."""

    code: str
    expires_at: Moment


class ApiKeyOut(Out):
    """A key without its secret."""

    id: Id
    name: str
    prefix: str
    store: Id | None
    scopes: list[int]
    is_selling: bool
    created_at: Moment


class NewApiKeyOut(Out):
    """A key with its secret, shown this once."""

    key: ApiKeyOut
    secret: str


class TotpSetupOut(Out):
    """What an authenticator app needs."""

    secret: str
    uri: str
    qr_svg: str


class ActionOut(Out):
    """One row of the permission table."""

    number: int
    name: str
    cells: dict[str, str]


class LimitOut(Out):
    """A limit in force."""

    action: int
    role: str
    store: Id | None
    amount_minor: int | None
    share_ppm: int | None
    shift_minor: int | None


class PermissionsOut(Out):
    """The table of rights, the limits and the second person's setting."""

    actions: list[ActionOut]
    limits: list[LimitOut]
    second_person: SecondPerson
    held_by_few: list[int]
