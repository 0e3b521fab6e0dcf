"""A till in a browser, as a cashier uses it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tillbook.app.demo.people import PEOPLE

GUARD_MS = 450
"""A little more than the landing guard: what comes sooner after a screen changed is meant for the last one."""


def person_at(page: Page) -> tuple[str, str]:
    """Return name and PIN of the first person offered who is not locked."""
    names = page.locator(".person:not(.off) .b").all_inner_texts()
    return next((one.name, one.pin) for name in names for one in PEOPLE if one.name == name)


def enrol(page: Page) -> None:
    """Open the till and choose the first register of the demo by one tap."""
    page.goto("/till/")
    page.locator(".stores .btn").first.click()
    expect(page.locator(".person").first).to_be_visible()


def sign_in(page: Page) -> str:
    """Sign in whoever stands first, by the keypad of a keyboard; return the name."""
    name, pin = person_at(page)
    page.get_by_role("button", name=name).click()
    page.keyboard.type(pin)
    expect(page.locator("#till-search")).to_be_visible()
    return name


def open_till(page: Page) -> dict[str, Any]:
    """Enrol, sign in, and return the catalogue the till sells from."""
    enrol(page)
    sign_in(page)
    return ask(page, "/till/catalogue")


def ask(page: Page, path: str) -> Any:
    """GET a path of the API with the till's own session, in the page."""
    return page.evaluate("async (path) => (await fetch('/api/v1' + path, {cache: 'no-store'})).json()", path)


def piece(catalogue: dict[str, Any], *, at: int = 0) -> dict[str, Any]:
    """Return the n-th variant sold by the piece that has a price, a GTIN, and six or more on hand."""
    fit = [
        one for one in catalogue["variants"]
        if not one["is_weighed"] and one["price_minor"] and (one["on_hand_milli"] or 0) >= 6_000
        and any(code["kind"] == "gtin" and code["quantity_milli"] == 1000 for code in one["barcodes"])
    ]  # fmt: skip
    found: dict[str, Any] = fit[at]
    return found


def gtin(variant: dict[str, Any]) -> str:
    """Return the variant's own barcode."""
    return str(next(code["code"] for code in variant["barcodes"] if code["kind"] == "gtin" and code["quantity_milli"] == 1000))


_WEDGE = """(code) => {
    let at = performance.now();
    const press = (key) => {
        // A key carries the time it was pressed, however late a busy machine comes to it: a scanner's keys are 2 ms apart.
        const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
        Object.defineProperty(event, "timeStamp", { value: (at += 2) });
        return (document.activeElement ?? document.body).dispatchEvent(event);
    };
    for (const key of code) {
        const field = document.activeElement;
        if (press(key) && field instanceof HTMLInputElement) {
            field.value += key;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
    }
    press("Enter");
}"""


def scan(page: Page, code: str) -> None:
    """Type a code as a scanner does: every key lands in the focused field, with no pause between them, Enter at the end."""
    page.evaluate(_WEDGE, code)


def pay_exactly(page: Page) -> None:
    """Pay the open basket with the exact key, by keyboard."""
    page.keyboard.press("F9")
    expect(page.locator(".quick")).to_be_visible()
    page.wait_for_timeout(GUARD_MS)
    page.keyboard.press("Alt+1")
    page.keyboard.press("Enter")
    expect(page.locator(".rcs")).to_be_visible()


def on_hand(page: Page, variant: str) -> int:
    """Return the stock of a variant at the till's store, in thousandths."""
    return int(next(one["on_hand_milli"] for one in ask(page, "/till/catalogue")["variants"] if one["id"] == variant))


def sales_today(page: Page) -> list[dict[str, Any]]:
    """Return the newest sales this person may see."""
    found: list[dict[str, Any]] = ask(page, "/sales?limit=50")["items"]
    return found
