"""The cursor that hand-written statements run on: one for each connection, kept as long as the connection is.

Django makes a cursor for every statement and rewrites every statement's placeholders each time; together with psycopg's reading
of the text that was half of a statement's cost to this process. Errors, broken transactions and wrappers are still Django's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

_PLACEHOLDER = re.compile(r"%s|%%")
_KEPT = "tillbook_cursor"


@lru_cache(maxsize=1)
def is_postgresql() -> bool:
    """Tell whether the books are kept on PostgreSQL (else on SQLite).

    One process, one database: asked once, because finding the thread's connection costs more than most that is done with it.
    """
    return connection.vendor == "postgresql"


@lru_cache(maxsize=2_000)
def native(sql: str) -> str:
    """Return a statement with the database's own placeholders for `%s`, and `%` for `%%`."""
    if not is_postgresql():
        return _PLACEHOLDER.sub(lambda found: "?" if found.group() == "%s" else "%", sql)
    number = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal number
        if found.group() == "%%":
            return "%"
        number += 1
        return f"${number}"

    return _PLACEHOLDER.sub(numbered, sql)


def cursor() -> CursorWrapper:
    """Return the thread's cursor for statements made by `native`; what it found must be read before the next statement."""
    database = connections["default"]
    database.ensure_connection()
    if database.queries_logged:
        return database.make_debug_cursor(_bare(database))
    kept: CursorWrapper | None = getattr(database, _KEPT, None)
    if kept is None or kept.cursor.connection is not database.connection:
        kept = CursorWrapper(_bare(database), database)
        setattr(database, _KEPT, kept)
    return kept


def _bare(database: BaseDatabaseWrapper) -> Any:
    if not is_postgresql():
        return database.connection.cursor()
    from psycopg import RawCursor  # here, because the embedded database does without it
    from psycopg.types.numeric import Int8Dumper

    bare = RawCursor(database.connection)
    # One type for every whole number: psycopg's choice by magnitude makes another prepared statement of each mixture.
    bare.adapters.register_dumper(int, Int8Dumper)
    return bare
