"""The doors of the stock book: figures, movements, where it went, the past, the proof."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.chain import SYSTEM, Chain, sale_body
from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.inventory.interface import RecordStock, record_stock
from tillbook.platform import clock
from tillbook.stores import interface as stores


def _restock(chain: Chain, code: str, quantity_milli: int, cost_minor: int | None = None) -> None:
    line: dict[str, Any] = {"variant": str(chain.variants[code]), "quantity_milli": quantity_milli}
    if cost_minor is not None:
        line["unit_cost_minor"] = cost_minor
    answer = chain.client().post("/restocks", {"id": str(clock.new_id()), "store": str(chain.stores["S01"].id), "lines": [line]})
    assert answer.status_code == 201, answer.content


def _sell(chain: Chain, code: str, quantity_milli: int, price: int) -> None:
    body = sale_body([(chain.variants[code], quantity_milli, price)])
    answer = chain.client().post("/sales", {"id": str(clock.new_id()), "store": str(chain.stores["S01"].id), "body": body})
    assert answer.status_code == 201, answer.content


@pytest.fixture
def traded(chain: Chain) -> Chain:
    """Ten loaves came in, three were sold, one broke."""
    _restock(chain, "LOAF", 10_000, 210)
    _sell(chain, "LOAF", 3_000, 420)
    body = StockBody(lines=(GoodsLine(n=1, variant=chain.variants["LOAF"], quantity_milli=-1_000),), reason="breakage")
    command = RecordStock(doc_id=clock.new_id(), type="adjustment", body=body, occurred_at=clock.now())
    record_stock(SYSTEM, command, register=stores.office_register(chain.stores["S01"].id), company_id=chain.company.id)
    return chain


def test_stock_shows_six_loaves_in_mill_lane_and_none_in_station(traded: Chain) -> None:
    item = next(i for i in traded.client().get("/stock?search=loaf").json()["items"])
    by_store = {figures["store_id"]: figures["on_hand_milli"] for figures in item["stores"]}
    assert by_store == {str(traded.stores["S01"].id): 6_000, str(traded.stores["S02"].id): 0}


def test_pages_of_stock_show_every_variant_once(traded: Chain) -> None:
    first = traded.client().get("/stock?limit=2").json()
    second = traded.client().get(f"/stock?limit=2&cursor={first['next']}").json()
    assert [item["code"] for item in first["items"] + second["items"]] == ["MUG", "LOAF", "TOM"]
    assert second["next"] is None


def test_where_did_it_go_adds_up_from_opening_to_closing(traded: Chain) -> None:
    today = clock.now().date()
    path = f"/stock/where?variant={traded.variants['LOAF']}&store={traded.stores['S01'].id}&from={today - timedelta(days=1)}&to={today + timedelta(days=1)}"
    found = traded.client().get(path).json()
    steps = {(s["kind"], s["direction"]): s["quantity_milli"] for s in found["steps"]}
    assert found["opening_milli"] == 0
    assert steps == {("receive", "in"): 10_000, ("sale", "out"): 3_000, ("adjust", "out"): 1_000}
    assert found["closing_milli"] == found["on_hand_milli"] == 6_000
    assert found["agrees"] is True
    assert [m["person_name"] for m in found["movements"]] == [None, "key S01", "key S01"]


def test_stock_on_a_past_date_does_not_know_todays_sales(traded: Chain) -> None:
    store = traded.stores["S01"].id
    yesterday, today = clock.now().date() - timedelta(days=2), clock.now().date() + timedelta(days=1)
    assert traded.client().get(f"/stock/at?date={yesterday}&store={store}").json() == []
    assert [i["on_hand_milli"] for i in traded.client().get(f"/stock/at?date={today}&store={store}").json()] == [6_000]


def test_a_foreign_cursor_is_refused_in_words(traded: Chain) -> None:
    answer = traded.client().get("/stock/movements?cursor=zzzz")
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "bad_cursor"


@pytest.mark.parametrize("quantity", [0, -1_000, 10**12, "2", 1.5])
def test_a_restock_of_a_senseless_quantity_is_a_field_error(chain: Chain, quantity: object) -> None:
    line = {"variant": str(chain.variants["LOAF"]), "quantity_milli": quantity}
    answer = chain.client().post("/restocks", {"id": str(clock.new_id()), "store": str(chain.stores["S01"].id), "lines": [line]})
    assert answer.status_code == 422
    assert "quantity_milli" in answer.json()["error"]["field"]
