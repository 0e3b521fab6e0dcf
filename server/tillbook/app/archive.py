"""The archive of a backup as files: its manifest, and laying it into an empty folder. Touches no database.

It stands apart because it must run before the books are opened: opening an empty folder makes it a new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

from tillbook.core.values import Conflict, Invalid, ensure

FORMAT = 1
BOOKS_SQLITE, KEY, PICTURES, MANIFEST, TABLES = "books.sqlite3", "server.key", "pictures", "manifest.json", "tables"


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(archive: Path) -> dict[str, Any]:
    """Return a backup's manifest; Invalid `not_a_backup` for anything else."""
    try:
        with zipfile.ZipFile(archive) as opened:
            manifest: dict[str, Any] = json.loads(opened.read(MANIFEST))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        raise Invalid("not_a_backup", f"{archive} is not a backup of Tillbook.") from None
    ensure(manifest.get("format") == FORMAT, Invalid("not_a_backup", f"{archive} was made by a newer version."))
    return manifest


def unpack(archive: Path, *, into: Path, vendor: str) -> dict[str, Any]:
    """Lay a backup's files into an empty data folder, checking each against the manifest; return the manifest.

    On PostgreSQL the rows are loaded afterwards by `load_tables`. Conflict `books_exist` if the folder has books.
    """
    manifest = read_manifest(archive)
    ensure(
        manifest["database"] == vendor,
        Invalid("other_database", f"This backup is of {manifest['database']} books; these would be {vendor}."),
    )
    ensure(
        not (into / "server.key").exists(), Conflict("books_exist", f"{into} already holds books. Restore into an empty folder.")
    )
    into.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as opened:
        for name, digest in manifest["sha256"].items():
            target = into / ("tillbook.sqlite3" if name == BOOKS_SQLITE else name)
            _extract(opened, name, target)
            ensure(file_digest(target) == digest, Invalid("damaged_backup", f"{name} in the backup is damaged."))
        for name in opened.namelist():
            if name.startswith(f"{PICTURES}/") and Path(name).name:
                _extract(opened, name, into / PICTURES / Path(name).name)
    (into / KEY).chmod(0o600)
    return manifest


def _extract(opened: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(name) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())
