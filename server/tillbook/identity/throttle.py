"""Brakes on guessing in the office and on enrolment codes: per name and per address, in the database, so that every process counts.

A try is counted before it is judged; a right one takes the name's count away. 10 for a name and 50 for an address in 15
minutes; then 429 until the 15 minutes are over.
"""

from __future__ import annotations

from datetime import timedelta

from tillbook.core.values import TooManyRequests
from tillbook.platform import clock, sql, transactions

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
    sql.execute("DELETE FROM identity_sign_in_tries WHERE digest = %s", [digest_of(f"name {name}")])
    sql.execute(
        "UPDATE identity_sign_in_tries SET failures = failures - 1 WHERE digest = %s AND failures > 0",
        [digest_of(f"address {address}")],
    )


_COUNT_SQL = """
INSERT INTO identity_sign_in_tries AS kept (digest, failures, since) VALUES (%s, 1, %s)
ON CONFLICT (digest) DO UPDATE SET
  failures = CASE WHEN kept.since <= %s THEN 1 WHEN kept.failures > %s THEN kept.failures ELSE kept.failures + 1 END,
  since = CASE WHEN kept.since <= %s THEN excluded.since ELSE kept.since END
RETURNING failures, since
"""


def _count(digest: str, most: int) -> int:
    """Count in one statement, so that a count taken back meanwhile does no harm; return the seconds to wait, 0 for none."""
    now = clock.now()
    window_start = sql.time_value(now - WINDOW)
    row = sql.fetch_one(_COUNT_SQL, [digest, sql.time_value(now), window_start, most, window_start])
    failures, since = row or (0, now)
    if failures <= most:
        return 0
    return max(1, int((sql.read_time(since) + WINDOW - now).total_seconds()))
