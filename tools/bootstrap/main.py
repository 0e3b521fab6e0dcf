"""From `./tillbook COMMAND` to the program: make ready what the command needs, then become it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from . import web_apps
from .environment import is_complete, is_environment_ready, make_environment, make_folder
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


@dataclass(frozen=True)
class Needs:
    """What a command needs before it can start: environments by the names of their locks, the built screens (`screens`),
    and Node with the packages of the web apps (`packages`; the screens need these only while they are not built)."""

    locks: tuple[str, ...]
    screens: bool = False
    packages: bool = False


def run_program(places: Places, words: list[str]) -> int:
    """Make the environment (and the screens, where the command shows them) ready and become the program."""
    needs = Needs(("run",), screens=words[0] in NEED_SCREENS and not is_help(words))
    prepare(places, needs)
    extra = {"TILLBOOK_ASSETS": str(web_apps.assets_folder(places))} if needs.screens else {}
    return become(places, "run", ["-m", "tillbook.app.cli", *words], extra=extra, path=["server"])


def run_tests(places: Places, words: list[str]) -> int:
    """Make ready what the asked-for tests need and become the test runner. Named paths are Python tests: no web apps."""
    if is_help(words) or "--list" in words or any(not word.startswith("-") for word in words):
        needs = Needs(("test",))
    else:
        needs = Needs(("bare", "test"), packages=True)
    prepare(places, needs)
    extra = {"TILLBOOK_ASSETS": str(web_apps.assets_folder(places))}
    if needs.packages:
        extra["TILLBOOK_BARE_PYTHON"] = str(environment_python(places.made_from("bare")))
        extra["TILLBOOK_NODE"] = str(web_apps.node_in(places.made_from("web")).program)
        extra["TILLBOOK_WEB"] = str(web_apps.workshop(places))
    return become(places, "test", ["-m", "run_tests", *words], extra=extra, path=["tools", "server"])


def prepare(places: Places, needs: Needs) -> None:
    """Make ready what is needed and not there; one set-up at a time."""
    if not count_steps(places, needs):
        return
    with my_turn(places.home / "turn"):
        steps = count_steps(places, needs)
        if not steps:
            return
        print(f"Tillbook sets itself up in {places.home} ({steps} step{'s' if steps > 1 else ''})", file=sys.stderr, flush=True)
        progress = Progress(steps, log=places.log)
        environments = [make_environment(places, lock, progress=progress) for lock in needs.locks]
        if needs_node(places, needs):
            python = environment_python(environments[-1])
            node = web_apps.node_in(make_folder(places, "web", with_python=python, progress=progress))
            web = web_apps.fill_workshop(places)
            web_apps.install_packages(web, node=node, progress=progress)
            if lacks_screens(places, needs):
                web_apps.build_apps(places, node=node, web=web, progress=progress)
        progress.finish()


def lacks_screens(places: Places, needs: Needs) -> bool:
    """Whether the screens are needed and not built from the sources as they are."""
    return needs.screens and not web_apps.are_built(web_apps.assets_folder(places), web=places.root / "web")


def needs_node(places: Places, needs: Needs) -> bool:
    """Whether Node and the packages are needed: asked for, or to build the screens."""
    return needs.packages or lacks_screens(places, needs)


def count_steps(places: Places, needs: Needs) -> int:
    """How many steps the set-up has before it: environments, Node, packages, one for each app."""
    steps = sum(not is_environment_ready(places, lock) for lock in needs.locks)
    if needs_node(places, needs):
        steps += not is_complete(places.made_from("web"))
        steps += not web_apps.are_packages_installed(web_apps.workshop(places))
    return steps + (len(web_apps.APPS) if lacks_screens(places, needs) else 0)


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
