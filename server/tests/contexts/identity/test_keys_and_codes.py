"""Programs' keys, the second factor, the limits, and writes from foreign pages."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.chain import SYSTEM
from tests.contexts.identity.staff import PASSPHRASE, PIN, Browser, Staff, clock_at, code_of
from tillbook.core.access import Action, Limit, LimitKey, Resource, Role, authorize
from tillbook.core.values import Invalid
from tillbook.identity import interface as identity
from tillbook.identity.policy import set_limits
from tillbook.platform import clock, sql

# --- keys --------------------------------------------------------------------------------------------------------------


def make_key(staff: Staff, scopes: list[int], store: str = "S01", **more: Any) -> dict[str, Any]:
    answer = staff.at_office("owner").post("/api-keys", {"name": "Shop", "store": staff.store(store), "scopes": scopes, **more})
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def with_key(secret: str, path: str) -> Any:
    return Browser().get(path, Authorization=f"Bearer {secret}")


def test_a_key_does_what_it_is_scoped_for_and_no_more(staff: Staff) -> None:
    made = make_key(staff, [12])
    assert with_key(made["secret"], f"/stock?store={staff.store()}").status_code == 200
    answer = with_key(made["secret"], "/reports/revenue?from=2026-11-01&to=2026-11-20")
    assert (answer.status_code, code_of(answer)) == (403, "out_of_scope")


def test_a_key_is_bound_to_its_store(staff: Staff) -> None:
    made = make_key(staff, [12])
    answer = with_key(made["secret"], f"/stock?store={staff.store('S02')}")
    assert (answer.status_code, code_of(answer)) == (403, "other_store")


def test_a_keys_secret_is_shown_once_and_not_kept(staff: Staff) -> None:
    made = make_key(staff, [12])
    prefix, secret = made["secret"].split("_", 2)[1:]
    assert made["key"]["prefix"] == prefix
    assert len(secret) == 43
    assert secret not in str(sql.fetch_all("SELECT * FROM identity_api_key"))
    assert made["secret"] not in staff.at_office("owner").get("/api-keys").content.decode()


def test_a_revoked_key_is_nobody(staff: Staff) -> None:
    made, office = make_key(staff, [12]), staff.at_office("owner")
    assert office.send("DELETE", f"/api-keys/{made['key']['id']}").status_code == 204
    assert with_key(made["secret"], f"/stock?store={staff.store()}").status_code == 401
    assert office.send("DELETE", f"/api-keys/{made['key']['id']}").status_code == 404


@pytest.mark.parametrize("damage", ["x", "", "tb_", "tb__", "tb_00000000_", None])
def test_a_damaged_key_is_nobody(staff: Staff, damage: str | None) -> None:
    made = make_key(staff, [12])
    secret = made["secret"][:-1] + ("A" if made["secret"][-1] != "A" else "B") if damage is None else damage
    assert with_key(secret, f"/stock?store={staff.store()}").status_code == 401


@pytest.mark.parametrize("scope", [1, 36, 32])
def test_no_key_is_scoped_for_what_no_program_may_do(staff: Staff, scope: int) -> None:
    answer = staff.at_office("owner").post("/api-keys", {"name": "Shop", "store": staff.store(), "scopes": [scope]})
    assert (answer.status_code, code_of(answer)) == (422, "not_a_scope")


def test_a_key_is_no_session(staff: Staff) -> None:
    answer = with_key(make_key(staff, [12])["secret"], "/session")
    assert (answer.status_code, code_of(answer)) == (401, "not_signed_in")


def test_a_selling_key_has_an_office_register_of_its_own(staff: Staff) -> None:
    made = make_key(staff, [12], is_selling=True)
    registers = {row["name"]: row["is_office"] for row in staff.at_office("owner").get("/registers").json()["items"]}
    assert registers["Shop"] is True
    assert made["key"]["is_selling"] is True


# --- the second factor -------------------------------------------------------------------------------------------------


def code_at(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_second_factor(staff: Staff, who: str = "owner") -> tuple[Browser, str]:
    browser = staff.at_office(who)
    setup = browser.post("/session/totp/setup").json()
    assert setup["uri"].startswith(f"otpauth://totp/{who}?secret={setup['secret']}&issuer=Tillbook")
    assert setup["qr_svg"].startswith("<svg")
    assert browser.post("/session/totp/confirm", {"code": code_at(setup["secret"], steps=-1)}).status_code == 204
    return browser, setup["secret"]


def test_with_a_second_factor_the_passphrase_alone_is_not_enough(staff: Staff) -> None:
    _, secret = with_second_factor(staff)
    answer = Browser().sign_in("owner")
    assert (answer.status_code, code_of(answer)) == (401, "totp_required")
    answer = Browser().sign_in("owner", totp="000000")
    assert (answer.status_code, code_of(answer)) == (401, "bad_credentials")
    answer = Browser().sign_in("owner", totp=code_at(secret))
    assert (answer.status_code, answer.json()["second_factor"]) == (200, "on")


def test_a_code_is_used_once(staff: Staff) -> None:
    _, secret = with_second_factor(staff)
    code = code_at(secret)
    assert Browser().sign_in("owner", totp=code).status_code == 200
    assert Browser().sign_in("owner", totp=code).status_code == 401


def test_a_code_two_steps_old_is_no_code(staff: Staff) -> None:
    _, secret = with_second_factor(staff)
    assert Browser().sign_in("owner", totp=code_at(secret, steps=-3)).status_code == 401


def test_who_knows_the_passphrase_does_not_get_to_guess_codes(staff: Staff) -> None:
    with_second_factor(staff)
    statuses = []
    for n in range(6):
        statuses += [Browser().sign_in("owner", totp=f"00000{n}").status_code, Browser().sign_in("owner").status_code]
    assert statuses == [401] * 10 + [429] * 2


def test_a_wrong_passphrase_says_nothing_about_the_second_factor(staff: Staff) -> None:
    with_second_factor(staff)
    answer = Browser().sign_in("owner", "wrong wrong wrong")
    assert code_of(answer) == "bad_credentials"


def test_the_second_factor_begins_with_a_right_code(staff: Staff) -> None:
    browser = staff.at_office("owner")
    assert code_of(browser.post("/session/totp/confirm", {"code": "123456"})) == "no_totp_setup"
    browser.post("/session/totp/setup")
    answer = browser.post("/session/totp/confirm", {"code": "12345"})
    assert (answer.status_code, code_of(answer)) == (422, "wrong_code")
    assert Browser().sign_in("owner").status_code == 200


def test_taking_it_away_asks_for_a_fresh_proof(staff: Staff) -> None:
    browser, _ = with_second_factor(staff)
    with clock_at(clock.now() + timedelta(minutes=6)):
        answer = browser.send("DELETE", "/session/totp")
        assert (answer.status_code, code_of(answer)) == (403, "step_up_required")
        assert browser.post("/session/proof", {"pin": PIN}).status_code == 204
        assert browser.send("DELETE", "/session/totp").status_code == 204
    assert Browser().sign_in("owner").status_code == 200


def test_a_lost_phone_is_the_owners_business(staff: Staff) -> None:
    with_second_factor(staff, "buyer")
    office = staff.at_office("owner")
    assert office.get(f"/people/{staff.ids['buyer']}").json()["has_second_factor"] is True
    assert office.send("DELETE", f"/people/{staff.ids['buyer']}/totp").status_code == 204
    assert Browser().sign_in("buyer").status_code == 200


def test_the_secret_is_sealed_where_it_is_kept(staff: Staff) -> None:
    _, secret = with_second_factor(staff)
    assert secret not in str(sql.fetch_all("SELECT data FROM mfa_authenticator"))


def test_a_reset_on_the_machine_takes_the_second_factor_away(staff: Staff) -> None:
    with_second_factor(staff)
    identity.reset_access(SYSTEM, login="owner", passphrase="four blue doors in a row")
    assert Browser().sign_in("owner", "four blue doors in a row").status_code == 200


# --- limits and the table ----------------------------------------------------------------------------------------------


def test_the_owner_sets_a_limit_and_it_holds_at_once(staff: Staff) -> None:
    office, store = staff.at_office("owner"), staff.store()
    wanted = {"action": 2, "role": "cashier", "store": store, "amount_minor": 1_000}
    assert office.send("PUT", "/permissions/limits", {"limits": [wanted]}).status_code == 204
    shown = office.get("/permissions").json()["limits"]
    assert {**wanted, "share_ppm": None, "shift_minor": None} in shown
    cashier = identity.actor_for_person(staff.ids["cashier"])
    here = Resource(store=staff.chain.stores["S01"].id, amount_minor=1_001)
    assert type(authorize(cashier, Action.RETURN_WITH_RECEIPT, here)).__name__ == "NeedsSecondPerson"


def test_a_cell_without_a_limit_gets_none(staff: Staff) -> None:
    with pytest.raises(Invalid) as caught:
        set_limits(SYSTEM, {LimitKey(Action.SELL, Role.CASHIER): Limit(amount_minor=1)})
    assert caught.value.code == "no_such_limit"


def test_everybody_signed_in_can_read_the_table(staff: Staff) -> None:
    table = staff.at_office("cashier").get("/permissions").json()
    assert len(table["actions"]) == 47
    assert table["actions"][24]["cells"]["accountant"] == "bank V"
    assert table["second_person"] == "over_limits"
    assert Browser().get("/permissions").status_code == 401


def test_a_discount_split_over_a_hundred_lines_meets_the_shifts_limit(staff: Staff) -> None:
    cashier, store = identity.actor_for_person(staff.ids["cashier"]), staff.chain.stores["S01"].id
    each_minor, answers = 60, []
    for n in range(1, 101):
        asked = Resource(store=store, share_ppm=90_000, shift_minor=n * each_minor)
        answers.append(type(authorize(cashier, Action.DISCOUNT, asked)).__name__)
    assert answers.index("NeedsSecondPerson") == 83
    assert set(answers[83:]) == {"NeedsSecondPerson"}


# --- writes from foreign pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Tillbook": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_write_that_a_foreign_page_could_send_is_refused(staff: Staff, headers: dict[str, str]) -> None:
    office = staff.at_office("owner")
    answer = office.post("/people", {"name": "X"}, **headers)
    assert (answer.status_code, code_of(answer)) == (403, "cross_site")


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"])
def test_a_form_of_a_foreign_page_is_refused(staff: Staff, content_type: str) -> None:
    office = staff.at_office("owner")
    answer = office.client.post("/api/v1/people", data='{"name": "X"}', content_type=content_type)
    assert (answer.status_code, code_of(answer)) == (403, "cross_site")
    ours = {"X-Tillbook": "1", "Origin": "http://testserver"}
    answer = office.client.post("/api/v1/people", data='{"name": "X"}', content_type=content_type, headers=ours)
    assert answer.status_code in (403, 422)
    assert office.get("/people?search=X").json()["items"] == []


def test_a_stolen_sign_in_page_cannot_sign_anybody_in(staff: Staff) -> None:
    answer = Browser().post("/session", {"login": "owner", "passphrase": PASSPHRASE}, Origin="https://evil.example")
    assert answer.status_code == 403


def test_nobodys_questions_get_401_and_a_cashiers_403(staff: Staff) -> None:
    revenue = f"/reports/revenue?from=2026-11-01&to=2026-11-20&store={staff.store('S02')}"
    assert Browser().get(revenue).status_code == 401
    answer = staff.at_till("cashier").get(revenue)
    assert answer.status_code in (403, 404)
    assert "Station" not in answer.content.decode()
