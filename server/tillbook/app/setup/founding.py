"""The one write of the set-up: company, taxes, store with a till, owner, products with prices, opening stock, a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tillbook.catalogue import interface as catalogue
from tillbook.core.access import Actor, ActorKind, Assignment, Role
from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.core.inventory.bodies import check_stock_body
from tillbook.core.values import Invalid
from tillbook.core.values.quantity import check_line_quantity
from tillbook.identity import interface as identity
from tillbook.inventory import interface as inventory
from tillbook.platform import clock, transactions
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores

from .countries import COUNTRIES, Country, CountryTax

RATES_FROM = date(2000, 1, 1)
"""From when the country's rates stand in the books, so that old sales can be imported."""

_NOBODY_YET = Actor(ActorKind.SYSTEM, name="set-up")


@dataclass(frozen=True, slots=True)
class FirstProduct:
    """A product to begin with: its price, and how much of it is there (thousandths of a piece)."""

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
    currency: str
    time_zone: str
    prices_include_tax: bool
    store_name: str
    person: identity.NewPerson
    products: tuple[FirstProduct, ...] = ()


def set_up(wanted: SetUp) -> identity.Started:
    """Found the company and sign its first person in, all in one write.

    Raises Conflict `already_set_up`, Invalid `unknown_country`, and what the parts raise, with the product's place.
    """
    country = COUNTRIES.get(wanted.country)
    if country is None:
        raise Invalid("unknown_country", f"{wanted.country} is not a country known here.", field="country")
    with transactions.write():
        company = stores.create_company_within(_NOBODY_YET, _company(wanted, country))
        pricing.add_tax_categories_within(_NOBODY_YET, [_tax(tax) for tax in country.taxes])
        store = stores.create_store_within(
            _NOBODY_YET, stores.NewStore(code="S01", name=wanted.store_name, time_zone=wanted.time_zone)
        )
        stores.add_register(store_id=store.id, name="Till 1", is_office=False)
        person = identity.add_person_within(_NOBODY_YET, replace(wanted.person, roles=(Assignment(Role.OWNER),)))
        owner = Actor(ActorKind.PERSON, person=person.id, roles=(Assignment(Role.OWNER),), name=person.name)
        ids = _add_products(owner, wanted.products)
        _add_opening_stock(owner, wanted.products, ids, store_id=store.id, company_id=company.id)
        started = identity.start_session(person, device=None)
    identity.forget_policy()
    return started


def _company(wanted: SetUp, country: Country) -> stores.NewCompany:
    is_usual = wanted.currency == country.currency
    return stores.NewCompany(
        name=wanted.company_name,
        country=country.code,
        currency=wanted.currency,
        locale=country.locale,
        language=wanted.person.language,
        prices_include_tax=wanted.prices_include_tax,
        cash_rounding_minor=country.cash_rounding_minor if is_usual else 0,
    )


def _tax(tax: CountryTax) -> pricing.NewTaxCategory:
    rate = pricing.NewTaxRate(tax.rate_id, tax.name, tax.ppm, RATES_FROM)
    return pricing.NewTaxCategory(tax.id, tax.name, (rate,))


def _add_products(actor: Actor, products: Sequence[FirstProduct]) -> list[UUID]:
    """Add the products under codes P001, P002, ...; the first that cannot be taken is Invalid with its place."""
    rows = [
        catalogue.NewProduct(
            code=f"P{n:03d}",
            name=product.name,
            price_minor=product.price_minor,
            tax_category=product.tax_category,
            barcodes=(catalogue.NewBarcode.read(product.barcode),) if product.barcode else (),
        )
        for n, product in enumerate(products, start=1)
    ]
    if not rows:
        return []
    added = pricing.add_products_within(actor, rows)
    for refused in added.refused:
        member = "barcode" if refused.field.startswith("barcodes") else refused.field
        raise Invalid(refused.code, refused.message, field=f"products.{refused.index}.{member}".rstrip("."))
    return [added.ids[row.code] for row in rows]


def _add_opening_stock(
    actor: Actor, products: Sequence[FirstProduct], ids: Sequence[UUID], *, store_id: UUID, company_id: UUID
) -> None:
    there = [(product, variant) for product, variant in zip(products, ids, strict=True) if product.quantity_milli]
    if not there:
        return
    for product, _ in there:
        at = f"products.{products.index(product)}.quantity_milli"
        check_line_quantity(product.quantity_milli, is_weighed=False, field=at)
    lines = tuple(
        GoodsLine(n=n, variant=variant, quantity_milli=product.quantity_milli) for n, (product, variant) in enumerate(there, start=1)
    )
    body = check_stock_body("opening", StockBody(lines=lines))
    command = inventory.RecordStock(clock.new_id(), "opening", body, clock.now())
    inventory.record_stock_within(actor, [command], register=stores.office_register(store_id), company_id=company_id)
