"""Commands about people: making, changing, giving roles, PIN and passphrase. Each public function is one write.

Keeps true: somebody active is always owner; only an owner makes an owner; whoever loses his access loses his sessions at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import HUMAN_ROLES, Actor, ActorKind, Assignment, Role
from tillbook.core.values import Conflict, Forbidden, Invalid, ensure
from tillbook.platform import changes, clock, transactions
from tillbook.stores import interface as stores

from .locks import lock_owners, lock_person
from .models import Person, PinTries, RoleAssignment, Session
from .passphrases import check_passphrase
from .pins import seal_pin
from .policy import forget_policy
from .queries import roles_of

MAX_ROLES = 50


@dataclass(frozen=True, slots=True)
class NewPerson:
    """The facts a person starts with: `login` with `passphrase` for the office, `pin` for tills; with `customer_id` it is a
    customer's sign-in, which has no role."""

    name: str
    roles: tuple[Assignment, ...] = ()
    login: str | None = None
    passphrase: str | None = None
    pin: str | None = None
    language: str = "en"
    person_id: UUID | None = None
    customer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What to change of a person; None leaves as it is. An empty `login` takes the office sign-in away."""

    name: str | None = None
    login: str | None = None
    language: str | None = None
    is_active: bool | None = None


_CUSTOMER_HAS_NO_ROLE = Invalid("customer_has_no_role", "A customer's sign-in has no role on the staff.")


def create_person(actor: Actor, *, name: str, login: str, passphrase: str, roles: Iterable[Assignment]) -> Person:
    """Make a person for the office; see `add_person`."""
    return add_person(actor, NewPerson(name=name, roles=tuple(roles), login=login, passphrase=passphrase))


def add_person(actor: Actor, new: NewPerson) -> Person:
    """Make a person with roles, and what he signs in with; Conflict `login_taken`, and what passphrase, PIN and roles raise."""
    person, assignments = _drafted(new)
    with transactions.write():
        _insert_person(actor, person, assignments)
    forget_policy()
    return person


def add_person_within(actor: Actor, new: NewPerson) -> Person:
    """Make a person inside the caller's transaction; errors as `add_person`. The caller calls `forget_policy` after it."""
    person, assignments = _drafted(new)
    _insert_person(actor, person, assignments)
    return person


def _drafted(new: NewPerson) -> tuple[Person, tuple[Assignment, ...]]:
    """Return a person that is not saved yet, with the roles it is to have; the costly hashing of secrets is done here."""
    assignments, login = _checked_roles(new.roles), fold_login(new.login)
    ensure((login is None) == (new.passphrase is None), Invalid("login_and_passphrase", "A sign-in name needs a passphrase."))
    ensure(not (assignments and new.customer_id), _CUSTOMER_HAS_NO_ROLE)
    person = Person(
        id=new.person_id or clock.new_id(),
        name=new.name,
        login=login,
        language=new.language,
        customer_id=new.customer_id,
        created_at=clock.now(),
    )
    _put_secrets(person, passphrase=new.passphrase, pin=new.pin)
    return person, tuple(assignments)


def _insert_person(actor: Actor, person: Person, assignments: tuple[Assignment, ...]) -> None:
    _ensure_login_free(person)
    _ensure_may_give(actor, person, assignments)
    person.save(force_insert=True)
    _insert_roles(person, assignments)
    changes.note(changes.ChangeNote("person", person.id, person.version))
    audit.record(actor, audit.Entry("person.create", "person", person.id, summary=person.name))


def change_person(actor: Actor, person_id: UUID, change: PersonChange) -> Person:
    """Change a person's name, sign-in name, language, or whether he works here; Conflict `login_taken`, `last_owner`."""
    with transactions.write():
        owners = lock_owners()
        person = lock_person(person_id)
        fields = [name for name in PersonChange.__slots__ if getattr(change, name) is not None]
        for name in fields:
            setattr(person, name, fold_login(change.login) if name == "login" else getattr(change, name))
        _ensure_login_free(person)
        ensure_may_touch(actor, person)
        _save(actor, person, "person.update", fields)
        if not person.is_active:
            _end_sessions(person.id)
            _ensure_an_owner_is_left(owners)
    forget_policy()
    return person


def close_customer_sign_ins(actor: Actor, customer_id: UUID) -> None:
    """Take a customer's sign-ins away, inside the caller's transaction (the customer is being erased)."""
    for person in Person.objects.select_for_update().filter(customer_id=customer_id, is_active=True).order_by("id"):
        person.login, person.is_active = None, False
        _save(actor, person, "person.update", ["login", "is_active"])
        _end_sessions(person.id)


def set_roles(actor: Actor, person_id: UUID, roles: Iterable[Assignment]) -> Person:
    """Replace a person's roles; Forbidden `own_roles`, `owner_only`; Conflict `last_owner`."""
    assignments = _checked_roles(roles)
    with transactions.write():
        owners = lock_owners()
        person = lock_person(person_id)
        ensure(person.customer_id is None or not assignments, _CUSTOMER_HAS_NO_ROLE)
        _ensure_may_give(actor, person, assignments)
        RoleAssignment.objects.filter(person=person).delete()
        _insert_roles(person, assignments)
        _save(actor, person, "person.roles", [_role_text(assignment) for assignment in assignments])
        _ensure_an_owner_is_left(owners)
    forget_policy()
    return person


def set_pin(actor: Actor, person_id: UUID, pin: str) -> Person:
    """Give a person a new PIN and open its locks everywhere; a till session that lives stays."""
    sealed = seal_pin(pin, person_id=person_id)
    with transactions.write():
        person = lock_person(person_id)
        ensure_may_touch(actor, person)
        person.pin_salt, person.pin_sealed = sealed.salt, sealed.sealed
        PinTries.objects.filter(person=person).update(failures=0, last_failed_at=None)
        _save(actor, person, "person.pin", ["pin"])
    return person


def set_passphrase(actor: Actor, person_id: UUID, passphrase: str, *, keep_session: UUID | None = None) -> Person:
    """Give a person a new passphrase and end every session of his but `keep_session`."""
    with transactions.write():
        person = lock_person(person_id)
        ensure_may_touch(actor, person)
        ensure(person.login is not None, Conflict("no_login", "This person has no sign-in name for the office."))
        _put_secrets(person, passphrase=passphrase, pin=None)
        _save(actor, person, "person.passphrase", ["passphrase"])
        _end_sessions(person.id, but=keep_session)
    return person


def fold_login(login: str | None) -> str | None:
    """Return a sign-in name as it is kept: without edges, in small letters; None for none."""
    return (login or "").strip().casefold() or None


def _put_secrets(person: Person, *, passphrase: str | None, pin: str | None) -> None:
    if passphrase is not None:
        check_passphrase(passphrase, about=[person.name, person.login or ""])
        person.set_password(passphrase)
    elif not person.password:
        person.set_unusable_password()
    if pin is not None:
        sealed = seal_pin(pin, person_id=person.id)
        person.pin_salt, person.pin_sealed = sealed.salt, sealed.sealed


def _checked_roles(roles: Iterable[Assignment]) -> tuple[Assignment, ...]:
    assignments = tuple(dict.fromkeys(roles))
    ensure(len(assignments) <= MAX_ROLES, Invalid("too_many", f"At most {MAX_ROLES} roles.", field="roles"))
    ensure(all(a.role in HUMAN_ROLES for a in assignments), Invalid("not_a_role", "People cannot have this role.", field="roles"))
    for store in {a.store for a in assignments if a.store}:
        stores.store(store)
    return assignments


def _insert_roles(person: Person, assignments: Iterable[Assignment]) -> None:
    RoleAssignment.objects.bulk_create(RoleAssignment(person=person, role=a.role.value, store_id=a.store) for a in assignments)


def _role_text(assignment: Assignment) -> str:
    return f"{assignment.role}@{assignment.store or 'all'}"


def _ensure_login_free(person: Person) -> None:
    taken = person.login is not None and Person.objects.filter(login=person.login).exclude(id=person.id).exists()
    ensure(not taken, Conflict("login_taken", "This sign-in name is taken.", field="login"))


def _is_owner(roles: Iterable[Assignment]) -> bool:
    return any(assignment.role is Role.OWNER for assignment in roles)


def _ensure_may_give(actor: Actor, person: Person, assignments: tuple[Assignment, ...]) -> None:
    """Nobody but an owner makes or unmakes an owner, or changes the roles he has himself."""
    if actor.kind is ActorKind.SYSTEM or _is_owner(actor.roles):
        return
    ensure(actor.person != person.id, Forbidden("own_roles", "Nobody changes his own roles."))
    touches_owner = _is_owner(assignments) or _is_owner(roles_of(person.id))
    ensure(not touches_owner, Forbidden("owner_only", "Only an owner makes or unmakes an owner."))


def ensure_may_touch(actor: Actor, person: Person) -> None:
    """Raise Forbidden `owner_only`: an owner's PIN, passphrase and name are his own or another owner's business."""
    is_free = actor.kind is ActorKind.SYSTEM or actor.person == person.id or _is_owner(actor.roles)
    ensure(is_free or not _is_owner(roles_of(person.id)), Forbidden("owner_only", "Only an owner may change this for an owner."))


def _ensure_an_owner_is_left(before: int) -> None:
    """Refuse the change if there were active owners `before` it and now there is none."""
    left = RoleAssignment.objects.filter(role=Role.OWNER.value, person__is_active=True).exists()
    ensure(left or before == 0, Conflict("last_owner", "Somebody must remain the owner."))


def _end_sessions(person_id: UUID, *, but: UUID | None = None) -> None:
    ending = Session.objects.filter(person_id=person_id, ended_at=None)
    (ending if but is None else ending.exclude(id=but)).update(ended_at=clock.now())


def _save(actor: Actor, person: Person, action: str, fields: Iterable[str]) -> None:
    person.version += 1
    person.save()
    changes.note(changes.ChangeNote("person", person.id, person.version))
    audit.record(actor, audit.Entry(action, "person", person.id, summary=person.name, fields=list(fields)))
