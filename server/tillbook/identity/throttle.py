"""Brakes on guessing in the office and on enrolment codes: per name and per address, in the database, so that every process counts.

A try is counted before it is judged; a right one takes the name's count away. 10 for a name and 50 for an address in 15
minutes; then 429 until the 15 minutes are over.
"""

from __future__ import annotations

from datetime import timedelta

from tillbook.core.values import TooManyRequests
from tillbook.platform import clock, transactions

from .models import SignInTries
from .tokens import digest_of

WINDOW = timedelta(minutes=15)
MOST_A_NAME = 10
MOST_AN_ADDRESS = 50


def count_try(*, name: str, address: str) -> None:
    """Count a try of a name (a login, or the kind of code) from an address; TooManyRequests `too_many_tries` past the limit."""
    with transactions.write():
        waits = [_count(digest_of(f"name {name}"), MOST_A_NAME), _count(digest_of(f"address {address}"), MOST_AN_ADDRESS)]
    if any(waits):
        data = {"retry_after_s": max(waits)}
        raise TooManyRequests("too_many_tries", "Too many tries. Wait a while, then try again.", data=data)


def forget_tries(*, name: str, address: str) -> None:
    """Take back the count after a right try, inside the caller's transaction: the name's whole, the address' by this one."""
    SignInTries.objects.filter(digest=digest_of(f"name {name}")).delete()
    row = SignInTries.objects.select_for_update().filter(digest=digest_of(f"address {address}")).first()
    if row is not None:
        row.failures = max(0, row.failures - 1)
        row.save(update_fields=["failures"])


def _count(digest: str, most: int) -> int:
    """Return the seconds to wait, 0 where the try may be judged."""
    now = clock.now()
    SignInTries.objects.get_or_create(digest=digest, defaults={"failures": 0, "since": now})
    row = SignInTries.objects.select_for_update().get(digest=digest)
    if now - row.since >= WINDOW:
        row.failures, row.since = 0, now
    if row.failures >= most:
        return max(1, int((row.since + WINDOW - now).total_seconds()))
    row.failures += 1
    row.save(update_fields=["failures", "since"])
    return 0
