"""Orders: what is promised to one customer cannot be promised to another, and an order's life only goes forward."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest

from tests.chain import SYSTEM, Chain
from tests.contexts.identity.staff import PASSPHRASE, Browser, Staff
from tests.orders import OWNER, make_customer, order_payload, refund_as_owner, restock
from tillbook.app.proof import verify_books
from tillbook.core.sales import GiveBack
from tillbook.core.values import Conflict
from tillbook.identity import interface as identity
from tillbook.ledger import interface as ledger
from tillbook.platform import clock, sql
from tillbook.sales.interface import StepOrder, cancel_order, complete_order, confirm_order, order_view
from tillbook.stores import interface as stores


def _figures(chain: Chain, code: str = "MUG", store: str = "S01") -> ledger.Figures:
    key = (chain.variants[code], chain.stores[store].id)
    return ledger.stock_figures([key[0]], [key[1]]).get(key, ledger.Figures())


def _place(chain: Chain, lines: list[tuple[str, int]], **members: Any) -> dict[str, Any]:
    answer = chain.client().post("/orders", order_payload(chain, lines, **members))
    assert answer.status_code == 201, answer.content
    order: dict[str, Any] = answer.json()
    return order


def _step(chain: Chain, order: dict[str, Any], step: str, **payload: Any) -> Any:
    return chain.client().post(f"/orders/{order['id']}/{step}", payload)


def test_placing_an_order_of_three_of_ten_mugs_leaves_seven_available_and_ten_on_hand(chain: Chain) -> None:
    restock(chain, "MUG", 10_000)

    order = _place(chain, [("MUG", 3_000)])

    assert re.fullmatch(r"ORD-\d{4,}", order["reference"])
    assert (order["state"], order["gross_minor"]) == ("pending", 2_850)
    figures = _figures(chain)
    assert (figures.on_hand_milli, figures.reserved_milli, figures.available_milli) == (10_000, 3_000, 7_000)
    assert verify_books().findings == []


def test_an_order_takes_the_price_of_its_placing_and_the_tax_inside_it(chain: Chain) -> None:
    restock(chain, "TOM", 5_000)

    order = _place(chain, [("TOM", 482)])

    (line,) = order["lines"]
    assert (line["unit_price_minor"], line["gross_minor"], line["name"]) == (390, 188, "Vine tomatoes")


def test_an_order_for_more_than_is_available_is_refused_with_the_figure_and_leaves_nothing(chain: Chain) -> None:
    restock(chain, "MUG", 2_000)

    answer = chain.client().post("/orders", order_payload(chain, [("MUG", 3_000)]))

    assert answer.status_code == 409
    error = answer.json()["error"]
    assert (error["code"], error["data"]) == (
        "insufficient_stock",
        {"variant": str(chain.variants["MUG"]), "available_milli": 2_000},
    )
    assert _figures(chain).reserved_milli == 0
    assert chain.client().get("/orders").json()["items"] == []


def test_what_is_reserved_for_one_customer_is_not_available_to_the_next(chain: Chain) -> None:
    restock(chain, "MUG", 1_000)
    _place(chain, [("MUG", 1_000)])

    answer = chain.client().post("/orders", order_payload(chain, [("MUG", 1_000)]))

    assert answer.status_code == 409
    assert answer.json()["error"]["data"]["available_milli"] == 0


def test_a_completed_order_is_a_sale_out_of_what_was_reserved(chain: Chain) -> None:
    restock(chain, "MUG", 10_000)
    order = _place(chain, [("MUG", 3_000)], payment_method="card", payment_reference="T-1188")
    assert _step(chain, order, "confirm").json()["state"] == "confirmed"

    done = _step(chain, order, "complete").json()

    assert done["state"] == "completed"
    figures = _figures(chain)
    assert (figures.on_hand_milli, figures.reserved_milli, figures.available_milli) == (7_000, 0, 7_000)
    tender = sql.fetch_one(
        "SELECT kind, amount_minor, reference FROM sales_tender WHERE sale_id = %s", [sql.id_value(UUID(done["sale_id"]))]
    )
    assert tender == ("card", 2_850, "T-1188")
    assert [event["state"] for event in done["history"]] == ["pending", "confirmed", "completed"]
    assert verify_books().findings == []


def test_cancelling_gives_the_stock_back(chain: Chain) -> None:
    restock(chain, "MUG", 4_000)
    pending, confirmed = _place(chain, [("MUG", 1_000)]), _place(chain, [("MUG", 2_000)])
    _step(chain, confirmed, "confirm")

    for order in (pending, confirmed):
        assert _step(chain, order, "cancel").json()["state"] == "cancelled"

    figures = _figures(chain)
    assert (figures.on_hand_milli, figures.reserved_milli, figures.available_milli) == (4_000, 0, 4_000)
    assert verify_books().findings == []


def test_a_whole_refund_brings_goods_and_money_back(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    order = _completed(chain, [("MUG", 3_000)])

    assert refund_as_owner(UUID(order["id"]), condition="sellable").state == "refunded"
    assert _figures(chain).available_milli == 3_000
    paid = sql.fetch_one("SELECT SUM(amount_minor) FROM sales_tender")
    assert paid is not None
    assert int(paid[0]) == 0
    assert verify_books().findings == []


def test_a_refund_per_line_gives_back_what_was_paid_for_it_and_the_rest_later(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    order = _completed(chain, [("MUG", 3_000)])

    first = refund_as_owner(UUID(order["id"]), condition="damaged", parts=(GiveBack(1, 1_000),))
    with pytest.raises(Conflict) as too_much:
        refund_as_owner(UUID(order["id"]), condition="sellable", parts=(GiveBack(1, 3_000),))
    rest = refund_as_owner(UUID(order["id"]), condition="sellable")
    with pytest.raises(Conflict) as nothing:
        refund_as_owner(UUID(order["id"]), condition="sellable")

    assert (first.lines[0].returned_milli, rest.lines[0].returned_milli) == (1_000, 3_000)
    assert (too_much.value.code, nothing.value.code) == ("over_return", "nothing_left")
    assert _figures(chain).available_milli == 2_000
    assert verify_books().findings == []


def test_a_cashier_needs_a_second_person_to_refund_an_order(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 3_000)
    order = _completed(chain, [("MUG", 3_000)])

    answer = staff.at_till("cashier").post(f"/orders/{order['id']}/refund", {"condition": "sellable"})
    done = staff.at_office("manager").post(f"/orders/{order['id']}/refund", {"condition": "sellable"})

    assert (done.status_code, done.json()["state"]) == (200, "refunded")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "needs_approval")
    assert answer.json()["error"]["data"]["amount_minor"] == 2_850


@pytest.mark.parametrize(
    ("reached", "refused"),
    [
        ([], ["complete", "refund"]),
        (["confirm"], ["confirm", "refund"]),
        (["confirm", "complete"], ["confirm", "complete", "cancel"]),
        (["cancel"], ["confirm", "complete", "cancel", "refund"]),
        (["confirm", "complete", "refund"], ["confirm", "complete", "cancel"]),
    ],
)
def test_every_step_backwards_or_ahead_of_its_time_is_refused(chain: Chain, reached: list[str], refused: list[str]) -> None:
    restock(chain, "MUG", 3_000)
    order = _place(chain, [("MUG", 1_000)])
    for step in reached:
        _any_step(chain, order, step)
    before = _figures(chain)

    for step in refused:
        with pytest.raises(Conflict) as refusal:
            _any_step(chain, order, step)
        assert refusal.value.code == "order_state", step

    assert _figures(chain) == before
    assert verify_books().findings == []


def test_a_step_on_an_order_that_changed_since_it_was_read_is_refused(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    order = _place(chain, [("MUG", 1_000)])
    assert _step(chain, order, "confirm", version=1).status_code == 200

    late = _step(chain, order, "cancel", version=1)

    assert (late.status_code, late.json()["error"]["code"]) == (409, "order_changed")


def test_a_step_repeated_with_its_id_is_one_step(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    order = _place(chain, [("MUG", 1_000)])
    _step(chain, order, "confirm")
    step = str(clock.new_id())

    first, second = (_step(chain, order, "complete", id=step) for _ in range(2))

    assert first.json() == second.json()
    assert first.json()["sale_id"] == step
    assert _figures(chain).on_hand_milli == 2_000


def test_the_same_order_sent_again_is_the_same_answer_even_after_it_went_on(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    payload = order_payload(chain, [("MUG", 1_000)])
    first = chain.client().post("/orders", payload)
    _step(chain, first.json(), "confirm")

    second = chain.client().post("/orders", payload)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert _figures(chain).reserved_milli == 1_000


def test_the_same_id_for_another_order_is_refused(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    payload = order_payload(chain, [("MUG", 1_000)])
    chain.client().post("/orders", payload)

    answer = chain.client().post("/orders", {**payload, "payment_method": "card"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "conflict_other_content")


def test_a_card_number_in_a_reference_or_note_is_refused_before_it_is_kept(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    for member in ("payment_reference", "note"):
        answer = chain.client().post("/orders", order_payload(chain, [("MUG", 1_000)], **{member: "paid 4111 1111 1111 1111"}))
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "card_number")
        assert "4111" not in answer.content.decode()
    assert chain.client().get("/orders").json()["items"] == []


@pytest.mark.parametrize("quantity", [0, -1, 10**9, 1_500, "2", 1.5, None])
def test_a_quantity_that_is_no_quantity_of_pieces_is_refused(chain: Chain, quantity: object) -> None:
    restock(chain, "MUG", 3_000)
    payload = order_payload(chain, [("MUG", 1_000)])
    payload["lines"][0]["quantity_milli"] = quantity

    answer = chain.client().post("/orders", payload)

    assert answer.status_code == 422
    assert answer.json()["error"]["field"].startswith("lines.0")


def test_an_order_for_nobody_or_for_nothing_known_is_refused(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    payload = order_payload(chain, [("MUG", 1_000)])
    unknown = str(clock.new_id())

    nobody = chain.client().post("/orders", {**payload, "customer": unknown})
    nothing = chain.client().post("/orders", {**payload, "lines": [{"variant": unknown, "quantity_milli": 1_000}]})
    empty = chain.client().post("/orders", {**payload, "lines": []})

    assert (nobody.status_code, nobody.json()["error"]["code"]) == (422, "unknown_customer")
    assert (nothing.status_code, nothing.json()["error"]["code"]) == (422, "unknown_variant")
    assert empty.status_code == 422


def test_placing_queues_a_message_for_the_customer_whatever_his_address_is(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    customer = make_customer(name="Ana", email="not-an-address", phone="0")

    order = _place(chain, [("MUG", 1_000)], customer=str(customer))

    queued = sql.fetch_one("SELECT payload FROM platform_outbox_event WHERE type = 'customer.message_wanted'")
    assert queued is not None
    assert order["reference"] in queued[0]
    assert "Ana" not in queued[0]


def test_an_order_of_another_store_looks_like_one_that_does_not_exist(chain: Chain) -> None:
    restock(chain, "MUG", 3_000)
    order = _place(chain, [("MUG", 1_000)])
    stranger = chain.client("S02")

    there, nowhere = (stranger.get(f"/orders/{which}") for which in (order["id"], clock.new_id()))
    step = stranger.post(f"/orders/{order['id']}/confirm", {})

    assert there.status_code == nowhere.status_code == step.status_code == 404
    assert there.json() == nowhere.json()
    assert stranger.get("/orders").json()["items"] == []
    assert stranger.get(f"/orders?store={chain.stores['S01'].id}").status_code == 403


def test_orders_are_listed_newest_first_page_by_page(chain: Chain) -> None:
    restock(chain, "MUG", 9_000)
    placed = [_place(chain, [("MUG", 1_000)])["reference"] for _ in range(5)]
    listed: list[str] = []
    path = "/orders?limit=2"
    while True:
        page = chain.client().get(path).json()
        listed += [order["reference"] for order in page["items"]]
        if page["next"] is None:
            break
        path = f"/orders?limit=2&cursor={page['next']}"

    assert listed == placed[::-1]
    assert chain.client().get("/orders?state=cancelled").json()["items"] == []
    assert chain.client().get("/orders?cursor=nonsense").json()["error"]["code"] == "bad_cursor"


def _completed(chain: Chain, lines: list[tuple[str, int]]) -> dict[str, Any]:
    order = _place(chain, lines)
    for step in ("confirm", "complete"):
        assert _step(chain, order, step).status_code == 200
    return order


def _any_step(chain: Chain, order: dict[str, Any], name: str) -> None:
    order_id = UUID(order["id"])
    if name == "refund":
        refund_as_owner(order_id, condition="sellable")
        return
    view = order_view(order_id)
    step = StepOrder(order_id, view.version, clock.new_id())
    if name == "complete":
        complete_order(OWNER, step, register=stores.office_register(view.store_id))
    else:
        {"confirm": confirm_order, "cancel": cancel_order}[name](OWNER, step)


def _operator(staff: Staff, customer: UUID) -> Browser:
    """A customer signed in for the own record."""
    login = f"customer-{customer}"
    identity.add_person(SYSTEM, identity.NewPerson(name="Ana", login=login, passphrase=PASSPHRASE, customer_id=customer))
    browser = Browser()
    assert browser.sign_in(login).status_code == 200
    return browser


def test_an_operator_orders_and_sees_the_own_record_only(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 5_000)
    own, other = make_customer("Ana"), make_customer("Ben")
    browser = _operator(staff, own)
    _place(chain, [("MUG", 1_000)], customer=str(other))

    placed = browser.post("/orders", order_payload(chain, [("MUG", 1_000)], customer=str(own)))
    for_another = browser.post("/orders", order_payload(chain, [("MUG", 1_000)], customer=str(other)))
    (others,) = chain.client().get(f"/orders?customer={other}").json()["items"]

    assert placed.status_code == 201, placed.content
    assert (for_another.status_code, for_another.json()["error"]["code"]) == (403, "not_yours")
    assert [order["id"] for order in browser.get("/orders").json()["items"]] == [placed.json()["id"]]
    assert browser.get(f"/orders?customer={other}").status_code == 403
    assert browser.get(f"/orders/{others['id']}").status_code == 403
    assert browser.post(f"/orders/{placed.json()['id']}/confirm", {}).status_code == 403


def test_nobody_places_no_order(chain: Chain) -> None:
    answer = Browser().post("/orders", order_payload(chain, [("MUG", 1_000)]))

    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not_signed_in")
    assert Browser().get(f"/orders/{clock.new_id()}").status_code == 401
