"""The first sale: through the door, into the books, and the books prove themselves."""

from __future__ import annotations

from tests.chain import Chain, sale_body
from tillbook.app.proof import verify_books
from tillbook.audit import interface as audit
from tillbook.ledger import interface as ledger
from tillbook.platform import clock


def _restock(chain: Chain, code: str, quantity_milli: int, cost: int) -> None:
    payload = {
        "id": str(clock.new_id()),
        "store": str(chain.stores["S01"].id),
        "lines": [{"variant": str(chain.variants[code]), "quantity_milli": quantity_milli, "unit_cost_minor": cost}],
    }
    assert chain.client().post("/restocks", payload).status_code == 201


def test_a_sale_of_two_loaves_takes_two_loaves_from_the_shelf(chain: Chain) -> None:
    _restock(chain, "LOAF", 10_000, 200)
    store, loaf = chain.stores["S01"].id, chain.variants["LOAF"]
    payload = {"id": str(clock.new_id()), "store": str(store), "body": sale_body([(loaf, 2_000, 420)])}

    answer = chain.client().post("/sales", payload)

    assert answer.status_code == 201, answer.content
    assert answer.json()["receipt_no"] == "S01W02-1-000001"
    figures = ledger.stock_figures([loaf], [store])[loaf, store]
    assert figures.on_hand_milli == 8_000
    assert figures.available_milli == 8_000


def test_the_same_sale_sent_twice_is_one_sale_with_one_answer(chain: Chain) -> None:
    store, mug = chain.stores["S01"].id, chain.variants["MUG"]
    payload = {"id": str(clock.new_id()), "store": str(store), "body": sale_body([(mug, 1_000, 950)])}

    first, second = (chain.client().post("/sales", payload) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert ledger.stock_figures([mug], [store])[mug, store].on_hand_milli == -1_000


def test_the_same_id_with_another_content_is_refused(chain: Chain) -> None:
    store, mug = chain.stores["S01"].id, chain.variants["MUG"]
    payload = {"id": str(clock.new_id()), "store": str(store), "body": sale_body([(mug, 1_000, 950)])}
    other = {**payload, "body": sale_body([(mug, 2_000, 950)])}

    assert chain.client().post("/sales", payload).status_code == 201
    answer = chain.client().post("/sales", other)

    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "conflict_other_content"


def test_after_sales_and_restocks_the_books_prove_themselves(chain: Chain) -> None:
    _restock(chain, "LOAF", 10_000, 200)
    store = str(chain.stores["S01"].id)
    for quantity in (1_000, 2_000, 3_000):
        body = sale_body([(chain.variants["LOAF"], quantity, 420), (chain.variants["TOM"], 482, 390)])
        assert chain.client().post("/sales", {"id": str(clock.new_id()), "store": store, "body": body}).status_code == 201
    while audit.seal_pending():
        pass

    result = verify_books()

    assert result.findings == []
    assert result.figures["movements"] == 7
    assert result.figures["documents"] == 4


def test_a_body_whose_payments_do_not_add_up_is_refused_and_leaves_nothing(chain: Chain) -> None:
    store, mug = chain.stores["S01"].id, chain.variants["MUG"]
    body = sale_body([(mug, 1_000, 950)])
    body["tenders"][0]["amount_minor"] = 949

    answer = chain.client().post("/sales", {"id": str(clock.new_id()), "store": str(store), "body": body})

    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "tenders_mismatch"
    assert ledger.count_movements() == 0
