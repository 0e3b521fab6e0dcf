"""A staffed chain. Hashes are cheap here, or each test would spend seconds on them; one test checks the real figures."""

from __future__ import annotations

import pytest

from tests.chain import Chain
from tests.contexts.identity.staff import Staff, make_staff
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the cost of hashing, not its kind; forget the policy of the test before."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()


@pytest.fixture
def staff(chain: Chain) -> Staff:
    """A chain with a person of every role."""
    return make_staff(chain)


@pytest.fixture
def committed_staff(committed_chain: Chain) -> Staff:
    """The same, committed."""
    return make_staff(committed_chain)
