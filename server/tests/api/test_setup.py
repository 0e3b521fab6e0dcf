"""The set-up: from an empty folder to the first sale; once, and wholly or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.api.doors import undone
from tests.chain import sale_body
from tests.committed import empty_books, triggers
from tests.contexts.identity.staff import Browser, at_once, code_of
from tillbook.app.proof import verify_books
from tillbook.app.setup.countries import COUNTRIES
from tillbook.audit import interface as audit
from tillbook.catalogue.models import Variant
from tillbook.core.values import CURRENCY_EXPONENTS
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase
from tillbook.platform import clock, sql
from tillbook.stores import interface as stores


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the cost of hashing, not its kind."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()


@pytest.fixture
def empty_books_committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Books without a company, in which commits are real."""
    with django_db_blocker.unblock():
        standing = triggers()
        try:
            yield
        finally:
            empty_books(standing)


def test_two_set_ups_at_the_same_instant_found_one_company(empty_books_committed: None) -> None:
    def found(login: str) -> int:
        return int(Browser().post("/setup", wanted(login=login)).status_code)

    assert sorted(at_once([lambda: found("nell"), lambda: found("eve"), lambda: found("ann")])) == [201, 409, 409]
    assert sql.fetch_one("SELECT COUNT(*) FROM identity_person") == (1,)
    assert sql.fetch_one("SELECT COUNT(*) FROM stores_register") == (2,)


def wanted(**changed: Any) -> dict[str, Any]:
    return {
        "country": "GB",
        "company_name": "Ash & Co",
        "currency": "GBP",
        "time_zone": "Europe/London",
        "prices_include_tax": True,
        "store_name": "Mill Lane",
        "person_name": "Nell Ash",
        "login": "nell",
        "passphrase": "four blue doors in a row",
        "pin": "908172",
        "products": [
            {"name": "Sourdough loaf", "price_minor": 420, "barcode": "5000000000012", "quantity_milli": 12_000},
            {"name": "Jam", "price_minor": 350, "tax_category": "zero"},
        ],
        **changed,
    }


def test_an_empty_folder_asks_to_be_set_up_and_offers_countries(db: None) -> None:
    answer = Browser().get("/setup").json()
    assert answer["needed"] is True
    spain = next(country for country in answer["countries"] if country["code"] == "ES")
    assert (spain["currency"], spain["time_zones"][0], spain["prices_include_tax"]) == ("EUR", "Europe/Madrid", True)
    assert [(tax["id"], tax["ppm"]) for tax in spain["taxes"]] == [("standard", 210_000), ("reduced-1", 100_000), ("reduced-2", 40_000)]


def test_from_the_wizard_to_the_first_sale_and_the_books_prove_themselves(db: None) -> None:
    browser = Browser()
    answer = browser.post("/setup", wanted())
    assert answer.status_code == 201, answer.content
    me = answer.json()
    assert (me["person"]["name"], me["company"]["name"], me["stores"][0]["code"]) == ("Nell Ash", "Ash & Co", "S01")
    assert browser.get("/session").json()["roles"] == [{"role": "owner", "store": None}]
    assert browser.get("/setup").json() == {"needed": False, "countries": []}

    loaf, store = Variant.objects.get(name="Sourdough loaf"), me["stores"][0]["id"]
    stock = browser.get(f"/stock?store={store}&variant={loaf.id}").json()["items"][0]["stores"][0]
    assert stock["on_hand_milli"] == 12_000
    body = sale_body([(loaf.id, 2_000, 420)])
    body["lines"][0]["taxes"][0]["rate"] = body["taxes"][0]["rate"] = "GB-VAT-20"
    sale = browser.post("/sales", {"id": str(clock.new_id()), "store": store, "body": body})
    assert sale.status_code == 201, sale.content
    while audit.seal_pending():
        pass
    assert verify_books().findings == []


def test_the_first_person_signs_in_at_the_first_till_with_the_pin(db: None) -> None:
    browser = Browser()
    browser.post("/setup", wanted(products=[]))
    till = next(row for row in browser.get("/registers").json()["items"] if not row["is_office"])
    assert till["code"] == "S01R01"
    code = browser.post(f"/registers/{till['id']}/code").json()["code"]
    browser.post("/till/enrol", {"code": code})
    person = browser.get("/till/sign-in").json()["people"][0]["id"]
    assert browser.post("/till/session", {"person": person, "pin": "908172"}).status_code == 200


def test_a_second_set_up_is_refused(db: None) -> None:
    assert Browser().post("/setup", wanted()).status_code == 201
    answer = Browser().post("/setup", wanted(login="eve"))
    assert (answer.status_code, code_of(answer)) == (409, "already_set_up")
    assert sql.fetch_one("SELECT COUNT(*) FROM identity_person") == (1,)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (lambda w: w.update(country="XX"), "unknown_country", "country"),
        (lambda w: w.update(currency="XXX"), "unknown_currency", "currency"),
        (lambda w: w.update(time_zone="Mars/Base"), "unknown_time_zone", "time_zone"),
        (lambda w: w.update(passphrase="short"), "passphrase_too_short", "passphrase"),
        (lambda w: w.update(pin="12"), "not_a_pin", "pin"),
        (lambda w: w.update(role="owner"), "extra_field", "role"),
        (lambda w: w["products"][1].update(price_minor=-5), "price_not_positive", "products.1.price_minor"),
        (lambda w: w["products"][1].update(tax_category="luxury"), "unknown_tax_category", "products.1.tax_category"),
        (lambda w: w["products"][0].update(quantity_milli=500), "quantity_not_whole", "products.0.quantity_milli"),
        (lambda w: w["products"][0].update(quantity_milli=-1_000), "quantity_not_positive", "products.0.quantity_milli"),
        (lambda w: w["products"][0].update(barcode="5000000000013"), "bad_check_digit", "products.0.barcode"),
    ],
)
def test_a_set_up_with_a_mistake_names_it_and_leaves_nothing(
    db: None, change: Callable[[dict[str, Any]], None], code: str, field: str
) -> None:
    request = wanted()
    change(request)
    answer = Browser().post("/setup", request)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["field"]) == (422, code, field)
    for table in ("stores_company", "stores_store", "identity_person", "catalogue_variant", "pricing_tax_rate", "audit_row"):
        assert (table, sql.fetch_one(f"SELECT COUNT(*) FROM {table}")) == (table, (0,))


def test_every_country_is_one_these_books_can_be_kept_in() -> None:
    for country in COUNTRIES.values():
        assert country.currency in CURRENCY_EXPONENTS
        assert all(ZoneInfo(zone) for zone in country.time_zones)
        assert country.taxes[0].id == "standard"
        assert len({tax.id for tax in country.taxes}) == len({tax.rate_id for tax in country.taxes}) == len(country.taxes)
        assert all(0 <= tax.ppm <= 400_000 for tax in country.taxes)
    assert COUNTRIES["FI"].taxes[0].ppm == 255_000
    assert COUNTRIES["CH"].taxes[1].ppm == 26_000
    assert not COUNTRIES["US"].prices_include_tax


def test_every_country_can_be_set_up(db: None) -> None:
    for country in COUNTRIES.values():
        request = wanted(
            country=country.code,
            currency=country.currency,
            time_zone=country.time_zones[-1],
            prices_include_tax=country.prices_include_tax,
            products=[{"name": "Loaf", "price_minor": 42_000, "tax_category": country.taxes[-1].id}],
        )
        with undone():
            answer = Browser().post("/setup", request)
        assert (country.code, answer.status_code) == (country.code, 201)
    assert not stores.Company.objects.exists()
