"""A staffed chain, as the tests of identity make it."""

from __future__ import annotations

from tests.contexts.identity.conftest import cheap_hashes, committed_staff, staff

__all__ = ["cheap_hashes", "committed_staff", "staff"]
