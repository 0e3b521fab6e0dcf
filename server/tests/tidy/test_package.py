"""The package: what `pip install tillbook-*.whl` gives serves the till and the office without any Node."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=without_paths())
    assert done.returncode == 0, done.stdout + done.stderr


def without_paths() -> dict[str, str]:
    """The environment without what leads to this checkout's code."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "TILLBOOK_ASSETS", "TILLBOOK_DATABASE_URL"}
    }


def new_environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    programs = new_environment(folder / "builder")
    run(programs / "python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder / "dist", ROOT)
    (built,) = (folder / "dist").glob("tillbook-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment into which the wheel was installed."""
    programs = new_environment(tmp_path_factory.mktemp("installed") / "env")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", ROOT / "locks" / "run.txt")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--no-deps", wheel)
    return programs


def test_the_wheel_carries_both_apps_and_asks_for_what_the_lock_lists(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = [archive.read(name).decode() for name in names if name.endswith(".dist-info/METADATA")]
    assert {"tillbook/app/assets/till/index.html", "tillbook/app/assets/office/index.html"} <= set(names)
    assert [name for name in names if name.startswith(("tests/", "tools/", "web/")) or "node_modules" in name] == []
    wanted = [line for line in (ROOT / "locks" / "run.in").read_text().splitlines() if line and not line.startswith("#")]
    assert metadata.count("Requires-Dist: ") == len(wanted)


@pytest.fixture
def address(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The address of an installed `tillbook serve` on an empty folder, with nothing but its own programs on the PATH."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**without_paths(), "PATH": str(installed)}
    command = [installed / "tillbook", "serve", "--data", tmp_path / "books", "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, env=env, cwd=tmp_path, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def answer(address: str) -> tuple[int, str]:
    """The status and text at `address`, waiting up to a minute for the server to listen."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5) as found:
                return found.status, found.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()
        except OSError:
            time.sleep(0.1)
    return 0, ""


def test_an_installed_wheel_serves_api_till_and_office_without_node(address: str) -> None:
    assert answer(f"{address}/api/v1/health")[0] == 200
    for app in ("till", "office"):
        status, text = answer(f"{address}/{app}/")
        assert status == 200
        assert f"/{app}/assets/" in text
