"""The demo chain: from a seed, like a real shop, and proved."""

from __future__ import annotations

from datetime import date

import pytest

from tests.committed import empty_books, triggers
from tillbook.app.demo.goods import all_goods
from tillbook.app.demo.making import Made, make_demo
from tillbook.app.demo.people import PEOPLE, STORES, cashiers_of, manager_of
from tillbook.app.proof import verify_books
from tillbook.core.catalogue import has_right_check_digit
from tillbook.journal import interface as journal
from tillbook.platform import sql, versions
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

TODAY = date(2026, 3, 10)


def _make(days: int) -> Made:
    return make_demo(TODAY, progress=lambda done, total: None, history_days=days)


def test_some_hundred_variants_in_a_dozen_categories_each_with_its_own_right_barcode() -> None:
    goods = all_goods()

    assert len(goods) > 200
    assert len({each.category for each in goods}) >= 12
    assert len({each.code for each in goods}) == len({each.barcode for each in goods}) == len(goods)
    assert all(has_right_check_digit(each.barcode) and each.barcode.startswith("952") for each in goods)
    assert all(0 < each.cost_minor < each.price_minor for each in goods)


def test_every_store_has_cashiers_and_a_manager_and_nobody_shares_a_pin() -> None:
    assert all(cashiers_of(store.code) and manager_of(store.code) for store in STORES)
    assert len({person.pin for person in PEOPLE}) == len({person.login for person in PEOPLE}) == len(PEOPLE)


@pytest.mark.usefixtures("committed_books")
def test_two_weeks_of_trade_are_in_the_books_and_the_books_prove_themselves() -> None:
    made = _make(14)

    result = verify_books()

    assert result.findings == []
    assert result.figures["documents"] == made.sales + made.stock_documents
    assert result.figures["audit_unsealed"] == 0
    assert stores.company().is_demo
    kinds = {kind for _, kind, *_ in journal.stream_documents()}
    assert {"sale", "return", "opening", "goods_in", "adjustment", "transfer_dispatch", "transfer_receipt"} <= kinds


@pytest.mark.usefixtures("committed_books")
def test_the_last_week_stands_on_its_own_days_and_yesterday_is_the_last() -> None:
    _make(9)

    days = [row[0] for row in sql.fetch_all("SELECT DISTINCT business_date FROM sales_sale ORDER BY business_date")]

    assert [str(day) for day in days] == [f"2026-03-{day:02d}" for day in range(1, 10)]
    newest = sales.sales_page(sales.SaleFilter(), after=None, limit=1)[0].row
    assert newest.recorded_at == newest.occurred_at


def _documents() -> list[tuple[str, str]]:
    return [(str(doc_id), kind) for doc_id, kind, *_ in journal.stream_documents()]


@pytest.mark.usefixtures("committed_books")
def test_the_same_day_makes_the_same_documents_again() -> None:
    _make(3)
    first = _documents()
    empty_books(triggers())
    versions.forget()

    _make(3)

    assert len(first) > 100
    assert _documents() == first
