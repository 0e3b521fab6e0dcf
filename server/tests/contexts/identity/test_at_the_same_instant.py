"""Several at the same instant, on real connections: what may happen once happens once, and tries are counted, all of them."""

from __future__ import annotations

from tests.chain import SYSTEM
from tests.contexts.identity.staff import PIN, WRONG_PIN, Browser, Staff, at_once, code_of
from tillbook.core.access import Action, Assignment, Resource, Role
from tillbook.core.values import TillbookError
from tillbook.identity import interface as identity
from tillbook.identity.models import Device, PinTries
from tillbook.identity.queries import session_of_token
from tillbook.platform.http.actor import Offered
from tillbook.stores import interface as stores


def test_eight_wrong_pins_at_once_are_counted_to_five_and_lock(committed_staff: Staff) -> None:
    staff = committed_staff
    till = staff.till()

    def try_wrong() -> str:
        browser = Browser()
        browser.client.cookies["__Host-tillbook-device"] = till.cookie("__Host-tillbook-device")
        return code_of(staff.pin(browser, "cashier", WRONG_PIN))

    assert at_once([try_wrong] * 8) == ["bad_pin"] * 8
    assert PinTries.objects.get(person_id=staff.ids["cashier"]).failures == 5
    assert staff.pin(till, "cashier").status_code == 401


def test_a_code_typed_into_four_browsers_at_once_enrols_one(committed_staff: Staff) -> None:
    register = stores.create_register(SYSTEM, store_id=committed_staff.chain.stores["S01"].id, name="")
    code, _ = identity.make_code(SYSTEM, register.id)
    statuses = at_once([lambda: Browser().post("/till/enrol", {"code": code}).status_code] * 4)
    assert sorted(statuses) == [200, 422, 422, 422]
    assert Device.objects.filter(register_id=register.id, revoked_at=None).count() == 1


def test_a_lent_right_taken_four_times_at_once_is_taken_once(committed_staff: Staff) -> None:
    staff = committed_staff
    till = staff.at_till("cashier")
    asked = {"person": str(staff.ids["manager"]), "pin": PIN, "action": 2, "amount_minor": 20_000}
    token = till.post("/till/approval", asked).json()["override_token"]
    session = session_of_token(till.cookie())
    assert session is not None
    resource = Resource(store=staff.chain.stores["S01"].id, amount_minor=20_000)

    def take() -> str:
        try:
            identity.take_override(session.actor, Action.RETURN_WITH_RECEIPT, resource=resource, offered=Offered((token,)))
            return "taken"
        except TillbookError as error:
            return error.code

    assert sorted(at_once([take] * 4)) == ["bad_override", "bad_override", "bad_override", "taken"]


def test_two_owners_who_unmake_each_other_at_once_leave_one(committed_staff: Staff) -> None:
    staff = committed_staff
    other = identity.add_person(SYSTEM, identity.NewPerson(name="O2", roles=(Assignment(Role.OWNER),), pin=PIN))

    def unmake(person: object) -> str:
        try:
            identity.set_roles(SYSTEM, person, [])  # type: ignore[arg-type]
            return "done"
        except TillbookError as error:
            return error.code

    results = at_once([lambda: unmake(staff.ids["owner"]), lambda: unmake(other.id)])
    assert sorted(results) == ["done", "last_owner"]


def test_ten_wrong_passphrases_at_once_use_up_ten_tries(committed_staff: Staff) -> None:
    codes = at_once([lambda: Browser().sign_in("owner", "wrong wrong wrong").status_code] * 12)
    assert sorted(codes) == [401] * 10 + [429] * 2
