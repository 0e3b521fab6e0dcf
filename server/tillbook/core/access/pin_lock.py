"""The lock ladder of wrong PINs: for one person on one device, and for nobody else.

Five wrong PINs lock for 1 minute, five more for 5, five more for 30; the twentieth locks until a manager releases it.
A right PIN starts the count again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tillbook.core.values import Invalid, check_aware, ensure

TRIES_A_STEP = 5
LOCK_STEPS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
FINAL_FAILURES = TRIES_A_STEP * (len(LOCK_STEPS) + 1)
"""The wrong PIN that locks for good: the twentieth."""


@dataclass(frozen=True, slots=True)
class PinLock:
    """How a person stands on a device after `failures` wrong PINs in a row, the last one at `last_failed_at`."""

    failures: int = 0
    last_failed_at: datetime | None = None

    def __post_init__(self) -> None:
        ensure(self.failures >= 0, Invalid("out_of_range", "Failures are counted from zero.", field="failures"))

    @property
    def needs_release(self) -> bool:
        """Tell whether only a manager can open this lock."""
        return self.failures >= FINAL_FAILURES

    @property
    def tries_left(self) -> int:
        """Return how many wrong PINs are left before the next lock (0: locked for good)."""
        return 0 if self.needs_release else TRIES_A_STEP - self.failures % TRIES_A_STEP

    @property
    def locked_until(self) -> datetime | None:
        """Return when the present step's lock ends, None where there is no such step or only a release helps."""
        if self.last_failed_at is None or self.failures == 0 or self.failures % TRIES_A_STEP or self.needs_release:
            return None
        return self.last_failed_at + LOCK_STEPS[self.failures // TRIES_A_STEP - 1]

    def is_locked(self, now: datetime) -> bool:
        """Tell whether a PIN is not even looked at now."""
        until = self.locked_until
        return self.needs_release or (until is not None and check_aware(now) < until)

    def after_failure(self, now: datetime) -> PinLock:
        """Return how the person stands after one more wrong PIN; a locked person's tries are not counted."""
        return self if self.is_locked(now) else PinLock(min(self.failures + 1, FINAL_FAILURES), check_aware(now))
