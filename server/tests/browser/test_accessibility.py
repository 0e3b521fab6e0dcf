"""Every main screen of till and office, in light and dark, as axe sees it: nothing serious, nothing critical."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tillbook.app.demo.people import PASSPHRASE

from .conftest import SERVER, free_port, wait_until_healthy
from .tills import GUARD_MS, ask, enrol, gtin, pay_exactly, piece, scan, sign_in

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")
GRAVE = ("serious", "critical")
OFFICE = ("", "stock", "where", "products", "sales", "orders", "customers", "people", "audit", "reports", "goods", "me")
STILL = "*, *::before, *::after { animation: none !important; transition: none !important; }"


def grave_faults(page: Page, screen: str) -> list[str]:
    """Return what axe finds serious or critical on what stands there now: screen, rule, and the first places."""
    page.add_style_tag(content=STILL)
    found: dict[str, Any] = Axe().run(page).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{screen}: {one['id']}: {place['target']} {place['any'][0]['message'] if place['any'] else place['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for place in one["nodes"][:4]
    ]


def _page(browser: Browser, demo_url: str, theme: str, *, width: int) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="en-GB", base_url=demo_url, color_scheme=theme, bypass_csp=True
    )
    return context.new_page()


@pytest.fixture
def till(browser: Browser, demo_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A till nobody has enrolled, in the asked theme."""
    page = _page(browser, demo_url, request.param, width=1024)
    yield page
    page.context.close()


@pytest.fixture
def office(browser: Browser, demo_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An office nobody is signed in to, in the asked theme."""
    page = _page(browser, demo_url, request.param, width=1440)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on an empty folder: it asks to be set up."""
    folder, port = tmp_path_factory.mktemp("empty"), free_port()
    environment = {**os.environ, "TILLBOOK_DATA": str(folder), "PYTHONPATH": str(SERVER)}
    environment.pop("TILLBOOK_DATABASE_URL", None)
    command = [sys.executable, "-m", "tillbook.app.cli", "serve", "--data", str(folder), "--port", str(port)]
    serving = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/api/v1/health", serving)
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.terminate()
        serving.wait(timeout=30)


@pytest.mark.parametrize("theme", THEMES)
def test_the_first_page_of_setting_up_can_be_used_by_everyone(
    browser: Browser, demo_url: str, empty_url: str, theme: str
) -> None:
    page = _page(browser, empty_url, theme, width=1440)
    page.goto("/office/")
    page.wait_for_url("**/office/setup")
    expect(page.locator("form")).to_be_visible()
    faults = grave_faults(page, "set-up")
    page.context.close()
    assert faults == []


@pytest.mark.parametrize("till", THEMES, indirect=True)
def test_every_screen_of_a_sale_at_the_till_can_be_used_by_everyone(till: Page) -> None:
    till.goto("/till/")
    expect(till.locator(".stores .btn").first).to_be_visible()
    faults = grave_faults(till, "enrol")
    enrol(till)
    faults += grave_faults(till, "sign-in")
    sign_in(till)
    faults += grave_faults(till, "sell, nothing yet")
    scan(till, gtin(piece(ask(till, "/till/catalogue"))))
    expect(till.locator(".line .q")).to_have_text("1")
    faults += grave_faults(till, "sell")
    till.keyboard.press("F9")
    expect(till.locator(".quick")).to_be_visible()
    faults += grave_faults(till, "pay")
    till.keyboard.press("Escape")
    till.wait_for_timeout(GUARD_MS)
    pay_exactly(till)
    faults += grave_faults(till, "done")
    assert faults == []


@pytest.mark.parametrize("office", THEMES, indirect=True)
def test_every_main_page_of_the_office_can_be_used_by_everyone(office: Page) -> None:
    office.goto("/office/")
    expect(office.get_by_role("heading", name="Sign in to the office")).to_be_visible()
    faults = grave_faults(office, "sign-in")
    office.get_by_label("Sign-in name").fill("eleanor")
    office.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    office.keyboard.press("Enter")
    expect(office.get_by_role("navigation", name="Main")).to_be_visible()
    for name in OFFICE:
        office.goto(f"/office/{name}")
        expect(office.locator("h1")).to_be_visible()
        office.wait_for_load_state("networkidle")
        faults += grave_faults(office, name or "today")
    assert faults == []
