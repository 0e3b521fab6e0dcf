"""Serving till, office and API at one address: uvicorn in this process, the sealer of the audit log in a thread of it,
and one worker process beside it."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import FrameType

import uvicorn
from django.db import DatabaseError

from tillbook.audit import interface as audit
from tillbook.core.values import Invalid, ensure
from tillbook.platform import sql

SEAL_EVERY_S = 0.5
WORKER_ENDS_WITHIN_S = 10
WORKER_AFTER_S = 3.0

log = logging.getLogger("tillbook.sealer")


class Sealer(threading.Thread):
    """Seals the audit log's new rows within a second of their commit, until told to stop, and writes each signed checkpoint to
    the anchor log where one is set (TILLBOOK_ANCHOR_LOG), which should lie beyond the data folder."""

    def __init__(self) -> None:
        super().__init__(name="audit-sealer", daemon=True)
        self._told_to_end = threading.Event()
        self._anchor_log = os.environ.get("TILLBOOK_ANCHOR_LOG", "")
        self._anchored = 0

    def run(self) -> None:
        """Seal, wait, seal again; a database that is away for a moment is tried again."""
        while not self._told_to_end.wait(SEAL_EVERY_S):
            try:
                while audit.seal_pending():
                    pass
                self._anchor()
            except (DatabaseError, OSError):
                log.warning("the audit log could not be sealed or anchored just now", exc_info=True)

    def _anchor(self) -> None:
        if not self._anchor_log:
            return
        position, head = audit.newest_checkpoint()
        if position > self._anchored:
            with Path(self._anchor_log).open("a", encoding="utf-8") as file:
                file.write(f"{position} {head}\n")
                file.flush()
                os.fsync(file.fileno())
            self._anchored = position

    def stop(self) -> None:
        """Ask the thread to end and wait for it."""
        self._told_to_end.set()
        self.join(timeout=10)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


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
        self._process = subprocess.Popen([sys.executable, "-m", "tillbook.app.cli", "worker", "--tied"], stdin=subprocess.PIPE)

    def stop(self) -> None:
        """End it and wait for it."""
        self._timer.cancel()
        self._timer.join(timeout=10)
        if self._process is not None:
            self._process.terminate()
            _wait_or_kill(self._process)


def _wait_or_kill(worker: subprocess.Popen[bytes]) -> None:
    """Let the worker finish its job; one that takes longer is cut off: a job is a transaction, and runs again tomorrow."""
    try:
        worker.wait(timeout=WORKER_ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def serve(*, host: str, port: int, processes: int = 1) -> None:
    """Serve until interrupted. More than one process needs PostgreSQL: SQLite has one writer, and one process serves it best."""
    ensure(processes == 1 or sql.is_postgresql(), Invalid("one_process", "The embedded database is served by one process."))
    sealer, worker = Sealer(), Worker()
    sealer.start()
    worker.start()
    signal.signal(signal.SIGTERM, _leave)  # uvicorn closes what is open first, then raises the signal again
    try:
        uvicorn.run(
            "tillbook.app.asgi:application",
            host=host,
            port=port,
            workers=processes,
            log_level="warning",
            log_config=None,
            server_header=False,
        )
    finally:
        worker.stop()
        sealer.stop()
