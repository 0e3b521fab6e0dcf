"""Where the set-up lives: in `.tillbook/` of the checkout, or in the user's cache where the checkout cannot be written.

Keeps true: every folder made from a lock carries the lock's hash in its name, so a changed lock is another folder.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The checkout (`root`) and the folder the set-up may write to (`home`)."""

    root: Path
    home: Path

    @property
    def log(self) -> Path:
        """The file that every set-up step writes its output to."""
        return self.home / "setup.log"

    def lock(self, name: str) -> Path:
        """The hash-locked list `locks/NAME.txt`."""
        return self.root / "locks" / f"{name}.txt"

    def made_from(self, name: str) -> Path:
        """The folder for what is installed from `locks/NAME.txt` by this interpreter on this platform."""
        return self.home / f"{name}-{lock_mark(self.lock(name))}"


def find_places(root: Path) -> Places:
    """Return the places for the checkout `root`; `TILLBOOK_SETUP_DIR` overrides where the set-up is kept."""
    chosen = os.environ.get("TILLBOOK_SETUP_DIR")
    home = Path(chosen) if chosen else root / ".tillbook"
    if not is_writable(home):
        home = user_cache() / "tillbook" / hashlib.sha256(str(root).encode()).hexdigest()[:12]
    home.mkdir(parents=True, exist_ok=True)
    return Places(root=root, home=home)


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in `folder`, which is created if it can be. Tried, not read from the mode bits."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def user_cache() -> Path:
    """The user's cache folder by the platform's custom."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def lock_mark(lock: Path) -> str:
    """A short name for a lock's content together with the interpreter and platform it is installed for."""
    maker = f"{sys.implementation.cache_tag}-{platform.system()}-{platform.machine()}"
    return hashlib.sha256(lock.read_bytes() + maker.encode()).hexdigest()[:12]


def environment_python(environment: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return environment / "Scripts" / "python.exe" if sys.platform == "win32" else environment / "bin" / "python"
