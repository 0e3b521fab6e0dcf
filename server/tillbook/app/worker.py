"""The worker: one process that runs queued jobs, with the scheduler as a thread in it."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.db import DatabaseError

from tillbook.platform import clock, schedule
from tillbook.stores import interface as stores

from .jobs import register_daily

LOOK_EVERY_S = 30

log = logging.getLogger("tillbook.worker")


class Scheduler(threading.Thread):
    """Looks every half minute which daily jobs are due, by the clock of the first store."""

    def __init__(self) -> None:
        super().__init__(name="scheduler", daemon=True)

    def run(self) -> None:
        """Look, enqueue, wait, for ever; a database that is away for a moment is tried again."""
        wait = threading.Event()
        while not wait.wait(LOOK_EVERY_S):
            try:
                first = stores.Store.objects.order_by("code").first()
                if first is not None:
                    schedule.run_due(clock.now(), ZoneInfo(first.time_zone))
            except DatabaseError:
                log.warning("the schedule could not be read just now", exc_info=True)


def _end_with_the_server() -> None:
    """Wait for the end of standard input, which comes with the end of whoever started this, however he ended."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def work(*, is_beside: bool = False) -> None:
    """Run jobs until told to stop; `is_beside` a server, also when that is gone."""
    if is_beside:
        threading.Thread(target=_end_with_the_server, name="server-watch", daemon=True).start()
    register_daily()
    Scheduler().start()
    call_command("db_worker", interval=2.0, verbosity=0, startup_delay=False, reload=False)
