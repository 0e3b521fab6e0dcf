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


class Tie(threading.Thread):
    """Ends this process when the server that started it is gone, however it went: its end of our standard input closes."""

    def __init__(self) -> None:
        super().__init__(name="tie", daemon=True)

    def run(self) -> None:
        """Wait for the end of the input, then ask the worker to finish its job and leave."""
        # The bare descriptor: a thread inside a buffered read would crash the interpreter when it shuts down.
        while os.read(sys.stdin.fileno(), 4_096):
            pass
        signal.raise_signal(signal.SIGTERM)


def work(*, is_tied: bool = False) -> None:
    """Run jobs until told to stop; `is_tied` also until the server that started this process is gone."""
    if is_tied:
        Tie().start()
    register_daily()
    Scheduler().start()
    call_command("db_worker", interval=2.0, verbosity=0, startup_delay=False, reload=False)
