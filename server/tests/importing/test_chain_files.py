"""A whole chain from files: company, stores, people, suppliers, categories, products, customers, stock, sales."""

from __future__ import annotations

from pathlib import Path

import pytest

from tillbook.app.importing.chain_files import import_chain_file
from tillbook.app.importing.reasons import Report
from tillbook.app.proof import verify_books
from tillbook.audit import interface as audit
from tillbook.catalogue import interface as catalogue
from tillbook.ledger import interface as ledger
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

FILES = {
    "company": "name,country\nMill Lane Stores,GB\n",
    "stores": "code,name,time_zone,kind,tills\nS01,Mill Lane,Europe/London,store,2\nWH1,Barn,Europe/London,warehouse,\n",
    "people": (
        "name,roles,login,passphrase,pin\n"
        "Ada Hill,owner,ada,seven green bottles hang,314159\n"
        "Ben Low,cashier@S01; supervisor@WH1,,,271828\n"
    ),
    "suppliers": "code,name,lead_time_days\nBAKE,Harbour Bakehouse,1\n",
    "categories": "path\nFood > Bakery\nHome\n",
    "products": (
        "code,name,price,category,tax_category,barcode\n"
        "LOAF,Sourdough loaf,4.20,Food > Bakery,zero,\nMUG,Enamel mug,9.50,Home,standard,9521000000018\n"
    ),
    "customers": "code,name,email\nCUST-001,The Ship Inn,ship@example.com\n",
    "stock": "store,date,code,quantity,unit_cost\nS01,2026-01-05,LOAF,10,1.55\nS01,2026-01-05,MUG,4,4.10\n",
    "sales": (
        "store,receipt,at,code,quantity,unit_price,payment,customer\n"
        "S01,R-1,2026-01-06 09:30,LOAF,2,4.20,cash,CUST-001\n"
        "S01,R-1,2026-01-06 09:30,MUG,1,9.50,cash,CUST-001\n"
        "S01,R-2,2026-01-06 10:00,LOAF,1,4.20,,\n"
    ),
}
"""The files in the order in which they build on each other."""


def _import(folder: Path, kind: str, text: str, *, is_dry_run: bool = False) -> Report:
    path = folder / f"{kind}.csv"
    path.write_text(text, encoding="utf-8")
    return import_chain_file(kind, path, is_dry_run=is_dry_run, reasons=folder / "reasons.csv")


def _import_all(folder: Path) -> dict[str, Report]:
    return {kind: _import(folder, kind, text) for kind, text in FILES.items()}


@pytest.mark.django_db
def test_a_whole_chain_is_set_up_from_files_and_its_books_prove_themselves(tmp_path: Path) -> None:
    reports = _import_all(tmp_path)

    assert {kind: report.refused for kind, report in reports.items()} == {kind: {} for kind in FILES}
    codes = catalogue.ids_by_code(["LOAF", "MUG"])
    store = stores.Store.objects.get(code="S01").id
    figures = ledger.stock_figures(list(codes.values()), [store])
    assert figures[codes["LOAF"], store].on_hand_milli == 7_000
    assert figures[codes["MUG"], store].on_hand_milli == 3_000
    paid = sorted(view.row.gross_minor for view in sales.sales_page(sales.SaleFilter(), after=None, limit=10))
    assert paid == [420, 1_790]
    assert [r.code for r in stores.Register.objects.order_by("code")] == ["S01R01", "S01R02", "S01W01", "WH1W01"]
    while audit.seal_pending():
        pass
    assert verify_books().findings == []


@pytest.mark.django_db
def test_a_second_run_of_every_file_changes_nothing(tmp_path: Path) -> None:
    _import_all(tmp_path)
    before = (ledger.count_movements(), verify_books().figures["documents"], verify_books().figures["audit_rows"])

    again = _import_all(tmp_path)

    assert all(set(report.accepted) == {"already there"} for report in again.values())
    assert (ledger.count_movements(), verify_books().figures["documents"], verify_books().figures["audit_rows"]) == before


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_takes_it_back(tmp_path: Path) -> None:
    for kind, text in FILES.items():
        dry = _import(tmp_path, kind, text, is_dry_run=True)
        rows = verify_books().figures["audit_rows"]
        wet = _import(tmp_path, kind, text)
        assert dry.accepted == wet.accepted
        assert verify_books().figures["audit_rows"] > rows


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "row", "reason"),
    [
        ("stores", "S02,Shed,Europe/Nowhere,store,1", "unknown_time_zone"),
        ("stores", ",Shed,Europe/London,store,1", "missing"),
        ("stores", "S02,Shed,Europe/London,kiosk,1", "not_a_choice"),
        ("people", "Cy Mar,astronaut,,,112358", "unknown_role"),
        ("people", "Cy Mar,cashier@S99,,,112358", "unknown_store"),
        ("people", "Cy Mar,cashier@S01,,,12", "not_a_pin"),
        ("stock", "S01,2026-01-05,SPOON,1,1.00", "unknown_variant"),
        ("stock", "S01,5 January,MUG,1,1.00", "not_a_date"),
        ("stock", "S01,2026-01-06,MUG,0,1.00", "quantity_not_positive"),
        ("stock", "S01,2026-01-05,MUG,99,1.00", "conflict_other_content"),
        ("sales", "S01,R-3,2026-01-06 09:30,MUG,one,9.50,cash,", "not_a_number"),
        ("sales", "S01,R-3,2026-01-06 09:30,MUG,1,9.50,cheque,", "not_a_choice"),
        ("sales", "S01,R-3,2026-01-06 09:30,MUG,1,9.50,cash,CUST-999", "unknown_customer"),
        ("sales", "S01,R-3,2026-01-06 09:30,MUG,1.5,9.50,cash,", "quantity_not_whole"),
    ],
)
def test_a_wrong_row_is_left_out_with_its_reason_and_nothing_of_it_stays(
    tmp_path: Path, kind: str, row: str, reason: str
) -> None:
    _import_all(tmp_path)
    before = verify_books().figures["audit_rows"]
    header = FILES[kind].splitlines()[0]

    report = _import(tmp_path, kind, f"{header}\n{row}\n")

    assert report.refused == {reason: 1}
    assert report.accepted.total() == 0
    assert verify_books().figures["audit_rows"] == before


@pytest.mark.django_db
def test_secrets_are_not_written_into_the_reason_file(tmp_path: Path) -> None:
    _import_all(tmp_path)

    _import(tmp_path, "people", "name,roles,login,passphrase,pin\nCy Mar,astronaut,cy,seven green bottles hang,112358\n")

    written = (tmp_path / "reasons.csv").read_text()
    assert "astronaut" in written
    assert "bottles" not in written
    assert "112358" not in written
