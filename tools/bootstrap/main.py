"""From `./tillbook COMMAND` to the program: make ready what the command needs, then become it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from . import web_apps
from .environment import is_complete, make_environment, make_folder
from .places import Places, environment_python, find_places
from .progress import Progress, SetupError
from .turns import hold_open, my_turn
from .usage import COMMANDS, NEED_SCREENS, unknown, usage

INTERRUPTED = 130


def main(words: list[str], *, root: str) -> int:
    """Run `./tillbook WORDS` for the checkout at `root`; the answer is the exit code."""
    command = words[0] if words else "--help"
    if command in {"-h", "--help", "help"}:
        print(usage(version_of(Path(root))))
        return 0
    if command in {"-V", "--version"}:
        print(f"tillbook {version_of(Path(root))}")
        return 0
    if command not in COMMANDS:
        print(unknown(command), file=sys.stderr)
        return 2
    try:
        places = find_places(Path(root))
        return run_tests(places, words[1:]) if command == "test" else run_program(places, words)
    except SetupError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing is broken: the next start goes on from here.", file=sys.stderr)
        return INTERRUPTED


def version_of(root: Path) -> str:
    """The version the code states."""
    stated = re.search(r'__version__ = "([^"]+)"', (root / "server" / "tillbook" / "__init__.py").read_text())
    return stated[1] if stated else "unknown"


def is_help(words: list[str]) -> bool:
    """Whether only a help text is asked for, which needs no screens."""
    return "--help" in words or "-h" in words


def run_program(places: Places, words: list[str]) -> int:
    """Make the environment (and the screens, where the command shows them) ready and become the program."""
    shows_screens = words[0] in NEED_SCREENS and not is_help(words)
    prepare(places, "run", with_screens=shows_screens, with_packages=False)
    extra = {"TILLBOOK_ASSETS": str(web_apps.assets_folder(places))} if shows_screens else {}
    return become(places, "run", ["-m", "tillbook.app.cli", *words], extra=extra, path=["server"])


def run_tests(places: Places, words: list[str]) -> int:
    """Make ready what the asked-for tests need and become the test runner. Named paths are Python tests: no web apps."""
    only_python = is_help(words) or any(not word.startswith("-") for word in words)
    if not only_python:
        prepare(places, "bare", with_screens=False, with_packages=False)
    prepare(places, "test", with_screens=not only_python and "--fast" not in words, with_packages=not only_python)
    extra = {
        "TILLBOOK_BARE_PYTHON": str(environment_python(places.made_from("bare"))),
        "TILLBOOK_NODE": str(web_apps.node_in(places.made_from("web")).program),
        "TILLBOOK_WEB": str(web_apps.workshop(places)),
        "TILLBOOK_ASSETS": str(web_apps.assets_folder(places)),
    }
    return become(places, "test", ["-m", "run_tests", *words], extra=extra, path=["tools", "server"])


def prepare(places: Places, name: str, *, with_screens: bool, with_packages: bool) -> None:
    """Make ready the environment of `locks/NAME.txt`, and what of the web apps is asked for; one set-up at a time."""
    if is_ready(places, name, with_screens=with_screens, with_packages=with_packages):
        return
    with my_turn(places.home / "turn"):
        steps = count_steps(places, name, with_screens=with_screens, with_packages=with_packages)
        if not steps:
            return
        print(f"Tillbook sets itself up in {places.home} ({steps} steps)", file=sys.stderr, flush=True)
        progress = Progress(steps, log=places.log)
        environment = make_environment(places, name, progress=progress)
        if with_screens or with_packages:
            make_screens(places, environment, progress=progress, with_packages=with_packages)
        progress.finish()


def make_screens(places: Places, environment: Path, *, progress: Progress, with_packages: bool) -> None:
    """Fetch Node and the packages and build the apps, as far as each is not there."""
    is_built = web_apps.are_built(web_apps.assets_folder(places), web=places.root / "web")
    if is_built and not with_packages:
        return
    node = web_apps.node_in(make_folder(places, "web", with_python=environment_python(environment), progress=progress))
    web = web_apps.fill_workshop(places)
    web_apps.install_packages(web, node=node, progress=progress)
    if not is_built:
        web_apps.build_apps(places, node=node, web=web, progress=progress)


def is_ready(places: Places, name: str, *, with_screens: bool, with_packages: bool) -> bool:
    """Whether nothing is left to do."""
    return count_steps(places, name, with_screens=with_screens, with_packages=with_packages) == 0


def count_steps(places: Places, name: str, *, with_screens: bool, with_packages: bool) -> int:
    """How many steps the set-up has before it: environment, Node, packages, one for each app."""
    environment = places.made_from(name)
    steps = int(not (is_complete(environment) and environment_python(environment).exists()))
    is_built = not with_screens or web_apps.are_built(web_apps.assets_folder(places), web=places.root / "web")
    if with_packages or not is_built:
        steps += not is_complete(places.made_from("web"))
        steps += not web_apps.are_packages_installed(web_apps.workshop(places))
    return steps + (0 if is_built else len(web_apps.APPS))


def become(places: Places, name: str, words: list[str], *, extra: dict[str, str], path: list[str]) -> int:
    """Replace this process by the environment's Python running `words` (on Windows: run it and give back its code)."""
    folder = places.made_from(name)
    hold_open(folder)
    python = environment_python(folder)
    inherited = os.environ.get("PYTHONPATH")
    python_path = [str(places.root / part) for part in path] + ([inherited] if inherited else [])
    env = {**os.environ, **extra, "PYTHONPATH": os.pathsep.join(python_path)}
    command = [str(python), *words]
    if sys.platform != "win32":
        os.execve(command[0], command, env)  # noqa: S606
    return subprocess.run(command, env=env, check=False).returncode  # noqa: S603
