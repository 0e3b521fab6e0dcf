"""The set-up of new books: company, first store with a till, first person, first products, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tillbook.catalogue import interface as catalogue
from tillbook.core.access import Actor, ActorKind, Assignment, Role
from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.core.values import Invalid, ensure
from tillbook.identity import interface as identity
from tillbook.inventory import interface as inventory
from tillbook.platform import clock, transactions
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores

SYSTEM = Actor(kind=ActorKind.SYSTEM, name="set-up")
MAX_PRODUCTS = 2_000


@dataclass(frozen=True, slots=True)
class FirstProduct:
    """A product to start with; `quantity_milli` is what lies on the shelf."""

    name: str
    price_minor: int
    barcode: str = ""
    quantity_milli: int = 0
    tax_category: str = "standard"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the wizard asked for."""

    country: str
    company_name: str
    time_zone: str
    prices_include_tax: bool
    store_name: str
    person_name: str
    login: str
    passphrase: str
    pin: str
    products: Sequence[FirstProduct] = ()


def is_needed() -> bool:
    """Tell whether these books have no company yet."""
    return not stores.Company.objects.exists()


def set_up(wish: SetUp) -> identity.Started:
    """Make everything in one transaction and return the owner's first session.

    Invalid `unknown_country`, and what names, passphrase, PIN and products raise; Conflict `already_set_up`.
    """
    country = pricing.COUNTRIES.get(wish.country)
    if country is None:
        raise Invalid("unknown_country", f"{wish.country} is not a country known here.", field="country")
    ensure(len(wish.products) <= MAX_PRODUCTS, Invalid("too_many", "Import further products by file.", field="products"))
    owner = identity.NewPerson(
        name=wish.person_name, roles=(Assignment(Role.OWNER),), login=wish.login, passphrase=wish.passphrase, pin=wish.pin
    )
    with transactions.write():
        company = stores.add_company(SYSTEM, _company(wish, country))
        store = stores.add_store(SYSTEM, stores.NewStore(code="S01", name=wish.store_name, time_zone=wish.time_zone))
        stores.add_register(store_id=store.id, name="Till 1", is_office=False)
        person = identity.add_person_within(SYSTEM, owner)
        pricing.tax_categories_within(SYSTEM, country.taxes)
        pricing.default_list_within(SYSTEM)
        if wish.products:
            _add_products(wish.products, store, company)
        started = identity.start_session(person, device=None)
    identity.forget_policy()
    return started


def _company(wish: SetUp, country: pricing.Country) -> stores.NewCompany:
    return stores.NewCompany(
        name=wish.company_name,
        country=country.code,
        currency=country.currency,
        locale=country.locale,
        language="es" if country.locale.startswith("es") else "en",
        prices_include_tax=wish.prices_include_tax,
        tax_rounding=country.tax_rounding,
        cash_rounding_minor=country.cash_rounding_minor,
    )


def _add_products(products: Sequence[FirstProduct], store: stores.Store, company: stores.Company) -> None:
    rows = [
        catalogue.NewProduct(
            code=f"P{n:04d}",
            name=product.name,
            price_minor=product.price_minor,
            tax_category=product.tax_category,
            barcodes=(catalogue.NewBarcode.read(product.barcode),) if product.barcode else (),
        )
        for n, product in enumerate(products, start=1)
    ]
    added = pricing.add_products_within(SYSTEM, rows)
    if added.refused:
        first = added.refused[0]
        raise Invalid(first.code, first.message, field=f"products.{first.index}")
    opening = [
        (added.ids[row.code], product.quantity_milli)
        for row, product in zip(rows, products, strict=True)
        if product.quantity_milli
    ]
    if opening:
        lines = tuple(
            GoodsLine(n=n, variant=variant, quantity_milli=quantity) for n, (variant, quantity) in enumerate(opening, start=1)
        )
        command = inventory.RecordStock(
            doc_id=clock.new_id(), type="opening", body=StockBody(lines=lines), occurred_at=clock.now()
        )
        register = stores.office_register(store.id)
        inventory.record_stock_within(SYSTEM, [command], register=register, company_id=company.id)
