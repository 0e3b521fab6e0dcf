"""Wrong PINs: 5 lock for 1 minute, 10 for 5, 15 for 30, 20 until a manager releases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tillbook.core.access.pin_lock import PinLock
from tillbook.core.values import Invalid

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def wrong(times: int, *, start: PinLock | None = None, at: datetime = NOON) -> PinLock:
    lock = start or PinLock()
    for _ in range(times):
        lock = lock.after_failure(at)
    return lock


def test_four_wrong_pins_lock_nothing_and_leave_one_try() -> None:
    lock = wrong(4)
    assert (lock.tries_left, lock.is_locked(NOON), lock.locked_until) == (1, False, None)


def test_the_fifth_wrong_pin_locks_for_one_minute() -> None:
    lock = wrong(5)
    assert lock.locked_until == NOON + timedelta(minutes=1)
    assert lock.is_locked(NOON + timedelta(seconds=59))
    assert not lock.is_locked(NOON + timedelta(seconds=60))


def test_tries_while_locked_are_not_counted() -> None:
    assert wrong(50) == wrong(5)


def test_the_steps_are_1_5_and_30_minutes_and_then_a_release() -> None:
    lock, at, waits = PinLock(), NOON, []
    while not lock.needs_release:
        lock = wrong(5, start=lock, at=at)
        if lock.locked_until is not None:
            waits.append(int((lock.locked_until - at).total_seconds() // 60))
            at = lock.locked_until
    assert waits == [1, 5, 30]
    assert (lock.failures, lock.tries_left, lock.locked_until) == (20, 0, None)
    assert lock.is_locked(NOON + timedelta(days=3650))


def test_after_a_lock_has_ended_five_more_tries_are_there() -> None:
    assert wrong(5).tries_left == 5


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(Invalid):
        PinLock(-1)
