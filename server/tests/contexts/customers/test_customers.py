"""Customers: found whatever the accents, seen by who may, forgotten without harming the books."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest

from tests.chain import Chain, sale_body
from tests.contexts.identity.staff import PASSPHRASE, Browser, Staff, code_of
from tests.orders import order_payload, restock
from tillbook.app.proof import verify_books
from tillbook.customers.erasing import erasures_file
from tillbook.platform import clock, sql

JOSE = {
    "name": "José Muñoz Ibáñez",
    "email": "Jose.Munoz@Example.ORG",
    "phone": "020 7946 0958",
    "address": "4 Quay Street",
    "note": "rings twice",
}


def _make(browser: Browser, **fields: Any) -> dict[str, Any]:
    answer = browser.post("/customers", {**JOSE, **fields})
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def _sell(chain: Chain, customer: str) -> dict[str, Any]:
    body = {**sale_body([(chain.variants["LOAF"], 2_000, 420)]), "customer": customer}
    answer = chain.client().post("/sales", {"id": str(clock.new_id()), "store": str(chain.stores["S01"].id), "body": body})
    assert answer.status_code == 201, answer.content
    sold: dict[str, Any] = answer.json()
    return sold


def test_customers_are_numbered_and_their_contacts_brought_to_one_form(staff: Staff) -> None:
    owner = staff.at_office("owner")

    first, second = _make(owner), _make(owner, name="Ann Lee", email="", phone="")

    assert (first["code"], second["code"]) == ("CUST-001", "CUST-002")
    assert (first["email"], first["phone"]) == ("Jose.Munoz@example.org", "+442079460958")
    assert (second["email"], second["phone"]) == (None, None)


@pytest.mark.parametrize("asked", ["jose munoz", "MUÑOZ", "ibanez jose", "cust-001", "0958", "example.org"])
def test_a_customer_is_found_by_any_words_whatever_the_accents(staff: Staff, asked: str) -> None:
    owner = staff.at_office("owner")
    _make(owner)
    _make(owner, name="Ann Lee", email="ann@lee.example", phone="")

    found = owner.get(f"/customers?search={asked}").json()["items"]

    assert [customer["code"] for customer in found] == ["CUST-001"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "not-an-address", "bad_email"),
        ("phone", "12", "bad_phone"),
        ("name", " ", "missing"),
        ("note", "card 4111 1111 1111 1111", "card_number"),
        ("price_list_id", str(clock.new_id()), "unknown_price_list"),
        ("role", "owner", "extra_field"),
    ],
)
def test_a_field_that_cannot_be_is_refused_by_name(staff: Staff, field: str, value: str, code: str) -> None:
    answer = staff.at_office("owner").post("/customers", {**JOSE, field: value})

    assert (answer.status_code, code_of(answer)) == (422, code)


def test_the_same_customer_sent_twice_is_one(staff: Staff) -> None:
    owner, payload = staff.at_office("owner"), {**JOSE, "id": str(clock.new_id())}

    first, second = (owner.post("/customers", payload) for _ in range(2))
    other = owner.post("/customers", {**payload, "name": "Ann"})

    assert (first.status_code, second.status_code, other.status_code) == (201, 200, 409)
    assert first.json() == second.json()


def test_the_audit_log_names_the_fields_that_changed_and_never_their_values(staff: Staff) -> None:
    owner = staff.at_office("owner")
    made = _make(owner)

    answer = owner.send("PATCH", f"/customers/{made['id']}", {"phone": "+34 612 345 678", "address": "9 New Road"})

    assert answer.json()["phone"] == "+34612345678"
    rows = sql.fetch_all("SELECT summary, fields FROM audit_row WHERE action = 'customer.update'")
    assert [(row[0], json.loads(row[1])) for row in rows] == [("CUST-001", ["address", "phone"])]
    everything = repr(sql.fetch_all("SELECT * FROM audit_row")) + repr(sql.fetch_all("SELECT * FROM platform_outbox_event"))
    assert not [word for word in ("Muñoz", "Quay", "New Road", "612345678") if word in everything]


def test_a_cashier_finds_a_customer_but_not_how_to_reach_the_person(staff: Staff) -> None:
    made = _make(staff.at_office("manager"))
    cashier = staff.at_till("cashier")

    (found,) = cashier.get("/customers?search=munoz").json()["items"]
    change = cashier.send("PATCH", f"/customers/{made['id']}", {"phone": ""})

    assert (found["code"], found["name"]) == ("CUST-001", "José Muñoz Ibáñez")
    assert (found["email"], found["phone"], found["address"], found["note"]) == (None, None, None, None)
    assert change.status_code == 403
    assert cashier.get(f"/customers/{made['id']}/history").status_code == 403


def test_a_customer_signed_in_sees_and_changes_the_own_record_only(staff: Staff) -> None:
    manager = staff.at_office("manager")
    own, other = _make(manager), _make(manager, name="Ann Lee")
    signed = manager.send("PUT", f"/customers/{own['id']}/sign-in", {"login": "jose", "passphrase": PASSPHRASE})
    browser = Browser()
    assert signed.status_code == 204, signed.content
    assert browser.sign_in("jose").json()["person"]["name"] == "CUST-001"

    assert [one["code"] for one in browser.get("/customers").json()["items"]] == ["CUST-001"]
    assert browser.get(f"/customers/{other['id']}").status_code == 403
    assert browser.send("PATCH", f"/customers/{own['id']}", {"address": "1 Hill"}).json()["address"] == "1 Hill"
    assert browser.send("PATCH", f"/customers/{own['id']}", {"is_tax_exempt": True}).status_code == 403
    assert browser.post(f"/customers/{own['id']}/erase").status_code == 403
    assert browser.post("/customers", JOSE).status_code == 403


def test_the_history_of_a_customer_is_what_was_bought_and_ordered_newest_first(chain: Chain, staff: Staff) -> None:
    owner = staff.at_office("owner")
    made = _make(owner)
    sold = _sell(chain, made["id"])
    restock(chain, "MUG", 3_000)
    placed = chain.client().post("/orders", order_payload(chain, [("MUG", 1_000)], customer=made["id"])).json()

    items = owner.get(f"/customers/{made['id']}/history").json()["items"]
    first = owner.get(f"/customers/{made['id']}/history?limit=1").json()
    second = owner.get(f"/customers/{made['id']}/history?limit=1&cursor={first['next']}").json()

    assert [(item["type"], item["label"], item["gross_minor"]) for item in items] == [
        ("order", placed["reference"], 950),
        ("sale", sold["receipt_no"], 840),
    ]
    assert [first["items"][0], second["items"][0]] == items
    assert second["next"] is None


def test_the_export_hands_out_everything_as_json_and_csv_and_no_formula(chain: Chain, staff: Staff) -> None:
    owner = staff.at_office("owner")
    made = _make(owner, note="=HYPERLINK(1)")
    _sell(chain, made["id"])

    answer = owner.get(f"/customers/{made['id']}/export")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        facts = json.loads(archive.read("customer.json"))
        rows = list(csv.DictReader(io.StringIO(archive.read("customer.csv").decode())))
        history = list(csv.DictReader(io.StringIO(archive.read("history.csv").decode())))
    assert (facts["name"], facts["email"]) == ("José Muñoz Ibáñez", "Jose.Munoz@example.org")
    assert [line["name"] for line in facts["history"][0]["lines"]] == ["Sourdough loaf"]
    assert rows[0]["note"] == "'=HYPERLINK(1)"
    assert (history[0]["line"], history[0]["line_gross_minor"]) == ("Sourdough loaf", "840")
    assert staff.at_office("manager").get(f"/customers/{made['id']}/export").status_code == 403


def test_erasing_forgets_the_person_and_leaves_the_books_whole(chain: Chain, staff: Staff) -> None:
    owner = staff.at_office("owner")
    made = _make(owner)
    owner.send("PUT", f"/customers/{made['id']}/sign-in", {"login": "jose", "passphrase": PASSPHRASE})
    sold = _sell(chain, made["id"])
    restock(chain, "MUG", 3_000)
    chain.client().post("/orders", order_payload(chain, [("MUG", 1_000)], customer=made["id"], note="for José's birthday"))

    erased = owner.post(f"/customers/{made['id']}/erase").json()

    assert (erased["is_erased"], erased["name"], erased["email"], erased["code"]) == (True, "", None, "CUST-001")
    assert owner.get("/customers?search=munoz").json()["items"] == []
    assert owner.get(f"/sales/{sold['id']}").json()["customer"] == {"id": made["id"], "code": "CUST-001", "name": ""}
    assert Browser().sign_in("jose").status_code == 401
    assert verify_books().findings == []
    for table in sql_tables():
        assert "Muñoz" not in repr(sql.fetch_all(f"SELECT * FROM {table}")), table
        assert "birthday" not in repr(sql.fetch_all(f"SELECT * FROM {table}")), table
    assert erasures_file().read_text().split()[0] == made["id"]
    assert owner.post(f"/customers/{made['id']}/erase").json()["is_erased"] is True
    assert code_of(owner.send("PATCH", f"/customers/{made['id']}", {"name": "Back"})) == "customer_erased"


def test_an_erased_customer_cannot_order(chain: Chain, staff: Staff) -> None:
    owner = staff.at_office("owner")
    made = _make(owner)
    owner.post(f"/customers/{made['id']}/erase")
    restock(chain, "MUG", 3_000)

    answer = chain.client().post("/orders", order_payload(chain, [("MUG", 1_000)], customer=made["id"]))

    assert (answer.status_code, code_of(answer)) == (409, "customer_erased")


def sql_tables() -> list[str]:
    """Return the names of all tables."""
    from django.db import connection

    return connection.introspection.table_names()


def test_an_unknown_customer_is_not_there(staff: Staff) -> None:
    owner, nobody = staff.at_office("owner"), clock.new_id()
    for method, path in (("GET", ""), ("PATCH", ""), ("GET", "/history"), ("GET", "/export"), ("POST", "/erase")):
        answer = owner.send(method, f"/customers/{nobody}{path}", {} if method == "PATCH" else None)
        assert answer.status_code == 404, (method, path)
    assert UUID(str(nobody))
