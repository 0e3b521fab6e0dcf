"""Finding a Chromium for the browser tests: the one named, one installed, playwright's own, or the system's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC_PLACES = tuple(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium"))


def find_chromium() -> str:
    """The path of a Chromium, installing Debian's where we are root; "" where there is none."""
    return named() or installed() or playwrights_own() or install_with_apt()


def named() -> str:
    """The one the environment names (TILLBOOK_CHROMIUM)."""
    path = os.environ.get("TILLBOOK_CHROMIUM", "")
    return path if path and Path(path).exists() else ""


def installed() -> str:
    """One on the PATH or in macOS's usual place."""
    on_path = next(filter(None, map(shutil.which, NAMES)), "")
    return on_path or next((place for place in MAC_PLACES if Path(place).exists()), "")


def playwrights_own() -> str:
    """The one that `playwright install chromium` fetched earlier."""
    if sys.platform == "win32":
        store = Path(os.environ.get("LOCALAPPDATA", "")) / "ms-playwright"
    elif sys.platform == "darwin":
        store = Path.home() / "Library" / "Caches" / "ms-playwright"
    else:
        store = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(path for pattern in ("chrome", "Chromium", "chrome.exe") for path in store.glob(f"chromium-*/*/{pattern}"))
    return str(found[-1]) if found else ""


def install_with_apt() -> str:
    """Install Debian's or Ubuntu's package where we are root and apt-get is there."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return ""
    print("No Chromium found; installing the system's package (apt-get install chromium) ...", flush=True)
    command = ["apt-get", "install", "-y", "-q", "chromium"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
    return installed() if done.returncode == 0 else ""
