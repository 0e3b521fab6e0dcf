"""One set-up at a time: a lock on a file that the operating system drops when its holder dies.

Keeps true: two `./tillbook` started at once never write into the same folder, and a folder in use is never removed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT_S = 0.3


def try_lock(handle: int, *, shared: bool = False) -> bool:
    """Try to lock the open file; False if another process holds it. Windows knows no shared lock: there it is exclusive."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def my_turn(file: Path) -> Iterator[None]:
    """Hold the lock on `file` for the length of the block; says once that it waits."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    is_told = False
    try:
        while not try_lock(handle):
            if not is_told:
                print("Another tillbook is setting up in this folder; waiting for it ...", file=sys.stderr, flush=True)
                is_told = True
            time.sleep(WAIT_S)
        yield
    finally:
        os.close(handle)


def hold_open(folder: Path) -> None:
    """Mark `folder` as in use until this process, and what it becomes by exec, ends."""
    try:
        handle = os.open(folder / "in-use", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        return  # a folder nobody can write to is one nobody can remove
    if try_lock(handle, shared=True):
        os.set_inheritable(handle, True)


def is_in_use(folder: Path) -> bool:
    """Whether a running process holds `folder` open."""
    try:
        handle = os.open(folder / "in-use", os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(handle)
    finally:
        os.close(handle)
