"""Fail at the n-th statement: whatever a writer was doing, all of it or nothing of it is in the books."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection

MAX_STATEMENTS = 200


@contextmanager
def failing_at(n: int) -> Iterator[list[int]]:
    """Let the n-th statement of a block fail as a lost connection would; yields a list whose length is how many ran."""
    ran: list[int] = []

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        ran.append(len(ran) + 1)
        if len(ran) == n:
            raise OperationalError(f"statement {n} fails")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield ran


def books_digest() -> str:
    """Return a digest of every row of every table."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {table}")
            for row in sorted(repr(row) for row in cursor.fetchall()):
                digest.update(row.encode())
    return digest.hexdigest()


def fail_at_every_statement(act: Callable[[], object]) -> int:
    """Run an act with its first statement failing, then its second, ... until it succeeds; return how many failed.

    After each failure the books must be what they were before.
    """
    before = books_digest()
    for n in range(1, MAX_STATEMENTS):
        with failing_at(n) as ran:
            try:
                act()
            except OperationalError:
                pass
        if len(ran) < n:
            return n - 1
        assert books_digest() == before, f"something stayed after statement {n} failed"
    raise AssertionError("the act never succeeded")
