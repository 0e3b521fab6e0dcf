"""`tillbook restore`: books from an archive into an empty folder, then the proof."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

HELP = "restore an archive into an empty folder (or an empty database), and prove the books"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("archive", type=Path, help="the archive that `backup` wrote")
    parser.add_argument(
        "--erasures",
        type=Path,
        metavar="FILE",
        help="erasures.txt of the lost folder: customers erased since are forgotten again",
    )


def run(chosen: argparse.Namespace) -> int:
    """Unpack, load, verify."""
    from tillbook.app import archive
    from tillbook.platform import paths

    vendor = "postgresql" if os.environ.get("TILLBOOK_DATABASE_URL") else "sqlite"
    manifest = archive.unpack(chosen.archive, into=paths.data_folder(), vendor=vendor)
    from tillbook.app.opening import open_books

    open_books()
    if vendor == "postgresql":
        from tillbook.app.backup import load_tables

        load_tables(paths.data_folder())
    from tillbook.app.commands.verify import print_result
    from tillbook.app.proof import run_proof
    from tillbook.app.wiring import connect
    from tillbook.customers import interface as customers

    connect()
    forgotten = customers.apply_erasures(chosen.erasures)
    print(f"restored what {chosen.archive.name} held at {manifest['made_at']}")
    print(f"erased customers forgotten again: {forgotten}")
    result = run_proof()
    print_result(result)
    return 1 if result.findings else 0
