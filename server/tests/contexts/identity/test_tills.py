"""Tills: becoming one, the PIN and its lock ladder, the second person on the same screen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.chain import sale_body
from tests.contexts.identity.staff import PIN, WRONG_PIN, Browser, Staff, clock_at, code_of
from tillbook.core.access import Action, Actor, Resource
from tillbook.core.values import Forbidden
from tillbook.identity import interface as identity
from tillbook.identity import pins
from tillbook.identity.hashers import Passphrase
from tillbook.identity.queries import session_of_token
from tillbook.platform import clock, sql
from tillbook.platform.http.actor import Offered

# --- becoming a till ---------------------------------------------------------------------------------------------------


def register_of(staff: Staff, browser: Browser, store: str = "S01") -> str:
    answer = browser.post("/registers", {"store": staff.store(store), "name": "Counter"})
    assert answer.status_code == 201, answer.content
    return str(answer.json()["id"])


def test_a_browser_becomes_a_till_with_a_code_from_the_office(staff: Staff) -> None:
    office, browser = staff.at_office("manager"), Browser()
    register = register_of(staff, office)
    code = office.post(f"/registers/{register}/code").json()["code"]

    answer = browser.post("/till/enrol", {"code": f" {code[:4].lower()}-{code[4:]} "})

    assert answer.json() == {
        "register": {"id": register, "code": "S01R01", "name": "Counter"},
        "store": {"id": staff.store(), "name": "Mill Lane"},
    }
    till = browser.get("/till/sign-in").json()
    assert [person["name"] for person in till["people"]] == ["Cashier", "Cashier 2", "Manager", "Owner", "Supervisor"]
    assert till["people"][1]["initials"] == "C2"
    assert (till["company"]["currency"], till["demo"]) == ("GBP", False)
    cookie = browser.client.cookies["__Host-tillbook-device"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (True, True, "Strict", "/")


def test_a_code_is_used_once(staff: Staff) -> None:
    office = staff.at_office("owner")
    code = office.post(f"/registers/{register_of(staff, office)}/code").json()["code"]
    assert Browser().post("/till/enrol", {"code": code}).status_code == 200
    answer = Browser().post("/till/enrol", {"code": code})
    assert (answer.status_code, code_of(answer)) == (422, "bad_code")


def test_a_code_lives_ten_minutes(staff: Staff) -> None:
    office = staff.at_office("owner")
    register, start = register_of(staff, office), clock.now()
    code = office.post(f"/registers/{register}/code").json()["code"]
    with clock_at(start + timedelta(minutes=10, seconds=1)):
        assert code_of(Browser().post("/till/enrol", {"code": code})) == "bad_code"


def test_guessing_codes_is_braked(staff: Staff) -> None:
    browser = Browser(address="203.0.113.7")
    answers = [browser.post("/till/enrol", {"code": f"AAAA{n:04d}"}).status_code for n in range(11)]
    assert answers == [422] * 10 + [429]


def test_a_browser_that_is_no_till_is_told_so(staff: Staff) -> None:
    for answer in (Browser().get("/till/sign-in"), staff.pin(Browser(), "cashier")):
        assert (answer.status_code, code_of(answer)) == (401, "not_enrolled")
        assert answer.json()["error"]["data"] == {"demo": False}


def test_a_second_browser_takes_the_till_from_the_first(staff: Staff) -> None:
    office, first, second = staff.at_office("owner"), Browser(), Browser()
    register = register_of(staff, office)
    first.post("/till/enrol", {"code": office.post(f"/registers/{register}/code").json()["code"]})
    assert staff.pin(first, "cashier").status_code == 200
    second.post("/till/enrol", {"code": office.post(f"/registers/{register}/code").json()["code"]})
    assert first.get("/session").status_code == 401
    assert code_of(first.get("/till/sign-in")) == "not_enrolled"
    assert second.get("/till/sign-in").status_code == 200


def test_a_revoked_till_is_dead_at_once(staff: Staff) -> None:
    office, browser = staff.at_office("owner"), Browser()
    register = register_of(staff, office)
    browser.post("/till/enrol", {"code": office.post(f"/registers/{register}/code").json()["code"]})
    staff.pin(browser, "cashier")
    assert office.send("DELETE", f"/registers/{register}/device").status_code == 204
    assert browser.get("/session").status_code == 401
    assert code_of(browser.get("/till/sign-in")) == "not_enrolled"
    assert code_of(office.send("DELETE", f"/registers/{register}/device")) == "not_enrolled"


def test_an_office_register_is_no_till(staff: Staff) -> None:
    office = staff.at_office("owner")
    rows = office.get("/registers").json()["items"]
    office_register = next(row["id"] for row in rows if row["is_office"])
    assert code_of(office.post(f"/registers/{office_register}/code")) == "office_register"


def test_the_demo_offers_its_tills_and_nobody_else_does(staff: Staff) -> None:
    register_of(staff, staff.at_office("owner"))
    assert Browser().get("/till/demo-registers").status_code == 404
    staff.chain.company.is_demo = True
    staff.chain.company.save()
    offers = Browser().get("/till/demo-registers").json()
    assert [offer["register"]["code"] for offer in offers] == ["S01R01"]
    assert Browser().post("/till/enrol", {"code": offers[0]["code"]}).json()["store"]["name"] == "Mill Lane"


def test_who_does_not_sell_here_does_not_stand_on_the_till(staff: Staff) -> None:
    till = staff.till("S02")
    names = [person["name"] for person in till.get("/till/sign-in").json()["people"]]
    assert names == ["Cashier S02", "Manager 2", "Owner"]
    for who in ("cashier", "buyer", "accountant", "administrator"):
        answer = staff.pin(till, who)
        assert (answer.status_code, code_of(answer)) == (404, "unknown_person")


def test_a_till_sells_for_its_own_store_only_even_with_the_owner_at_it(staff: Staff) -> None:
    till, loaf = staff.at_till("owner", "S02"), staff.chain.variants["LOAF"]
    sale = {"id": str(clock.new_id()), "body": sale_body([(loaf, 1_000, 420)])}
    elsewhere = till.post("/sales", {**sale, "store": staff.store("S01")})
    assert (elsewhere.status_code, code_of(elsewhere)) == (403, "other_store")
    assert till.get(f"/stock?store={staff.store('S01')}").status_code == 200
    assert till.post("/sales", {**sale, "store": staff.store("S02")}).status_code == 201


# --- the PIN -----------------------------------------------------------------------------------------------------------


def test_a_wrong_pin_says_how_many_tries_are_left(staff: Staff) -> None:
    till = staff.till()
    answer = staff.pin(till, "cashier", WRONG_PIN)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "bad_pin"
    assert answer.json()["error"]["data"] == {"tries_left": 4, "locked_until": None, "needs_release": False}


def test_five_wrong_pins_lock_that_person_for_a_minute_and_nobody_else(staff: Staff) -> None:
    till, start = staff.till(), clock.now()
    with clock_at(start):
        for _ in range(5):
            answer = staff.pin(till, "cashier", WRONG_PIN)
        assert answer.json()["error"]["data"]["tries_left"] == 0
        until = (start + timedelta(minutes=1)).isoformat().replace("+00:00", "Z")
        assert answer.json()["error"]["data"]["locked_until"] == until
        assert staff.pin(till, "cashier").status_code == 401
        assert staff.pin(till, "cashier_2").status_code == 200
        people = {person["name"]: person["locked_until"] for person in till.get("/till/sign-in").json()["people"]}
        assert people["Cashier"] == until
        assert people["Cashier 2"] is None
    with clock_at(start + timedelta(seconds=61)):
        assert staff.pin(till, "cashier").status_code == 200


def test_twenty_wrong_pins_lock_until_a_manager_releases_and_only_on_that_device(staff: Staff) -> None:
    till, other, moment = staff.till(), staff.till(), clock.now()
    for minutes in (0, 2, 10, 60):
        with clock_at(moment + timedelta(minutes=minutes)):
            for _ in range(5):
                answer = staff.pin(till, "cashier", WRONG_PIN)
    data = answer.json()["error"]["data"]
    assert (data["tries_left"], data["needs_release"], data["locked_until"]) == (0, True, "9999-12-31T00:00:00Z")
    with clock_at(moment + timedelta(days=30)):
        assert staff.pin(till, "cashier").status_code == 401
        assert staff.pin(other, "cashier").status_code == 200
        office = staff.at_office("manager")
        assert office.get(f"/people/{staff.ids['cashier']}").json()["is_locked"] is True
        assert office.post(f"/people/{staff.ids['cashier']}/release").status_code == 204
        assert staff.pin(till, "cashier").status_code == 200


def test_a_manager_releases_at_the_till_itself(staff: Staff) -> None:
    till = staff.till()
    for _ in range(5):
        staff.pin(till, "cashier", WRONG_PIN)
    assert staff.pin(till, "manager").status_code == 200
    assert till.post(f"/people/{staff.ids['cashier']}/release").status_code == 204
    assert staff.pin(till, "cashier").status_code == 200


def test_nobody_releases_himself(staff: Staff) -> None:
    answer = staff.at_office("manager").post(f"/people/{staff.ids['manager']}/release")
    assert (answer.status_code, code_of(answer)) == (403, "self_approval")


def test_a_right_pin_starts_the_count_again(staff: Staff) -> None:
    till = staff.till()
    for _ in range(3):
        for _ in range(4):
            assert staff.pin(till, "cashier", WRONG_PIN).status_code == 401
        assert staff.pin(till, "cashier").status_code == 200


@pytest.mark.parametrize("pin", ["12345", "1234567", "12345a", "١٢٣٤٥٦", "      "])
def test_a_pin_is_six_digits(staff: Staff, pin: str) -> None:
    answer = staff.at_office("owner").send("PUT", f"/people/{staff.ids['cashier']}/pin", {"pin": pin})
    assert (answer.status_code, code_of(answer)) == (422, "not_a_pin")


def test_wrong_pins_are_in_the_audit_log_by_device(staff: Staff) -> None:
    staff.pin(staff.till(), "cashier", WRONG_PIN)
    row = sql.fetch_one("SELECT actor_kind, action, object_id, summary FROM audit_row ORDER BY id DESC LIMIT 1")
    assert row is not None
    assert (row[0], row[1], sql.read_id(row[2])) == ("device", "session.refuse", staff.ids["cashier"])
    assert WRONG_PIN not in row[3]


def test_the_database_alone_tells_nothing_about_a_pin(staff: Staff) -> None:
    rows = sql.fetch_all("SELECT pin_salt, pin_sealed FROM identity_person WHERE pin_sealed <> ''")
    assert len({row[0] for row in rows}) == len(rows)
    for salt, sealed in rows:
        assert pins.verifier(PIN, bytes.fromhex(salt)).hex() not in sealed


def test_a_sealed_pin_moved_to_another_person_is_no_longer_a_pin(staff: Staff) -> None:
    kept = pins.seal_pin(PIN, person_id=staff.ids["cashier"])
    assert pins.matches(PIN, kept, person_id=staff.ids["cashier"])
    with pytest.raises(Exception, match="key file"):
        pins.matches(PIN, kept, person_id=staff.ids["owner"])


# --- the second person -------------------------------------------------------------------------------------------------


def ask(staff: Staff, browser: Browser, who: str, **more: object) -> Any:
    return browser.post("/till/approval", {"person": str(staff.ids[who]), "pin": PIN, "action": 2, **more})


def lent(staff: Staff, browser: Browser, who: str, **more: object) -> str:
    answer = ask(staff, browser, who, **more)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["override_token"])


def cashier_actor(browser: Browser) -> Actor:
    session = session_of_token(browser.cookie())
    assert session is not None
    return session.actor


def test_a_managers_pin_on_the_same_screen_lends_the_right_once(staff: Staff) -> None:
    till = staff.at_till("cashier")
    token, actor = lent(staff, till, "manager", amount_minor=20_000), cashier_actor(till)
    big_return = Resource(store=staff.chain.stores["S01"].id, amount_minor=20_000)

    permission = identity.take_override(actor, Action.RETURN_WITH_RECEIPT, resource=big_return, offered=Offered((token,)))

    assert (permission.approver, permission.is_single_person) == (staff.ids["manager"], False)
    with pytest.raises(Forbidden) as caught:
        identity.take_override(actor, Action.RETURN_WITH_RECEIPT, resource=big_return, offered=Offered((token,)))
    assert caught.value.code == "bad_override"


@pytest.mark.parametrize(
    ("action", "amount", "store", "minutes"),
    [
        (Action.VOID_SALE, 20_000, "S01", 0),
        (Action.RETURN_WITH_RECEIPT, 20_001, "S01", 0),
        (Action.RETURN_WITH_RECEIPT, 20_000, "S02", 0),
        (Action.RETURN_WITH_RECEIPT, 20_000, "S01", 2),
    ],
)
def test_a_lent_right_is_for_its_act_only(staff: Staff, action: Action, amount: int, store: str, minutes: int) -> None:
    till, start = staff.at_till("cashier"), clock.now()
    with clock_at(start):
        token, actor = lent(staff, till, "manager", amount_minor=20_000), cashier_actor(till)
    resource = Resource(store=staff.chain.stores[store].id, amount_minor=amount)
    with clock_at(start + timedelta(minutes=minutes)), pytest.raises(Forbidden) as caught:
        identity.take_override(actor, action, resource=resource, offered=Offered((token,)))
    assert caught.value.code == "bad_override"


def test_a_lent_right_is_for_the_one_who_asked(staff: Staff) -> None:
    token = lent(staff, staff.at_till("cashier"), "manager", amount_minor=20_000)
    resource = Resource(store=staff.chain.stores["S01"].id, amount_minor=20_000)
    with pytest.raises(Forbidden):
        identity.take_override(
            cashier_actor(staff.at_till("cashier_2")), Action.RETURN_WITH_RECEIPT, resource=resource, offered=Offered((token,))
        )


def test_a_supervisor_does_not_approve_his_own_refund(staff: Staff) -> None:
    answer = ask(staff, staff.at_till("supervisor"), "supervisor", action=39, amount_minor=99_999)
    assert (answer.status_code, code_of(answer)) == (403, "self_approval")


def test_a_colleague_with_no_more_rights_lends_nothing(staff: Staff) -> None:
    answer = ask(staff, staff.at_till("cashier"), "cashier_2", amount_minor=20_000)
    assert (answer.status_code, code_of(answer)) == (403, "not_permitted")


def test_a_manager_of_another_store_lends_nothing_here(staff: Staff) -> None:
    answer = ask(staff, staff.at_till("cashier"), "manager_2", amount_minor=20_000)
    assert (answer.status_code, code_of(answer)) == (403, "other_store")


def test_wrong_pins_of_a_second_person_climb_the_same_ladder(staff: Staff) -> None:
    till = staff.at_till("cashier")
    for _ in range(5):
        answer = till.post(
            "/till/approval", {"person": str(staff.ids["manager"]), "pin": WRONG_PIN, "action": 2, "amount_minor": 9_000}
        )
    assert (answer.status_code, code_of(answer)) == (401, "bad_pin")
    assert ask(staff, till, "manager", amount_minor=9_000).status_code == 401


def test_with_second_person_off_nobody_is_asked_and_the_act_is_marked(staff: Staff) -> None:
    staff.chain.company.second_person = "off"
    staff.chain.company.save()
    identity.forget_policy()
    till = staff.at_till("supervisor")
    token = lent(staff, till, "supervisor", action=39, amount_minor=99_999)
    resource = Resource(store=staff.chain.stores["S01"].id, amount_minor=99_999)
    permission = identity.take_override(cashier_actor(till), Action.REFUND_ORDER, resource=resource, offered=Offered((token,)))
    assert permission.is_single_person
    row = sql.fetch_one("SELECT fields FROM audit_row WHERE action = 'override.lend'")
    assert row == ('["single_person"]',)


def test_a_token_in_the_header_carries_a_request_over_the_limit(staff: Staff) -> None:
    one = staff.at_office("administrator")
    new = {"name": "Nell", "roles": [{"role": "cashier", "store": staff.store()}]}
    refused = one.post("/people", new)
    assert (refused.status_code, code_of(refused)) == (403, "needs_approval")
    assert refused.json()["error"]["data"] == {"action": 32, "why": "over_limit", "amount_minor": None}

    answer = one.post("/till/approval", {"person": str(staff.ids["owner"]), "pin": PIN, "action": 32})
    token = answer.json()["override_token"]
    assert one.post("/people", new, **{"X-Tillbook-Override": token}).status_code == 201
    assert code_of(one.post("/people", new, **{"X-Tillbook-Override": token})) == "bad_override"
    not_a_holder = one.post("/till/approval", {"person": str(staff.ids["manager"]), "pin": PIN, "action": 32})
    assert not_a_holder.status_code == 403


# --- the real cost -----------------------------------------------------------------------------------------------------


def test_the_real_hashes_cost_what_the_design_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert pins.ITERATIONS == 600_000
    assert (Passphrase.time_cost, Passphrase.memory_cost, Passphrase.parallelism) == (3, 65_536, 1)
    encoded = Passphrase().encode("seven grey herons at dusk", Passphrase().salt())
    assert encoded.startswith("argon2$argon2id$v=19$m=65536,t=3,p=1$")
