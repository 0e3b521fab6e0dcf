"""The small scheduler: which daily jobs are due. A job is claimed by one row's update, so two workers never run it twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, tzinfo

from . import sql, transactions


@dataclass(frozen=True, slots=True)
class Daily:
    """A job that runs once a day, at or after a local time; `enqueue` puts it into the queue."""

    name: str
    at: time
    enqueue: Callable[[], object]


_jobs: list[Daily] = []


def register(*jobs: Daily) -> None:
    """Add daily jobs (done by `app` at start); a job of the same name is replaced."""
    names = {job.name for job in jobs}
    _jobs[:] = [job for job in _jobs if job.name not in names] + list(jobs)


def run_due(moment: datetime, zone: tzinfo) -> list[str]:
    """Claim and enqueue the jobs that are due at `moment` and have not run on this local day; return their names."""
    local = moment.astimezone(zone)
    started = []
    for job in _jobs:
        if local.time() >= job.at and _claim(job.name, local.date().isoformat()):
            job.enqueue()
            started.append(job.name)
    return started


def _claim(name: str, day: str) -> bool:
    with transactions.write():
        returned = sql.insert_rows(
            "platform_schedule",
            ("name", "last_day"),
            [(name, day)],
            suffix="ON CONFLICT (name) DO UPDATE SET last_day = EXCLUDED.last_day WHERE platform_schedule.last_day < EXCLUDED.last_day RETURNING name",
        )
    return bool(returned)
