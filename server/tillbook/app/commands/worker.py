"""`tillbook worker`: run the jobs of the queue (started by `serve`)."""

from __future__ import annotations

import argparse

HELP = "run the nightly proof, the backups and other jobs (serve starts one by itself)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the tie to the server that starts a worker, which is nothing to type by hand."""
    parser.add_argument("--tied", action="store_true", help=argparse.SUPPRESS)


def run(chosen: argparse.Namespace) -> int:
    """Work until told to stop."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.worker import work

    work(is_tied=chosen.tied)
    return 0
