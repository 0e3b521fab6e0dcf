"""Rows of the chain files that make one thing each: company, stores, people, suppliers, categories, customers.

Each function takes one row inside the caller's transaction and says whether the thing is new (True) or was there (False); what is
there is left as it is.
"""

from __future__ import annotations

from tillbook.catalogue import interface as catalogue
from tillbook.core.access import Actor, ActorKind, Assignment, Role
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.customers import interface as customers
from tillbook.identity import interface as identity
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores

from .cells import Cells

ACTOR = Actor(kind=ActorKind.SYSTEM, name="import")
MAX_TILLS = 50


def take_company(cells: Cells) -> bool:
    """Make the company by its country's rules: name, country, prices_include_tax (yes or no; empty: as usual there)."""
    country = pricing.COUNTRIES.get(cells.needed("country").upper())
    if country is None:
        raise Invalid("unknown_country", f"{cells.text('country')} is not a country known here.", field="country")
    there = stores.Company.objects.first()
    if there is not None:
        is_same = (there.name, there.country) == (cells.needed("name"), country.code)
        ensure(is_same, Conflict("already_set_up", "These books belong to another company.", field="name"))
        return False
    says = {"yes": True, "no": False, "": country.prices_include_tax}.get(cells.text("prices_include_tax").lower())
    if says is None:
        raise Invalid("not_a_choice", "prices_include_tax is yes, no or empty.", field="prices_include_tax")
    stores.add_company(
        ACTOR,
        stores.NewCompany(
            name=cells.needed("name"),
            country=country.code,
            currency=country.currency,
            locale=country.locale,
            language="es" if country.locale.startswith("es") else "en",
            prices_include_tax=says,
            tax_rounding=country.tax_rounding,
            cash_rounding_minor=country.cash_rounding_minor,
            tax_id=cells.text("tax_id"),
        ),
    )
    pricing.tax_categories_within(ACTOR, country.taxes)
    pricing.default_list_within(ACTOR)
    return True


def take_store(cells: Cells) -> bool:
    """Make a store or warehouse with its tills: code, name, time_zone, kind, group, address, phone, tills."""
    code = cells.needed("code")
    if stores.Store.objects.filter(code=code).exists():
        return False
    kind = cells.text("kind", default="store")
    ensure(kind in ("store", "warehouse"), Invalid("not_a_choice", "kind is store or warehouse.", field="kind"))
    tills = cells.amount("tills", places=0)
    tills = (0 if kind == "warehouse" else 1) if tills is None else tills
    ensure(0 <= tills <= MAX_TILLS, Invalid("out_of_range", f"0 to {MAX_TILLS} tills.", field="tills"))
    made = stores.add_store(
        ACTOR,
        stores.NewStore(
            code=code,
            name=cells.needed("name"),
            time_zone=cells.needed("time_zone"),
            kind=kind,
            group=cells.text("group"),
            address=cells.text("address"),
            phone=cells.text("phone"),
        ),
    )
    for n in range(1, tills + 1):
        stores.add_register(store_id=made.id, name=f"Till {n}", is_office=False)
    return True


def take_person(cells: Cells) -> bool:
    """Make somebody on the staff: name, roles (`owner` or `cashier@S01; manager@S02`), login and passphrase, pin, language."""
    login = cells.text("login").casefold() or None
    known = (
        identity.Person.objects.filter(login=login)
        if login
        else identity.Person.objects.filter(name=cells.needed("name"), login=None)
    )
    if known.exists():
        return False
    identity.add_person_within(
        ACTOR,
        identity.NewPerson(
            name=cells.needed("name"),
            roles=tuple(_role(text) for text in cells.needed("roles").split(";")),
            login=login,
            passphrase=cells.text("passphrase") or None,
            pin=cells.text("pin") or None,
            language=cells.text("language", default="en"),
        ),
    )
    return True


def _role(text: str) -> Assignment:
    name, _, code = text.strip().partition("@")
    try:
        role = Role(name)
    except ValueError:
        raise Invalid("unknown_role", f"{name} is not a role.", field="roles") from None
    return Assignment(role, store_by_code(code, field="roles").id if code else None)


def store_by_code(code: str, *, field: str = "store") -> stores.Store:
    """Return a store by its code; NotFound `unknown_store`."""
    found = stores.Store.objects.filter(code=code).first()
    if found is None:
        raise NotFound("unknown_store", f"There is no store {code}.", field=field)
    return found


def take_supplier(cells: Cells) -> bool:
    """Make a supplier: code, name, email, phone, tax_id, lead_time_days, note."""
    added = catalogue.suppliers_within(
        ACTOR,
        [
            catalogue.NewSupplier(
                code=cells.needed("code"),
                name=cells.needed("name"),
                email=cells.text("email"),
                phone=cells.text("phone"),
                tax_id=cells.text("tax_id"),
                lead_time_days=cells.amount("lead_time_days", places=0) or 0,
                note=cells.text("note"),
            )
        ],
    )
    if added.refused:
        raise Invalid(added.refused[0].code, added.refused[0].message, field=added.refused[0].field)
    return bool(added.created or added.updated)


def take_category(cells: Cells) -> bool:
    """Make a category and all above it: path, its names joined by ` > `."""
    path = tuple(name.strip() for name in cells.needed("path").split(">"))
    ensure(all(path), Invalid("missing", "A name in the path is empty.", field="path"))
    if path in catalogue.categories_within(ACTOR, []):
        return False
    catalogue.categories_within(ACTOR, [path])
    return True


def take_customer(cells: Cells) -> bool:
    """Make a customer: code, name, email, phone, address."""
    row = customers.NewCustomer(
        code=cells.needed("code"),
        name=cells.needed("name"),
        email=cells.text("email"),
        phone=cells.text("phone"),
        address=cells.text("address"),
    )
    return row.code not in customers.ids_by_code([row.code]) and bool(customers.customers_within(ACTOR, [row]))
