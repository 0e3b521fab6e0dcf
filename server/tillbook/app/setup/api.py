"""The doors of the set-up: what there is to choose, and the founding. Open to anyone while there is no company."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from tillbook.core.values import Conflict, ensure
from tillbook.identity import interface as identity
from tillbook.platform.http.actor import open_to
from tillbook.stores import interface as stores

from .countries import COUNTRIES, Country
from .founding import FirstProduct, SetUp, set_up
from .schemas import CountryOut, SetupIn, SetupOut, TaxOut

router = Router(tags=["set-up"])


@router.get("/setup", response=SetupOut)
@open_to("anyone")
def get_setup(request: HttpRequest) -> SetupOut:
    """Say whether the books wait for a company, and while they do, which countries there are to choose from."""
    is_needed = not stores.Company.objects.exists()
    return SetupOut(needed=is_needed, countries=[_country(country) for country in COUNTRIES.values()] if is_needed else [])


@router.post("/setup", response={201: identity.MeOut})
@open_to("anyone, while there is no company")
def post_setup(request: HttpRequest, response: HttpResponse, payload: SetupIn) -> Status[identity.MeOut]:
    """Found the company and sign its first person in: 409 `already_set_up` where there is one."""
    ensure(not stores.Company.objects.exists(), Conflict("already_set_up", "These books already belong to a company."))
    started = set_up(_wanted(payload))
    identity.set_session_cookie(response, started.token)
    return Status(201, identity.me_of_token(started.token))


def _wanted(payload: SetupIn) -> SetUp:
    country = COUNTRIES.get(payload.country)
    person = identity.NewPerson(
        name=payload.person_name,
        login=payload.login,
        passphrase=payload.passphrase,
        pin=payload.pin,
        language=payload.language or (country.language if country else "en"),
    )
    products = tuple(
        FirstProduct(
            name=product.name,
            price_minor=product.price_minor,
            barcode=product.barcode or "",
            quantity_milli=product.quantity_milli or 0,
            tax_category=product.tax_category or "standard",
        )
        for product in payload.products
    )
    return SetUp(
        country=payload.country,
        company_name=payload.company_name,
        currency=payload.currency,
        time_zone=payload.time_zone,
        prices_include_tax=payload.prices_include_tax,
        store_name=payload.store_name,
        person=person,
        products=products,
    )


def _country(country: Country) -> CountryOut:
    return CountryOut(
        code=country.code,
        name=country.name,
        currency=country.currency,
        locale=country.locale,
        time_zones=list(country.time_zones),
        prices_include_tax=country.prices_include_tax,
        taxes=[TaxOut(id=tax.id, name=tax.name, ppm=tax.ppm) for tax in country.taxes],
        cash_rounding_minor=country.cash_rounding_minor,
    )
