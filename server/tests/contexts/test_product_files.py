"""Product files: our own and those of other tills, in whatever encoding; every row is a product or has its reason."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest
from openpyxl import Workbook

from tests.chain import SYSTEM, Chain
from tillbook.audit.models import AuditRow
from tillbook.catalogue.interface import mapping_form, parse_mapping
from tillbook.catalogue.mapping import LOYVERSE, OWN, PRESETS, detect_preset
from tillbook.catalogue.models import Barcode, Product, Supplier, SupplierCode, Variant
from tillbook.core.values import Invalid, TillbookError
from tillbook.platform import tables
from tillbook.platform.tables import neutral_cell, read_table, write_csv
from tillbook.pricing.interface import ImportReport, import_products, read_product_table
from tillbook.pricing.models import Price, TaxCategory, TaxRate

OURS = """code,name,category,price,barcode,unit
APPLE,Braeburn apples,Fruit/Apples,2.80,,kg
JAM,Plum jam,Larder,4.10,4006381333931,piece
PEN,Pen,Desk,1.20,4006381333932,piece
,No price,Desk,abc,,piece
"""

LOYVERSE_FILE = """Handle,SKU,Name,Category,Description,Sold by weight,Option 1 name,Option 1 value,Option 2 name,Option 2 value,Option 3 name,Option 3 value,Cost,Barcode,SKU of included item,Quantity of included item,Track stock,Available for sale [Mill Lane],Price [Mill Lane],In stock [Mill Lane],Low stock [Mill Lane],"Tax - ""VAT"" (20%)"
mug,10001,Blue mug,Kitchen,,N,,,,,,,3.10,4006381333931,,,Y,Y,9.50,12,3,Y
tee,10002,T-shirt,Clothes,,N,Size,S,,,,,6,,,,Y,Y,15,4,,Y
tee,10003,,,,,,M,,,,,6,,,,Y,Y,15,5,,Y
ham,10004,Ham,Deli,,Y,,,,,,,,,,,Y,Y,21.90,3.25,,Y
gift,10005,Voucher,,,N,,,,,,,,,,,N,Y,variable,,,Y
"""

SQUARE_FILE = """Token,Item Name,Variation Name,SKU,Description,Category,GTIN,Price,Current Quantity Mill Lane,Default Unit Cost,Default Vendor Name,Default Vendor Code,Option Name 1,Option Value 1,Tax - Sales Tax (8.25%)
T1,House coffee,250 g,COF-250,Beans,Coffee,4006381333931,8.50,20,4.00,Roastery Ltd,R-250,,,N
T2,House coffee,1 kg,COF-1000,Beans,Coffee,,28.00,6,14.00,Roastery Ltd,R-1000,,,N
T3,Mug,Regular,MUGX,,Kitchen,,9.00,3,,,,,,Y
"""

SHOPIFY_FILE = """Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Taxable,Variant Barcode,Image Src,Cost per item,Status
plain-tee,Plain tee,<p>Soft &amp; plain</p>,Weavers,Apparel > Clothing,Tops,,TRUE,Size,S,Colour,Red,TEE-S-R,200,7,15.00,TRUE,'4006381333931,https://x/1.jpg,6.00,active
plain-tee,,,,,,,,,M,,Red,TEE-M-R,200,2,15.00,TRUE,,,6.00,
plain-tee,,,,,,,,,,,,,,,,,,https://x/2.jpg,,
soap,Soap,,Weavers,Bath,,,TRUE,Title,Default Title,,,SOAP,90,11,3.20,FALSE,,,1.10,active
"""


def _import(text: str, *, dry: bool = False) -> ImportReport:
    return import_products(SYSTEM, read_product_table(read_table(text.encode())), is_dry_run=dry)


@pytest.fixture
def zero(chain: Chain) -> Chain:
    """A chain that also knows a category without tax."""
    TaxCategory.objects.create(id="zero", name="Zero", position=1)
    TaxRate.objects.create(id="GB-VAT-0", category_id="zero", name="VAT 0 %", ppm=0, valid_from="2011-01-04")
    return chain


def test_our_own_file_becomes_products_and_each_bad_row_has_its_reason(chain: Chain) -> None:
    report = _import(OURS)

    assert (report.total_rows, report.created) == (4, 2)
    assert [(r.row, r.field, r.code) for r in report.reasons] == [
        (4, "barcodes.0", "bad_check_digit"),
        (5, "price", "not_a_number"),
    ]
    apples = Variant.objects.select_related("product__category__parent").get(code="APPLE")
    assert (apples.product.unit, apples.product.category.name) == ("kg", "Apples")  # type: ignore[union-attr]
    assert Price.objects.get(variant_id=apples.id).price_minor == 280


def test_a_dry_run_says_what_would_happen_and_changes_nothing_and_a_second_run_finds_all_unchanged(chain: Chain) -> None:
    before = (Variant.objects.count(), Price.objects.count(), AuditRow.objects.count())
    dry = _import(OURS, dry=True)
    assert (Variant.objects.count(), Price.objects.count(), AuditRow.objects.count()) == before

    real = _import(OURS)
    after = (Variant.objects.count(), Price.objects.count(), AuditRow.objects.count())
    again = _import(OURS)

    assert (dry.created, dry.updated, dry.reasons) == (real.created, real.updated, real.reasons)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    assert (Variant.objects.count(), Price.objects.count(), AuditRow.objects.count()) == after


def test_a_loyverse_export_keeps_variants_together_and_knows_weighed_goods_stock_and_tax(chain: Chain) -> None:
    report = _import(LOYVERSE_FILE)

    assert report.reasons == ()
    assert report.created == 5
    shirts = Product.objects.get(code="tee").variants.order_by("code")
    assert [(v.code, v.name) for v in shirts] == [("10002", "T-shirt, S"), ("10003", "T-shirt, M")]
    ham = Variant.objects.select_related("product").get(code="10004")
    assert ham.product.unit == "kg"
    assert ham.product.tax_category == "standard"
    assert not Price.objects.filter(variant_id=Variant.objects.get(code="10005").id).exists()
    assert [(s.code, s.place, s.quantity_milli) for s in report.stock][:3] == [
        ("10001", "Mill Lane", 12_000),
        ("10002", "Mill Lane", 4_000),
        ("10003", "Mill Lane", 5_000),
    ]


def test_a_square_export_brings_suppliers_and_costs_and_an_unknown_tax_rate_is_a_reason_not_a_guess(zero: Chain) -> None:
    report = _import(SQUARE_FILE)

    assert report.created == 2
    assert [(r.row, r.code) for r in report.reasons] == [(4, "unknown_tax_rate")]
    coffee = Variant.objects.get(code="COF-250")
    assert coffee.name == "House coffee, 250 g"
    assert SupplierCode.objects.get(variant=coffee).cost_minor == 400
    assert Supplier.objects.get().name == "Roastery Ltd"
    assert report.stock[0].place == "Mill Lane"


def test_a_shopify_export_inherits_from_the_first_row_and_a_picture_row_is_named(zero: Chain) -> None:
    report = _import(SHOPIFY_FILE)

    assert report.created == 3
    assert [(r.row, r.code) for r in report.reasons] == [(4, "picture_row")]
    second = Variant.objects.select_related("product").get(code="TEE-M-R")
    assert second.name == "Plain tee, M, Red"
    assert second.options == '{"Size": "M", "Colour": "Red"}'
    assert second.product.description == "Soft & plain"
    assert Variant.objects.select_related("product").get(code="SOAP").product.tax_category == "zero"
    assert report.created + len(report.reasons) == report.total_rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_semicolons_decimal_commas_and_any_encoding_are_recognised(chain: Chain, encoding: str) -> None:
    text = "name;price;code\nCrème brûlée;1.234,50;C1\nKäse;3,95;C2\n"

    read = read_product_table(read_table(text.encode(encoding)))

    assert read.decimal_sign == ","
    assert [(p.name, p.price_minor) for p in read.products] == [("Crème brûlée", 123_450), ("Käse", 395)]


def test_a_spreadsheet_reads_like_its_csv_and_long_barcodes_stay_whole(chain: Chain) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["code", "name", "price", "barcode"], ["JAM", "Plum jam", 4.1, 4006381333931], [7, "Seven", 3, None]):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)

    read = read_product_table(read_table(file.getvalue()))

    assert [(p.code, p.price_minor, [b.code for b in p.barcodes]) for p in read.products] == [
        ("JAM", 410, ["4006381333931"]),
        ("7", 300, []),
    ]


def test_a_formula_in_a_name_is_kept_as_text_and_neutral_when_exported(chain: Chain) -> None:
    name = '=HYPERLINK("http://evil.example";"free")'
    _import('name,price,code\n"=HYPERLINK(""http://evil.example"";""free"")",1.00,EVIL\n')
    assert Variant.objects.get(code="EVIL").name == name

    out = b"".join(write_csv(["name", "change"], [[name, "-5.00"], ["@sum", "+1"]])).decode("utf-8-sig")

    assert '"\'=HYPERLINK(""http://evil.example"";""free"")",-5.00' in out
    assert "'@sum,+1" in out
    assert read_table(out.encode()).rows[0].cells[0] == name
    assert neutral_cell("\tcmd") == "'\tcmd"


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_a_zip_bomb_is_413_before_it_is_unpacked() -> None:
    bomb = _zip({"xl/worksheets/sheet1.xml": bytes(300 * 1024 * 1024)})

    with pytest.raises(TillbookError) as refused:
        read_table(bomb)

    assert (refused.value.status, refused.value.code) == (413, "unpacks_too_large")


def test_a_spreadsheet_with_entities_is_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'

    with pytest.raises(Invalid) as refused:
        read_table(_zip({"[Content_Types].xml": laughs, "xl/workbook.xml": laughs}))

    assert refused.value.code == "xml_entities"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n", "empty_file"),
        (b"PK\x03\x04 not a zip at all", "not_a_table"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100), "old_excel"),
        (b",".join(b"c%d" % n for n in range(257)), "too_many_columns"),
        (b"," * 1_000_000, "too_many_columns"),
        (b"name,name\na,b\n", "doubled_column"),
        (codecs.BOM_UTF16_LE + b"\x00", "unknown_encoding"),
        (b'name,price\n"' + b"x" * 200_000, "cell_too_long"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_word_for_it(data: bytes, code: str) -> None:
    with pytest.raises(TillbookError) as refused:
        read_table(data)

    assert refused.value.code == code


def test_as_many_columns_and_rows_as_allowed_are_read_and_one_more_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_table(b",".join(b"c%d" % n for n in range(256))).header) == 256
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    assert len(read_table(b"a,b\n1,2\n1,2\n1,2\n").rows) == 3
    with pytest.raises(TillbookError) as refused:
        read_table(b"a,b\n1,2\n1,2\n1,2\n1,2\n")
    assert (refused.value.status, refused.value.code) == (413, "too_many_rows")


def test_nul_in_a_row_is_that_rows_reason(chain: Chain) -> None:
    report = import_products(
        SYSTEM, read_product_table(read_table(b"name,price,code\nBad\x00name,1.00,A\nGood name,1.00,B\n")), is_dry_run=False
    )

    assert report.created == 1
    assert [(r.row, r.code) for r in report.reasons] == [(2, "control_character")]


def test_every_preset_is_recognised_by_its_header_and_survives_saving() -> None:
    for preset, text in (("tillbook", OURS), ("loyverse", LOYVERSE_FILE), ("square", SQUARE_FILE), ("shopify", SHOPIFY_FILE)):
        assert detect_preset(read_table(text.encode()).header) == preset
    for mapping in PRESETS.values():
        assert parse_mapping(mapping_form(mapping)) == mapping
    assert parse_mapping({"preset": "loyverse"}) == LOYVERSE
    with pytest.raises(Invalid):
        parse_mapping({"columns": {"price": ["x"]}})
    with pytest.raises(Invalid):
        parse_mapping({**mapping_form(OWN), "surprise": 1})


def test_a_saved_mapping_names_the_columns_of_a_strange_file(chain: Chain) -> None:
    mapping = parse_mapping(
        {
            "columns": {"name": ["Bezeichnung"], "price": "VK brutto", "barcode": ["EAN"], "code": ["Art.-Nr."]},
            "decimal_sign": ",",
        }
    )
    table = read_table("Art.-Nr.;Bezeichnung;VK brutto;EAN\n77;Brot;3,40 €;\n".encode())

    (bread,) = read_product_table(table, mapping).products

    assert (bread.code, bread.name, bread.price_minor) == ("77", "Brot", 340)
    with pytest.raises(Invalid) as unknown:
        read_product_table(table)
    assert unknown.value.code == "unknown_columns"


def test_a_barcode_that_an_earlier_file_gave_away_is_a_reason(chain: Chain) -> None:
    _import("name,price,code,barcode\nJam,1.00,JAM,4006381333931\n")
    report = _import("name,price,code,barcode\nOther jam,1.00,JAM2,4006381333931\n")

    assert [(r.row, r.code) for r in report.reasons] == [(2, "barcode_taken")]
    assert Barcode.objects.get(code="4006381333931").variant.code == "JAM"
