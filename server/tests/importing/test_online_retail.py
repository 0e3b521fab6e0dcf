"""The Online Retail import: every row accepted or with a reason, stock never below zero, the same again changes nothing."""

from __future__ import annotations

import csv
import warnings
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import SHARED
from tests.importing.retail_sample import ODD, PLAIN, Cells, row, write_sample
from tillbook.app.importing.reasons import Report
from tillbook.app.importing.retail_import import import_online_retail
from tillbook.app.importing.retail_target import retail_target
from tillbook.app.proof import verify_books
from tillbook.audit import interface as audit
from tillbook.catalogue import interface as catalogue
from tillbook.ledger import interface as ledger
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

REAL_FILE = SHARED / "data" / "sales" / "online_retail.csv.gz"


def _import(path: Path, *, is_dry_run: bool = False, reasons: Path | None = None) -> Report:
    target = None if is_dry_run else retail_target(None)
    return import_online_retail(path, target=target, reasons=reasons, progress=(lambda _: None, lambda _: None))


def _on_hand(code: str) -> int:
    store = stores.Store.objects.get().id
    variant = catalogue.ids_by_code([code])[code]
    figures = ledger.stock_figures([variant], [store])
    return figures[variant, store].on_hand_milli if (variant, store) in figures else 0


@pytest.mark.django_db
def test_every_row_is_accepted_or_has_the_reason_that_belongs_to_it(tmp_path: Path) -> None:
    report = _import(write_sample(tmp_path / "sample.csv"), reasons=tmp_path / "reasons.csv")

    assert report.accepted.total() == len(PLAIN) == 13
    assert report.refused == Counter(reason for _, reason in ODD)
    with (tmp_path / "reasons.csv").open(newline="") as file:
        written = list(csv.DictReader(file))
    assert Counter(each["reason"] for each in written) == report.refused
    assert report.rows == len(PLAIN) + len(ODD)


@pytest.mark.django_db
def test_the_meaning_of_each_kind_of_row(tmp_path: Path) -> None:
    report = _import(write_sample(tmp_path / "sample.csv"))

    assert report.accepted == {"sold": 5, "sold for nothing": 1, "stock found": 1, "stock lost": 2, "returned": 4}
    assert report.made["returned lines with their sale"] == 1
    assert report.made["returned lines without receipt"] == 3


@pytest.mark.django_db
def test_opening_stock_is_the_least_with_which_nothing_goes_below_zero(tmp_path: Path) -> None:
    _import(write_sample(tmp_path / "sample.csv"))

    # 90001: 7 opened; 6 sold, 1 given, 10 found, 3 came back.
    assert _on_hand("90001") == 13_000
    # 90002A (two spellings of one code): 6 opened; 2 + 1 sold, 3 wet, 1 came back.
    assert _on_hand("90002A") == 1_000
    # 90003: 5 opened; 4 sold, 1 missing.
    assert _on_hand("90003") == 0
    # A discount given later is money, not stock.
    assert _on_hand("D") == 0


@pytest.mark.django_db
def test_a_cancellation_gives_back_the_newest_earlier_sale_of_the_same_customer_code_and_price(tmp_path: Path) -> None:
    rows = [
        row("700001", "90001", "2", "2.50", customer="20001"),
        row("700002", "90001", "3", "2.50", customer="20001", at="2024-03-02 09:00:00"),
        row("C700003", "90001", "-4", "2.50", customer="20001", at="2024-03-03 09:00:00"),
    ]
    _import(write_sample(tmp_path / "sample.csv", rows))

    refund = next(view for view in sales.sales_page(sales.SaleFilter(), after=None, limit=10) if view.row.type == "return")
    assert refund.row.gross_minor == -1_000
    newest, older = refund.body.returned
    assert (newest.quantity_milli, older.quantity_milli) == (3_000, 1_000)
    assert newest.of is not None
    assert sales.sale_view(newest.of.doc_id).row.gross_minor == 750


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_changes_nothing(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "sample.csv")

    dry = _import(path, is_dry_run=True)

    assert not stores.Company.objects.exists()
    assert ledger.count_movements() == 0
    wet = _import(path)
    assert (dry.accepted, dry.refused, dry.made) == (wet.accepted, wet.refused, wet.made)


@pytest.mark.django_db
def test_a_second_run_finds_everything_there(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "sample.csv")
    first = _import(path)
    movements, documents = ledger.count_movements(), verify_books().figures["documents"]

    second = _import(path)

    assert (second.accepted, second.refused) == (first.accepted, first.refused)
    assert second.already_there == {"opening stock documents": 1, "sales": 4, "returns": 4, "stock corrections": 3}
    assert (ledger.count_movements(), verify_books().figures["documents"]) == (movements, documents)


@pytest.mark.django_db
def test_an_invoice_that_says_something_else_the_second_time_is_left_out_with_the_reason(tmp_path: Path) -> None:
    _import(write_sample(tmp_path / "first.csv", [row("700001", "90001", "2", "2.50")]))

    report = _import(write_sample(tmp_path / "second.csv", [row("700001", "90001", "2", "2.60")]))

    assert report.refused == {"conflict_other_content": 1}
    assert report.accepted.total() == 0


@pytest.mark.django_db
def test_an_invoice_of_more_than_a_thousand_lines_becomes_several_documents(tmp_path: Path) -> None:
    rows = [row("700001", f"{90000 + n}", "1", "1.00") for n in range(1_114)]

    report = _import(write_sample(tmp_path / "long.csv", rows))

    assert report.accepted.total() == 1_114
    assert report.made["sales"] == 2


@pytest.mark.django_db
def test_after_an_import_the_books_prove_themselves(tmp_path: Path) -> None:
    _import(write_sample(tmp_path / "sample.csv"))
    while audit.seal_pending():
        pass

    result = verify_books()

    assert result.findings == []
    assert result.figures["documents"] == 12


_CODES = st.sampled_from(["90001", "90002", "90002A", "90002a", "POST", "D", "B", "S"])
_ROWS = st.builds(
    lambda invoice, code, quantity, price, customer: row(invoice, code, quantity, price, customer=customer),
    st.sampled_from(["700001", "700002", "C700003", "C700004", "A700005", ""]),
    _CODES,
    st.sampled_from(["1", "2", "7", "-1", "-3", "0", "1.5", "x"]),
    st.sampled_from(["1.00", "2.55", "0.0", "0.001", "-1", ""]),
    st.sampled_from(["", "20001.0", "20002", "somebody"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(_ROWS, max_size=30))
def test_accepted_and_reasons_are_always_all_rows(tmp_path: Path, rows: list[Cells]) -> None:
    report = _import(write_sample(tmp_path / "random.csv", rows), is_dry_run=True, reasons=tmp_path / "reasons.csv")

    assert report.rows == len(rows)
    with (tmp_path / "reasons.csv").open(newline="") as file:
        assert sum(1 for _ in file) - 1 == report.refused.total()


@pytest.mark.slow
def test_the_real_file_adds_up_to_its_541_909_lines() -> None:
    if not REAL_FILE.exists():
        warnings.warn(f"NOT RUN: {REAL_FILE.name} is not on this machine", stacklevel=1)
        pytest.skip("the real transactions are not on this machine")

    report = _import(REAL_FILE, is_dry_run=True)

    assert report.rows == 541_909
    assert report.refused == {"repeated_line": 5_268, "not_a_sale": 151, "fraction_of_a_penny": 4}
