"""Orders and returns at the same instant, on real connections: one is served, the other is told."""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.chain import Chain, sale_body
from tests.concurrency.together import at_once
from tests.orders import make_customer, order_payload, restock
from tillbook.app.proof import verify_books
from tillbook.ledger import interface as ledger
from tillbook.platform import clock

TRIALS = 100


def _figures(chain: Chain) -> ledger.Figures:
    key = (chain.variants["MUG"], chain.stores["S01"].id)
    return ledger.stock_figures([key[0]], [key[1]])[key]


def _posts(chain: Chain, payloads: list[dict[str, Any]], path: str = "/orders") -> list[Any]:
    return at_once([partial(chain.client().post, path, payload) for payload in payloads])


def test_the_same_order_sent_four_times_at_the_same_instant_is_one_order_with_four_equal_answers(committed_chain: Chain) -> None:
    restock(committed_chain, "MUG", 1_000_000)
    customer = str(make_customer())
    for trial in range(1, TRIALS + 1):
        payload = order_payload(committed_chain, [("MUG", 1_000)], customer=customer)

        answers = _posts(committed_chain, [payload] * 4)

        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
        assert len({answer.content for answer in answers}) == 1
        assert _figures(committed_chain).reserved_milli == trial * 1_000
    assert verify_books().findings == []


def test_of_two_orders_for_the_last_piece_one_is_placed(committed_chain: Chain) -> None:
    customer = str(make_customer())
    for trial in range(1, 26):
        restock(committed_chain, "MUG", 1_000)
        payloads = [order_payload(committed_chain, [("MUG", 1_000)], customer=customer) for _ in range(2)]

        answers = _posts(committed_chain, payloads)

        assert sorted(answer.status_code for answer in answers) == [201, 409]
        refused = next(answer for answer in answers if answer.status_code == 409).json()["error"]
        assert (refused["code"], refused["data"]["available_milli"]) == ("insufficient_stock", 0)
        assert _figures(committed_chain).reserved_milli == trial * 1_000
    assert verify_books().findings == []


def test_the_last_piece_sent_four_times_by_one_client_is_not_refused_to_itself(committed_chain: Chain) -> None:
    restock(committed_chain, "MUG", 1_000)
    payload = order_payload(committed_chain, [("MUG", 1_000)])

    answers = _posts(committed_chain, [payload] * 4)

    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]


def test_of_confirming_and_cancelling_at_once_one_wins_and_the_other_is_told(committed_chain: Chain) -> None:
    restock(committed_chain, "MUG", 100_000)
    customer = str(make_customer())
    client = committed_chain.client()
    for _ in range(25):
        order = client.post("/orders", order_payload(committed_chain, [("MUG", 1_000)], customer=customer)).json()
        steps = [
            partial(committed_chain.client().post, f"/orders/{order['id']}/{step}", {"version": order["version"]})
            for step in ("confirm", "cancel")
        ]

        answers = at_once(steps)

        assert sorted(answer.status_code for answer in answers) == [200, 409]
        won = next(answer for answer in answers if answer.status_code == 200).json()
        assert client.get(f"/orders/{order['id']}").json()["state"] == won["state"]
    assert verify_books().findings == []


def test_of_two_returns_of_the_same_piece_in_two_stores_the_first_is_taken(committed_chain: Chain) -> None:
    chain = committed_chain
    for _ in range(10):
        body = sale_body([(chain.variants["LOAF"], 1_000, 420)])
        sale = {"id": str(clock.new_id()), "store": str(chain.stores["S01"].id), "body": body}
        assert chain.client().post("/sales", sale).status_code == 201
        back = _back(chain, sale)
        acts = [
            partial(chain.client(code).post, "/sales", {"id": str(clock.new_id()), "store": str(place.id), "body": back})
            for code, place in chain.stores.items()
        ]

        answers = at_once(acts)

        assert sorted(answer.status_code for answer in answers) == [201, 409]
        assert next(a for a in answers if a.status_code == 409).json()["error"]["code"] == "over_return"
    assert verify_books().findings == []


def _back(chain: Chain, sale: dict[str, Any]) -> dict[str, Any]:
    (line,) = sale["body"]["lines"]
    taken = {name: line[name] for name in ("variant", "quantity_milli", "unit_price_minor", "discounts", "taxes", "net_minor")}
    returned = {
        **taken,
        "n": 1,
        "of": {"doc_id": sale["id"], "n": 1},
        "gross_minor": 420,
        "reason": "stale",
        "condition": "write_off",
    }
    return {
        "lines": [],
        "returned": [returned],
        "tenders": [{"n": 1, "kind": "cash", "amount_minor": -420}],
        "rounding_minor": 0,
        "totals": {"net_minor": -350, "tax_minor": -70, "gross_minor": -420, "discount_minor": 0},
        "taxes": [{"rate": "GB-VAT-20", "base_minor": -350, "tax_minor": -70}],
    }
