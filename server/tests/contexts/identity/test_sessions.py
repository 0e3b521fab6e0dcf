"""Signing in and out of the office and of tills; how long a session lives; what a thief of old secrets gets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.contexts.identity.staff import PASSPHRASE, PIN, Browser, Staff, clock_at, code_of
from tillbook.identity.models import Session
from tillbook.platform import clock, sql


def test_the_owner_signs_in_and_sees_who_he_is_and_what_he_may(staff: Staff) -> None:
    browser = Browser()
    me = browser.sign_in("owner").json()

    assert (me["person"]["name"], me["kind"], me["register"]) == ("Owner", "office", None)
    assert me["roles"] == [{"role": "owner", "store": None}]
    assert me["may"] == [number for number in range(1, 48) if number != 36]
    assert [store["code"] for store in me["stores"]] == ["S01", "S02"]
    assert me["company"]["currency_exponent"] == 2
    assert browser.get("/session").json() == me


def test_the_sign_in_name_does_not_care_about_capitals_and_edges(staff: Staff) -> None:
    assert Browser().sign_in("  Owner ").status_code == 200


def test_the_session_cookie_is_for_this_host_only_and_not_for_scripts(staff: Staff) -> None:
    cookie = staff.at_office("owner").client.cookies["__Host-tillbook"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        True,
        True,
        "Strict",
        "/",
        "",
    )
    assert len(cookie.value) == 43


def test_the_database_keeps_no_session_secret(staff: Staff) -> None:
    browser = staff.at_office("owner")
    kept = sql.fetch_all("SELECT digest FROM identity_session")
    assert browser.cookie() not in str(kept)


@pytest.mark.parametrize(
    ("login", "passphrase"), [("owner", "not the right passphrase"), ("nobody", PASSPHRASE), ("nobody", "x")]
)
def test_a_wrong_name_or_passphrase_gets_one_and_the_same_answer(staff: Staff, login: str, passphrase: str) -> None:
    answer = Browser().sign_in(login, passphrase)
    assert answer.status_code == 401
    assert answer.json()["error"] == {
        "code": "bad_credentials",
        "message": "Name, passphrase or code is wrong.",
        "field": None,
        "data": {},
        "fields": [],
    }


def test_a_failed_sign_in_is_in_the_audit_log(staff: Staff) -> None:
    Browser().sign_in("owner", "not the right passphrase")
    row = sql.fetch_one("SELECT action, object_id FROM audit_row ORDER BY id DESC LIMIT 1")
    assert row is not None
    assert (row[0], sql.read_id(row[1])) == ("session.refuse", staff.ids["owner"])


def test_nobody_is_signed_in_without_a_cookie(staff: Staff) -> None:
    answer = Browser().get("/session")
    assert (answer.status_code, code_of(answer)) == (401, "not_signed_in")


def test_signing_in_again_gives_a_new_secret_and_ends_the_old_session(staff: Staff) -> None:
    browser = staff.at_office("owner")
    old = browser.cookie()
    assert browser.sign_in("owner").status_code == 200
    assert browser.cookie() != old

    thief = Browser()
    thief.client.cookies["__Host-tillbook"] = old
    assert thief.get("/session").status_code == 401


def test_a_step_up_gives_a_new_secret_and_the_old_one_is_dead(staff: Staff) -> None:
    browser = staff.at_office("owner")
    old = browser.cookie()
    assert browser.post("/session/proof", {"passphrase": PASSPHRASE}).status_code == 204
    assert browser.cookie() != old
    assert browser.get("/session").status_code == 200

    thief = Browser()
    thief.client.cookies["__Host-tillbook"] = old
    assert thief.get("/session").status_code == 401


def test_a_step_up_with_a_wrong_passphrase_is_refused(staff: Staff) -> None:
    answer = staff.at_office("owner").post("/session/proof", {"passphrase": "wrong and wrong again"})
    assert (answer.status_code, code_of(answer)) == (401, "bad_credentials")


def test_signing_out_ends_the_session_and_not_only_the_cookie(staff: Staff) -> None:
    browser = staff.at_office("owner")
    secret = browser.cookie()
    assert browser.send("DELETE", "/session").status_code == 204
    browser.client.cookies["__Host-tillbook"] = secret
    assert browser.get("/session").status_code == 401
    assert browser.send("DELETE", "/session").status_code == 204


def test_fifteen_idle_minutes_end_an_office_session(staff: Staff) -> None:
    browser, start = staff.at_office("owner"), clock.now()
    with clock_at(start + timedelta(minutes=14)):
        assert browser.get("/session").status_code == 200
    with clock_at(start + timedelta(minutes=28)):
        assert browser.get("/session").status_code == 200
    with clock_at(start + timedelta(minutes=43, seconds=1)):
        assert browser.get("/session").status_code == 401


def test_twelve_hours_end_a_session_however_busy_it_is(staff: Staff) -> None:
    browser, start = staff.at_office("owner"), clock.now()
    for quarter in range(1, 72):
        with clock_at(start + timedelta(minutes=10 * quarter)):
            assert browser.get("/session").status_code == 200
    with clock_at(start + timedelta(hours=12, seconds=1)):
        assert browser.get("/session").status_code == 401


def test_two_idle_minutes_at_a_till_ask_for_the_pin_again(staff: Staff) -> None:
    till, start = staff.at_till("cashier"), clock.now()
    with clock_at(start + timedelta(seconds=110)):
        assert till.get("/session").status_code == 200
    with clock_at(start + timedelta(seconds=231)):
        assert till.get("/session").status_code == 401
        assert staff.pin(till, "cashier").status_code == 200
        assert till.get("/session").status_code == 200


def test_a_fired_cashiers_session_is_dead_at_once(staff: Staff) -> None:
    till, office = staff.at_till("cashier"), staff.at_office("owner")
    answer = office.send("PATCH", f"/people/{staff.ids['cashier']}", {"is_active": False})
    assert answer.status_code == 200
    assert till.get("/session").status_code == 401
    assert (staff.pin(till, "cashier").status_code, code_of(staff.pin(till, "cashier"))) == (404, "unknown_person")
    assert Browser().sign_in("cashier").status_code == 401


def test_a_role_taken_away_is_gone_with_the_next_request(staff: Staff) -> None:
    buyer, office = staff.at_office("buyer"), staff.at_office("owner")
    assert 25 in buyer.get("/session").json()["may"]
    assert office.send("PUT", f"/people/{staff.ids['buyer']}/roles", []).status_code == 200
    assert buyer.get("/session").json()["may"] == []


def test_after_ten_wrong_passphrases_the_name_waits_and_another_name_does_not(staff: Staff) -> None:
    browser = Browser()
    for _ in range(10):
        assert browser.sign_in("owner", "wrong wrong wrong").status_code == 401
    answer = browser.sign_in("owner")
    assert (answer.status_code, code_of(answer)) == (429, "too_many_tries")
    assert 0 < int(answer["Retry-After"]) <= 900
    assert browser.sign_in("buyer").status_code == 200
    with clock_at(clock.now() + timedelta(minutes=16)):
        assert browser.sign_in("owner").status_code == 200


def test_an_address_that_tries_fifty_names_waits(staff: Staff) -> None:
    browser = Browser(address="203.0.113.9")
    for n in range(50):
        assert browser.sign_in(f"name{n}", "wrong wrong wrong").status_code == 401
    assert browser.sign_in("owner").status_code == 429
    assert Browser(address="203.0.113.10").sign_in("owner").status_code == 200


def test_a_right_sign_in_forgets_the_wrong_ones(staff: Staff) -> None:
    browser = Browser()
    for _ in range(3):
        for _ in range(9):
            browser.sign_in("owner", "wrong wrong wrong")
        assert browser.sign_in("owner").status_code == 200


@pytest.mark.parametrize(
    "payload",
    [
        {"login": "owner", "passphrase": PASSPHRASE, "role": "owner"},
        {"login": "owner", "passphrase": PASSPHRASE, "store_id": "x"},
        {"login": ["owner"], "passphrase": PASSPHRASE},
        {"login": "owner", "passphrase": 12},
        {"login": "owner"},
        [],
        "owner",
    ],
)
def test_a_sign_in_takes_its_own_members_and_types_and_nothing_else(staff: Staff, payload: object) -> None:
    assert Browser().post("/session", payload).status_code == 422


def test_a_cookie_of_nonsense_is_nobody(staff: Staff) -> None:
    for nonsense in ("x", "a" * 43, "a" * 5000, "' OR 1=1 --" * 3):
        browser = Browser()
        browser.client.cookies["__Host-tillbook"] = nonsense
        assert browser.get("/session").status_code == 401


def test_a_till_has_one_session_at_a_time(staff: Staff) -> None:
    till = staff.at_till("cashier")
    first = till.cookie()
    assert staff.pin(till, "supervisor").status_code == 200
    assert till.get("/session").json()["person"]["name"] == "Supervisor"
    assert Session.objects.filter(ended_at=None, device__isnull=False).count() == 1
    till.client.cookies["__Host-tillbook"] = first
    assert till.get("/session").status_code == 401


def test_me_at_a_till_names_the_register(staff: Staff) -> None:
    me = staff.at_till("cashier").get("/session").json()
    assert (me["kind"], me["register"]["code"]) == ("till", "S01R01")
    assert me["roles"] == [{"role": "cashier", "store": staff.store()}]
    assert PIN not in str(me)
