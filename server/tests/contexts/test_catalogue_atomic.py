"""A write of the catalogue or of prices that fails at any of its statements leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from tests.chain import SYSTEM, Chain
from tillbook.catalogue import editing
from tillbook.catalogue.assortment import AssortmentRow, set_assortment
from tillbook.catalogue.interface import NewBarcode
from tillbook.catalogue.tree import NewCategory, create_category
from tillbook.platform import sql
from tillbook.pricing.lists import NewPriceList, create_price_list
from tillbook.pricing.making import MakeProduct, NewVariant, make_product
from tillbook.pricing.models import PriceList
from tillbook.pricing.setting import NewPrice, set_prices

TABLES = (
    "catalogue_product", "catalogue_variant", "catalogue_barcode", "catalogue_category", "catalogue_assortment", "pricing_price",
    "pricing_price_list", "audit_row", "platform_change", "platform_table_version",
)  # fmt: skip


class _Broken(Exception):
    """The statement that fails."""


class _FailAt:
    """Lets n - 1 writing statements through and breaks the n-th."""

    def __init__(self, n: int) -> None:
        self.left = n

    def __call__(self, execute: Callable[..., Any], statement: str, params: Any, many: bool, context: Any) -> Any:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.left -= 1
            if self.left == 0:
                raise _Broken
        return execute(statement, params, many, context)


def _rye(variant: UUID) -> object:
    barcode = NewBarcode("4006381333931")
    return make_product(
        SYSTEM, MakeProduct("Rye", "piece", "standard", (NewVariant("RYE", barcodes=(barcode,), price_minor=480),))
    )


def _price(variant: UUID) -> object:
    return set_prices(SYSTEM, PriceList.objects.get().id, [NewPrice(variant, 500)], floors={variant: None})


WRITERS: dict[str, tuple[int, Callable[[UUID, UUID], object]]] = {
    "make_product": (6, lambda variant, store: _rye(variant)),
    "set_prices": (4, lambda variant, store: _price(variant)),
    "change_variant": (4, lambda variant, store: editing.change_variant(SYSTEM, variant, {"name": "Loaf of the day"})),
    "set_barcodes": (6, lambda variant, store: editing.set_barcodes(SYSTEM, variant, [NewBarcode("4006381333931")])),
    "set_archived": (5, lambda variant, store: editing.set_archived(SYSTEM, variant, is_archived=True)),
    "create_category": (4, lambda variant, store: create_category(SYSTEM, NewCategory("Bread"))),
    "set_assortment": (4, lambda variant, store: set_assortment(SYSTEM, store, [AssortmentRow(variant, is_listed=False)])),
    "create_price_list": (4, lambda variant, store: create_price_list(SYSTEM, NewPriceList("Trade", includes_tax=True))),
}


def _books() -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted(sql.fetch_all(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_that_fails_at_its_nth_statement_leaves_the_books_as_they_were(committed_chain: Chain, name: str) -> None:
    least, write = WRITERS[name]
    variant, store = committed_chain.variants["LOAF"], committed_chain.stores["S01"].id
    before, tried = _books(), 0
    for n in range(1, 60):
        try:
            with connection.execute_wrapper(_FailAt(n)):
                write(variant, store)
        except _Broken:
            tried += 1
            assert _books() == before, f"{name} left something behind at statement {n}"
        else:
            break

    assert tried >= least
    assert _books() != before
