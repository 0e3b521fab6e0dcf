"""What a country brings with it: currency, language, time zones, the usual taxes of goods, how cash is rounded.

Public facts as of 2026, a start for the wizard and no tax advice: everything can be changed later, and the screens say so.
"""

from __future__ import annotations

from dataclasses import dataclass

PERCENT_PPM = 10_000


@dataclass(frozen=True, slots=True)
class CountryTax:
    """A tax category a shop there has: `id` in these books, the rate's own id and name, millionths of the price."""

    id: str
    rate_id: str
    name: str
    ppm: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country's usual settings; `cash_rounding_minor` is the smallest coin where totals in cash are rounded, else 0."""

    code: str
    name: str
    currency: str
    locale: str
    time_zones: tuple[str, ...]
    prices_include_tax: bool
    cash_rounding_minor: int
    taxes: tuple[CountryTax, ...]

    @property
    def language(self) -> str:
        """Return the language of the locale."""
        return self.locale.split("-")[0]


# code | name | currency | locale | time zones | tax and its rates in per cent, the usual first (* = added on top) | cash rounding
_ROWS = """
AE|United Arab Emirates|AED|en-AE|Asia/Dubai|VAT 5 0|25
AR|Argentina|ARS|es-AR|America/Argentina/Buenos_Aires|IVA 21 10.5|0
AT|Austria|EUR|de-AT|Europe/Vienna|USt 20 13 10|0
AU|Australia|AUD|en-AU|Australia/Sydney,Australia/Brisbane,Australia/Adelaide,Australia/Darwin,Australia/Perth|GST 10 0|5
BE|Belgium|EUR|nl-BE|Europe/Brussels|BTW 21 12 6|5
BG|Bulgaria|EUR|bg-BG|Europe/Sofia|VAT 20 9|0
CA|Canada|CAD|en-CA|America/Toronto,America/Halifax,America/Winnipeg,America/Edmonton,America/Vancouver|GST* 5 0|5
CH|Switzerland|CHF|de-CH|Europe/Zurich|MWST 8.1 2.6 3.8|5
CL|Chile|CLP|es-CL|America/Santiago,Pacific/Easter|IVA 19|10
CO|Colombia|COP|es-CO|America/Bogota|IVA 19 5 0|0
CY|Cyprus|EUR|el-CY|Asia/Nicosia|VAT 19 9 5|0
CZ|Czechia|CZK|cs-CZ|Europe/Prague|DPH 21 12 0|100
DE|Germany|EUR|de-DE|Europe/Berlin|MwSt 19 7|0
DK|Denmark|DKK|da-DK|Europe/Copenhagen|Moms 25|50
EE|Estonia|EUR|et-EE|Europe/Tallinn|KM 24 13 9|5
EG|Egypt|EGP|ar-EG|Africa/Cairo|VAT 14 0|0
ES|Spain|EUR|es-ES|Europe/Madrid,Atlantic/Canary|IVA 21 10 4|0
FI|Finland|EUR|fi-FI|Europe/Helsinki|ALV 25.5 13.5 10|5
FR|France|EUR|fr-FR|Europe/Paris|TVA 20 10 5.5 2.1|0
GB|United Kingdom|GBP|en-GB|Europe/London|VAT 20 5 0|0
GR|Greece|EUR|el-GR|Europe/Athens|VAT 24 13 6|0
HK|Hong Kong|HKD|en-HK|Asia/Hong_Kong|No tax 0|10
HR|Croatia|EUR|hr-HR|Europe/Zagreb|PDV 25 13 5|0
HU|Hungary|HUF|hu-HU|Europe/Budapest|ÁFA 27 18 5|500
IE|Ireland|EUR|en-IE|Europe/Dublin|VAT 23 13.5 9 0|5
IL|Israel|ILS|he-IL|Asia/Jerusalem|VAT 18 0|10
IN|India|INR|en-IN|Asia/Kolkata|GST 18 5 40 0|0
IT|Italy|EUR|it-IT|Europe/Rome|IVA 22 10 5 4|0
JP|Japan|JPY|ja-JP|Asia/Tokyo|Tax 10 8|0
KE|Kenya|KES|en-KE|Africa/Nairobi|VAT 16 0|0
KR|South Korea|KRW|ko-KR|Asia/Seoul|VAT 10 0|0
LT|Lithuania|EUR|lt-LT|Europe/Vilnius|PVM 21 12 5|5
LU|Luxembourg|EUR|fr-LU|Europe/Luxembourg|TVA 17 14 8 3|0
LV|Latvia|EUR|lv-LV|Europe/Riga|PVN 21 12 5|0
MA|Morocco|MAD|fr-MA|Africa/Casablanca|TVA 20 10 0|0
MT|Malta|EUR|en-MT|Europe/Malta|VAT 18 7 5 0|0
MX|Mexico|MXN|es-MX|America/Mexico_City,America/Tijuana,America/Cancun|IVA 16 0|0
NG|Nigeria|NGN|en-NG|Africa/Lagos|VAT 7.5 0|0
NL|Netherlands|EUR|nl-NL|Europe/Amsterdam|BTW 21 9 0|5
NO|Norway|NOK|nb-NO|Europe/Oslo|MVA 25 15 12 0|100
NZ|New Zealand|NZD|en-NZ|Pacific/Auckland|GST 15 0|10
PE|Peru|PEN|es-PE|America/Lima|IGV 18|10
PH|Philippines|PHP|en-PH|Asia/Manila|VAT 12 0|0
PL|Poland|PLN|pl-PL|Europe/Warsaw|VAT 23 8 5 0|0
PT|Portugal|EUR|pt-PT|Europe/Lisbon,Atlantic/Madeira,Atlantic/Azores|IVA 23 13 6|0
RO|Romania|RON|ro-RO|Europe/Bucharest|TVA 21 11|0
RW|Rwanda|RWF|en-RW|Africa/Kigali|VAT 18 0|0
SA|Saudi Arabia|SAR|ar-SA|Asia/Riyadh|VAT 15 0|0
SE|Sweden|SEK|sv-SE|Europe/Stockholm|Moms 25 12 6|100
SG|Singapore|SGD|en-SG|Asia/Singapore|GST 9 0|5
TH|Thailand|THB|th-TH|Asia/Bangkok|VAT 7 0|25
TR|Türkiye|TRY|tr-TR|Europe/Istanbul|KDV 20 10 1|0
UA|Ukraine|UAH|uk-UA|Europe/Kyiv|VAT 20 7 0|10
UG|Uganda|UGX|en-UG|Africa/Kampala|VAT 18 0|0
US|United States|USD|en-US|America/New_York,America/Chicago,America/Denver,America/Phoenix,America/Los_Angeles|Sales tax* 0|0
UY|Uruguay|UYU|es-UY|America/Montevideo|IVA 22 10 0|0
ZA|South Africa|ZAR|en-ZA|Africa/Johannesburg|VAT 15 0|10
"""


def _percent_ppm(text: str) -> int:
    whole, _, tenth = text.partition(".")
    return int(whole) * PERCENT_PPM + int(tenth or 0) * PERCENT_PPM // 10


def _taxes(code: str, text: str) -> tuple[CountryTax, ...]:
    words = text.replace("*", "").split()
    rates = [word for word in words if word[0].isdigit()]
    tax = " ".join(word for word in words if not word[0].isdigit())
    made = []
    for n, percent in enumerate(rates):
        kind = "standard" if n == 0 else "zero" if percent == "0" else f"reduced-{n}"
        rate_id = f"{code}-{tax.replace(' ', '-')}-{percent}"
        made.append(CountryTax(kind, rate_id, f"{tax} {percent} %", _percent_ppm(percent)))
    return tuple(made)


def _country(row: str) -> Country:
    code, name, currency, locale, zones, taxes, rounding = row.split("|")
    return Country(code, name, currency, locale, tuple(zones.split(",")), "*" not in taxes, int(rounding), _taxes(code, taxes))


COUNTRIES = {country.code: country for country in map(_country, _ROWS.split("\n")[1:-1])}
"""The countries the wizard knows, by ISO 3166 code."""
