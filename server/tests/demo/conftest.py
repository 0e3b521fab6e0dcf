"""Books that commit: the demo is made in many transactions of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.committed import empty_books, triggers


@pytest.fixture
def committed_books(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Empty books, emptied again afterwards."""
    with django_db_blocker.unblock():
        standing = triggers()
        try:
            yield
        finally:
            empty_books(standing)
