"""Sales at the same instant over connections of their own: one sale per id, one balance for everybody."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

import pytest

from tests.chain import SELLING, SYSTEM, ApiClient, Chain, sale_body
from tests.concurrency.together import at_once
from tests.orders import restock
from tillbook.app.proof import verify_books
from tillbook.core.ledger import Place, PlaceKind, location_id
from tillbook.identity import interface as identity
from tillbook.ledger import interface as ledger
from tillbook.platform import clock
from tillbook.sales.models import Sale
from tillbook.stores.models import Store

THREADS = 16
SALES_EACH = 4


def _keys(chain: Chain, count: int) -> list[ApiClient]:
    """Return clients with a key, and so a register, each in Mill Lane."""
    store = chain.stores["S01"].id
    made = [
        identity.create_api_key(SYSTEM, name=f"till {n}", scopes=SELLING, store_id=store, is_selling=True) for n in range(count)
    ]
    return [ApiClient(secret) for _, secret in made]


def _payload(chain: Chain, *, quantity_milli: int = 1_000, sale_id: UUID | None = None) -> dict[str, Any]:
    body = sale_body([(chain.variants["LOAF"], quantity_milli, 420)])
    return {"id": str(sale_id or clock.new_id()), "store": str(chain.stores["S01"].id), "body": body}


def _shelf(chain: Chain) -> int:
    shelf = location_id(Place(PlaceKind.STORE, chain.stores["S01"].id))
    return ledger.balances_at([shelf]).get((chain.variants["LOAF"], shelf), 0)


@pytest.mark.parametrize("trial", range(10))
def test_one_id_sent_by_two_registers_at_the_same_instant_is_one_sale_with_one_answer(committed_chain: Chain, trial: int) -> None:
    first, second = _keys(committed_chain, 2)
    payload = _payload(committed_chain)

    one, two = at_once([lambda: first.post("/sales", payload), lambda: second.post("/sales", payload)])

    assert sorted([one.status_code, two.status_code]) == [200, 201]
    assert one.json() == two.json()
    assert Sale.objects.count() == 1
    assert verify_books().findings == []


def test_one_id_with_two_contents_at_the_same_instant_is_one_sale_and_one_conflict(committed_chain: Chain) -> None:
    first, second = _keys(committed_chain, 2)
    sale_id = clock.new_id()
    one_loaf = _payload(committed_chain, sale_id=sale_id)
    two_loaves = _payload(committed_chain, quantity_milli=2_000, sale_id=sale_id)

    answers = at_once([lambda: first.post("/sales", one_loaf), lambda: second.post("/sales", two_loaves)])

    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert [a.json()["error"]["code"] for a in answers if a.status_code == 409] == ["conflict_other_content"]
    assert verify_books().findings == []


def test_sixteen_registers_selling_the_same_loaf_take_exactly_what_they_sold_off_the_shelf(committed_chain: Chain) -> None:
    restock(committed_chain, "LOAF", 100_000)
    clients = _keys(committed_chain, THREADS)

    def sell(client: ApiClient) -> list[int]:
        return [client.post("/sales", _payload(committed_chain)).status_code for _ in range(SALES_EACH)]

    answers = at_once([lambda client=client: sell(client) for client in clients])  # type: ignore[misc]

    assert Counter(status for each in answers for status in each) == {201: THREADS * SALES_EACH}
    assert _shelf(committed_chain) == 100_000 - THREADS * SALES_EACH * 1_000
    assert verify_books().findings == []


def test_where_a_store_blocks_selling_below_zero_ten_loaves_are_sold_to_ten_of_sixteen(committed_chain: Chain) -> None:
    restock(committed_chain, "LOAF", 10_000)
    Store.objects.filter(code="S01").update(negative_stock="block")
    clients = _keys(committed_chain, THREADS)

    answers = at_once([lambda client=client: client.post("/sales", _payload(committed_chain)) for client in clients])  # type: ignore[misc]

    assert Counter(answer.status_code for answer in answers) == {201: 10, 409: 6}
    assert {a.json()["error"]["code"] for a in answers if a.status_code == 409} == {"insufficient_stock"}
    assert _shelf(committed_chain) == 0
    assert verify_books().findings == []
