"""Real books in a folder of their own, driven from outside: the command line and the server as processes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg

SERVER = Path(__file__).resolve().parents[1]


@dataclass
class Books:
    """A data folder and, on PostgreSQL, a database of its own; `log` is where its server's log goes."""

    folder: Path
    url: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    stores: dict[str, str] = field(default_factory=dict)
    variants: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    log: Path = Path(os.devnull)

    def environment(self) -> dict[str, str]:
        """Return the environment a process of these books runs in."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TILLBOOK_")}
        return {
            **kept,
            "PYTHONPATH": str(SERVER),
            "TILLBOOK_DATA": str(self.folder),
            "TILLBOOK_DATABASE_URL": self.url,
            **self.settings,
        }

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command of the command line and return what it printed."""
        command = [sys.executable, "-m", "tillbook.app.cli", *arguments]
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True, timeout=300, check=False)
        if check and done.returncode:
            raise AssertionError(f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def seed(self) -> Books:
        """Make the small chain of `tests.chain` in these books."""
        code = (
            "import json;from tillbook.app.opening import open_books;open_books();from tests.chain import make_chain;c=make_chain();"
            "print(json.dumps([c.keys,{k:str(s.id) for k,s in c.stores.items()},{k:str(v) for k,v in c.variants.items()}]))"
        )
        environment = {**self.environment(), "DJANGO_SETTINGS_MODULE": "tillbook.platform.settings"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        self.keys, self.stores, self.variants = json.loads(done.stdout.splitlines()[-1])
        return self

    def verify(self) -> dict[str, Any]:
        """Return the result of `verify --json`."""
        found: dict[str, Any] = json.loads(self.run("verify", "--json", check=False).stdout)
        return found

    def start(self, port: int, *more: str) -> subprocess.Popen[bytes]:
        """Start the server at a port and wait until it answers."""
        command = [sys.executable, "-m", "tillbook.app.cli", "serve", "--port", str(port), *more]
        with self.log.open("ab") as log:
            process = subprocess.Popen(command, env=self.environment(), stdout=subprocess.DEVNULL, stderr=log)
        for _ in range(600):
            try:
                if httpx.get(f"http://127.0.0.1:{port}/api/v1/health", timeout=1).status_code == 200:
                    return process
            except httpx.HTTPError:
                time.sleep(0.05)
        process.kill()
        raise AssertionError("the server did not start")

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve these books for a block; yields the address."""
        port = free_port()
        process = self.start(port)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    """Return a loopback port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def fresh_books(folder: Path) -> Iterator[Books]:
    """Yield empty books: SQLite in a folder, or a new database of the PostgreSQL the run is about (dropped afterwards)."""
    url = os.environ.get("TILLBOOK_DATABASE_URL", "")
    folder.mkdir(parents=True, exist_ok=True)
    if not url:
        yield Books(folder)
        return
    name = f"tillbook_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        head, _, query = url.partition("?")
        try:
            yield Books(folder, head.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else ""))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
