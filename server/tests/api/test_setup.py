"""Setting up empty books: country, store, first person, first products, first sale; all of it or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.chain import Chain
from tillbook.app.proof import verify_books
from tillbook.identity.models import Person
from tillbook.platform import clock, sql
from tillbook.stores.models import Company, Store

OURS = {"X-Tillbook": "1", "Origin": "http://testserver"}

WISH: dict[str, Any] = {
    "country": "ES",
    "company_name": "Panadería Sol",
    "currency": "EUR",
    "time_zone": "Europe/Madrid",
    "prices_include_tax": True,
    "store_name": "Calle Mayor",
    "person_name": "Ana",
    "login": "ana",
    "passphrase": "cuatro morsas cantan bajito",
    "pin": "271828",
    "products": [
        {
            "name": "Barra de pan",
            "price_minor": 110,
            "barcode": "8412345678905",
            "quantity_milli": 40_000,
            "tax_category": "super_reduced",
        },
        {"name": "Taza azul", "price_minor": 950},
    ],
}


def _post(wish: dict[str, Any], client: Client | None = None) -> Any:
    return (client or Client()).post("/api/v1/setup", wish, content_type="application/json", headers=OURS)


@pytest.mark.django_db
def test_empty_books_say_that_they_need_setting_up_and_offer_countries() -> None:
    found = Client().get("/api/v1/setup").json()
    spain = next(c for c in found["countries"] if c["code"] == "ES")
    assert found["needed"] is True
    assert len(found["countries"]) >= 25
    assert (spain["currency"], spain["time_zones"][0], spain["taxes"][0]["ppm"]) == ("EUR", "Europe/Madrid", 210_000)


@pytest.mark.django_db
def test_after_setting_up_the_owner_is_signed_in_and_forty_loaves_lie_on_the_shelf() -> None:
    answer = _post(WISH)
    assert answer.status_code == 201, answer.content
    assert answer.json()["person"]["name"] == "Ana"
    assert answer.json()["roles"] == [{"role": "owner", "store": None}]
    assert answer.json()["company"]["language"] == "es"
    assert answer.cookies["__Host-tillbook"]["httponly"]
    assert sql.fetch_all("SELECT quantity_milli FROM ledger_balance") == [(40_000,)]
    assert Client().get("/api/v1/setup").json() == {"needed": False, "countries": []}
    assert verify_books().findings == []


@pytest.mark.django_db
def test_the_owner_alone_can_make_the_first_sale() -> None:
    client = Client()
    me = _post(WISH, client).json()
    client.cookies["__Host-tillbook"]["secure"] = ""
    variant = str(sql.read_id((sql.fetch_one("SELECT id FROM catalogue_variant WHERE code = 'P0001'") or ("",))[0]))
    tax = {"rate": "ES-IVA-4", "base_minor": 106, "tax_minor": 4}
    line = {"n": 1, "variant": variant, "quantity_milli": 1_000, "unit_price_minor": 110, "discounts": [], "taxes": [tax]}
    body = {
        "lines": [{**line, "net_minor": 106, "gross_minor": 110, "kind": "goods"}],
        "returned": [],
        "tenders": [{"n": 1, "kind": "cash", "amount_minor": 110}],
        "rounding_minor": 0,
        "totals": {"net_minor": 106, "tax_minor": 4, "gross_minor": 110, "discount_minor": 0},
        "taxes": [tax],
    }
    payload = {"id": str(clock.new_id()), "store": me["stores"][0]["id"], "body": body}
    answer = client.post("/api/v1/sales", payload, content_type="application/json", headers=OURS)
    assert answer.status_code == 201, answer.content
    assert answer.json()["receipt_no"] == "S01W01-1-000001"
    assert sql.fetch_all("SELECT quantity_milli FROM ledger_balance") == [(39_000,)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"country": "XX"}, "unknown_country"),
        ({"time_zone": "Europe/Nowhere"}, "unknown_time_zone"),
        ({"passphrase": "short"}, "passphrase_too_short"),
        ({"products": [{"name": "Pan", "price_minor": 110, "barcode": "8412345678906"}]}, None),
    ],
)
def test_a_wish_with_one_wrong_part_makes_nothing_at_all(change: dict[str, Any], code: str | None) -> None:
    answer = _post({**WISH, **change})
    assert answer.status_code == 422, answer.content
    if code is not None:
        assert answer.json()["error"]["code"] == code
    assert (Company.objects.count(), Store.objects.count(), Person.objects.count()) == (0, 0, 0)


def test_books_that_have_a_company_cannot_be_set_up_again(chain: Chain) -> None:
    answer = _post(WISH)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "already_set_up")
