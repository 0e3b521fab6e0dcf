"""Hand-written, set-wise SQL on both databases: one statement, many rows, the same text but for the few differences here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection

Row: TypeAlias = Sequence[Any]
MAX_PARAMETERS = 30_000
"""Parameters in one statement, below the limits of both databases."""


@lru_cache(maxsize=1)
def is_postgresql() -> bool:
    """Tell whether the books are kept on PostgreSQL (else on SQLite).

    One process, one database: asked once, because finding the thread's connection costs more than most that is done with it.
    """
    return connection.vendor == "postgresql"


def id_value(value: UUID | None) -> Any:
    """Return an id as a statement's parameter: SQLite keeps 32 hex digits, PostgreSQL its own type."""
    return value if value is None or is_postgresql() else value.hex


def read_id(value: UUID | str) -> UUID:
    """Return an id as read from a raw row."""
    return value if isinstance(value, UUID) else _id_of_hex(value)


@lru_cache(maxsize=65_536)
def _id_of_hex(text: str) -> UUID:
    """The id of 32 hex digits, remembered: rows name the same variants, places and people again and again."""
    return UUID(hex=text)


def time_value(value: datetime) -> Any:
    """Return an instant as a statement's parameter."""
    return value if is_postgresql() else value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def read_time(value: datetime | str) -> datetime:
    """Return an instant as read from a raw row, aware UTC."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def fetch_all(sql: str, parameters: Row = ()) -> list[tuple[Any, ...]]:
    """Return all rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def fetch_one(sql: str, parameters: Row = ()) -> tuple[Any, ...] | None:
    """Return the first row of a query, or None."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def execute(sql: str, parameters: Row = ()) -> int:
    """Run one statement and return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def stream(sql: str, parameters: Row = (), *, size: int = 5_000) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query without holding them all.

    PostgreSQL reads by a server-side cursor, which needs a transaction: call it inside one.
    """
    if is_postgresql():
        with connection.chunked_cursor() as cursor:
            cursor.execute(sql, parameters)
            while rows := cursor.fetchmany(size):
                yield from rows
        return
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(size):
            yield from rows


def insert_rows(table: str, columns: Sequence[str], rows: Iterable[Row], *, suffix: str = "") -> list[tuple[Any, ...]]:
    """Insert rows by as few statements as fit; return what `suffix` (ON CONFLICT ..., RETURNING ...) returns.

    `table`, `columns` and `suffix` are texts of our own code, never input.
    """
    returned: list[tuple[Any, ...]] = []
    pending = list(rows)
    size = max(1, MAX_PARAMETERS // len(columns))
    one = "(" + ",".join(["%s"] * len(columns)) + ")"
    with connection.cursor() as cursor:
        for start in range(0, len(pending), size):
            part = pending[start : start + size]
            sql = f"INSERT INTO {table} ({','.join(columns)}) VALUES {','.join([one] * len(part))} {suffix}"
            cursor.execute(sql, [value for row in part for value in row])
            if "RETURNING" in suffix:
                returned.extend(cursor.fetchall())
    return returned


def placeholders(count: int) -> str:
    """Return `%s,%s,...` for an IN list."""
    return ",".join(["%s"] * count)


def fetch_in(sql: str, values: Iterable[Any], parameters: Row = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a query whose text holds `{values}` once, for an IN list of any length; `parameters` come before it."""
    wanted = list(values)
    size = MAX_PARAMETERS - len(parameters)
    rows: list[tuple[Any, ...]] = []
    for start in range(0, len(wanted), size):
        part = wanted[start : start + size]
        rows += fetch_all(sql.replace("{values}", placeholders(len(part))), [*parameters, *part])
    return rows
