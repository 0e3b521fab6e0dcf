"""What something costs: in which list, in which store, on which day, and how many statements the answer takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.chain import SYSTEM, Chain
from tillbook.core.values import Invalid
from tillbook.platform import clock, versions
from tillbook.pricing.interface import NewPrice, price_rules, sale_terms, variant_prices
from tillbook.pricing.models import Price, PriceList, TaxRate
from tillbook.pricing.setting import set_prices, set_prices_within, today_of
from tillbook.stores import interface as stores

TODAY = date(2026, 11, 20)


def _price(chain: Chain, code: str, *, store: str = "S01", day: date = TODAY, price_list: PriceList | None = None) -> int | None:
    found = variant_prices(
        [chain.variants[code]], chain.stores[store].id, day, price_list_id=price_list.id if price_list else None
    )
    return found.get(chain.variants[code])


def _list(**facts: object) -> PriceList:
    made = PriceList.objects.create(**{"id": clock.new_id(), "name": "Another", "includes_tax": True, **facts})
    versions.bump(versions.PRICES)
    return made


def _put(
    chain: Chain, code: str, price_minor: int, price_list: PriceList, *, start: date = TODAY, end: date | None = None
) -> None:
    set_prices_within(
        SYSTEM, price_list, [NewPrice(chain.variants[code], price_minor, start, end)], today=today_of(price_list.store_id)
    )


def test_the_loaf_costs_4_20_everywhere_and_a_stranger_has_no_price(chain: Chain) -> None:
    assert _price(chain, "LOAF") == 420
    assert _price(chain, "LOAF", store="S02") == 420
    assert variant_prices([clock.new_id()], chain.stores["S01"].id, TODAY) == {}


def test_a_store_list_comes_before_the_chains_and_holds_in_that_store_only(chain: Chain) -> None:
    _put(chain, "LOAF", 450, _list(store_id=chain.stores["S02"].id))

    assert _price(chain, "LOAF") == 420
    assert _price(chain, "LOAF", store="S02") == 450
    assert _price(chain, "MUG", store="S02") == 950


def test_a_customers_list_comes_first_and_nobody_else_sees_it(chain: Chain) -> None:
    trade = _list(name="Trade")
    _put(chain, "LOAF", 350, trade)

    assert _price(chain, "LOAF", price_list=trade) == 350
    assert _price(chain, "MUG", price_list=trade) == 950
    assert _price(chain, "LOAF") == 420


def test_the_higher_priority_of_two_lists_names_the_price_while_it_lasts(chain: Chain) -> None:
    sale = _list(name="November", is_default=True, priority=10, valid_from=date(2026, 11, 1), valid_to=date(2026, 11, 30))
    _put(chain, "LOAF", 399, sale, start=date(2026, 11, 1))

    assert _price(chain, "LOAF") == 399
    assert _price(chain, "LOAF", day=date(2026, 12, 1)) == 420


def test_a_scheduled_price_begins_on_its_day_and_a_price_with_an_end_gives_way_again(chain: Chain) -> None:
    shelf = PriceList.objects.get(name="Shelf")
    _put(chain, "LOAF", 440, shelf, start=date(2026, 12, 1))
    _put(chain, "MUG", 800, shelf, start=date(2026, 11, 20), end=date(2026, 11, 22))

    assert [_price(chain, "LOAF", day=date(2026, 11, 30)), _price(chain, "LOAF", day=date(2026, 12, 1))] == [420, 440]
    assert [_price(chain, "MUG", day=date(2026, 11, day)) for day in (19, 20, 22, 23)] == [950, 800, 800, 950]


def test_a_price_list_without_tax_shows_its_price_with_tax_where_the_basket_is_reckoned_so(chain: Chain) -> None:
    _put(chain, "LOAF", 350, _list(includes_tax=False, is_default=True, priority=5))
    trade = _list(name="Net", includes_tax=False)
    rules = price_rules(chain.stores["S01"].id, TODAY)

    # 3.50 is the chain's first list now, so the basket is reckoned without tax and the mug of 9.50 is 7.92 without it.
    assert rules.prices_include_tax is False
    assert _price(chain, "LOAF") == 350
    assert _price(chain, "MUG") == 792
    assert _price(chain, "MUG", price_list=trade) == 792


def test_a_second_change_on_one_day_stands_beside_the_first_and_the_last_one_counts(chain: Chain) -> None:
    shelf = PriceList.objects.get(name="Shelf")
    loaf = chain.variants["LOAF"]
    for price in (430, 425):
        set_prices(SYSTEM, shelf.id, [NewPrice(loaf, price)], floors={loaf: None})

    today = today_of(None).earliest
    assert _price(chain, "LOAF", day=today) == 425
    assert list(Price.objects.filter(variant_id=loaf).order_by("id").values_list("price_minor", flat=True)) == [420, 430, 425]


def test_a_price_cannot_begin_yesterday_nor_end_before_it_begins(chain: Chain) -> None:
    shelf, loaf = PriceList.objects.get(name="Shelf"), chain.variants["LOAF"]
    today = today_of(None).earliest
    with pytest.raises(Invalid) as past:
        set_prices(SYSTEM, shelf.id, [NewPrice(loaf, 500, today - timedelta(days=1))], floors={loaf: None})
    with pytest.raises(Invalid) as reversed_:
        set_prices(SYSTEM, shelf.id, [NewPrice(loaf, 500, today, today - timedelta(days=1))], floors={loaf: None})

    assert (past.value.code, reversed_.value.code) == ("price_in_the_past", "period_reversed")
    assert Price.objects.filter(variant_id=loaf).count() == 1


@pytest.mark.parametrize(("price", "floor", "rule"), [(1, None, "smallest_price"), (299, 300, "floor")])
def test_a_price_of_a_penny_or_below_the_floor_is_refused_even_for_the_owner(
    chain: Chain, price: int, floor: int | None, rule: str
) -> None:
    shelf, loaf = PriceList.objects.get(name="Shelf"), chain.variants["LOAF"]

    with pytest.raises(Invalid) as refused:
        set_prices(SYSTEM, shelf.id, [NewPrice(loaf, price)], floors={loaf: floor})

    assert (refused.value.code, refused.value.data["rule"]) == ("price_below_floor", rule)


def test_a_rate_that_changes_in_january_leaves_december_as_it_was(chain: Chain) -> None:
    TaxRate.objects.filter(id="GB-VAT-20").update(valid_to=date(2026, 12, 31))
    TaxRate.objects.create(id="GB-VAT-21", category_id="standard", name="VAT 21 %", ppm=210_000, valid_from=date(2027, 1, 1))
    versions.bump(versions.TAXES)

    for day, rate in ((date(2026, 12, 31), "GB-VAT-20"), (date(2027, 1, 1), "GB-VAT-21")):
        (standard,) = price_rules(chain.stores["S01"].id, day).tax.categories
        assert [each.id for each in standard.rates] == [rate]


def test_the_terms_of_a_sale_take_one_statement_until_a_price_changes(chain: Chain) -> None:
    company, store = stores.company(), chain.stores["S01"].id
    wanted = list(chain.variants.values())
    sale_terms(wanted, store, TODAY, company=company)

    with CaptureQueriesContext(
        connection,
    ) as again:
        terms = sale_terms(wanted, store, TODAY, company=company)
    assert len(again) == 1
    assert terms.prices[chain.variants["LOAF"]] == 420
    assert terms.variants[chain.variants["TOM"]].is_weighed

    _put(chain, "LOAF", 440, PriceList.objects.get(name="Shelf"))
    changed = sale_terms(wanted, store, TODAY, company=company)
    assert changed.prices[chain.variants["LOAF"]] == 440
    assert changed.rules.versions.prices > terms.rules.versions.prices
