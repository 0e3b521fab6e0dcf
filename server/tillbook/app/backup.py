"""Backup and restore: one archive with the books, the key file, the pictures and a manifest that says what is in it.

SQLite is copied by its own online backup, so selling goes on. PostgreSQL is read by COPY in one repeatable-read
transaction. `xid` columns are left out: they mean nothing in another cluster, where the rows get a number of their own.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from tillbook import __version__
from tillbook.audit import interface as audit
from tillbook.core.values import Conflict, ensure
from tillbook.platform import clock, keys, paths, sql
from tillbook.stores import interface as stores

from .archive import BOOKS_SQLITE, FORMAT, KEY, MANIFEST, PICTURES, TABLES, file_digest

_SKIPPED = ("django_migrations", "django_content_type", "auth_permission")


def write_backup(target: Path) -> dict[str, Any]:
    """Write a backup archive to a file (it appears whole or not at all) and return its manifest."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        staged = Path(folder)
        books = _stage_tables(staged) if sql.is_postgresql() else [_stage_sqlite(staged)]
        _copy_key(staged)
        pictures = sorted(path for path in paths.pictures_folder().glob("*") if path.is_file())
        files = [*books, staged / KEY]
        position, head = audit.chain_head()
        manifest = {
            "format": FORMAT,
            "version": __version__,
            "database": connection.vendor,
            "made_at": clock.now().isoformat(),
            "server_key": keys.public_key_hex(),
            "audit_head": f"{position} {head}",
            "sha256": {str(path.relative_to(staged)): file_digest(path) for path in files},
        }
        whole = staged / "whole.zip"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest, indent=2))
            for path in files:
                archive.write(path, str(path.relative_to(staged)))
            for path in pictures:
                archive.write(path, f"{PICTURES}/{path.name}")
        whole.chmod(0o600)
        whole.replace(target)
    return manifest


def _stage_sqlite(folder: Path) -> Path:
    target = folder / BOOKS_SQLITE
    with (
        contextlib.closing(sqlite3.connect(paths.database_file())) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy, pages=2_000)
    return target


def _copy_key(folder: Path) -> None:
    shutil.copyfile(paths.key_file(), folder / KEY)


def _tables() -> list[tuple[str, list[str]]]:
    """Return (table, columns without `xid`) of every model, in a fixed order."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and meta.db_table not in _SKIPPED:
            found[meta.db_table] = [str(field.column) for field in meta.local_concrete_fields if field.column != "xid"]
    return sorted(found.items())


def _stage_tables(folder: Path) -> list[Path]:
    (folder / TABLES).mkdir()
    staged = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for table, columns in _tables():
            path = folder / TABLES / f"{table}.csv"
            names = ", ".join(f'"{column}"' for column in columns)
            with (
                path.open("wb") as file,
                cursor.copy(f'COPY (SELECT {names} FROM "{table}") TO STDOUT WITH (FORMAT csv)') as copy,
            ):
                for chunk in copy:
                    file.write(chunk)
            staged.append(path)
    return staged


def load_tables(folder: Path) -> None:
    """Load unpacked tables into an empty PostgreSQL database whose tables exist; one transaction, then remove the files."""
    with transaction.atomic(), connection.cursor() as cursor:
        ensure(
            not stores.Company.objects.exists(),
            Conflict("books_exist", "This database already holds books. Restore into an empty one."),
        )
        for table, columns in _tables():
            names = ", ".join(f'"{column}"' for column in columns)
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN WITH (FORMAT csv)') as copy:
                for chunk in _chunks(folder / TABLES / f"{table}.csv"):
                    copy.write(chunk)
        models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table not in _SKIPPED]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    shutil.rmtree(folder / TABLES)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk


def prune(folder: Path, *, keep: int) -> list[Path]:
    """Delete all but the newest `keep` scheduled backups of a folder; return what was deleted."""
    found = sorted(folder.glob("tillbook-*.zip"))
    old = found[:-keep] if keep else []
    for path in old:
        path.unlink()
    return old
