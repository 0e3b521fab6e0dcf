"""`tillbook export`: write everything out."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write everything (or one kind of it) into CSV files that any spreadsheet opens"
KINDS = (
    "all", "stores", "people", "categories", "suppliers", "products", "customers", "stock", "sales", "payments", "orders",
    "movements", "documents",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=f"what to write: {', '.join(KINDS)}")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to write into")


def run(chosen: argparse.Namespace) -> int:
    """Write the files and say how many rows each has."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.importing.exporting import export_kind

    for kind in KINDS[1:] if chosen.kind == "all" else (chosen.kind,):
        print(f"{export_kind(kind, chosen.to):>10,}  {chosen.to / kind}.csv", flush=True)
    return 0
