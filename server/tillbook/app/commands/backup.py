"""`tillbook backup`: write one archive with everything."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write the books, their key and the pictures into one archive, while selling goes on"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--to", type=Path, metavar="FILE", help="the archive (default: a dated file in the backup folder)")


def run(chosen: argparse.Namespace) -> int:
    """Write the archive and say what is in it."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.backup import write_backup
    from tillbook.app.jobs import backup_folder
    from tillbook.platform import clock

    target = chosen.to or backup_folder() / f"tillbook-{clock.now():%Y%m%dT%H%M%SZ}.zip"
    manifest = write_backup(target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, audit head {manifest['audit_head'][:24]}")
    print("Keep it safe: it holds the key that signs the books.")
    return 0
