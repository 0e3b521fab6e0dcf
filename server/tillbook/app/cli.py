"""The command line: `tillbook COMMAND`. Each command is a module of `app.commands` with `HELP`, `arguments` and `run`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from tillbook.core.values import TillbookError

MODULES = {"import": "import_files"}
"""Commands whose name cannot be a module's."""

COMMANDS = ("demo", "serve", "verify", "rebuild", "import", "export", "backup", "restore", "worker", "user")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code. Deliberate errors are one sentence, not a traceback."""
    parser = argparse.ArgumentParser(prog="tillbook", description="The till and stock book of small retail chains.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        module = importlib.import_module(f"tillbook.app.commands.{MODULES.get(name, name)}")
        sub = commands.add_parser(name, help=module.HELP, description=module.HELP)
        _books_arguments(sub)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    _environment(chosen)
    try:
        code: int = chosen.run(chosen)
    except TillbookError as error:
        print(f"tillbook: {error.message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _books_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder that holds the books")
    parser.add_argument("--database-url", metavar="URL", help="postgresql://..., instead of the embedded database")


def _environment(chosen: argparse.Namespace) -> None:
    """Put the choices where the settings read them, before anything of Django is imported."""
    default = "tillbook-demo" if chosen.command == "demo" else "tillbook-data"
    folder = chosen.data or Path(os.environ.get("TILLBOOK_DATA") or default)
    os.environ["TILLBOOK_DATA"] = str(folder.resolve())
    if chosen.database_url:
        os.environ["TILLBOOK_DATABASE_URL"] = chosen.database_url
    if chosen.command == "demo":
        os.environ["TILLBOOK_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tillbook.platform.settings")


if __name__ == "__main__":
    sys.exit(main())
