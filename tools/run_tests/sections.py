"""What is checked: each section's name, command and environment, in the order they are started.

Keeps true: the pure core is tested with pytest alone, and every test of persistence is run on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "server" / "tests"
GROUND = ("tidy", "docs")
"""Folders of server/tests that test the repository itself; they have a section of their own."""
NOT_FAST = ("concurrency", "migrations")
"""Folders of server/tests that `--fast` leaves out, besides those it has no section for."""
PURE = ("unit", "property", *GROUND)
"""Folders of server/tests that touch no database: one run of them is enough."""
TEST_TIMEOUT_S = 180
CODE = ("server", "tools", "benches", "sim")


@dataclass(frozen=True)
class Choice:
    """What the caller asked for: `fast`, everything `long`, only named `sections`, or only named `paths` of Python tests."""

    fast: bool = False
    long: bool = False
    paths: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One command whose output is shown under `title`; `needs` is a service to bring up first ("postgres", "chromium")."""

    name: str
    title: str
    command: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path = ROOT
    needs: str = ""
    is_alone: bool = False


def choose(choice: Choice) -> list[Section]:
    """The sections for `choice`, the quick ones first and the browser last and alone."""
    if choice.paths:
        found = [on_sqlite(choice), on_postgres(choice)]
    elif choice.fast:
        found = [bare_core(), web("vitest", "TypeScript tests", "vitest/vitest.mjs", "run"), on_sqlite(choice)]
    else:
        quick = [*static(), bare_core(), *web_sections()]
        long = [on_sqlite(choice), on_postgres(choice), ground(choice), properties(choice)]
        found = [*quick, types(), screens(), *long, in_browser(choice)]
    return [section for section in found if not choice.sections or section.name in choice.sections]


def static() -> list[Section]:
    """Style, walls and tidiness of the Python side: seconds each."""
    code = tuple(part for part in CODE if (ROOT / part).is_dir())
    return [
        Section("ruff", "Style (ruff)", (sys.executable, "-m", "ruff", "check", *code)),
        Section("imports", "Walls between packages (import-linter)", (sys.executable, "tools/walls.py", "--contracts")),
        Section("walls", "Walls no import shows (tools/walls.py)", (sys.executable, "tools/walls.py")),
        Section("tidy", "Tidiness (tools/tidy.py)", (sys.executable, "tools/tidy.py")),
    ]


def types() -> Section:
    """Types of the Python side."""
    return Section("mypy", "Types (mypy --strict)", (sys.executable, "-m", "mypy"))


def bare_core() -> Section:
    """The pure core's own tests, where nothing but pytest is installed: a hidden import of anything else fails here."""
    python = os.environ.get("TILLBOOK_BARE_PYTHON", sys.executable)
    ini = TESTS / "unit" / "bare.ini"
    options = ("-c", str(ini), "--rootdir", str(ROOT), "--confcutdir", str(TESTS / "unit"))
    command = (python, "-m", "pytest", *options, str(TESTS / "unit" / "core"))
    return Section("core", "Pure core in a bare interpreter", command, env={"PYTHONPATH": str(ROOT / "server")})


def screens() -> Section:
    """The web apps build; the browser tests use them."""
    return Section("screens", "The screens of till and office build", (sys.executable, "-m", "bootstrap.screens"))


def ground(choice: Choice) -> Section:
    """The tests of what stands under the program: walls with planted breaches, tidiness, set-up, documents."""
    folders = tuple(str(TESTS / name) for name in GROUND if (TESTS / name).is_dir())
    return Section(
        "ground", "Walls, set-up and documents, tested", (*pytest_words(choice, marks=marks_without_browser(choice)), *folders)
    )


def properties(choice: Choice) -> Section:
    """What holds for every basket, ledger and permission that chance can think of."""
    command = (*pytest_words(choice, marks=marks_without_browser(choice)), str(TESTS / "property"))
    return Section("property", "Properties, by random examples", command, env={"TILLBOOK_DATABASE_URL": ""})


def pytest_words(choice: Choice, *, marks: str) -> tuple[str, ...]:
    """The pytest call common to every section that runs in the full environment."""
    return (sys.executable, "-m", "pytest", "-m", marks, f"--timeout={TEST_TIMEOUT_S}", *choice.paths)


def marks_without_browser(choice: Choice) -> str:
    """The mark expression: slow tests only with --all or by name, browser tests in their own section."""
    return "not browser" if choice.long or choice.paths else "not slow and not browser"


def on_sqlite(choice: Choice) -> Section:
    """Everything in Python, on SQLite in a temporary folder."""
    elsewhere = (Path("unit", "core"), "property", *GROUND, *(NOT_FAST if choice.fast else ()))
    ignored = () if choice.paths else tuple(f"--ignore={TESTS / folder}" for folder in elsewhere)
    command = (*pytest_words(choice, marks=marks_without_browser(choice)), *ignored)
    return Section("sqlite", "Python on SQLite", command, env={"TILLBOOK_DATABASE_URL": ""})


def on_postgres(choice: Choice) -> Section:
    """What touches a database, on a real PostgreSQL that is brought along."""
    ignored = () if choice.paths else tuple(f"--ignore={TESTS / folder}" for folder in PURE)
    command = (*pytest_words(choice, marks=marks_without_browser(choice)), *ignored)
    return Section("postgres", "Python on PostgreSQL", command, needs="postgres")


def in_browser(choice: Choice) -> Section:
    """The web apps in a real Chromium against the real server."""
    command = pytest_words(choice, marks="browser" if choice.long else "browser and not slow")
    return Section("browser", "Browser", command, env={"TILLBOOK_DATABASE_URL": ""}, needs="chromium", is_alone=True)


def web(name: str, title: str, script: str, *words: str) -> Section:
    """A tool of the web workspace, run by the pinned Node."""
    folder = Path(os.environ.get("TILLBOOK_WEB", ROOT / "web"))
    command = (os.environ.get("TILLBOOK_NODE", "node"), str(folder / "node_modules" / script), *words)
    return Section(name, title, command, env={"CI": "1"}, cwd=folder)


def shared_environment() -> dict[str, str]:
    """What every section gets: plain output at once, and whatever says `node` gets the pinned one."""
    node = os.environ.get("TILLBOOK_NODE")
    path = [str(Path(node).parent)] if node else []
    return {**os.environ, "PATH": os.pathsep.join([*path, os.environ.get("PATH", "")]), "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}


def web_sections() -> list[Section]:
    """Style with walls, types and tests of the TypeScript side."""
    return [
        web("eslint", "TypeScript style and walls (eslint)", "eslint/bin/eslint.js", ".", "--max-warnings", "0"),
        web("tsc", "TypeScript types (tsc)", "typescript/bin/tsc", "-b", "--pretty", "false"),
        web("vitest", "TypeScript tests (vitest)", "vitest/vitest.mjs", "run"),
    ]
