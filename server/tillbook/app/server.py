"""Serving till, office and API at one address: uvicorn in this process, and the sealer of the audit log beside it."""

from __future__ import annotations

import logging
import threading

import uvicorn
from django.db import DatabaseError

from tillbook.audit import interface as audit

SEAL_EVERY_S = 0.5

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


def serve(*, host: str, port: int) -> None:
    """Serve until interrupted."""
    sealer = Sealer()
    sealer.start()
    try:
        uvicorn.run("tillbook.app.asgi:application", host=host, port=port, log_level="warning", server_header=False)
    finally:
        sealer.stop()
