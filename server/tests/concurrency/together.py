"""Acts at the same instant: one thread and one database connection each, started by a barrier."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import connections

Answer = TypeVar("Answer")


def at_once(acts: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Run acts at the same instant and return their answers in order; an act that raises fails the test."""
    barrier = threading.Barrier(len(acts))
    answers: dict[int, Answer] = {}

    def run(i: int) -> None:
        try:
            barrier.wait(timeout=30)
            answers[i] = acts[i]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return [answers[i] for i in range(len(acts))]
