"""The morning page and the charts: figures a shopkeeper can add up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.chain import SYSTEM, Chain, sale_body
from tillbook.core.sales import read_body
from tillbook.platform import clock
from tillbook.sales.interface import RecordSale, record_sale
from tillbook.stores import interface as stores

TODAY = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def _sell(chain: Chain, store: str, at: datetime, *lines: tuple[str, int, int], tender: str = "cash") -> None:
    body = sale_body([(chain.variants[code], quantity, price) for code, quantity, price in lines], tender=tender)
    with clock.at(at):
        command = RecordSale(doc_id=clock.new_id(), body=read_body(body), occurred_at=at)
        record_sale(SYSTEM, command, register=stores.office_register(chain.stores[store].id), company_id=chain.company.id)


@pytest.fixture
def week(chain: Chain) -> Chain:
    """Yesterday Mill Lane took two loaves (7.00 net) and Station a mug (7.92 net); a week before, Mill Lane a loaf (3.50)."""
    yesterday = TODAY - timedelta(days=1)
    _sell(chain, "S01", yesterday, ("LOAF", 2_000, 420))
    _sell(chain, "S02", yesterday + timedelta(hours=2), ("MUG", 1_000, 950), tender="card")
    _sell(chain, "S01", yesterday - timedelta(days=7), ("LOAF", 1_000, 420))
    return chain


def _get(chain: Chain, path: str) -> dict[str, object]:
    with clock.at(TODAY):
        answer = chain.client().get(path)
    assert answer.status_code == 200, answer.content
    found: dict[str, object] = answer.json()
    return found


def test_the_morning_page_compares_yesterday_with_the_same_weekday_before(week: Chain) -> None:
    page = _get(week, f"/reports/today?store={week.stores['S01'].id}")
    assert page["date"] == "2026-11-19"
    assert page["compared_with"] == "2026-11-12"
    assert page["finding"] == {"code": "took_more", "data": {"date": "2026-11-19", "net_minor": 700, "change_permille": 1000}}
    net = next(f for f in page["figures"] if f["id"] == "net_sales")  # type: ignore[attr-defined]
    assert net == {"id": "net_sales", "value": 700, "unit": "minor", "previous": 350, "last_year": None}
    assert page["by_hour"] == [{"hour": 10, "value_minor": 700, "previous_minor": 350}]


def test_revenue_by_week_starts_on_monday(week: Chain) -> None:
    found = _get(week, f"/reports/revenue?from=2026-11-01&to=2026-11-30&by=week&store={week.stores['S01'].id}")
    assert [(p["at"], p["net_minor"]) for p in found["items"]] == [("2026-11-09", 350), ("2026-11-16", 700)]  # type: ignore[attr-defined]


def test_top_products_and_payments_cover_the_period_only(week: Chain) -> None:
    store = week.stores["S01"].id
    top = _get(week, f"/reports/top-products?from=2026-11-19&to=2026-11-19&store={store}")
    paid = _get(week, f"/reports/payment-methods?from=2026-11-12&to=2026-11-19&store={store}")
    assert [(i["code"], i["quantity_milli"], i["net_minor"]) for i in top["items"]] == [("LOAF", 2_000, 700)]  # type: ignore[attr-defined]
    assert paid["items"] == [{"kind": "cash", "amount_minor": 1_260, "count": 2}]


def test_a_key_of_one_store_sees_no_other_store(week: Chain) -> None:
    answer = week.client().get(f"/reports/revenue?from=2026-11-19&to=2026-11-19&store={week.stores['S02'].id}")
    assert answer.status_code == 403


def test_a_period_that_ends_before_it_begins_is_refused(week: Chain) -> None:
    answer = week.client().get(f"/reports/revenue?from=2026-11-20&to=2026-11-19&store={week.stores['S01'].id}")
    assert answer.json()["error"]["code"] == "bad_period"
