"""A served demo chain of a few days, and a Chromium to look at it with. Nothing here touches Django in this process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SERVER = Path(__file__).resolve().parents[2]
ASSETS = SERVER / "tillbook" / "app" / "assets"
HISTORY_DAYS = 9
MAKE = f"""
from datetime import date
from tillbook.app.opening import open_books
open_books()
from tillbook.app.demo.making import make_demo
make_demo(date.today(), progress=lambda done, total: None, history_days={HISTORY_DAYS})
"""


def _chromium() -> str:
    named = os.environ.get("TILLBOOK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    return named or pytest.skip("No Chromium: set TILLBOOK_CHROMIUM to its path.")


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served demo chain with a few days of history; ended with the session."""
    if not (ASSETS / "till" / "index.html").is_file():
        pytest.skip("The web apps are not built: ./tillbook test builds them.")
    folder, port = tmp_path_factory.mktemp("demo"), free_port()
    environment = {**os.environ, "TILLBOOK_DATA": str(folder), "PYTHONPATH": str(SERVER)}
    environment.pop("TILLBOOK_DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", f"import django; django.setup()\n{MAKE}"], env=environment, check=True, timeout=300)
    command = [sys.executable, "-m", "tillbook.app.cli", "demo", "--data", str(folder), "--port", str(port), "--no-browser"]
    serving = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/api/v1/health", serving)
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.terminate()
        serving.wait(timeout=30)


def wait_until_healthy(address: str, serving: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers that it is well; fails if its process ends."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert serving.poll() is None, "the demo server ended by itself"
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the demo server did not answer within a minute")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def context(browser: Browser, demo_url: str) -> Iterator[BrowserContext]:
    """A browser that has never been here: no cookies, no storage; tablet size."""
    made = browser.new_context(viewport={"width": 1024, "height": 768}, locale="en-GB", base_url=demo_url)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must throw nothing: an error in its script fails the test."""
    made = context.new_page()
    thrown: list[str] = []
    made.on("pageerror", lambda error: thrown.append(str(error)))
    yield made
    assert thrown == []
