"""One writer at a time on SQLite. Its own busy wait sleeps, so writers that fight for it wait hundreds of milliseconds.

They queue instead: threads at a lock in this process, processes (the worker, the commands) at a lock on a file beside the database.
"""

from __future__ import annotations

import sys
import threading
from io import BufferedRandom

from tillbook.platform import paths

_writers = threading.Lock()
_held: list[BufferedRandom] = []


def enter() -> None:
    """Wait for the turn to write, and take it. One transaction of one connection at a time; not to be taken twice."""
    _writers.acquire()
    has_turn = False
    try:
        file = (paths.data_folder() / "write.lock").open("a+b")
        _held[:] = [file]
        _lock(file)
        has_turn = True
    finally:
        if not has_turn:
            leave()


def leave() -> None:
    """Let the next one write."""
    for file in _held:
        _unlock(file)
        file.close()
    _held.clear()
    _writers.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BufferedRandom) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def _unlock(file: BufferedRandom) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: BufferedRandom) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: BufferedRandom) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
