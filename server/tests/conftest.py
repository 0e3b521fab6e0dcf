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

from django.test.utils import setup_databases, teardown_databases  # noqa: E402  # the same

from tests.chain import Chain, make_chain  # noqa: E402  # models need Django set up
from tests.committed import empty_books, triggers  # noqa: E402
from tillbook.platform import versions  # noqa: E402

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the test database whatever fixtures the collected tests ask for: pytest-django's own makes none for a run in which
    every test commits."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"])
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _fresh_memory() -> None:
    """Each test opens other books: nothing remembered of the last ones."""
    versions.forget()


@pytest.fixture
def chain(db: None) -> Chain:
    """A company with two stores and a handful of variants, in a test's transaction."""
    return make_chain()


@pytest.fixture
def committed_chain(django_db_setup: None, django_db_blocker: Any) -> Iterator[Chain]:
    """The same, committed: for tests with several connections, and for what is only visible after a commit."""
    with django_db_blocker.unblock():
        standing = triggers()
        try:
            yield make_chain()
        finally:
            empty_books(standing)
