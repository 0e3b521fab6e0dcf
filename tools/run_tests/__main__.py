"""`./tillbook test [--fast | --all] [paths]`: run the sections two at a time, show each as it ends, then the overview."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager

from .chromium import find_chromium
from .outcome import Outcome, read_outcome
from .postgres import running_postgres
from .sections import Choice, Section, choose, shared_environment

AT_ONCE = 2
RULE = "=" * 78
NO_CHROMIUM = (
    "NO CHROMIUM WAS FOUND: the browser tests did NOT run. Install Chromium or Chrome, "
    "or name one with TILLBOOK_CHROMIUM=/path/to/chromium."
)


class Running:
    """The processes that run now, so that Ctrl-C ends every one of them with what they started."""

    def __init__(self) -> None:
        self.processes: set[subprocess.Popen[bytes]] = set()
        self.guard = threading.Lock()
        self.is_stopping = False

    def run(self, section: Section, *, env: dict[str, str]) -> tuple[int, str]:
        """Run `section` to its end; the answer is its exit code and everything it printed."""
        with tempfile.TemporaryFile() as output:
            with self.guard:
                if self.is_stopping:
                    return 1, "stopped"
                process = subprocess.Popen(  # noqa: S603
                    section.command, cwd=section.cwd, env=env, stdout=output, stderr=subprocess.STDOUT,
                    stdin=subprocess.DEVNULL, start_new_session=sys.platform != "win32",
                )  # fmt: skip
                self.processes.add(process)
            try:
                code = process.wait()
            except KeyboardInterrupt:
                self.stop()
                raise
            end_with_all_it_started(process)
            with self.guard:
                self.processes.discard(process)
            output.seek(0)
            return code, output.read().decode(errors="replace")

    def stop(self) -> None:
        """End everything that runs."""
        with self.guard:
            self.is_stopping = True
            for process in self.processes:
                end_with_all_it_started(process)


def end_with_all_it_started(process: subprocess.Popen[bytes]) -> None:
    """Kill a section's process and whatever it left running (on Windows: the process)."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def service(section: Section) -> Iterator[dict[str, str] | str]:
    """Bring up what `section` needs: the variables that lead to it, or a sentence why it cannot be."""
    if section.needs == "postgres":
        try:
            with running_postgres() as address:
                yield {"TILLBOOK_DATABASE_URL": address}
        except (OSError, subprocess.CalledProcessError) as error:
            yield f"POSTGRESQL DID NOT START: the tests on PostgreSQL did NOT run ({error})."
    elif section.needs == "chromium":
        path = find_chromium()
        yield {"TILLBOOK_CHROMIUM": path} if path else NO_CHROMIUM
    else:
        yield {}


def run_section(section: Section, running: Running) -> Outcome:
    """Run one section with what it needs."""
    with service(section) as found:
        if isinstance(found, str):
            is_failure = section.needs == "postgres"
            return Outcome(section.name, section.title, failed=int(is_failure), output=found, missing=found)
        with tempfile.TemporaryDirectory(prefix="tillbook-test-") as data:
            env = {**shared_environment(), "TILLBOOK_DATA": data, **section.env, **found}
            started = time.monotonic()
            code, output = running.run(section, env=env)
    return read_outcome(output, code, name=section.name, title=section.title, seconds=time.monotonic() - started)


def show(outcome: Outcome) -> None:
    """Print a finished section: its closing line, or all of it if it failed."""
    print(f"\n== {outcome.title}  [{outcome.word}, {outcome.seconds:.1f} s]", flush=True)
    if outcome.failed or outcome.missing:
        print(outcome.output.rstrip(), flush=True)
    else:
        print(outcome.closing or last_line(outcome.output), flush=True)


def last_line(output: str) -> str:
    """The last line that says something."""
    return next((line for line in reversed(output.splitlines()) if line.strip()), "")


def overview(outcomes: list[Outcome], *, seconds: float) -> str:
    """The closing table and the one line that says it all."""
    lines = [f"  {o.word:<8}{o.seconds:7.1f} s  {o.title:<44}{o.closing or o.missing}".rstrip() for o in outcomes]
    passed, failed, skipped = (sum(getattr(o, key) for o in outcomes) for key in ("passed", "failed", "skipped"))
    total = f"{passed} passed, {failed} failed, {skipped} skipped in {seconds:.0f} s"
    return "\n".join(["", RULE, *lines, RULE, total])


def run_all(sections: list[Section], running: Running, *, at_once: int) -> list[Outcome]:
    """Run the sections `at_once` at a time, those that must be alone afterwards; the outcomes in the order given."""
    found: dict[str, Outcome] = {}

    def keep(outcome: Outcome) -> None:
        found[outcome.name] = outcome
        show(outcome)

    together = [section for section in sections if not section.is_alone]
    with ThreadPoolExecutor(at_once) as pool:
        jobs: list[Future[Outcome]] = [pool.submit(run_section, section, running) for section in together]
        try:
            for job in as_completed(jobs):
                keep(job.result())
        except KeyboardInterrupt:
            running.stop()
            raise
    for section in sections:
        if section.is_alone:
            keep(run_section(section, running))
    return [found[section.name] for section in sections]


def parse(words: list[str]) -> tuple[Choice, int]:
    """Read the command line: what to run, and how many sections at once."""
    parser = argparse.ArgumentParser(prog="./tillbook test", description="Run every check of the program.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--fast", action="store_true", help="under a minute: core, TypeScript and quick tests on SQLite")
    size.add_argument("--all", action="store_true", help="add the long runs")
    parser.add_argument("--only", metavar="NAME", action="append", default=[], help="one section by name; may be repeated")
    parser.add_argument("--list", action="store_true", help="name the sections and stop")
    parser.add_argument("--jobs", type=int, default=AT_ONCE, metavar="N", help="sections at once (default 2)")
    parser.add_argument("paths", nargs="*", help="only these Python tests, on both databases")
    asked = parser.parse_args(words)
    choice = Choice(fast=asked.fast, long=asked.all, paths=tuple(asked.paths), sections=tuple(asked.only))
    known = {section.name: section.title for section in choose(Choice(long=True))}
    if asked.list:
        print("\n".join(f"  {name:<10}{title}" for name, title in known.items()))
        sys.exit(0)
    for name in asked.only:
        if name not in known:
            parser.error(f"there is no section {name!r}; --list names them")
    return choice, max(1, asked.jobs)


def main(words: list[str]) -> int:
    """Run what is asked for; 0 if nothing failed."""
    choice, at_once = parse(words)
    started = time.monotonic()
    try:
        outcomes = run_all(choose(choice), Running(), at_once=at_once)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    print(overview(outcomes, seconds=time.monotonic() - started), flush=True)
    for outcome in outcomes:
        if outcome.missing:
            print(f"\n!!! {outcome.missing}", flush=True)
    return 1 if any(outcome.failed for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
