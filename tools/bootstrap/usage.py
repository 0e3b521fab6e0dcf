"""What `./tillbook --help` says, before anything is installed."""

from __future__ import annotations

import difflib

COMMANDS = {
    "demo": "open a demo chain of five stores in the browser, with two years of sales to look at",
    "serve": "open your own books: till, office and API at one address",
    "verify": "prove the books: stock = ledger, documents and audit unbroken",
    "rebuild": "compute every balance again from the movements",
    "import": "read products, people, stock, sales from CSV or XLSX (try --dry-run first)",
    "export": "write the books out as CSV and JSON",
    "backup": "copy the whole data folder into one file while the shop goes on selling",
    "restore": "put a backup back, and prove it",
    "worker": "do the jobs of the queue on a machine of their own (serve starts one by itself)",
    "user": "add a person, or set a new passphrase for one who lost theirs",
    "test": "run every check of the program itself (--fast in under a minute, --all with the long runs)",
}
"""Command -> one line for people."""

NEED_SCREENS = frozenset({"demo", "serve"})
"""The commands that show the web apps, and so need them built."""


def usage(version: str) -> str:
    """The whole text of `./tillbook --help`."""
    lines = "\n".join(f"  {name:<9}{line}" for name, line in COMMANDS.items())
    return f"""Tillbook {version}: the till and stock book of small retail chains.

usage: ./tillbook COMMAND [options]        (Windows: py tillbook COMMAND [options])

{lines}

Start with:    ./tillbook demo
More on one:   ./tillbook COMMAND --help

Needs Python 3.11 or newer and nothing else: the first start fetches the rest into .tillbook/ (about a minute or two),
later ones take seconds. No root, no Docker, no database server."""


def unknown(command: str) -> str:
    """What to say to a command that is none, with the nearest one."""
    near = difflib.get_close_matches(command, COMMANDS, n=1)
    hint = f" Did you mean `{near[0]}`?" if near else ""
    return f"tillbook: there is no command {command!r}.{hint} `./tillbook --help` lists them."
