"""Hand-written, set-wise SQL on both databases: one statement, many rows, the same text but for the few differences here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection

from .cursors import cursor, is_postgresql, native

__all__ = [
    "MAX_PARAMETERS", "Row", "execute", "execute_later", "fetch_all", "fetch_in", "fetch_one", "id_value", "insert_rows",
    "is_postgresql", "placeholders", "read_id", "read_time", "stream", "time_value", "together",
]  # fmt: skip

Row: TypeAlias = Sequence[Any]
MAX_PARAMETERS = 30_000
"""Parameters in one statement, below the limits of both databases."""


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
    _send_pending()
    rows: list[tuple[Any, ...]] = _run(sql, parameters).fetchall()
    return rows


def fetch_one(sql: str, parameters: Row = ()) -> tuple[Any, ...] | None:
    """Return the first row of a query, or None."""
    rows = fetch_all(sql, parameters)
    return rows[0] if rows else None


def execute(sql: str, parameters: Row = ()) -> int:
    """Run one statement and return how many rows it touched."""
    _send_pending()
    return int(_run(sql, parameters).rowcount)


def _run(sql: str, parameters: Row) -> Any:
    running = cursor()
    running.execute(native(sql), parameters)
    return running


_pending: ContextVar[list[tuple[str, Row]] | None] = ContextVar("pending_statements", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Send the inserts and the `execute_later` of a block as one statement, inside the caller's transaction.

    On PostgreSQL they wait, and go with the next statement that answers or at the block's end: one round trip for a dozen tables.
    They see the tables as they were before them, so no two of them may touch one row. On SQLite, where a statement is a
    function call, they run as they come.
    """
    if not is_postgresql() or _pending.get() is not None:
        yield
        return
    token = _pending.set([])
    try:
        yield
        _send_pending()
    finally:
        _pending.reset(token)


def execute_later(sql: str, parameters: Row) -> None:
    """Run a statement nobody asks the outcome of, in a `together` block with the others."""
    waiting = _pending.get()
    if waiting is None:
        _run(sql, parameters)
    else:
        waiting.append((sql, parameters))


def _send_pending(last: tuple[str, Row] | None = None) -> Any:
    """Send what waits, as common table expressions of the last of it or of `last`, whose cursor is returned."""
    waiting = _pending.get() or []
    statements = [*waiting, last] if last else list(waiting)
    waiting.clear()
    if not statements:
        return None
    *before, (text, parameters) = statements
    if before:
        parts = ", ".join(f"w{i} AS ({sql})" for i, (sql, _) in enumerate(before))
        text, parameters = f"WITH {parts} {text}", [value for _, row in statements for value in row]
    return _run(text, parameters)


def stream(sql: str, parameters: Row = (), *, size: int = 5_000) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query without holding them all.

    PostgreSQL reads by a server-side cursor, which needs a transaction: call it inside one.
    """
    _send_pending()
    with connection.chunked_cursor() if is_postgresql() else connection.cursor() as reading:
        reading.execute(sql, parameters)
        while rows := reading.fetchmany(size):
            yield from rows


def insert_rows(table: str, columns: Sequence[str], rows: Iterable[Row], *, suffix: str = "") -> list[tuple[Any, ...]]:
    """Insert rows by as few statements as fit; return what `suffix` (ON CONFLICT ..., RETURNING ...) returns.

    `table`, `columns` and `suffix` are texts of our own code, never input.
    """
    returned: list[tuple[Any, ...]] = []
    pending = rows if isinstance(rows, list) else list(rows)
    size = max(1, MAX_PARAMETERS // len(columns))
    one = "(" + ",".join(["%s"] * len(columns)) + ")"
    for start in range(0, len(pending), size):
        part = pending[start : start + size]
        sql = f"INSERT INTO {table} ({','.join(columns)}) VALUES {','.join([one] * len(part))} {suffix}"
        values = [value for row in part for value in row]
        if suffix or size < len(pending):
            answer = _send_pending((sql, values))
            if "RETURNING" in suffix:
                returned.extend(answer.fetchall())
        else:
            execute_later(sql, values)
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
