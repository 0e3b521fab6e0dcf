"""One write is one transaction, and on SQLite one writer at a time.

On SQLite whoever begins one queues at `sqlite.writers`, because the database's own way of waiting is to sleep.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def write() -> Iterator[None]:
    """Run a block as one write: all of it is committed, or nothing. Not to be nested: a command is one transaction."""
    with transaction.atomic(durable=True):
        yield


@contextmanager
def read() -> Iterator[None]:
    """Run a block of reads on one consistent view of the books."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                if not connection.needs_rollback and not connection.savepoint_ids:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
        return
    with _sqlite_deferred():
        yield


@contextmanager
def _sqlite_deferred() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@contextmanager
def not_yet_durable() -> Iterator[None]:
    """Run writes whose loss costs nothing but time (the making of a demo), without waiting for the disk at each commit.

    SQLite only; on PostgreSQL it changes nothing. At the end everything is on the disk and commits wait again.
    """
    if connection.vendor == "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA wal_autocheckpoint=50000")
        cursor.execute("PRAGMA cache_size=-96000")
        try:
            yield
        finally:
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA wal_autocheckpoint=1000")
            cursor.execute("PRAGMA cache_size=-16000")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
