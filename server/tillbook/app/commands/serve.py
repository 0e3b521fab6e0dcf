"""`tillbook serve`: serve the books of a folder."""

from __future__ import annotations

import argparse

HELP = "serve till, office and API for the books in a folder; an empty folder starts with the set-up page"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: this machine only)")
    parser.add_argument("--port", type=int, default=8050, help="the port to listen at (default: 8050)")
    parser.add_argument("--processes", type=int, default=1, help="server processes, on PostgreSQL only (default: 1)")


def run(chosen: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.server import serve

    print(f"Tillbook is at http://{chosen.host}:{chosen.port}/  (Ctrl C ends it)", flush=True)
    serve(host=chosen.host, port=chosen.port, processes=chosen.processes)
    return 0
