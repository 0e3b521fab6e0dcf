"""`tillbook worker`: run the jobs of the queue (started by `serve`)."""

from __future__ import annotations

import argparse

HELP = "run the nightly proof, the backups and other jobs (serve starts one by itself)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments of its own."""


def run(chosen: argparse.Namespace) -> int:
    """Work until told to stop."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.worker import work

    work()
    return 0
