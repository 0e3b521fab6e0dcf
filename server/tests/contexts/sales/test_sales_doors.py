"""Reading sales, taking goods back, voiding: what is paid back is what was paid, and nobody sees another store's receipts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.chain import Chain, sale_body
from tests.contexts.identity.staff import Browser, Staff
from tests.orders import OWNER, restock
from tillbook.app.proof import verify_books
from tillbook.core.values import Conflict
from tillbook.ledger import interface as ledger
from tillbook.platform import clock
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores


def _sell(chain: Chain, lines: list[tuple[str, int, int]], store: str = "S01") -> dict[str, Any]:
    body = sale_body([(chain.variants[code], quantity, price) for code, quantity, price in lines])
    payload = {"id": str(clock.new_id()), "store": str(chain.stores[store].id), "body": body}
    answer = chain.client(store).post("/sales", payload)
    assert answer.status_code == 201, answer.content
    return {**answer.json(), "body": body}


def _return_body(sale: dict[str, Any], *, quantity: int, net: int, gross: int, n: int = 1) -> dict[str, Any]:
    line = sale["body"]["lines"][n - 1]
    taxes = [{"rate": "GB-VAT-20", "base_minor": net, "tax_minor": gross - net}]
    back = {
        "n": 1,
        "of": {"doc_id": sale["id"], "n": n},
        "variant": line["variant"],
        "quantity_milli": quantity,
        "unit_price_minor": line["unit_price_minor"],
        "discounts": [],
        "taxes": taxes,
        "net_minor": net,
        "gross_minor": gross,
        "reason": "changed mind",
        "condition": "sellable",
    }
    return {
        "lines": [],
        "returned": [back],
        "tenders": [{"n": 1, "kind": "cash", "amount_minor": -gross}],
        "rounding_minor": 0,
        "totals": {"net_minor": -net, "tax_minor": net - gross, "gross_minor": -gross, "discount_minor": 0},
        "taxes": [{"rate": "GB-VAT-20", "base_minor": -net, "tax_minor": net - gross}],
    }


def _post(chain: Chain, body: dict[str, Any], store: str = "S01") -> Any:
    return chain.client(store).post("/sales", {"id": str(clock.new_id()), "store": str(chain.stores[store].id), "body": body})


def test_a_sale_is_read_with_names_and_what_has_come_back(chain: Chain) -> None:
    sale = _sell(chain, [("LOAF", 2_000, 420)])
    assert _post(chain, _return_body(sale, quantity=1_000, net=350, gross=420)).status_code == 201

    read = chain.client().get(f"/sales/{sale['id']}").json()

    (line,) = read["lines"]
    assert (line["name"], line["code"], line["returned_milli"]) == ("Sourdough loaf", "LOAF", 1_000)
    assert (read["store"]["name"], read["gross_minor"], read["receipt_no"]) == ("Mill Lane", 840, "S01W02-1-000001")
    assert read["body"]["tenders"] == [{"amount_minor": 840, "kind": "cash", "n": 1}]


def test_a_return_pays_back_what_was_paid_to_the_cent_and_never_more_than_is_left(chain: Chain) -> None:
    sale = _sell(chain, [("LOAF", 2_000, 420)])

    wrong = _post(chain, _return_body(sale, quantity=1_000, net=400, gross=480))
    first = _post(chain, _return_body(sale, quantity=1_000, net=350, gross=420))
    too_much = _post(chain, _return_body(sale, quantity=2_000, net=700, gross=840))

    assert (wrong.status_code, wrong.json()["error"]["code"]) == (422, "refund_mismatch")
    assert wrong.json()["error"]["data"]["expected_gross_minor"] == 420
    assert first.status_code == 201
    assert (too_much.status_code, too_much.json()["error"]["code"]) == (409, "over_return")
    assert verify_books().findings == []


def test_a_return_in_another_store_is_found_by_its_number_and_works(chain: Chain) -> None:
    sale = _sell(chain, [("LOAF", 1_000, 420)])
    other = chain.client("S02")

    (found,) = other.get(f"/sales?receipt_no={sale['receipt_no']}").json()["items"]
    answer = _post(chain, _return_body(sale, quantity=1_000, net=350, gross=420), store="S02")

    assert found["id"] == sale["id"]
    assert answer.status_code == 201
    loaf, station = chain.variants["LOAF"], chain.stores["S02"].id
    assert ledger.stock_figures([loaf], [station])[loaf, station].on_hand_milli == 1_000


def test_a_cashier_takes_back_up_to_fifty_alone_and_more_with_a_second_person(chain: Chain, staff: Staff) -> None:
    sale, cashier = _sell(chain, [("MUG", 6_000, 950)]), staff.at_till("cashier")

    over = _post_by(cashier, staff, _return_body(sale, quantity=6_000, net=4_750, gross=5_700))
    under = _post_by(cashier, staff, _return_body(sale, quantity=5_000, net=3_958, gross=4_750))

    assert (over.status_code, over.json()["error"]["code"]) == (403, "needs_approval")
    assert over.json()["error"]["data"]["amount_minor"] == 5_700
    assert under.status_code == 201, under.content


def test_a_return_without_a_receipt_needs_a_second_person_from_a_cashier(chain: Chain, staff: Staff) -> None:
    sale = _sell(chain, [("MUG", 1_000, 950)])
    body = _return_body(sale, quantity=1_000, net=792, gross=950)
    body["returned"][0]["of"] = None

    answer = _post_by(staff.at_till("cashier"), staff, body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "needs_approval")
    assert answer.json()["error"]["data"]["action"] == 3


@pytest.mark.parametrize("member", ["reference", "approval"])
def test_a_card_number_beside_a_payment_is_refused_and_not_repeated(chain: Chain, member: str) -> None:
    body = sale_body([(chain.variants["MUG"], 1_000, 950)])
    body["tenders"][0][member] = "4111111111111111"

    answer = _post(chain, body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "card_number")
    assert "4111111111111111" not in answer.content.decode()
    assert chain.client().get("/sales").json()["items"] == []


@pytest.mark.parametrize(("member", "value"), [("order", str(clock.new_id())), ("void", True)])
def test_orders_and_voids_have_doors_of_their_own(chain: Chain, member: str, value: object) -> None:
    body = {**sale_body([(chain.variants["MUG"], 1_000, 950)]), member: value}

    answer = _post(chain, body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "own_door")


def test_a_void_gives_everything_back_the_way_it_was_paid(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 5_000)
    sale, manager = _sell(chain, [("MUG", 2_000, 950), ("TOM", 482, 390)]), staff.at_office("manager")

    back = manager.post(f"/sales/{sale['id']}/void", {})
    again = manager.post(f"/sales/{sale['id']}/void", {})

    assert back.status_code == 200, back.content
    made = back.json()
    assert (made["type"], made["body"]["void"], made["gross_minor"]) == ("return", True, -2_088)
    assert [(t["kind"], t["amount_minor"]) for t in made["body"]["tenders"]] == [("cash", -2_088)]
    assert (again.status_code, again.json()["error"]["code"]) == (409, "not_voidable")
    assert verify_books().findings == []


def test_a_void_is_for_its_own_day_only(chain: Chain) -> None:
    sale = _sell(chain, [("MUG", 1_000, 950)])

    with clock.at(clock.now() + timedelta(days=1)), pytest.raises(Conflict) as late:
        sales.void_sale(
            OWNER, UUID(sale["id"]), return_id=clock.new_id(), register=stores.office_register(chain.stores["S01"].id)
        )

    assert late.value.code == "not_today"


def test_a_void_repeated_with_its_id_is_one_void(chain: Chain, staff: Staff) -> None:
    sale, manager = _sell(chain, [("MUG", 1_000, 950)]), staff.at_office("manager")
    return_id = str(clock.new_id())

    first, second = (manager.post(f"/sales/{sale['id']}/void", {"id": return_id}).json() for _ in range(2))

    assert first == second
    assert first["id"] == return_id


def test_a_cashier_needs_a_second_person_to_void(chain: Chain, staff: Staff) -> None:
    sale = _sell(chain, [("MUG", 1_000, 950)])

    answer = staff.at_till("cashier").post(f"/sales/{sale['id']}/void", {})

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "needs_approval")


def test_a_cashier_lists_only_own_sales_and_a_manager_those_of_the_store(chain: Chain, staff: Staff) -> None:
    _sell(chain, [("MUG", 1_000, 950)])
    _sell(chain, [("MUG", 1_000, 950)], store="S02")
    cashier = staff.at_till("cashier")
    own = _post_by(cashier, staff, sale_body([(chain.variants["LOAF"], 1_000, 420)])).json()

    assert [sale["id"] for sale in cashier.get("/sales").json()["items"]] == [own["id"]]
    assert len(staff.at_office("manager").get("/sales").json()["items"]) == 2
    assert len(staff.at_office("owner").get("/sales").json()["items"]) == 3
    assert staff.at_office("manager").get(f"/sales?store={staff.store('S02')}").status_code == 403


def test_a_sale_of_another_store_looks_like_one_that_does_not_exist(chain: Chain) -> None:
    sale = _sell(chain, [("MUG", 1_000, 950)])
    stranger = chain.client("S02")

    there, nowhere = (stranger.get(f"/sales/{which}") for which in (sale["id"], clock.new_id()))

    assert there.status_code == nowhere.status_code == 404
    assert there.json() == nowhere.json()
    assert stranger.get("/sales").json()["items"] == []


def test_sales_are_listed_newest_first_page_by_page_and_by_what_is_asked(chain: Chain) -> None:
    sold = [_sell(chain, [("MUG", 1_000, 950)])["receipt_no"] for _ in range(5)]
    listed: list[str] = []
    path = "/sales?limit=2"
    while True:
        page = chain.client().get(path).json()
        listed += [sale["receipt_no"] for sale in page["items"]]
        if page["next"] is None:
            break
        path = f"/sales?limit=2&cursor={page['next']}"

    assert listed == sold[::-1]
    today = clock.now().date()
    assert len(chain.client().get(f"/sales?from={today}&to={today}&type=sale").json()["items"]) == 5
    assert chain.client().get(f"/sales?to={today - timedelta(days=2)}").json()["items"] == []
    assert chain.client().get("/sales?type=return").json()["items"] == []
    assert chain.client().get("/sales?cursor=nonsense").json()["error"]["code"] == "bad_cursor"


def _post_by(browser: Browser, staff: Staff, body: dict[str, Any]) -> Any:
    return browser.post("/sales", {"id": str(clock.new_id()), "store": staff.store(), "body": body})
