"""`tillbook demo`: a chain of five shops to look at, made at the first start and opened as it was left at every later one."""

from __future__ import annotations

import argparse
import threading
import time
import webbrowser

HELP = "make or open a demo chain of five stores and a warehouse with two years of trade, and serve it"
MARK = "demo-unfinished"
"""A file in the data folder while the chain is being made: found at a start, the making begins anew."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--port", type=int, default=8050, help="the port to listen at (default: 8050)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--check", action="store_true", help="try the main job on a copy through the real server, and end")
    parser.add_argument("--no-serve", action="store_true", help="make the chain, print how to sign in, and end")


def run(chosen: argparse.Namespace) -> int:
    """Make the chain where there is none, say how to sign in, and serve until interrupted."""
    _forget_unfinished()
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.stores import interface as stores

    if not stores.Company.objects.exists():
        _make()
    elif not stores.company().is_demo:
        print("These books are a real company's. The demo needs a folder of its own: --data DIR")
        return 1
    if chosen.check:
        return _check()
    url = f"http://127.0.0.1:{chosen.port}/"
    print(_how_to_sign_in(url), flush=True)
    if chosen.no_serve:
        return 0
    if not chosen.no_browser:
        threading.Timer(1.5, webbrowser.open, [url]).start()
    from tillbook.app.server import serve

    serve(host="127.0.0.1", port=chosen.port)
    return 0


def _check() -> int:
    from tillbook.app.demo.checking import check_demo

    for line in check_demo():
        print(line, flush=True)
    return 0


def _forget_unfinished() -> None:
    """Remove a demo whose making was cut off. Only a folder this command marked is touched."""
    from tillbook.platform import paths

    if (paths.data_folder() / MARK).exists():
        for name in (paths.database_file().name + suffix for suffix in ("", "-wal", "-shm")):
            (paths.data_folder() / name).unlink(missing_ok=True)


def _make() -> None:
    from tqdm import tqdm

    from tillbook.app.demo.making import make_demo
    from tillbook.app.proof import run_proof
    from tillbook.platform import clock, paths

    mark = paths.data_folder() / MARK
    mark.touch()
    started = time.perf_counter()
    print("Making the demo chain: two years of trade in five stores.", flush=True)
    with tqdm(total=None, unit=" days", desc="  trading", leave=False, mininterval=0.5) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        made = make_demo(clock.now().date(), progress=progress)
    took_s = time.perf_counter() - started
    print(f"  {made.days} days, {made.sales:,} sales and returns with {made.sale_lines:,} lines, "
          f"{made.stock_documents:,} documents of stock, in {took_s:.1f} s")  # fmt: skip
    result = run_proof()
    print(f"  stock = ledger: {len(result.findings)} differences over {result.figures['movements']:,} movements", flush=True)
    mark.unlink()


def _how_to_sign_in(url: str) -> str:
    from tillbook.app.demo.people import PASSPHRASE, PEOPLE

    rows = [f"    {person.name:<18}{person.title:<13}{person.login:<10}{person.pin}" for person in PEOPLE]
    head = f"    {'name':<18}{'role':<13}{'office':<10}PIN at the till"
    return "\n".join([
        "",
        "DEMO: Rye & Harbour. Nothing here is real; what you change stays until you delete the folder.",
        f"  Office  {url}office/   passphrase of everybody: {PASSPHRASE}",
        f"  Till    {url}till/     choose a till, then a name and its PIN",
        head,
        *rows,
        "  (Ctrl C ends it)",
    ])  # fmt: skip
