"""People: who makes and changes whom, what a passphrase may be, and who never is without an owner."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chain import SYSTEM
from tests.contexts.identity.staff import PASSPHRASE, PIN, Browser, Staff, code_of
from tillbook.core.access import Action, Assignment, Role
from tillbook.core.values import Conflict, Invalid
from tillbook.identity import interface as identity
from tillbook.identity.passphrases import check_passphrase
from tillbook.identity.policy import held_by_few
from tillbook.platform import clock, sql


def test_the_owner_makes_a_cashier_who_signs_in_at_the_till(staff: Staff) -> None:
    new = {"name": "Nell Ash", "pin": "908172", "language": "es", "roles": [{"role": "cashier", "store": staff.store()}]}
    answer = staff.at_office("owner").post("/people", new)
    assert answer.status_code == 201, answer.content
    person = answer.json()
    assert (person["login"], person["has_pin"], person["roles"]) == (None, True, [{"role": "cashier", "store": staff.store()}])

    till = staff.till()
    me = till.post("/till/session", {"person": person["id"], "pin": "908172"}).json()
    assert (me["person"]["name"], me["person"]["language"]) == ("Nell Ash", "es")


def test_every_change_of_a_person_is_in_the_audit_log_and_no_secret_is(staff: Staff) -> None:
    office = staff.at_office("owner")
    person = office.post("/people", {"name": "Nell", "login": "nell", "passphrase": "four blue doors in a row"}).json()["id"]
    office.send("PATCH", f"/people/{person}", {"name": "Nell Ash", "language": "es"})
    office.send("PUT", f"/people/{person}/roles", [{"role": "buyer", "store": None}])
    office.send("PUT", f"/people/{person}/pin", {"pin": "908172"})
    office.send("PUT", f"/people/{person}/passphrase", {"passphrase": "five blue doors in a row"})
    rows = sql.fetch_all("SELECT action, summary, fields FROM audit_row WHERE object_type = 'person' ORDER BY id")[-5:]
    assert [row[0] for row in rows] == ["person.create", "person.update", "person.roles", "person.pin", "person.passphrase"]
    assert rows[1][2] == '["name", "language"]'
    assert "908172" not in str(rows)
    assert "blue doors" not in str(rows)


def test_the_list_is_by_name_in_pages_and_can_be_searched(staff: Staff) -> None:
    office = staff.at_office("owner")
    names, cursor = [], ""
    while True:
        page = office.get(f"/people?limit=4{cursor}").json()
        names += [person["name"] for person in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert names == sorted(names)
    assert len(names) == 10
    assert [person["name"] for person in office.get("/people?search=SUPER").json()["items"]] == ["Supervisor"]
    assert code_of(office.get("/people?cursor=nonsense")) == "bad_cursor"


def test_a_manager_sees_the_people_of_his_store_only(staff: Staff) -> None:
    office = staff.at_office("manager_2")
    assert [person["name"] for person in office.get("/people").json()["items"]] == ["Cashier S02", "Manager 2"]
    answer = office.get(f"/people/{staff.ids['cashier']}")
    unknown = office.get(f"/people/{clock.new_id()}")
    assert (answer.status_code, answer.content) == (404, unknown.content)


def test_a_manager_resets_a_pin_in_his_store_and_nothing_else(staff: Staff) -> None:
    office, cashier = staff.at_office("manager"), staff.ids["cashier"]
    assert office.send("PUT", f"/people/{cashier}/pin", {"pin": "246802"}).status_code == 204
    assert staff.pin(staff.till(), "cashier", "246802").status_code == 200
    for method, path, payload in (
        ("PATCH", f"/people/{cashier}", {"name": "X"}),
        ("PUT", f"/people/{cashier}/roles", [{"role": "manager", "store": staff.store()}]),
        ("PUT", f"/people/{cashier}/passphrase", {"passphrase": "four blue doors in a row"}),
        ("POST", "/people", {"name": "X", "roles": []}),
    ):
        answer = office.send(method, path, payload)
        assert (path, answer.status_code, code_of(answer)) == (path, 403, "not_permitted")


def test_a_manager_does_not_become_the_owner_by_the_owners_pin(staff: Staff) -> None:
    for who in ("owner", "buyer", "cashier_s02"):
        answer = staff.at_office("manager").send("PUT", f"/people/{staff.ids[who]}/pin", {"pin": "246802"})
        assert answer.status_code == 404
    everywhere = identity.NewPerson(name="Roving", roles=(Assignment(Role.CASHIER, None),), pin=PIN)
    both = identity.NewPerson(
        name="Both", roles=tuple(Assignment(Role.CASHIER, store.id) for store in staff.chain.stores.values()), pin=PIN
    )
    for new, status in ((everywhere, 404), (both, 404)):
        person = identity.add_person(SYSTEM, new)
        assert staff.at_office("manager").send("PUT", f"/people/{person.id}/pin", {"pin": "246802"}).status_code == status


def test_one_changes_ones_own_pin_with_the_old_one(staff: Staff) -> None:
    till, me = staff.at_till("cashier"), staff.ids["cashier"]
    wrong = till.send("PUT", f"/people/{me}/pin", {"pin": "246802", "current": "999999"})
    assert (wrong.status_code, code_of(wrong)) == (401, "bad_pin")
    assert till.send("PUT", f"/people/{me}/pin", {"pin": "246802"}).status_code == 403
    assert till.send("PUT", f"/people/{me}/pin", {"pin": "246802", "current": PIN}).status_code == 204
    assert staff.pin(till, "cashier", "246802").status_code == 200


def test_one_changes_ones_own_passphrase_with_the_old_one_and_other_sessions_end(staff: Staff) -> None:
    here, elsewhere = staff.at_office("buyer"), staff.at_office("buyer")
    me, new = staff.ids["buyer"], "four blue doors in a row"
    assert here.send("PUT", f"/people/{me}/passphrase", {"passphrase": new}).status_code == 401
    assert here.send("PUT", f"/people/{me}/passphrase", {"passphrase": new, "current": PASSPHRASE}).status_code == 204
    assert here.get("/session").status_code == 200
    assert elsewhere.get("/session").status_code == 401
    assert Browser().sign_in("buyer").status_code == 401
    assert Browser().sign_in("buyer", new).status_code == 200


def test_the_last_owner_stays_owner(staff: Staff) -> None:
    office, owner = staff.at_office("owner"), staff.ids["owner"]
    for method, path, payload in (
        ("PUT", f"/people/{owner}/roles", [{"role": "buyer", "store": None}]),
        ("PATCH", f"/people/{owner}", {"is_active": False}),
    ):
        answer = office.send(method, path, payload)
        assert (answer.status_code, code_of(answer)) == (409, "last_owner")
    assert office.get("/session").json()["roles"] == [{"role": "owner", "store": None}]


def test_an_administrator_makes_no_owner_and_changes_none_even_with_a_second_person(staff: Staff) -> None:
    office = staff.at_office("administrator")

    def with_owner(method: str, path: str, payload: Any) -> Any:
        asked = {"person": str(staff.ids["owner"]), "pin": PIN, "action": 32}
        token = office.post("/till/approval", asked).json()["override_token"]
        return office.send(method, path, payload, **{"X-Tillbook-Override": token})

    owner_role = [{"role": "owner", "store": None}]
    for method, path, payload, code in (
        ("PUT", f"/people/{staff.ids['buyer']}/roles", owner_role, "owner_only"),
        ("PUT", f"/people/{staff.ids['owner']}/roles", [], "owner_only"),
        ("PUT", f"/people/{staff.ids['administrator']}/roles", owner_role, "own_roles"),
        ("PUT", f"/people/{staff.ids['owner']}/pin", {"pin": "246802"}, "owner_only"),
        ("PUT", f"/people/{staff.ids['owner']}/passphrase", {"passphrase": "four blue doors in a row"}, "owner_only"),
        ("POST", "/people", {"name": "X", "roles": owner_role}, "owner_only"),
        ("DELETE", f"/people/{staff.ids['owner']}/totp", None, "owner_only"),
    ):
        answer = with_owner(method, path, payload)
        assert (path, answer.status_code, code_of(answer)) == (path, 403, code)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"name": "X", "roles": [{"role": "god", "store": None}]}, "not_a_choice"),
        ({"name": "X", "roles": [{"role": "assistant", "store": None}]}, "not_a_choice"),
        ({"name": "X", "role": "owner"}, "extra_field"),
        ({"name": "X", "store_id": "x"}, "extra_field"),
        ({"name": "X", "is_active": True}, "extra_field"),
        ({"name": ""}, "invalid"),
        ({"name": "X", "login": "x1"}, "login_and_passphrase"),
        ({"name": "X", "login": "x1", "passphrase": "short"}, "passphrase_too_short"),
        ({"name": "X", "pin": "12"}, "not_a_pin"),
    ],
)
def test_what_a_person_cannot_be_made_of_is_refused(staff: Staff, payload: dict[str, Any], code: str) -> None:
    answer = staff.at_office("owner").post("/people", payload)
    assert (answer.status_code, code_of(answer)) == (422, code)


def test_a_head_office_role_in_one_store_is_refused(staff: Staff) -> None:
    answer = staff.at_office("owner").post("/people", {"name": "X", "roles": [{"role": "buyer", "store": staff.store()}]})
    assert (answer.status_code, code_of(answer)) == (422, "role_is_chain_wide")


def test_a_role_in_a_store_that_is_not_there_is_refused(staff: Staff) -> None:
    answer = staff.at_office("owner").post("/people", {"name": "X", "roles": [{"role": "cashier", "store": str(clock.new_id())}]})
    assert (answer.status_code, code_of(answer)) == (404, "unknown_store")


def test_a_sign_in_name_belongs_to_one(staff: Staff) -> None:
    office = staff.at_office("owner")
    answer = office.post("/people", {"name": "X", "login": "BUYER", "passphrase": "four blue doors in a row"})
    assert (answer.status_code, code_of(answer)) == (409, "login_taken")
    answer = office.send("PATCH", f"/people/{staff.ids['cashier']}", {"login": "buyer"})
    assert (answer.status_code, code_of(answer)) == (409, "login_taken")


def test_a_customer_sign_in_has_no_role_and_sees_no_stock_figures(staff: Staff) -> None:
    with pytest.raises(Invalid):
        identity.add_person(
            SYSTEM, identity.NewPerson(name="K", roles=(Assignment(Role.CASHIER, None),), customer_id=clock.new_id())
        )
    kim = identity.NewPerson(name="Kim", login="kim", passphrase=PASSPHRASE, customer_id=clock.new_id())
    person = identity.add_person(SYSTEM, kim)
    browser = staff.at_office("kim")
    assert browser.get("/session").json()["may"] == [11, 12, 29, 30, 37, 40]
    assert browser.get(f"/stock?store={staff.store()}").status_code == 403
    answer = staff.at_office("owner").send("PUT", f"/people/{person.id}/roles", [{"role": "cashier", "store": None}])
    assert code_of(answer) == "customer_has_no_role"


# --- passphrases -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("elevenchars", "passphrase_too_short"),
        ("x" * 201, "passphrase_too_long"),
        ("123456789123", "passphrase_breached"),
        ("QwertyQwerty", "passphrase_breached"),
        ("password2026!", "passphrase_guessable"),
        ("dragondragondragon", "passphrase_guessable"),
        ("!!monkey!!2024", "passphrase_guessable"),
        ("aaaaaaaaaaaaaa", "passphrase_guessable"),
        ("abcdefghijklm", "passphrase_guessable"),
        ("zyxwvutsrqponm", "passphrase_guessable"),
        ("tillbook123456", "passphrase_guessable"),
        ("Nell Ashcroft-7", "passphrase_guessable"),
    ],
)
def test_a_stolen_or_guessable_passphrase_is_refused(text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_passphrase(text, about=["Nell Ashcroft", "nell"])
    assert (caught.value.code, caught.value.field) == (code, "passphrase")


@pytest.mark.parametrize(
    "text", ["four blue doors in a row", "correcthorse battery", "тихая вода у моста", "zwölf Äpfel!", "pppppppqqqqqrs"]
)
def test_length_is_what_counts_and_no_digit_or_capital_is_asked_for(text: str) -> None:
    assert check_passphrase(text, about=["Nell"]) == text


# --- one person alone --------------------------------------------------------------------------------------------------


def test_while_one_person_holds_a_right_nobody_is_asked_for_it(staff: Staff) -> None:
    anna, ben = staff.ids["owner"], staff.ids["cashier"]
    assert held_by_few([(anna, Role.OWNER)]) == frozenset(Action)
    with_cashier = held_by_few([(anna, Role.OWNER), (ben, Role.CASHIER)])
    assert Action.OVERRIDE_PRICE not in with_cashier
    assert Action.CHANGE_PRICE in with_cashier


# --- the command line's services ---------------------------------------------------------------------------------------


def test_a_lost_passphrase_is_reset_on_the_machine_and_logged(staff: Staff) -> None:
    old = staff.at_office("owner")
    for _ in range(10):
        Browser().sign_in("owner", "wrong wrong wrong")
    identity.reset_access(SYSTEM, login="Owner", passphrase="four blue doors in a row")
    assert old.get("/session").status_code == 401
    assert Browser().sign_in("owner").status_code == 401
    assert Browser().sign_in("owner", "four blue doors in a row").status_code == 200
    assert sql.fetch_one("SELECT COUNT(*) FROM audit_row WHERE action = 'person.reset'") == (1,)


def test_a_second_owner_can_leave(staff: Staff) -> None:
    other = identity.add_person(SYSTEM, identity.NewPerson(name="O2", roles=(Assignment(Role.OWNER),), pin=PIN))
    identity.change_person(SYSTEM, other.id, identity.PersonChange(is_active=False))
    with pytest.raises(Conflict):
        identity.set_roles(SYSTEM, staff.ids["owner"], [])
