"""The worker lives and dies with the server that started it: nobody is left working on books that nobody serves."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from tests.books import free_port, fresh_books


def _workers_of(server: int) -> list[psutil.Process]:
    """Wait until the server, which serves first, has started its worker."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        found = [child for child in psutil.Process(server).children() if "worker" in child.cmdline()]
        if found:
            return found
        time.sleep(0.1)
    return []


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=["stopped", "interrupted", "killed"])
def test_the_worker_ends_with_its_server(tmp_path: Path, ending: signal.Signals) -> None:
    with fresh_books(tmp_path / "books") as books:
        books.seed()
        server: subprocess.Popen[bytes] = books.start(free_port())
        workers = _workers_of(server.pid)
        assert len(workers) == 1

        server.send_signal(ending)
        server.wait(timeout=30)

        gone, left = psutil.wait_procs(workers, timeout=30)
        assert (len(gone), left) == (1, [])
