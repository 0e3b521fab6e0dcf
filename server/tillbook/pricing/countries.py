"""What the set-up wizard proposes for a country: currency, locale, time zones, whether prices show tax, tax rates, coins.

Facts as of 2026, general retail rates only; the office can change them, and a shop with special goods must. `FR` and the like are
ISO 3166-1 codes. Rates are parts per million; a rate's id stands on documents. Where sales tax is local (US, CA provinces), the
proposal is one rate to be put right by the shop.
"""

from __future__ import annotations

from dataclasses import dataclass

from tillbook.core.values import read_decimal


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
        CountryTax(key, name, (CountryRate(f"{code}-{tax.replace(' ', '')}-{percent}", f"{tax} {percent} %", _ppm(percent)),))
        for key, name, percent in percents
    )


def _ppm(percent: str) -> int:
    return read_decimal(percent, sign=".", places=4, field="rate")


def _country(facts: str, zones: str, taxes: str, *, coins: int = 0, inclusive: bool = True) -> Country:
    """Build a country from `AT Austria EUR de-AT` (the name may have blanks), time zones separated by blanks, and
    `USt: standard 20, reduced 10`; `coins` is the smallest coin in minor units."""
    code, *name, currency, locale = facts.split()
    tax, _, rates = taxes.partition(": ")
    parts = [part.strip().rsplit(" ", 1) for part in rates.split(",")]
    percents = tuple((key, key.replace("_", " ").capitalize(), percent) for key, percent in parts)
    return Country(code, " ".join(name), currency, locale, tuple(zones.split()), inclusive, _taxes(code, tax, percents), coins)


COUNTRIES = {
    country.code: country
    for country in (
        _country("AT Austria EUR de-AT", "Europe/Vienna", "USt: standard 20, reduced_13 13, reduced 10, zero 0"),
        _country("AU Australia AUD en-AU",
                 "Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Adelaide Australia/Darwin "
                 "Australia/Perth Australia/Hobart",
                 "GST: standard 10, zero 0", coins=5),
        _country("BE Belgium EUR nl-BE", "Europe/Brussels", "BTW: standard 21, reduced_12 12, reduced 6, zero 0", coins=5),
        _country("BR Brazil BRL pt-BR",
                 "America/Sao_Paulo America/Manaus America/Fortaleza America/Recife",
                 "ICMS: standard 18, reduced 12, zero 0"),
        _country("CA Canada CAD en-CA",
                 "America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax "
                 "America/St_Johns",
                 "GST: standard 5, zero 0", coins=5, inclusive=False),
        _country("CH Switzerland CHF de-CH", "Europe/Zurich", "MWST: standard 8.1, reduced 2.6, zero 0", coins=5),
        _country("CZ Czechia CZK cs-CZ", "Europe/Prague", "DPH: standard 21, reduced 12, zero 0", coins=100),
        _country("DE Germany EUR de-DE", "Europe/Berlin", "MwSt: standard 19, reduced 7, zero 0"),
        _country("DK Denmark DKK da-DK", "Europe/Copenhagen", "moms: standard 25, zero 0", coins=50),
        _country("ES Spain EUR es-ES",
                 "Europe/Madrid Atlantic/Canary",
                 "IVA: standard 21, reduced 10, super_reduced 4, zero 0"),
        _country("FI Finland EUR fi-FI", "Europe/Helsinki", "ALV: standard 25.5, reduced_14 13.5, reduced 10, zero 0", coins=5),
        _country("FR France EUR fr-FR",
                 "Europe/Paris",
                 "TVA: standard 20, reduced_10 10, reduced 5.5, super_reduced 2.1, zero 0"),
        _country("GB United Kingdom GBP en-GB", "Europe/London", "VAT: standard 20, reduced 5, zero 0"),
        _country("IE Ireland EUR en-IE", "Europe/Dublin", "VAT: standard 23, reduced_13 13.5, reduced 9, zero 0", coins=5),
        _country("IN India INR en-IN", "Asia/Kolkata", "GST: standard 18, reduced 5, luxury 40, zero 0", coins=100),
        _country("IT Italy EUR it-IT",
                 "Europe/Rome",
                 "IVA: standard 22, reduced_10 10, reduced 5, super_reduced 4, zero 0", coins=5),
        _country("JP Japan JPY ja-JP", "Asia/Tokyo", "CT: standard 10, reduced 8, zero 0"),
        _country("KE Kenya KES en-KE", "Africa/Nairobi", "VAT: standard 16, reduced 8, zero 0", coins=100),
        _country("MX Mexico MXN es-MX",
                 "America/Mexico_City America/Tijuana America/Hermosillo America/Cancun",
                 "IVA: standard 16, border 8, zero 0", coins=10),
        _country("NG Nigeria NGN en-NG", "Africa/Lagos", "VAT: standard 7.5, zero 0", coins=100),
        _country("NL Netherlands EUR nl-NL", "Europe/Amsterdam", "BTW: standard 21, reduced 9, zero 0", coins=5),
        _country("NO Norway NOK nb-NO", "Europe/Oslo", "MVA: standard 25, food 15, reduced 12, zero 0", coins=100),
        _country("NZ New Zealand NZD en-NZ", "Pacific/Auckland Pacific/Chatham", "GST: standard 15, zero 0", coins=10),
        _country("PL Poland PLN pl-PL", "Europe/Warsaw", "VAT: standard 23, reduced_8 8, reduced 5, zero 0"),
        _country("PT Portugal EUR pt-PT",
                 "Europe/Lisbon Atlantic/Madeira Atlantic/Azores",
                 "IVA: standard 23, reduced_13 13, reduced 6, zero 0"),
        _country("SE Sweden SEK sv-SE", "Europe/Stockholm", "moms: standard 25, food 12, reduced 6, zero 0", coins=100),
        _country("US United States USD en-US",
                 "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles "
                 "America/Anchorage Pacific/Honolulu",
                 "Sales tax: standard 8, zero 0", inclusive=False),
        _country("ZA South Africa ZAR en-ZA", "Africa/Johannesburg", "VAT: standard 15, zero 0", coins=10),
    )
}  # fmt: skip
"""ISO code -> country."""
