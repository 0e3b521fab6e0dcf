"""One write is one transaction, and on SQLite one writer at a time.

SQLite's own busy wait sleeps, so writers that fight for it wait hundreds of milliseconds. They queue instead: threads
at a lock in this process, processes (the worker, the commands) at a lock on a file beside the database.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom

from django.db import connection, transaction

from . import paths

_writers = threading.RLock()
_depth = threading.local()


@contextmanager
def write() -> Iterator[None]:
    """Run a block as one write: all of it is committed, or nothing. Not to be nested: a command is one transaction."""
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True):
            yield
        return
    with _sqlite_writer(), transaction.atomic(durable=True):
        yield


@contextmanager
def _sqlite_writer() -> Iterator[None]:
    with _writers:
        _depth.value = getattr(_depth, "value", 0) + 1
        try:
            if _depth.value > 1:
                yield
                return
            with (paths.data_folder() / "write.lock").open("a+b") as file:
                _lock(file)
                try:
                    yield
                finally:
                    _unlock(file)
        finally:
            _depth.value -= 1


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BufferedRandom) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def _unlock(file: BufferedRandom) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: BufferedRandom) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: BufferedRandom) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


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
