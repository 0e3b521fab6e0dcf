"""What every test of persistence starts from: a data folder of its own, on SQLite or (TILLBOOK_DATABASE_URL) PostgreSQL."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["TILLBOOK_DATA"] = tempfile.mkdtemp(prefix="tillbook-test-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tillbook.platform.settings")

import django  # settings come first
import pytest

django.setup()

from django.db import connection  # noqa: E402

from tests.chain import Chain, make_chain  # noqa: E402  # models need Django set up
from tillbook.platform import versions  # noqa: E402

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(autouse=True)
def _fresh_memory() -> None:
    """Each test opens other books: nothing remembered of the last ones."""
    versions.forget()


@pytest.fixture
def chain(db: None) -> Chain:
    """A company with two stores and a handful of variants, in a test's transaction."""
    return make_chain()


@pytest.fixture
def triggers_back(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Requested before `transactional_db`: the append-only triggers stand again after its tables were emptied."""
    yield
    with django_db_blocker.unblock():
        _set_triggers(is_on=True)


@pytest.fixture
def committed_chain(triggers_back: None, transactional_db: None) -> Iterator[Chain]:
    """The same, committed: for tests with several connections. Its tables are emptied afterwards."""
    yield make_chain()
    _set_triggers(is_on=False)


_sqlite_triggers: dict[str, str] = {}


def _set_triggers(*, is_on: bool) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
            for (table,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} {'ENABLE' if is_on else 'DISABLE'} TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = dict(cursor.fetchall())
        if is_on:
            for text in [text for name, text in _sqlite_triggers.items() if name not in there]:
                cursor.execute(text)
            return
        _sqlite_triggers.update(there)
        for name in there:
            cursor.execute(f"DROP TRIGGER {name}")
