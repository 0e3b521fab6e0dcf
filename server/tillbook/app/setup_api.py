"""The doors of the set-up wizard: open to anyone, but only while the books have no company."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from pydantic import Field

from tillbook.core.values import Conflict, ensure
from tillbook.identity import interface as identity
from tillbook.platform.http.actor import open_to
from tillbook.platform.http.schema import Minor, Name, Out, Strict
from tillbook.pricing import interface as pricing

from .setting_up import FirstProduct, SetUp, is_needed, set_up

router = Router(tags=["set-up"])


class TaxChoiceOut(Out):
    """A tax category a country starts with, and its rate in all."""

    id: str
    name: str
    ppm: int


class CountryOut(Out):
    """What the wizard proposes for a country."""

    code: str
    name: str
    currency: str
    locale: str
    time_zones: list[str]
    prices_include_tax: bool
    taxes: list[TaxChoiceOut]
    cash_rounding_minor: Minor


class SetupOut(Out):
    """Whether the books need setting up, and the countries to choose from."""

    needed: bool
    countries: list[CountryOut]


class FirstProductIn(Strict):
    """A product to start with."""

    name: Name
    price_minor: Annotated[int, Field(ge=1, strict=True)]
    barcode: Annotated[str, Field(max_length=100)] = ""
    quantity_milli: Annotated[int, Field(ge=0, le=100_000_000, strict=True)] = 0
    tax_category: Annotated[str, Field(max_length=40)] = "standard"


class SetupIn(Strict):
    """What the wizard asked for. The currency follows from the country."""

    country: Annotated[str, Field(min_length=2, max_length=2)]
    company_name: Name
    currency: Annotated[str, Field(max_length=3)]
    time_zone: Annotated[str, Field(max_length=60)]
    prices_include_tax: bool
    store_name: Name
    person_name: Name
    login: Annotated[str, Field(min_length=1, max_length=100)]
    passphrase: Annotated[str, Field(max_length=200)]
    pin: Annotated[str, Field(max_length=6)]
    products: Annotated[list[FirstProductIn], Field(max_length=2_000)]


@router.get("/setup", response=SetupOut)
@open_to("anyone")
def get_setup(request: HttpRequest) -> SetupOut:
    """Say whether these books need setting up; the countries are listed only then."""
    needed = is_needed()
    countries = [_country(each) for each in sorted(pricing.COUNTRIES.values(), key=lambda c: c.name)] if needed else []
    return SetupOut(needed=needed, countries=countries)


@router.post("/setup", response={201: identity.MeOut})
@open_to("anyone")
def post_setup(request: HttpRequest, response: HttpResponse, payload: SetupIn) -> Status[identity.MeOut]:
    """Set the books up and sign the first person in; 409 `already_set_up` afterwards."""
    ensure(is_needed(), Conflict("already_set_up", "These books already belong to a company."))
    facts = payload.model_dump(exclude={"products", "currency"})
    started = set_up(SetUp(**facts, products=[FirstProduct(**product.model_dump()) for product in payload.products]))
    identity.set_session_cookie(response, started.token)
    return Status(201, identity.me_of_token(started.token))


def _country(country: pricing.Country) -> CountryOut:
    return CountryOut(
        code=country.code,
        name=country.name,
        currency=country.currency,
        locale=country.locale,
        time_zones=list(country.time_zones),
        prices_include_tax=country.prices_include_tax,
        taxes=[TaxChoiceOut(id=tax.id, name=tax.name, ppm=sum(rate.ppm for rate in tax.rates)) for tax in country.taxes],
        cash_rounding_minor=country.cash_rounding_minor,
    )
