"""Where imported sales go: a store of the books that are there; in empty books a company and one store are made for them."""

from __future__ import annotations

from tillbook.core.values import NotFound
from tillbook.platform import transactions
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores

from .retail_import import ACTOR, TAX_CATEGORY, Target


def retail_target(store_code: str | None) -> Target:
    """Return the target: the store with the code, else the first; NotFound `unknown_store`."""
    if not stores.Company.objects.exists():
        _make_company()
    _make_tax_category()
    found = stores.Store.objects.filter(is_archived=False).order_by("code")
    place = found.filter(code=store_code).first() if store_code else found.first()
    if place is None:
        raise NotFound("unknown_store", f"There is no store {store_code or ''}.".replace(" .", "."))
    return Target(stores.company().id, stores.office_register(place.id))


def _make_company() -> None:
    stores.create_company(
        ACTOR,
        stores.NewCompany(
            name="Online Retail", country="GB", currency="GBP", locale="en-GB", language="en", prices_include_tax=True
        ),
    )
    stores.create_store(ACTOR, stores.NewStore(code="S01", name="Online shop", time_zone="Europe/London"))


def _make_tax_category() -> None:
    if not pricing.has_tax_category(TAX_CATEGORY):
        with transactions.write():
            pricing.tax_categories_within(ACTOR, [pricing.CountryTax(TAX_CATEGORY, "Not stated in the imported file", ())])
