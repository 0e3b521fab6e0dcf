"""Where things lie on disk: the data folder and what is in it."""

from __future__ import annotations

import os
from pathlib import Path

ASSETS = Path(os.environ.get("TILLBOOK_ASSETS") or Path(__file__).resolve().parent.parent / "app" / "assets")
"""The built web apps, `till/` and `office/`: beside the code, or where the set-up built them if that cannot be written."""


def data_folder() -> Path:
    """Return the data folder (TILLBOOK_DATA, else `tillbook-data` in the working folder)."""
    return Path(os.environ.get("TILLBOOK_DATA") or "tillbook-data").resolve()


def key_file() -> Path:
    """Return the file that holds the server's secrets; only its owner may read it."""
    return data_folder() / "server.key"


def database_file() -> Path:
    """Return the embedded database's file."""
    return data_folder() / "tillbook.sqlite3"


def pictures_folder() -> Path:
    """Return the folder of product pictures."""
    return data_folder() / "pictures"
