"""Serving till, office and API at one address: uvicorn in this process, the sealer of the audit log in a thread of it,
and one worker process beside it."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading

import uvicorn
from django.db import DatabaseError

from tillbook.audit import interface as audit
from tillbook.core.values import Invalid, ensure
from tillbook.platform import sql

SEAL_EVERY_S = 0.5
WORKER_AFTER_S = 3.0

log = logging.getLogger("tillbook.sealer")


class Sealer(threading.Thread):
    """Seals the audit log's new rows within a second of their commit, until told to stop."""

    def __init__(self) -> None:
        super().__init__(name="audit-sealer", daemon=True)
        self._stop = threading.Event()

    def run(self) -> None:
        """Seal, wait, seal again; a database that is away for a moment is tried again."""
        while not self._stop.wait(SEAL_EVERY_S):
            try:
                while audit.seal_pending():
                    pass
            except DatabaseError:
                log.warning("the audit log could not be sealed just now", exc_info=True)

    def stop(self) -> None:
        """Ask the thread to end and wait for it."""
        self._stop.set()
        self.join(timeout=10)


class Worker:
    """The worker process beside the server; it starts a moment later, so that a start serves first, and ends when its standard
    input does, so that it never outlives a server that was killed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._timer = threading.Timer(WORKER_AFTER_S, self._start)
        self._timer.daemon = True

    def start(self) -> None:
        """Start it soon."""
        self._timer.start()

    def _start(self) -> None:
        self._process = subprocess.Popen([sys.executable, "-m", "tillbook.app.cli", "worker", "--beside"], stdin=subprocess.PIPE)

    def stop(self) -> None:
        """End it and wait for it."""
        self._timer.cancel()
        self._timer.join(timeout=10)
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=20)


def serve(*, host: str, port: int, processes: int = 1) -> None:
    """Serve until interrupted. More than one process needs PostgreSQL: SQLite has one writer, and one process serves it best."""
    ensure(processes == 1 or sql.is_postgresql(), Invalid("one_process", "The embedded database is served by one process."))
    sealer, worker = Sealer(), Worker()
    sealer.start()
    worker.start()
    try:
        uvicorn.run(
            "tillbook.app.asgi:application", host=host, port=port, workers=processes, log_level="warning", server_header=False
        )
    finally:
        worker.stop()
        sealer.stop()
