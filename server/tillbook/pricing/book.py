"""What holds in a store on a day: tax table, promotions, price lists, prices. Kept in memory per version of the tables.

Keeps true: whoever asks within one version gets the same answer, by one statement where the answer is remembered; a price of a
list that is kept the other way (with or without tax) is brought to the way the basket is reckoned in.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from tillbook.catalogue import interface as catalogue
from tillbook.core.pricing import PPM, PriceRules, Promotion, TableVersions, TaxCategory, TaxRate, TaxTable, parse_promotion
from tillbook.core.values import divide_half_away
from tillbook.platform import sql, versions
from tillbook.stores import interface as stores

from . import models
from .setting import day_value, read_day

MAX_BOOKS = 64
NO_STORE = UUID(int=0)
"""Stands for a store without lists of its own."""

MAX_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class ListFacts:
    """A price list that holds; they stand in the order in which they are asked."""

    id: UUID
    includes_tax: bool


@dataclass(slots=True)
class _Book:
    """One answer for (store, day, customer's list); `prices` fills as variants are asked for (None: has no price)."""

    key: tuple[object, ...]
    rules: PriceRules
    lists: tuple[ListFacts, ...]
    prices: dict[UUID, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SaleTerms:
    """Everything a sale is priced and checked by: the rules, the variants' facts, and their list prices (absent: none)."""

    rules: PriceRules
    variants: Mapping[UUID, catalogue.VariantFacts]
    prices: Mapping[UUID, int]


_books: dict[tuple[UUID, date, UUID | None], _Book] = {}
versions.remember_by_version(_books.clear)


def price_rules(
    store_id: UUID, day: date, *, price_list_id: UUID | None = None, company: stores.Company | None = None
) -> PriceRules:
    """Return the engine's rules of a store's business day, for customers of `price_list_id` (None: for everybody).

    `company` saves a statement where the caller has it. Not to be asked in a transaction that raised a version itself.
    """
    return _book(store_id, day, price_list_id, company or stores.company(), versions.current()).rules


def variant_prices(
    variants: Collection[UUID],
    store_id: UUID,
    day: date,
    *,
    price_list_id: UUID | None = None,
    company: stores.Company | None = None,
) -> dict[UUID, int]:
    """Return price_minor by variant, reckoned as the rules say (with or without tax); variants without a price are left out."""
    known = versions.current()
    book = _book(store_id, day, price_list_id, company or stores.company(), known)
    return _prices(book, variants, day, known.get(versions.CATALOGUE, 0))


def chain_prices(variants: Collection[UUID], day: date) -> dict[UUID, int]:
    """Return price_minor by variant of the chain's own lists, as a store without lists of its own would sell."""
    return variant_prices(variants, NO_STORE, day)


def sale_terms(
    variants: Collection[UUID],
    store_id: UUID,
    day: date,
    *,
    price_list_id: UUID | None = None,
    company: stores.Company | None = None,
) -> SaleTerms:
    """Return rules, facts and prices together: one statement for a basket whose variants were sold since the last change."""
    known = versions.current()
    book = _book(store_id, day, price_list_id, company or stores.company(), known)
    facts = catalogue.variant_facts(variants, version=known.get(versions.CATALOGUE, 0))
    return SaleTerms(book.rules, facts, _prices(book, variants, day, known.get(versions.CATALOGUE, 0)))


def _book(store_id: UUID, day: date, price_list_id: UUID | None, company: stores.Company, known: Mapping[str, int]) -> _Book:
    place = (store_id, day, price_list_id)
    key = (company.id, company.version, tuple(sorted(known.items())))
    book = _books.get(place)
    if book is None or book.key != key:
        if len(_books) >= MAX_BOOKS:
            _books.clear()
        book = _books[place] = _open_book(key, place, company, known)
    return book


def _open_book(
    key: tuple[object, ...], place: tuple[UUID, date, UUID | None], company: stores.Company, known: Mapping[str, int]
) -> _Book:
    store_id, day, price_list_id = place
    lists = lists_in_force(store_id, day, price_list_id=price_list_id)
    table_versions = TableVersions(**{name: known.get(name, 0) for name in TableVersions.__slots__})
    rules = PriceRules(
        currency=company.currency,
        prices_include_tax=lists[0].includes_tax if lists else company.prices_include_tax,
        rounding="document" if company.tax_rounding == "document" else "line",
        cash_rounding_minor=company.cash_rounding_minor,
        tax=TaxTable(table_versions.taxes, tax_categories(day)),
        promotions=promotions(store_id, day),
        versions=table_versions,
    )
    return _Book(key, rules, lists)


def lists_in_force(store_id: UUID, day: date, *, price_list_id: UUID | None = None) -> tuple[ListFacts, ...]:
    """Return the lists that hold: the customer's, then the store's own, then the chain's; higher priority first."""
    rows = models.PriceList.objects.filter(
        Q(is_default=True) | Q(store_id=store_id) | Q(id=price_list_id),
        Q(store_id=None) | Q(store_id=store_id),
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_to=None) | Q(valid_to__gte=day),
        is_archived=False,
    )
    ordered = sorted(rows, key=lambda row: (row.id != price_list_id, row.store_id is None, -row.priority, row.name, str(row.id)))
    return tuple(ListFacts(row.id, row.includes_tax) for row in ordered)


def is_price_list(list_id: UUID) -> bool:
    """Tell whether there is such a price list in use."""
    return models.PriceList.objects.filter(id=list_id, is_archived=False).exists()


def promotion_names(ids: Collection[str]) -> dict[str, str]:
    """Return the names of promotions and coupons by id; unknown ids are left out."""
    known = {promotion for promotion in ids if _is_id(promotion)}
    return {str(row[0]): row[1] for row in models.Promotion.objects.filter(id__in=known).values_list("id", "name")}


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def tax_rate_names(ids: Collection[str]) -> dict[str, str]:
    """Return the names of tax rates by id; unknown ids are left out."""
    return dict(models.TaxRate.objects.filter(id__in=ids).values_list("id", "name"))


def tax_categories(day: date) -> tuple[TaxCategory, ...]:
    """Return the tax table of a day: every category with the rates then in force."""
    rates = models.TaxRate.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day).order_by("id")
    by_category: dict[str, list[TaxRate]] = {}
    for rate in rates:
        by_category.setdefault(rate.category_id, []).append(TaxRate(rate.id, rate.name, rate.ppm))
    return tuple(
        TaxCategory(row.id, row.name, tuple(by_category.get(row.id, ())))
        for row in models.TaxCategory.objects.order_by("position", "id")
    )


def promotions(store_id: UUID, day: date) -> tuple[Promotion, ...]:
    """Return the promotions of a store's day; hours, groups and coupons are the engine's to look at."""
    rows = models.Promotion.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day, is_active=True).order_by(
        "priority", "id"
    )
    read = (parse_promotion(json.loads(row.rule)) for row in rows)
    return tuple(promotion for promotion in read if not promotion.stores or str(store_id) in promotion.stores)


def _prices(book: _Book, variants: Collection[UUID], day: date, catalogue_version: int) -> dict[UUID, int]:
    missing = [variant for variant in dict.fromkeys(variants) if variant not in book.prices]
    if missing and book.lists:
        if len(book.prices) > MAX_REMEMBERED:
            book.prices = {}
        found = _read_prices(book, missing, day, catalogue_version)
        book.prices.update({variant: found.get(variant) for variant in missing})
    prices = ((variant, book.prices.get(variant)) for variant in variants)
    return {variant: price for variant, price in prices if price is not None}


def _read_prices(book: _Book, variants: Collection[UUID], day: date, catalogue_version: int) -> dict[UUID, int]:
    """Read the prices in force of each list, and take for each variant that of the first list that has one."""
    lists = [sql.id_value(each.id) for each in book.lists]
    rows = sql.fetch_in(
        f"SELECT variant_id, price_list_id, price_minor, valid_from, id FROM pricing_price WHERE price_list_id IN "
        f"({sql.placeholders(len(lists))}) AND valid_from <= %s AND (valid_to IS NULL OR valid_to >= %s) "
        "AND variant_id IN ({values})",
        [sql.id_value(variant) for variant in variants],
        [*lists, day_value(day), day_value(day)],
    )
    order = {each.id: rank for rank, each in enumerate(book.lists)}
    best: dict[UUID, tuple[tuple[int, date, int], int]] = {}
    for variant, price_list, price, start, row_id in rows:
        owner, rank = sql.read_id(variant), (-order[sql.read_id(price_list)], read_day(start), row_id)
        if owner not in best or rank > best[owner][0]:
            best[owner] = (rank, price)
    other_way = [v for v, (rank, _) in best.items() if book.lists[-rank[0]].includes_tax != book.rules.prices_include_tax]
    prices = {variant: price for variant, (_, price) in best.items()}
    if other_way:
        facts = catalogue.variant_facts(other_way, version=catalogue_version)
        prices.update({v: _converted(prices[v], facts[v].tax_category, book.rules) for v in other_way if v in facts})
    return prices


def _converted(price_minor: int, tax_category: str, rules: PriceRules) -> int:
    """Return a price of a list without tax with it, or of a list with tax without it, half away from zero."""
    ppm = sum(rate.ppm for entry in rules.tax.categories if entry.id == tax_category for rate in entry.rates)
    if rules.prices_include_tax:
        return divide_half_away(price_minor * (PPM + ppm), PPM)
    return divide_half_away(price_minor * PPM, PPM + ppm)
