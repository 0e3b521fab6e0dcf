"""Everything can be written out, no cell is a formula, and what was written comes in again as it was."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.importing.test_chain_files import FILES, _import, _import_all
from tillbook.app.commands.export import KINDS
from tillbook.app.importing.chain_files import import_chain_file
from tillbook.app.importing.exporting import EXPORTS, export_kind
from tillbook.ledger import interface as ledger


def _rows(folder: Path, kind: str) -> list[dict[str, str]]:
    with (folder / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.django_db
def test_every_kind_is_written_with_its_rows(tmp_path: Path) -> None:
    _import_all(tmp_path)

    counts = {kind: export_kind(kind, tmp_path / "out") for kind in EXPORTS}

    assert tuple(EXPORTS) == KINDS[1:]
    assert counts == {kind: len(_rows(tmp_path / "out", kind)) for kind in EXPORTS}
    assert counts["stores"] == 2
    assert counts["sales"] == 3
    assert counts["payments"] == 2
    assert counts["movements"] == ledger.count_movements() == 5
    mug = next(row for row in _rows(tmp_path / "out", "products") if row["code"] == "MUG")
    assert (mug["name"], mug["category"], mug["barcodes"], mug["price_minor"]) == ("Enamel mug", "Home", "9521000000018", "950")
    loaf = next(row for row in _rows(tmp_path / "out", "stock") if row["code"] == "LOAF")
    assert (loaf["store"], loaf["place"], loaf["quantity"]) == ("Mill Lane", "store", "7")


@pytest.mark.django_db
def test_no_passphrase_and_no_pin_is_written(tmp_path: Path) -> None:
    _import_all(tmp_path)

    export_kind("people", tmp_path / "out")

    assert set(_rows(tmp_path / "out", "people")[0]) == {"name", "roles", "login", "language", "is_active"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["stores", "suppliers", "categories"])
def test_what_was_written_out_comes_in_as_already_there(tmp_path: Path, kind: str) -> None:
    _import_all(tmp_path)
    rows = export_kind(kind, tmp_path / "out")

    report = import_chain_file(kind, tmp_path / "out" / f"{kind}.csv", is_dry_run=False, reasons=None)

    assert (report.accepted, report.refused) == ({"already there": rows}, {})


@pytest.mark.django_db
def test_a_name_that_is_a_formula_is_written_as_text_and_read_back_as_it_was(tmp_path: Path) -> None:
    _import(tmp_path, "company", FILES["company"])
    _import(tmp_path, "suppliers", "code,name\nEVIL,=HYPERLINK(1)\n")

    export_kind("suppliers", tmp_path / "out")

    (row,) = _rows(tmp_path / "out", "suppliers")
    assert row["name"] == "'=HYPERLINK(1)"
    again = import_chain_file("suppliers", tmp_path / "out" / "suppliers.csv", is_dry_run=False, reasons=None)
    assert again.accepted == {"already there": 1}
