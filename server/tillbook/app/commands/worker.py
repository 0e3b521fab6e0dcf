"""`tillbook worker`: run the jobs of the queue (started by `serve`)."""

from __future__ import annotations

import argparse

HELP = "run the nightly proof, the backups and other jobs (serve starts one by itself)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--beside", action="store_true", help="end when standard input ends (how serve starts it)")


def run(chosen: argparse.Namespace) -> int:
    """Work until told to stop."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.worker import work

    work(is_beside=chosen.beside)
    return 0
