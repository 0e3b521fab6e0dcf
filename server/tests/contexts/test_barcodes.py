"""What scanners say: check digits, packs, labels with a price or a weight, GS1, and the EAN that looks like GS1."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.chain import SYSTEM, Chain
from tillbook.catalogue.interface import NewBarcode, NewProduct, read_scan
from tillbook.catalogue.rules import set_barcode_rules
from tillbook.catalogue.scanning import read_gs1
from tillbook.core.catalogue import BarcodeKind, EmbeddedRule, check_digit, equivalent_codes, read_embedded
from tillbook.core.values import Invalid, TillbookError
from tillbook.platform import clock
from tillbook.pricing.interface import add_products_within

PRICE_RULE = EmbeddedRule("20", BarcodeKind.PRICE_EMBEDDED, item_digits=5, value_digits=5, most_minor=50_000)
WEIGHT_RULE = EmbeddedRule("21", BarcodeKind.WEIGHT_EMBEDDED, item_digits=5, value_digits=5)


@pytest.fixture
def deli(chain: Chain) -> Chain:
    """The chain with a deli: ham at 20.00 a kg under 20 00042, cheese at 15.00 a kg under 21 00077, and six eggs as a pack."""
    rows = [
        NewProduct("HAM", "Ham", 2_000, unit="kg", barcodes=(NewBarcode("2000042", kind="price_embedded"),)),
        NewProduct("BRIE", "Brie", 1_500, unit="kg", barcodes=(NewBarcode("2100077", kind="weight_embedded"),)),
        NewProduct("EGG", "Egg", 35, barcodes=(NewBarcode("4006381333931", quantity_milli=6_000, kind="pack"),)),
        NewProduct("TRAP", "Fish cakes", 500, barcodes=(NewBarcode("7032069804988"),)),
        NewProduct("MILK", "Milk", 120, barcodes=(NewBarcode("012345678905"),)),
    ]
    assert add_products_within(SYSTEM, rows).refused == ()
    set_barcode_rules(SYSTEM, [PRICE_RULE, WEIGHT_RULE])
    return chain


def _label(body: str) -> str:
    return f"{body}{check_digit(body)}"


def _scan(chain: Chain, code: str, status: int = 200) -> Any:
    answer = chain.client()._client.get(
        "/api/v1/scan", {"store": str(chain.stores["S01"].id), "code": code}, headers=chain.client()._headers
    )
    assert answer.status_code == status, answer.content
    return answer.json() if status == 200 else answer.json()["error"]


def test_a_loaf_is_one_loaf_at_4_20_and_a_pack_of_eggs_is_six(deli: Chain) -> None:
    loaf, eggs = _scan(deli, "5000000000012"), _scan(deli, "4006381333931")

    assert (loaf["variant"]["code"], loaf["quantity_milli"], loaf["price_minor"]) == ("LOAF", 1_000, 420)
    assert (eggs["variant"]["code"], eggs["quantity_milli"], eggs["price_minor"], eggs["kind"]) == ("EGG", 6_000, 35, "pack")


def test_a_scan_with_a_wrong_last_digit_is_refused_and_an_unknown_one_is_not_found(deli: Chain) -> None:
    assert _scan(deli, "5000000000013", 422)["code"] == "bad_check_digit"
    assert _scan(deli, "4002590000027"[:12] + str(check_digit("400259000002")), 404)["code"] == "unknown_barcode"
    assert _scan(deli, "NO-SUCH-CODE", 404)["code"] == "unknown_barcode"


def test_a_price_label_of_4_10_is_205_grams_of_ham_and_edited_to_0_10_it_is_refused(deli: Chain) -> None:
    ham = _scan(deli, _label("200004200410"))
    assert (ham["variant"]["code"], ham["label_price_minor"], ham["quantity_milli"]) == ("HAM", 410, 205)

    assert _scan(deli, _label("200004200010"), 422)["code"] == "embedded_price_implausible"
    assert _scan(deli, _label("200004260000"), 422)["code"] == "embedded_price_out_of_range"
    assert _scan(deli, _label("200004200000"), 422)["code"] == "embedded_value_missing"
    assert _scan(deli, "2000042004109", 422)["code"] == "bad_check_digit"


def test_a_weight_label_of_312_grams_is_312_grams_of_brie_at_15_00_a_kilo(deli: Chain) -> None:
    brie = _scan(deli, _label("210007700312"))

    assert (brie["variant"]["code"], brie["quantity_milli"], brie["price_minor"]) == ("BRIE", 312, 1_500)
    assert _scan(deli, _label("219999900312"), 404)["code"] == "unknown_barcode"


def test_a_plain_ean_13_that_also_reads_as_gs1_is_a_gtin(deli: Chain) -> None:
    plain = _scan(deli, "7032069804988")

    assert (plain["variant"]["code"], plain["gs1"]) == ("TRAP", None)


def test_one_gtin_is_found_in_each_length_scanners_give_it(deli: Chain) -> None:
    assert equivalent_codes("012345678905") == ("012345678905", "0012345678905", "00012345678905")
    for form in ("012345678905", "0012345678905", "00012345678905", "]E00012345678905"):
        assert _scan(deli, form)["variant"]["code"] == "MILK"
    again = add_products_within(SYSTEM, [NewProduct("MILK2", "Other milk", 1, barcodes=(NewBarcode("0012345678905"),))])
    assert [each.code for each in again.refused] == ["barcode_taken"]


@pytest.mark.parametrize("prefix", ["]d2", "]C1", "\x1d"])
def test_a_gs1_code_names_article_lot_and_expiry_and_an_expired_one_says_so(deli: Chain, prefix: str) -> None:
    code = f"{prefix}010703206980498817261119" + "10LOT7\x1d21SER9"
    with clock.at(datetime(2026, 11, 19, 12, tzinfo=UTC)):
        fresh = _scan(deli, code)
    with clock.at(datetime(2026, 11, 20, 12, tzinfo=UTC)):
        late = _scan(deli, code)

    assert fresh["variant"]["code"] == "TRAP"
    assert (fresh["gs1"]["lot"], fresh["gs1"]["serial"], fresh["gs1"]["expires_on"]) == ("LOT7", "SER9", "2026-11-19")
    assert (fresh["gs1"]["is_expired"], late["gs1"]["is_expired"]) == (False, True)


def test_a_gs1_weight_is_the_quantity_and_day_00_is_the_end_of_the_month(deli: Chain) -> None:
    facts = read_gs1("]d2" + "0107032069804988" + "3103001250" + "17270200")

    assert (facts.weight_milli, str(facts.expires_on)) == (1_250, "2027-02-28")


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("]d20107032069804989", "bad_check_digit"),
        ("]d2" + "10LOT", "bad_gs1"),
        ("]d2" + "99", "bad_gs1"),
        ("]d2" + "0107032069804988" + "3100999999", "embedded_weight_implausible"),
        ("é" * 5, "bad_barcode"),
        ("x" * 201, "bad_barcode"),
        ("", "bad_barcode"),
    ],
)
def test_a_scan_that_cannot_be_right_is_refused_with_a_word_for_it(deli: Chain, code: str, error: str) -> None:
    with pytest.raises(TillbookError) as refused:
        read_scan(code)

    assert refused.value.code == error


def test_a_code_that_belongs_to_a_product_wins_over_a_label_rule(deli: Chain) -> None:
    own = _label("210007700312")
    add_products_within(SYSTEM, [NewProduct("OWN", "Own label", 100, barcodes=(NewBarcode(own),))])

    assert _scan(deli, own)["variant"]["code"] == "OWN"


def test_a_rule_must_fill_its_digits_and_begin_with_an_in_store_prefix() -> None:
    for wrong in (("20", 4, 4), ("20", 6, 6), ("50", 5, 5)):
        with pytest.raises(Invalid):
            EmbeddedRule(wrong[0], BarcodeKind.PRICE_EMBEDDED, item_digits=wrong[1], value_digits=wrong[2])
    with pytest.raises(Invalid):
        EmbeddedRule("20", BarcodeKind.GTIN, item_digits=5, value_digits=5)
    longest = EmbeddedRule("2012", BarcodeKind.WEIGHT_EMBEDDED, item_digits=3, value_digits=5, scale=10)
    found = read_embedded(_label("201234500123"), (PRICE_RULE, longest))
    assert found is not None
    assert (found.item, found.quantity_milli) == ("2012345", 1_230)
