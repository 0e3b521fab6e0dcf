"""What the newcomer sees while the set-up works: step n of m and its seconds, and the log's end when a step fails.

Keeps true: a command's output goes to the log, never lost; a failing command ends the set-up with one readable message.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

TAIL_LINES = 20
TICK_S = 0.2
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class SetupError(Exception):
    """The set-up cannot go on; the message is for people and says what to do."""


class Progress:
    """Counts the steps of one set-up and shows each with its seconds on standard error."""

    def __init__(self, total: int, *, log: Path) -> None:
        self.total = total
        self.log = log
        self.number = 0
        self.label = ""
        self.started = time.monotonic()
        self.step_started = self.started
        self.is_terminal = sys.stderr.isatty()

    def begin(self, label: str) -> None:
        """Start the next step under `label`."""
        self.number += 1
        self.label = label
        self.step_started = time.monotonic()
        self._show(end="" if self.is_terminal else " ...\n")

    def tick(self) -> None:
        """Show the seconds of the running step (only where the line can be rewritten)."""
        if self.is_terminal:
            self._show(f"  {time.monotonic() - self.step_started:4.0f} s", end="")

    def end(self, note: str = "") -> None:
        """Close the running step, with what it made."""
        self._show(f"  {time.monotonic() - self.step_started:4.1f} s{'  ' + note if note else ''}", end="\n")

    def finish(self) -> None:
        """Say how long the whole took."""
        print(f"Ready in {time.monotonic() - self.started:.0f} s.", file=sys.stderr, flush=True)

    def _show(self, tail: str = "", *, end: str) -> None:
        start = "\r" if self.is_terminal else ""
        print(f"{start}  {self.number}/{self.total}  {self.label}{tail}", end=end, file=sys.stderr, flush=True)

    def run(self, command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
        """Run `command` with its output in the log, ticking; raise SetupError with the log's end if it fails."""
        words = [str(word) for word in command]
        with self.log.open("ab") as log:
            log.write(f"\n$ {' '.join(words)}\n".encode())
            log.flush()
            start = log.tell()
            process = subprocess.Popen(words, cwd=cwd, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL)  # noqa: S603
            try:
                while process.poll() is None:
                    time.sleep(TICK_S)
                    self.tick()
            finally:
                stop(process)
        if process.returncode:
            raise SetupError(f"{self.label}: failed ({process.returncode}). The log {self.log} ends:\n{tail(self.log, start)}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End `process` if it still runs: after Ctrl-C nothing may go on writing."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def tail(log: Path, start: int) -> str:
    """The last lines that `log` got since byte `start`, without colours and stack frames."""
    with log.open("rb") as file:
        file.seek(start)
        text = COLOUR.sub("", file.read().decode(errors="replace"))
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    return "\n".join("    " + line for line in lines[-TAIL_LINES:])
