"""`Me`: what a screen needs to know of whoever is signed in."""

from __future__ import annotations

from typing import Literal, cast
from uuid import UUID

from django.conf import settings

from tillbook import __version__
from tillbook.core.access import Action, Actor, SecondPerson, rights_of, stores_in_reach
from tillbook.core.values import CURRENCY_EXPONENTS, Unauthenticated
from tillbook.stores import interface as stores

from . import totp
from .queries import person_of, session_of_token
from .schemas import CompanyOut, MeOut, PersonShort, RegisterShort, RoleOut, StoreShort


def me_of_token(token: str) -> MeOut:
    """Return Me of a session that has just begun."""
    session = session_of_token(token)
    if session is None:
        raise Unauthenticated("not_signed_in", "Sign in first.")
    return me_of(session.actor)


def me_of(actor: Actor) -> MeOut:
    """Return Me of a signed-in person."""
    person, company = person_of(actor), stores.company()
    facts = stores.register_facts(actor.register) if actor.register else None
    seen = visible_stores(actor)
    return MeOut(
        person=PersonShort(id=person.id, name=person.name, login=person.login, language=person.language),
        kind="till" if facts else "office",
        register=RegisterShort(id=facts.register_id, code=facts.register_code, name=facts.register_name) if facts else None,
        roles=[RoleOut(role=assignment.role.value, store=assignment.store) for assignment in actor.roles],
        may=sorted(int(action) for action in rights_of(actor)),
        company=company_out(company),
        stores=[store_short(store) for store in seen],
        second_factor="on" if totp.is_on(person.id) else _wanted_or_off(is_till=facts is not None),
        demo=is_demo(company),
        version=__version__,
    )


def visible_stores(actor: Actor) -> list[stores.Store]:
    """Return the stores an actor has any right in, by code."""
    found = stores.Store.objects.filter(is_archived=False).order_by("code")
    reached: set[UUID] = set()
    for action in rights_of(actor):
        reach = stores_in_reach(actor, Action(action))
        if reach is None:
            return list(found)
        reached |= reach
    return list(found.filter(id__in=reached))


def company_out(company: stores.Company) -> CompanyOut:
    """Return the company as screens see it."""
    return CompanyOut(
        id=company.id,
        name=company.name,
        country=company.country,
        currency=company.currency,
        currency_exponent=CURRENCY_EXPONENTS[company.currency],
        locale=company.locale,
        language=company.language,
        prices_include_tax=company.prices_include_tax,
        second_person=SecondPerson(company.second_person),
        cash_rounding_minor=company.cash_rounding_minor,
        tax_id=company.tax_id,
    )


def store_short(store: stores.Store) -> StoreShort:
    """Return a store as lists of stores see it."""
    return StoreShort(
        id=store.id,
        code=store.code,
        name=store.name,
        kind=cast("Literal['store', 'warehouse']", store.kind),
        group=store.group,
        time_zone=store.time_zone,
        cutoff_minutes=store.cutoff_minutes,
    )


def is_demo(company: stores.Company) -> bool:
    """Tell whether these books are the demo chain's."""
    return bool(settings.DEMO or company.is_demo)


def _wanted_or_off(*, is_till: bool) -> Literal["wanted", "off"]:
    """A second factor is wanted in the office of a chain of more than one store; the office's screen asks for it."""
    is_chain = stores.Store.objects.filter(is_archived=False).count() > 1
    return "wanted" if is_chain and not is_till else "off"
