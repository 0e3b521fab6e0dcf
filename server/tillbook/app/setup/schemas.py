"""The shapes of the set-up's doors."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tillbook.platform.http.schema import Milli, Minor, Name, Out, Strict


class TaxOut(Out):
    """A tax category to choose for a product."""

    id: str
    name: str
    ppm: int


class CountryOut(Out):
    """What a country brings with it."""

    code: str
    name: str
    currency: str
    locale: str
    time_zones: list[str]
    prices_include_tax: bool
    taxes: list[TaxOut]
    cash_rounding_minor: int


class SetupOut(Out):
    """Whether the books wait for a company, and the countries to choose from."""

    needed: bool
    countries: list[CountryOut]


class FirstProductIn(Strict):
    """A product to begin with."""

    name: Name
    price_minor: Minor
    barcode: Annotated[str, Field(max_length=60)] | None = None
    quantity_milli: Milli | None = None
    tax_category: Annotated[str, Field(max_length=40)] | None = None


class SetupIn(Strict):
    """What the wizard asked for."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    company_name: Name
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    time_zone: Annotated[str, Field(max_length=60)]
    prices_include_tax: bool
    store_name: Name
    person_name: Name
    login: Annotated[str, Field(min_length=1, max_length=100)]
    passphrase: Annotated[str, Field(min_length=1, max_length=1_000)]
    pin: Annotated[str, Field(min_length=1, max_length=20)]
    language: Annotated[str, Field(min_length=2, max_length=10)] | None = None
    products: Annotated[list[FirstProductIn], Field(max_length=500)] = []
