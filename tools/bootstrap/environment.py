"""Environments from hash-locked lists: one folder per lock content, complete or not there.

Keeps true: a folder without its `complete` stamp is never used and is made anew; every file installed was named in the
lock by its hash; folders of older locks are removed once nothing runs from them.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from .places import Places, environment_python
from .progress import Progress, SetupError
from .turns import is_in_use

STAMP = "complete"
ONLY_LOCKED = ("--require-hashes", "--no-deps")
"""Refuse whatever the lock does not name by hash; the lock is complete, so nothing is resolved."""
PIP_QUIET = ("--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location")


def is_complete(folder: Path) -> bool:
    """Whether `folder` was made to its end."""
    return (folder / STAMP).is_file()


def is_environment_ready(places: Places, name: str) -> bool:
    """Whether the environment of `locks/NAME.txt` was made to its end and its interpreter is still there."""
    folder = places.made_from(name)
    return is_complete(folder) and environment_python(folder).exists()


def make_environment(places: Places, name: str, *, progress: Progress) -> Path:
    """Return the virtual environment made from `locks/NAME.txt`, making it if it is not complete."""
    folder = places.made_from(name)
    if is_environment_ready(places, name):
        return folder
    progress.begin(f"Python packages ({count_packages(places.lock(name))})")
    uv = shutil.which("uv")
    if uv:
        try:
            fill_with_uv(places, name, uv=uv, progress=progress)
        except SetupError:
            uv = None  # uv may not know the package index that pip is told of; pip is asked next
    if not uv:
        fill_with_pip(places, name, progress=progress)
    (folder / STAMP).write_text(name)
    progress.end("with uv" if uv else "with pip")
    return folder


def fill_with_uv(places: Places, name: str, *, uv: str, progress: Progress) -> None:
    """Make the environment of `locks/NAME.txt` with uv."""
    folder = start_folder(places, name)
    progress.run([uv, "venv", "--quiet", "--no-project", "--python", sys.executable, folder])
    progress.run([uv, "pip", "install", "--quiet", "--python", environment_python(folder), *ONLY_LOCKED, "-r", places.lock(name)])


def fill_with_pip(places: Places, name: str, *, progress: Progress) -> None:
    """Make the environment of `locks/NAME.txt` with what every Python brings: venv and pip."""
    require_venv()
    folder = start_folder(places, name)
    progress.run([sys.executable, "-m", "venv", folder])
    progress.run([environment_python(folder), "-m", "pip", "install", *PIP_QUIET, *ONLY_LOCKED, "-r", places.lock(name)])


def make_folder(places: Places, name: str, *, with_python: Path, progress: Progress) -> Path:
    """Return the plain folder (no environment) that holds what `locks/NAME.txt` lists, making it if not complete.

    `with_python` is the interpreter whose pip installs it; where that has none, uv made it and installs this too.
    """
    folder = places.made_from(name)
    if is_complete(folder):
        return folder
    progress.begin("Node, which builds the screens")
    start_folder(places, name)
    uv = shutil.which("uv")
    if is_made_by_uv(with_python) and uv:
        installer: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", with_python]
    else:
        installer = [with_python, "-m", "pip", "install", *PIP_QUIET]
    progress.run([*installer, *ONLY_LOCKED, "--target", folder, "-r", places.lock(name)])
    (folder / STAMP).write_text(name)
    progress.end()
    return folder


def is_made_by_uv(python: Path) -> bool:
    """Whether the environment around `python` was made by uv, and so has no pip of its own."""
    return "uv = " in (python.parent.parent / "pyvenv.cfg").read_text()


def start_folder(places: Places, name: str) -> Path:
    """Return the folder to fill, emptied of what an interrupted set-up left; what older locks made and nothing uses goes too."""
    wanted = places.made_from(name)
    for folder in places.home.glob(f"{name}-*"):
        if folder == wanted or not is_in_use(folder):
            shutil.rmtree(folder, ignore_errors=folder != wanted)
    return wanted


def count_packages(lock: Path) -> int:
    """How many packages a lock names."""
    return sum("==" in line and not line[:1].isspace() and not line.startswith("#") for line in lock.read_text().splitlines())


def require_venv() -> None:
    """Raise SetupError with the one line to type where this Python cannot make environments."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if shutil.which("apt"):
        sudo = "" if getattr(os, "geteuid", int)() == 0 else "sudo "
        line = f"{sudo}apt install python{version}-venv"
    else:
        line = f"{sys.executable} -m ensurepip"
    reason = f"This Python {version} cannot make environments yet (ensurepip is missing)."
    raise SetupError(f"{reason} Type this once, then try again:\n\n    {line}\n")
