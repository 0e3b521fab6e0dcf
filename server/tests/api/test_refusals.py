"""Bad input at the real doors, by the line of `docs/reference/refusals.md` it belongs to; what other tests hold is named there."""

from __future__ import annotations

import json
import logging
import re
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.doors import Asking, doors, undone
from tests.api.test_permission_matrix import payloads, records, shared_records
from tests.api.test_rights_inside_a_sale import discounted, post
from tests.books import free_port, fresh_books
from tests.chain import Chain, sale_body
from tests.contexts.identity.staff import Browser, Staff, code_of, make_staff
from tests.orders import order_payload, restock
from tillbook.core.access import Action
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase
from tillbook.ledger import interface as ledger
from tillbook.platform import clock
from tillbook.platform.logs import MAX_LENGTH, JsonFormatter
from tillbook.sales.models import Order, Sale

CARD = "4111 1111 1111 1111"


@pytest.fixture
def staff(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """A staffed chain with twenty mugs; hashes are cheap here."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()
    restock(chain, "MUG", 20_000)
    return make_staff(chain)


def audit_rows(staff: Staff, action: str) -> list[dict[str, Any]]:
    """Return the newest audit rows of an action, as the owner reads them."""
    answer = staff.at_office("owner").get(f"/audit?action={action}")
    assert answer.status_code == 200, answer.content
    return list(answer.json()["items"])


def sale_of_a_mug(staff: Staff, *, store: str = "S01", mugs: int = 1) -> dict[str, Any]:
    """Return a posting of mugs at 9.50."""
    body = sale_body([(staff.chain.variants["MUG"], mugs * 1_000, 950)])
    return {"id": str(clock.new_id()), "store": staff.store(store), "body": body}


# --- 1, 2: repeated ids ------------------------------------------------------------------------------------------------


def test_refusal_01_a_sale_sent_again_is_200_with_the_first_answer_and_one_movement(staff: Staff) -> None:
    sale, client, before = sale_of_a_mug(staff), staff.chain.client(), ledger.count_movements()
    first, again = client.post("/sales", sale), client.post("/sales", sale)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert ledger.count_movements() == before + 1


def test_refusal_02_an_id_used_for_another_sale_is_409_and_both_hashes_are_in_the_audit_log(staff: Staff) -> None:
    sale, client = sale_of_a_mug(staff), staff.chain.client()
    recorded, before = client.post("/sales", sale).json()["hash"], ledger.count_movements()
    answer = client.post("/sales", {**sale_of_a_mug(staff, mugs=2), "id": sale["id"]})
    assert (answer.status_code, code_of(answer)) == (409, "conflict_other_content")
    (row,) = audit_rows(staff, "conflict.refuse")
    assert row["object_id"] == sale["id"]
    assert re.search(f"recorded {recorded}, posted [0-9a-f]{{64}}$", row["summary"])
    assert ledger.count_movements() == before
    assert client.get(f"/sales/{sale['id']}").json()["gross_minor"] == 950


def test_refusal_02_an_id_used_for_another_order_is_409_and_in_the_audit_log(staff: Staff) -> None:
    order, client = order_payload(staff.chain, [("MUG", 1_000)]), staff.chain.client()
    assert client.post("/orders", order).status_code == 201
    answer = client.post("/orders", {**order, "payment_method": "card"})
    assert (answer.status_code, code_of(answer)) == (409, "conflict_other_content")
    (row,) = audit_rows(staff, "conflict.refuse")
    assert row["object_id"] == order["id"]
    assert Order.objects.count() == 1


# --- 4, 5: a till's clock, a till's store --------------------------------------------------------------------------------


def test_refusal_04_a_sale_said_to_be_of_yesterday_is_taken_with_the_servers_time_beside_it(staff: Staff) -> None:
    sale = {**sale_of_a_mug(staff), "occurred_at": "2026-11-19T10:42:00Z"}
    answer = staff.chain.client().post("/sales", sale)
    assert answer.status_code == 201, answer.content
    row = Sale.objects.get(id=sale["id"])
    assert (row.business_date.isoformat(), row.occurred_at.isoformat()) == ("2026-11-19", "2026-11-19T10:42:00+00:00")
    assert (clock.now() - row.recorded_at).total_seconds() < 60


@pytest.mark.parametrize("who", ["owner", "cashier_s02"])
def test_refusal_05_a_sale_of_another_store_is_403_and_the_till_is_flagged(staff: Staff, who: str) -> None:
    till, before = staff.at_till(who, "S02"), ledger.count_movements()
    answer = till.post("/sales", sale_of_a_mug(staff, store="S01"))
    assert (answer.status_code, code_of(answer)) == (403, "other_store")
    (row,) = audit_rows(staff, "device.flag")
    assert (row["object_type"], row["store_id"]) == ("register", staff.store("S02"))
    assert ledger.count_movements() == before
    assert till.post("/sales", sale_of_a_mug(staff, store="S02")).status_code == 201


# --- 7, 10: prices and discounts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("price_minor", [-5, 0])
def test_refusal_07_a_price_of_nothing_or_below_is_422_and_nothing_moves(staff: Staff, price_minor: int) -> None:
    sale, before = sale_of_a_mug(staff), ledger.count_movements()
    sale["body"] = sale_body([(staff.chain.variants["MUG"], 1_000, price_minor)])
    answer = staff.chain.client().post("/sales", sale)
    assert answer.status_code == 422, answer.content
    assert answer.json()["error"]["field"]
    assert (ledger.count_movements(), Sale.objects.count()) == (before, 0)


def test_refusal_07_a_line_that_is_not_quantity_times_price_is_422(staff: Staff) -> None:
    sale = sale_of_a_mug(staff, mugs=2)
    sale["body"]["lines"][0]["unit_price_minor"] = 900
    answer = staff.chain.client().post("/sales", sale)
    assert (answer.status_code, Sale.objects.count()) == (422, 0)
    assert "lines.0" in answer.json()["error"]["field"]


def test_refusal_10_nine_percent_off_each_of_a_hundred_lines_meets_the_limit_of_the_shift(staff: Staff) -> None:
    answer = post(staff, staff.at_till("cashier"), discounted(staff, *[90] * 100))
    assert (answer.status_code, code_of(answer)) == (403, "needs_approval")
    assert answer.json()["error"]["data"]["action"] == Action.DISCOUNT
    assert Sale.objects.count() == 0


def test_refusal_10_a_cashier_who_gave_36_pounds_away_in_two_sales_needs_somebody_for_18_more(staff: Staff) -> None:
    till = staff.at_till("cashier")
    answers = [post(staff, till, discounted(staff, *[90] * 20)) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 403]
    assert code_of(answers[2]) == "needs_approval"
    assert post(staff, staff.at_till("cashier_2"), discounted(staff, *[90] * 20)).status_code == 201


# --- 20, 21, 22, 43: whose it is, extra members, foreign pages, nobody -------------------------------------------------------


def test_refusal_20_at_a_till_a_sale_of_another_store_looks_like_one_that_is_not_there(staff: Staff) -> None:
    sale = sale_of_a_mug(staff, store="S01")
    assert staff.chain.client().post("/sales", sale).status_code == 201
    till = staff.at_till("cashier_s02", "S02")
    foreign, unknown = till.post(f"/sales/{sale['id']}/void"), till.post(f"/sales/{clock.new_id()}/void")
    assert (foreign.status_code, foreign.content) == (404, unknown.content)


def test_refusal_21_no_door_takes_a_member_it_does_not_know(staff: Staff) -> None:
    owner, tried, wrong = staff.at_office("owner"), 0, []
    asking = Asking(records(staff), payloads(staff.chain), shared_records(staff))
    for door in doors():
        asked = asking.request(door, store=staff.store())
        if not isinstance(asked.payload, dict):
            continue
        for name, value in (("is_owner", True), ("store_id_of_all", staff.store("S02")), ("cost_of_everything", 1)):
            with undone():
                answer = owner.send(door.method, asked.path, {**asked.payload, name: value})
            codes = [field["code"] for field in answer.json()["error"]["fields"]] if answer.status_code == 422 else []
            tried += 1
            if "extra_field" not in codes:
                wrong.append(f"{door.name} {name}: {answer.status_code} {answer.content[:80]!r}")
    assert wrong == []
    assert tried >= 100


@pytest.mark.parametrize(
    ("path", "payload", "extra"),
    [
        ("/people", {"name": "Nell"}, {"role": "owner"}),
        ("/people", {"name": "Nell"}, {"is_superuser": True}),
        ("/customers", {"name": "Ana"}, {"store_id": "x"}),
        ("/customers", {"name": "Ana"}, {"code": "CUST-001"}),
    ],
)
def test_refusal_21_role_store_and_number_are_not_assigned_by_the_way(
    staff: Staff, path: str, payload: dict[str, Any], extra: dict[str, Any]
) -> None:
    answer = staff.at_office("owner").post(path, {**payload, **extra})
    assert (answer.status_code, code_of(answer)) == (422, "extra_field")
    assert answer.json()["error"]["field"] == next(iter(extra))


def write_as(browser: Browser, content_type: str, **headers: str) -> Any:
    """Post a new person with exactly these headers beside the cookies."""
    return browser.client.generic("POST", "/api/v1/people", '{"name": "X"}', content_type=content_type, headers=headers)


@pytest.mark.parametrize(
    ("content_type", "headers"),
    [
        ("application/json", {"X-Tillbook": "1"}),
        ("application/json", {"Origin": "http://testserver"}),
        ("application/json", {"X-Tillbook": "1", "Origin": "http://testserver.evil.example"}),
        ("application/json", {"X-Tillbook": "1", "Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"}),
        ("application/json", {"X-Tillbook": "1", "Origin": "null", "Sec-Fetch-Site": "same-origin"}),
        ("text/plain", {"X-Tillbook": "1", "Origin": "http://testserver"}),
        ("text/plain; charset=utf-8", {"X-Tillbook": "1", "Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}),
        ("application/x-www-form-urlencoded", {"X-Tillbook": "1", "Origin": "http://testserver"}),
        ("multipart/form-data; boundary=x", {"X-Tillbook": "1", "Origin": "http://testserver"}),
    ],
)
def test_refusal_22_a_write_that_does_not_say_it_is_ours_or_comes_as_a_form_is_403(
    staff: Staff, content_type: str, headers: dict[str, str]
) -> None:
    office = staff.at_office("owner")
    answer = write_as(office, content_type, **headers)
    assert (answer.status_code, code_of(answer)) == (403, "cross_site")
    assert office.get("/people?search=X").json()["items"] == []
    assert write_as(office, "application/json", **{"X-Tillbook": "1", "Origin": "http://testserver"}).status_code == 201


@pytest.mark.parametrize("key", ["", "Bearer tb_wrong_wrong", "Basic b3duZXI6eA=="])
def test_refusal_43_nobody_is_401_before_a_byte_of_the_body_is_judged(chain: Chain, key: str) -> None:
    browser, tried, headers = Browser(), 0, {"Authorization": key} if key else {}
    asking = Asking({}, payloads(chain))
    for door in doors():
        is_for_somebody = door.actions or door.open_to.startswith(("anyone signed in", "staff and keys"))
        if is_for_somebody and door.name != "DELETE /session":
            asked = asking.request(door, store=str(chain.stores["S01"].id))
            answer = browser.send(door.method, asked.path.partition("?")[0], {"no such": "member"}, **headers)
            assert (door.name, answer.status_code, code_of(answer)) == (door.name, 401, "not_signed_in")
            tried += 1
    assert tried >= 80


# --- 33, 34, 40: what is typed, what is logged ------------------------------------------------------------------------------


def logged(message: str, *values: object) -> str:
    """Return what a log line looks like in the log."""
    return JsonFormatter().format(logging.LogRecord("tillbook.http", logging.ERROR, "", 0, message, values, None))


def test_refusal_33_a_card_number_given_as_the_reason_of_a_refund_is_refused_and_nothing_is_paid(staff: Staff) -> None:
    order, client = order_payload(staff.chain, [("MUG", 1_000)]), staff.chain.client()
    office = staff.at_office("owner")
    client.post("/orders", order)
    for step in ("confirm", "complete"):
        assert client.post(f"/orders/{order['id']}/{step}", {}).status_code == 200
    answer = office.post(f"/orders/{order['id']}/refund", {"condition": "sellable", "reason": f"card {CARD}"})
    assert (answer.status_code, code_of(answer)) == (422, "card_number")
    assert CARD not in answer.content.decode()
    assert client.get(f"/orders/{order['id']}").json()["state"] == "completed"


def test_refusal_33_a_card_number_never_reaches_the_log_and_a_barcode_is_left_alone() -> None:
    line = json.loads(logged("paid with %s, bought 5000000000012", CARD))
    assert line["message"] == "paid with [card ...1111], bought 5000000000012"


def test_refusal_34_a_line_break_stays_inside_its_log_line_and_a_long_text_is_cut() -> None:
    text = logged("unexpected error in %s", 'a\r\n{"level": "INFO", "message": "all is well"}\x1b[2J\u2028' + "x" * 1_000_000)
    assert len(text.splitlines()) == 1
    assert text.isascii()
    assert len(json.loads(text)["message"]) == MAX_LENGTH


def raw(port: int, request: bytes) -> bytes:
    """Send bytes to the server and return the beginning of what it says, empty where it hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        try:
            connection.sendall(request)
            return connection.recv(400)
        except OSError:
            return b""


def test_refusal_34_whatever_a_request_holds_each_line_of_the_servers_log_is_one_json_object(tmp_path: Path) -> None:
    port = free_port()
    with fresh_books(tmp_path / "books") as books:
        books.seed()
        books.log = tmp_path / "server.log"
        process = books.start(port)
        try:
            long = b"User-Agent: " + b"A" * 1_000_000 + b"\r\n"
            raw(port, b"GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n" + long + b"\r\n")
            raw(port, b"POST /api/v1/sales%0d%0aFAKE HTTP/1.1\r\nHost: evil%0d%0a.example\r\nContent-Length: 0\r\n\r\n")
            raw(port, b"POST /api/v1/sales HTTP/1.1\r\nHost: " + b"e" * 20_000 + b".example\r\nContent-Length: 0\r\n\r\n")
            raw(port, b"this is\r\nno request\r\n\r\n")
            assert httpx.get(f"http://127.0.0.1:{port}/api/v1/health").status_code == 200
        finally:
            process.terminate()
            process.wait(timeout=30)
        lines = books.log.read_text(encoding="utf-8").splitlines()
    assert lines, "the server logged nothing of it"
    assert [line for line in lines if not isinstance(json.loads(line), dict)] == []
    assert max(len(line) for line in lines) < 4 * MAX_LENGTH


@pytest.mark.parametrize(
    "text", ['"', "mug*", "NEAR(mug loaf)", "mug OR 1=1 --", "'; DROP TABLE sales_sale; --", "{name}:x", "m%g", "m_g"]
)
def test_refusal_40_what_is_searched_for_is_text_and_never_a_command(staff: Staff, text: str) -> None:
    office = staff.at_office("owner")
    for path in ("/variants", "/customers", "/people"):
        answer = office.client.get(f"/api/v1{path}", {"search": text})
        assert answer.status_code == 200, (path, answer.content)
        assert answer.json()["items"] == []


# --- 41: more than there is -------------------------------------------------------------------------------------------------


def test_refusal_41_an_order_for_five_of_three_loaves_is_409_with_the_figure_and_reserves_nothing(staff: Staff) -> None:
    restock(staff.chain, "LOAF", 3_000)
    answer = staff.chain.client().post("/orders", order_payload(staff.chain, [("LOAF", 5_000)]))
    assert (answer.status_code, code_of(answer)) == (409, "insufficient_stock")
    assert 3_000 in answer.json()["error"]["data"].values()
    assert Order.objects.count() == 0
    assert staff.chain.client().post("/orders", order_payload(staff.chain, [("LOAF", 3_000)])).status_code == 201
