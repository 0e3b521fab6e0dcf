"""The till as a cashier meets it: a real Chromium, the real server, the demo chain."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tillbook.app.demo.people import PEOPLE

from .tills import GUARD_MS, ask, enrol, gtin, on_hand, open_till, pay_exactly, person_at, piece, sales_today, scan, sign_in

pytestmark = pytest.mark.browser


def test_a_sale_made_in_a_browser_moves_stock_and_shows_its_receipt(page: Page) -> None:
    catalogue = open_till(page)
    goods = piece(catalogue)
    before = on_hand(page, goods["id"])
    scan(page, gtin(goods))
    scan(page, gtin(goods))
    expect(page.locator(".line .q")).to_have_text("2")
    page.keyboard.press("F9")
    page.wait_for_timeout(GUARD_MS)
    page.keyboard.press("Alt+2")
    page.keyboard.press("Enter")
    expect(page.locator(".saved")).to_contain_text("Sale saved")
    expect(page.locator(".change .big")).to_be_visible()
    slip = page.frame_locator("#till-slip")
    expect(slip.locator("body")).to_contain_text(goods["name"])
    expect(slip.locator("body")).to_contain_text("DEMO")
    assert on_hand(page, goods["id"]) == before - 2000


def test_demo_stands_on_every_screen(page: Page) -> None:
    mark = page.locator(".demo")
    page.goto("/till/")
    expect(mark).to_contain_text("DEMO")
    enrol(page)
    expect(mark).to_contain_text("DEMO")
    sign_in(page)
    expect(mark).to_contain_text("DEMO")
    scan(page, gtin(piece(ask(page, "/till/catalogue"))))
    page.keyboard.press("F9")
    expect(page.locator(".quick")).to_be_visible()
    expect(mark).to_contain_text("DEMO")
    page.keyboard.press("Escape")
    pay_exactly(page)
    expect(mark).to_contain_text("DEMO")


def test_a_double_tap_on_take_makes_one_sale(page: Page) -> None:
    goods = piece(open_till(page))
    before = on_hand(page, goods["id"])
    scan(page, gtin(goods))
    page.keyboard.press("F9")
    page.wait_for_timeout(GUARD_MS)
    page.keyboard.press("k")
    page.locator("[data-primary]").dblclick()
    expect(page.locator(".saved")).to_contain_text("Sale saved")
    assert on_hand(page, goods["id"]) == before - 1000


def test_a_lost_answer_is_asked_again_after_a_reload_and_the_sale_counts_once(page: Page) -> None:
    goods = piece(open_till(page))
    before = on_hand(page, goods["id"])
    sent: list[str] = []

    def lose_the_answer(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or "{}")["id"])
        route.fetch()
        route.abort()

    page.route("**/api/v1/sales", lose_the_answer)
    scan(page, gtin(goods))
    page.keyboard.press("F9")
    page.wait_for_timeout(GUARD_MS)
    page.keyboard.press("Alt+1")
    page.keyboard.press("Enter")
    expect(page.locator(".msg.warn")).to_contain_text("No answer from the server")
    page.unroute("**/api/v1/sales")
    page.reload()
    expect(page.locator(".saved")).to_contain_text("Sale saved", timeout=20_000)
    assert len(set(sent)) == 1
    assert on_hand(page, goods["id"]) == before - 1000


def test_a_sale_by_keyboard_alone_with_a_quantity_before_the_scan(page: Page) -> None:
    goods = piece(open_till(page))
    page.keyboard.type("5*", delay=150)
    page.wait_for_timeout(200)
    scan(page, gtin(goods))
    expect(page.locator(".line .q")).to_have_text("5")
    page.keyboard.press("-")
    expect(page.locator(".line .q")).to_have_text("4")
    page.keyboard.press("Delete")
    expect(page.locator(".line.ghost")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(".line .q")).to_have_text("4")
    pay_exactly(page)
    page.wait_for_timeout(GUARD_MS)
    page.keyboard.press("Enter")
    expect(page.locator(".last-sale")).to_contain_text(re.compile(r"S\d+R\d+-\d+-\d+"))


def test_a_wrong_pin_says_how_many_tries_are_left_and_the_sixth_digit_needs_no_enter(page: Page) -> None:
    enrol(page)
    name, pin = person_at(page)
    page.get_by_role("button", name=name).click()
    wrong = "".join(str((int(digit) + 1) % 10) for digit in pin)
    page.keyboard.type(wrong)
    expect(page.locator(".hello")).to_contain_text(re.compile(r"That PIN is not right\. \d+ tr(y|ies) left\."))
    page.keyboard.type(pin)
    expect(page.locator("#till-search")).to_be_visible()


def test_locking_keeps_the_basket_for_whoever_comes_next(page: Page) -> None:
    goods = piece(open_till(page))
    scan(page, gtin(goods))
    page.keyboard.press("Control+l")
    expect(page.locator(".kept")).to_contain_text("Your basket is safe")
    page.reload()
    expect(page.locator(".person").first).to_be_visible()
    sign_in(page)
    expect(page.locator(".line .nm")).to_contain_text(goods["name"])


def test_a_scan_while_paying_makes_the_due_grow(page: Page) -> None:
    catalogue = open_till(page)
    scan(page, gtin(piece(catalogue)))
    page.keyboard.press("F9")
    expect(page.locator(".quick")).to_be_visible()
    due = page.locator(".due").inner_text()
    scan(page, gtin(piece(catalogue, at=1)))
    expect(page.locator(".due")).not_to_have_text(due)


def test_an_unknown_code_opens_its_panel_and_sells_nothing(page: Page) -> None:
    open_till(page)
    scan(page, "4012345678901")
    expect(page.locator(".unknown")).to_contain_text("4012345678901")
    expect(page.locator(".line")).to_have_count(0)


def test_goods_come_back_by_the_receipts_number_and_stock_returns(page: Page) -> None:
    goods = piece(open_till(page))
    before = on_hand(page, goods["id"])
    scan(page, gtin(goods))
    pay_exactly(page)
    number = str(sales_today(page)[0]["receipt_no"])
    page.wait_for_timeout(GUARD_MS)
    page.keyboard.press("Enter")
    expect(page.locator("#till-search")).to_be_visible()
    scan(page, number)
    page.locator(".tick").click()
    page.get_by_role("button", name="Changed mind").click()
    page.get_by_role("button", name="Back on shelf").click()
    page.wait_for_timeout(GUARD_MS)
    page.locator("[data-primary]").click()
    expect(page.locator(".saved")).to_contain_text("Return saved")
    assert on_hand(page, goods["id"]) == before


def test_a_note_on_a_line_never_costs_the_sale(page: Page) -> None:
    scan(page, gtin(piece(open_till(page))))
    page.get_by_role("button", name="Note", exact=True).click()
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("gift wrap")
    page.keyboard.press("Enter")
    expect(page.locator(".line .meta")).to_contain_text("gift wrap")
    pay_exactly(page)
    expect(page.locator(".saved")).to_contain_text("Sale saved")


def test_a_price_cut_above_the_limit_takes_a_second_persons_pin_on_the_same_screen(page: Page) -> None:
    enrol(page)
    cashier = next(one for one in PEOPLE if one.title == "cashier" and page.locator(".person", has_text=one.name).count())
    page.locator(".person", has_text=cashier.name).click()
    page.keyboard.type(cashier.pin)
    expect(page.locator("#till-search")).to_be_visible()
    scan(page, gtin(piece(ask(page, "/till/catalogue"))))
    page.keyboard.press("F4")
    page.get_by_role("button", name="50%").click()
    page.locator(".sheet .btn.pri").click()
    expect(page.locator(".line s")).to_be_visible()
    page.keyboard.press("F9")
    page.wait_for_timeout(GUARD_MS)
    page.keyboard.press("Alt+1")
    page.keyboard.press("Enter")
    expect(page.locator(".sheet")).to_contain_text("A second person has to agree")
    manager = next(
        one for one in PEOPLE if one.title in ("manager", "owner") and page.locator(".chip", has_text=one.name).count()
    )
    page.locator(".chip", has_text=manager.name).click()
    page.keyboard.type(manager.pin)
    expect(page.locator(".quick")).to_be_visible()
    expect(page.locator(".sheet")).to_have_count(0)
    page.keyboard.press("Alt+1")
    page.keyboard.press("Enter")
    expect(page.locator(".saved")).to_contain_text("Sale saved")


@pytest.mark.parametrize("language", ["en", "es", "en-XA", "en-XB"])
@pytest.mark.parametrize(("width", "height"), [(1024, 768), (390, 844)])
def test_nothing_runs_over_its_edge_and_every_target_is_48_pixels(
    browser: Browser, demo_url: str, language: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB", base_url=demo_url)
    settings = json.dumps({"theme": "dark", "language": language, "isLeftHanded": False, "volume": 0})
    context.add_init_script(f"localStorage.setItem('tillbook-till-preferences', {json.dumps(settings)})")
    page = context.new_page()
    scan_goods = gtin(piece(open_till(page)))
    scan(page, scan_goods)
    expect(page.locator(".line")).to_have_count(1)
    for screen in ("sell", "pay"):
        if screen == "pay":
            page.keyboard.press("F9")
            expect(page.locator(".quick")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, input')].filter((one) => {
                const { width, height } = one.getBoundingClientRect();
                return width > 0 && (width < 47.5 || height < 47.5);
            }).map((one) => one.className + ' ' + one.textContent)"""
        )
        assert small == [], screen
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "en-XB" else "ltr")
    context.close()


def test_a_locked_till_has_no_session_left_on_the_server(page: Page) -> None:
    open_till(page)
    assert "error" not in ask(page, "/session")
    with page.expect_response(lambda answer: answer.request.method == "DELETE") as ended:
        page.keyboard.press("Control+l")
    assert ended.value.status == 204
    assert ask(page, "/session")["error"]["code"] == "not_signed_in"
