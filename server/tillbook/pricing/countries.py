"""What the set-up wizard proposes for a country: currency, locale, time zones, whether prices show tax, tax rates, coins.

Facts as of 2026, general retail rates only; the office can change them, and a shop with special goods must. `FR` and the like are
ISO 3166-1 codes. Rates are parts per million; a rate's id stands on documents. Where sales tax is local (US, CA provinces), the
proposal is one rate to be put right by the shop.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountryRate:
    """One rate: its id on documents, its name on receipts."""

    id: str
    name: str
    ppm: int


@dataclass(frozen=True, slots=True)
class CountryTax:
    """One tax category of a country with the rates that apply together."""

    id: str
    name: str
    rates: tuple[CountryRate, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """What a company of a country starts with. `cash_rounding_minor` is the smallest coin in use (0: every minor unit is)."""

    code: str
    name: str
    currency: str
    locale: str
    time_zones: tuple[str, ...]
    prices_include_tax: bool
    taxes: tuple[CountryTax, ...]
    cash_rounding_minor: int = 0
    tax_rounding: str = "line"


def _taxes(code: str, tax: str, percents: tuple[tuple[str, str, str], ...]) -> tuple[CountryTax, ...]:
    """Build categories of one rate each from (id, name, per cent as text)."""
    return tuple(
        CountryTax(key, name, (CountryRate(f"{code}-{tax}-{percent}", f"{tax} {percent} %", round(float(percent) * 10_000)),))
        for key, name, percent in percents
    )


def _country(
    code: str, name: str, currency: str, *, locale: str, zones: str, tax: str, rates: str, coins: int = 0, inclusive: bool = True
) -> Country:
    """Build a country; `rates` is `standard 20, reduced 5, zero 0`, `zones` are separated by blanks."""
    parts = [part.strip().rsplit(" ", 1) for part in rates.split(",")]
    percents = tuple((key, key.replace("_", " ").capitalize(), percent) for key, percent in parts)
    return Country(code, name, currency, locale, tuple(zones.split()), inclusive, _taxes(code, tax, percents), coins)


COUNTRIES = {
    country.code: country
    for country in (
        _country("AT", "Austria", "EUR", locale="de-AT", zones="Europe/Vienna", tax="USt",
                 rates="standard 20, reduced_13 13, reduced 10, zero 0"),
        _country("AU", "Australia", "AUD", locale="en-AU",
                 zones="Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth "
                 "Australia/Hobart", tax="GST", rates="standard 10, zero 0", coins=5),
        _country("BE", "Belgium", "EUR", locale="nl-BE", zones="Europe/Brussels", tax="BTW",
                 rates="standard 21, reduced_12 12, reduced 6, zero 0", coins=5),
        _country("BR", "Brazil", "BRL", locale="pt-BR", zones="America/Sao_Paulo America/Manaus America/Fortaleza America/Recife",
                 tax="ICMS", rates="standard 18, reduced 12, zero 0"),
        _country("CA", "Canada", "CAD", locale="en-CA",
                 zones="America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/St_Johns",
                 tax="GST", rates="standard 5, zero 0", coins=5, inclusive=False),
        _country("CH", "Switzerland", "CHF", locale="de-CH", zones="Europe/Zurich", tax="MWST",
                 rates="standard 8.1, reduced 2.6, zero 0", coins=5),
        _country("CZ", "Czechia", "CZK", locale="cs-CZ", zones="Europe/Prague", tax="DPH",
                 rates="standard 21, reduced 12, zero 0", coins=100),
        _country("DE", "Germany", "EUR", locale="de-DE", zones="Europe/Berlin", tax="MwSt",
                 rates="standard 19, reduced 7, zero 0"),
        _country("DK", "Denmark", "DKK", locale="da-DK", zones="Europe/Copenhagen", tax="moms", rates="standard 25, zero 0", coins=50),
        _country("ES", "Spain", "EUR", locale="es-ES", zones="Europe/Madrid Atlantic/Canary", tax="IVA",
                 rates="standard 21, reduced 10, super_reduced 4, zero 0"),
        _country("FI", "Finland", "EUR", locale="fi-FI", zones="Europe/Helsinki", tax="ALV",
                 rates="standard 25.5, reduced_14 13.5, reduced 10, zero 0", coins=5),
        _country("FR", "France", "EUR", locale="fr-FR", zones="Europe/Paris", tax="TVA",
                 rates="standard 20, reduced_10 10, reduced 5.5, super_reduced 2.1, zero 0"),
        _country("GB", "United Kingdom", "GBP", locale="en-GB", zones="Europe/London", tax="VAT",
                 rates="standard 20, reduced 5, zero 0"),
        _country("IE", "Ireland", "EUR", locale="en-IE", zones="Europe/Dublin", tax="VAT",
                 rates="standard 23, reduced_13 13.5, reduced 9, zero 0", coins=5),
        _country("IN", "India", "INR", locale="en-IN", zones="Asia/Kolkata", tax="GST",
                 rates="standard 18, reduced 5, luxury 40, zero 0", coins=100),
        _country("IT", "Italy", "EUR", locale="it-IT", zones="Europe/Rome", tax="IVA",
                 rates="standard 22, reduced_10 10, reduced 5, super_reduced 4, zero 0", coins=5),
        _country("JP", "Japan", "JPY", locale="ja-JP", zones="Asia/Tokyo", tax="CT", rates="standard 10, reduced 8, zero 0"),
        _country("KE", "Kenya", "KES", locale="en-KE", zones="Africa/Nairobi", tax="VAT",
                 rates="standard 16, reduced 8, zero 0", coins=100),
        _country("MX", "Mexico", "MXN", locale="es-MX",
                 zones="America/Mexico_City America/Tijuana America/Hermosillo America/Cancun", tax="IVA",
                 rates="standard 16, border 8, zero 0", coins=10),
        _country("NG", "Nigeria", "NGN", locale="en-NG", zones="Africa/Lagos", tax="VAT", rates="standard 7.5, zero 0", coins=100),
        _country("NL", "Netherlands", "EUR", locale="nl-NL", zones="Europe/Amsterdam", tax="BTW",
                 rates="standard 21, reduced 9, zero 0", coins=5),
        _country("NO", "Norway", "NOK", locale="nb-NO", zones="Europe/Oslo", tax="MVA",
                 rates="standard 25, food 15, reduced 12, zero 0", coins=100),
        _country("NZ", "New Zealand", "NZD", locale="en-NZ", zones="Pacific/Auckland Pacific/Chatham", tax="GST",
                 rates="standard 15, zero 0", coins=10),
        _country("PL", "Poland", "PLN", locale="pl-PL", zones="Europe/Warsaw", tax="VAT",
                 rates="standard 23, reduced_8 8, reduced 5, zero 0"),
        _country("PT", "Portugal", "EUR", locale="pt-PT", zones="Europe/Lisbon Atlantic/Madeira Atlantic/Azores", tax="IVA",
                 rates="standard 23, reduced_13 13, reduced 6, zero 0"),
        _country("SE", "Sweden", "SEK", locale="sv-SE", zones="Europe/Stockholm", tax="moms",
                 rates="standard 25, food 12, reduced 6, zero 0", coins=100),
        _country("US", "United States", "USD", locale="en-US",
                 zones="America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage "
                 "Pacific/Honolulu", tax="Sales tax", rates="standard 8, zero 0", inclusive=False),
        _country("ZA", "South Africa", "ZAR", locale="en-ZA", zones="Africa/Johannesburg", tax="VAT",
                 rates="standard 15, zero 0", coins=10),
    )
}  # fmt: skip
"""ISO code -> country."""
