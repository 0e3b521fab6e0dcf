"""Products put in set-wise: found again by code, nothing twice, wrong rows left out and named."""

from __future__ import annotations

from datetime import date

from tests.chain import SYSTEM, Chain
from tillbook.audit.models import AuditRow
from tillbook.catalogue.interface import NewBarcode, NewProduct, NewSupplier, suppliers_within
from tillbook.catalogue.models import Barcode, Category, Product, SupplierCode, Variant
from tillbook.platform import changes, transactions
from tillbook.pricing.interface import add_products_within
from tillbook.pricing.models import Price

RYE = NewProduct(
    code="RYE", name="Rye bread", price_minor=480, category_path=("Bakery", "Bread"), barcodes=(NewBarcode("4006381333931"),)
)
SHIRT_S = NewProduct(code="TS-S", name="T-shirt S", price_minor=1500, product="TS", product_name="T-shirt", options={"size": "S"})
SHIRT_M = NewProduct(code="TS-M", name="T-shirt M", price_minor=1500, product="TS", product_name="T-shirt", options={"size": "M"})


def test_three_rows_make_two_products_with_their_category_barcode_and_prices(chain: Chain) -> None:
    added = add_products_within(SYSTEM, [RYE, SHIRT_S, SHIRT_M])

    assert added.counts() == {"created": 3, "updated": 0, "unchanged": 0, "refused": 0}
    assert Product.objects.filter(variants__code__in=["RYE", "TS-S", "TS-M"]).distinct().count() == 2
    rye = Variant.objects.get(code="RYE")
    assert rye.product.category is not None
    assert (rye.product.category.name, rye.product.category.parent.name) == ("Bread", "Bakery")  # type: ignore[union-attr]
    assert Barcode.objects.get(code="4006381333931").variant_id == rye.id
    assert Price.objects.get(variant_id=rye.id).price_minor == 480
    assert rye.search_text == "rye bread rye 4006381333931"


def test_the_same_rows_again_change_nothing(chain: Chain) -> None:
    suppliers_within(SYSTEM, [NewSupplier("MILL", "Old Mill")])
    rows = [RYE, SHIRT_S, NewProduct(code="FLOUR", name="Flour", price_minor=210, supplier_code="MILL", cost_minor=120)]
    add_products_within(SYSTEM, rows)
    before = (AuditRow.objects.count(), Price.objects.count(), Category.objects.count(), SupplierCode.objects.count())

    again = add_products_within(SYSTEM, rows)

    assert again.counts() == {"created": 0, "updated": 0, "unchanged": 3, "refused": 0}
    assert (AuditRow.objects.count(), Price.objects.count(), Category.objects.count(), SupplierCode.objects.count()) == before


def test_a_changed_name_and_price_are_an_update_and_the_old_price_stays_in_the_book(chain: Chain) -> None:
    add_products_within(SYSTEM, [RYE], valid_from=date(2026, 1, 1))

    again = add_products_within(SYSTEM, [NewProduct(code="RYE", name="Dark rye bread", price_minor=500)])

    assert again.updated == ("RYE",)
    rye = Variant.objects.select_related("product__category").get(code="RYE")
    assert (rye.name, rye.version, rye.product.category.name) == ("Dark rye bread", 2, "Bread")  # type: ignore[union-attr]
    assert list(Price.objects.filter(variant_id=rye.id).order_by("id").values_list("price_minor", flat=True)) == [480, 500]
    assert "4006381333931" in rye.search_text
    fields = AuditRow.objects.filter(object_id=rye.id, action="variant.change").get().fields
    assert fields == '["name"]'


def test_wrong_rows_are_left_out_by_name_and_the_others_are_taken(chain: Chain) -> None:
    rows = [
        NewProduct(code="A", name="Wrong digit", barcodes=(NewBarcode("4006381333932"),)),
        RYE,
        NewProduct(code="B", name="Same barcode as the rye bread", barcodes=(NewBarcode("4006381333931"),)),
        NewProduct(code="C", name="Barcode of the loaf in the shop", barcodes=(NewBarcode("5000000000012"),)),
        NewProduct(code="RYE", name="Code twice"),
        NewProduct(code="D", name="No such unit", unit="bushel"),
        NewProduct(code="LOAF", name="Sourdough loaf", unit="kg"),
        NewProduct(code="E", name="No such tax", tax_category="luxury"),
        NewProduct(code="F", name="Free", price_minor=0),
        NewProduct(code="G", name="From nobody", supplier_code="NOBODY"),
        NewProduct(code="H", name="N\x00L"),
    ]

    added = add_products_within(SYSTEM, rows)

    assert added.created == ("RYE",)
    assert [(each.index, each.code) for each in added.refused] == [
        (0, "bad_check_digit"),
        (2, "barcode_taken"),
        (3, "barcode_taken"),
        (4, "code_twice"),
        (5, "unknown_unit"),
        (6, "unit_fixed"),
        (7, "unknown_tax_category"),
        (8, "price_not_positive"),
        (9, "unknown_supplier"),
        (10, "control_character"),
    ]


def test_five_thousand_products_are_in_the_feed_and_the_audit_log_once_each(committed_chain: Chain) -> None:
    rows = [NewProduct(code=f"P{n:05d}", name=f"Product {n}", price_minor=100 + n) for n in range(5_000)]

    with transactions.write():
        added = add_products_within(SYSTEM, rows)

    assert len(added.created) == 5_000
    assert AuditRow.objects.filter(action="variant.create").count() == 5_000
    assert len(changes.changes_after(None, limit=1_000, entities=["variant"])) == 1_000
    assert Price.objects.count() == 5_003
