"""`tillbook import`: bring data in from files."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tillbook.app.importing.reasons import Report

KINDS = ("company", "stores", "people", "suppliers", "categories", "products", "customers", "stock", "sales")
HELP = "bring data in from a file: what it is (sales, products, ...), then the file; --dry-run changes nothing"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=f"what the file holds: {', '.join(KINDS)}")
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a CSV or XLSX file with the columns of docs/reference/import-files.md"
    )
    parser.add_argument("--preset", choices=("online-retail",), help="sales only: the format of another program")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--store", metavar="CODE", help="the store the rows belong to (default: the first one)")
    parser.add_argument("--reasons", type=Path, metavar="FILE", help="write every row that is left out, with its reason, here")


def run(chosen: argparse.Namespace) -> int:
    """Import and print the report."""
    with _books(is_dry_run=chosen.dry_run):
        report = _import_retail(chosen) if chosen.preset else _import_chain_file(chosen)
    for line in report.lines():
        print(line)
    if chosen.dry_run:
        print("Nothing was changed: this was a dry run.")
    return 0


@contextmanager
def _books(*, is_dry_run: bool) -> Iterator[None]:
    """Open the books; for a dry run where there are none yet, empty ones in a folder that is thrown away."""
    from tillbook.platform import paths

    if not is_dry_run or os.environ.get("TILLBOOK_DATABASE_URL") or paths.database_file().exists():
        _open()
        yield
        return
    with tempfile.TemporaryDirectory(prefix="tillbook-dry-") as folder:
        os.environ["TILLBOOK_DATA"] = folder
        _open()
        yield


def _open() -> None:
    from tillbook.app.opening import open_books

    open_books()


def _import_chain_file(chosen: argparse.Namespace) -> Report:
    from tillbook.app.importing.chain_files import import_chain_file

    return import_chain_file(chosen.kind, chosen.file, is_dry_run=chosen.dry_run, reasons=chosen.reasons)


def _import_retail(chosen: argparse.Namespace) -> Report:
    from tqdm import tqdm

    from tillbook.app.importing.retail_import import import_online_retail
    from tillbook.app.importing.retail_target import retail_target

    target = None if chosen.dry_run else retail_target(chosen.store)
    with (
        tqdm(unit=" rows", desc="  reading", leave=False, mininterval=0.5) as first,
        tqdm(unit=" rows", desc="  recording", leave=False, mininterval=0.5) as second,
    ):
        return import_online_retail(chosen.file, target=target, reasons=chosen.reasons, progress=(first.update, second.update))
