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


def serve(*, host: str, port: int, processes: int = 1) -> None:
    """Serve until interrupted. More than one process needs PostgreSQL: SQLite has one writer, and one process serves it best."""
    ensure(processes == 1 or sql.is_postgresql(), Invalid("one_process", "The embedded database is served by one process."))
    sealer = Sealer()
    sealer.start()
    worker = subprocess.Popen([sys.executable, "-m", "tillbook.app.cli", "worker", "--tied"], stdin=subprocess.PIPE)
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
        worker.terminate()
        worker.wait(timeout=20)
        sealer.stop()
