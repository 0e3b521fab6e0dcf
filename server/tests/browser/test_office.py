"""The office as an owner meets it: a real Chromium, the real server, the demo chain."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tillbook.app.demo.people import PASSPHRASE

from .conftest import ASSETS

pytestmark = pytest.mark.browser

SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
PAGES = ("", "stock", "where", "goods", "reports", "sales", "orders", "customers", "products", "people", "audit", "me")


@pytest.fixture(scope="session")
def owner_state(browser: Browser, demo_url: str) -> dict[str, object]:
    """The cookies of a signed-in owner; signing in is tried once, by the keyboard alone."""
    if not (ASSETS / "office" / "index.html").is_file():
        pytest.skip("The web apps are not built: ./tillbook test builds them.")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", base_url=demo_url)
    page = context.new_page()
    page.goto("/office/")
    expect(page.get_by_role("heading", name="Sign in to the office")).to_be_visible()
    expect(page.get_by_label("Sign-in name")).to_be_focused()
    page.keyboard.type("eleanor")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    state = context.storage_state()
    context.close()
    return dict(state)


@pytest.fixture
def office(browser: Browser, demo_url: str, owner_state: dict[str, object]) -> Iterator[Page]:
    """A signed-in owner at a desk; an error thrown or logged by the page fails the test."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        locale="en-GB",
        base_url=demo_url,
        storage_state=owner_state,  # type: ignore[arg-type]
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def test_a_wrong_passphrase_says_so_and_keeps_the_name(browser: Browser, demo_url: str) -> None:
    page = browser.new_page(base_url=demo_url)
    page.goto("/office/")
    page.get_by_label("Sign-in name").fill("eleanor")
    page.get_by_label("Passphrase", exact=True).fill("not her passphrase")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not right")
    expect(page.get_by_label("Sign-in name")).to_have_value("eleanor")
    page.close()


def test_the_morning_page_finds_names_five_figures_and_proves_the_books(office: Page) -> None:
    office.goto("/office/")
    expect(office.locator("h1")).to_have_text(re.compile(r"the chain took £[\d,]+"))
    expect(office.locator(".fig")).to_have_count(5)
    proof = office.get_by_role("region", name="The proof of the books")
    expect(proof).to_contain_text("0 differences")
    office.get_by_role("button", name="Run now").click()
    expect(office.get_by_role("status").filter(has_text="Checked: 0 differences")).to_be_visible(timeout=20_000)
    expect(office.locator(".railproof")).to_contain_text("checked")


def test_demo_stands_on_every_page(office: Page) -> None:
    for name in PAGES:
        office.goto(f"/office/{name}")
        expect(office.locator(".top .demo")).to_have_text("DEMO")
        expect(office.locator("h1")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_is_wider_than_the_screen(office: Page, size: str, theme: str) -> None:
    office.set_viewport_size({"width": SIZES[size][0], "height": SIZES[size][1]})
    office.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    for name in PAGES:
        office.goto(f"/office/{name}")
        expect(office.locator("h1")).to_be_visible()
        assert not office.evaluate("document.documentElement.scrollWidth > innerWidth"), name
    ground = office.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(21, 17, 21)") is (theme == "dark")


def test_the_stock_grid_is_walked_with_arrows_and_shows_what_a_figure_is_made_of(office: Page) -> None:
    office.goto("/office/stock")
    office.locator('[data-cell="0:0"]').click()
    office.keyboard.press("ArrowDown")
    office.keyboard.press("ArrowRight")
    here = office.locator('[data-here="true"]')
    expect(here).to_have_attribute("data-cell", "1:1")
    expect(here).to_be_focused()
    peek = office.locator(".peek")
    expect(peek).to_contain_text("Available")
    expect(peek.locator(".moves li").first).to_be_visible()
    assert "open=" in office.url
    office.keyboard.press("Escape")
    expect(peek).to_have_count(0)


def test_where_did_it_go_adds_up_and_leads_to_the_receipt(office: Page) -> None:
    office.goto("/office/reports")
    office.locator(".bars a").first.click()
    office.locator(".ph .acts a").get_by_text("Where did it go?").click()
    expect(office.locator(".equation")).to_contain_text("agrees with on hand")
    opening, came, went, closing = (
        float(text) for text in re.findall(r"−?[\d.]+", office.locator(".equation").inner_text().replace(",", ""))[:4]
    )
    assert opening + came - went == pytest.approx(closing, abs=0.0005)
    office.locator("tr[data-row] a.docn").first.click()
    expect(office.get_by_text("Mark in the chain")).to_be_visible()


def test_a_link_shows_a_colleague_the_same_list(office: Page) -> None:
    office.goto("/office/sales")
    office.get_by_label("Kind").select_option("return")
    expect(office).to_have_url(re.compile("type=return"))
    office.locator('tr[data-row="0"]').click()
    expect(office.locator(".peek")).to_be_visible()
    address, shown = office.url, office.locator(".peek h2").inner_text()
    office.goto("about:blank")
    office.goto(address)
    expect(office.locator(".peek h2")).to_have_text(shown)


def test_the_palette_opens_with_a_key_and_jumps_to_a_product(office: Page) -> None:
    office.goto("/office/")
    office.locator("h1").wait_for()
    office.keyboard.press("Control+k")
    office.keyboard.type("sourdough")
    expect(office.get_by_role("option").filter(has_text="Sourdough").first).to_be_visible()
    office.keyboard.press("Enter")
    expect(office).to_have_url(re.compile("/office/products/"))
    expect(office.locator("h1")).to_contain_text("Sourdough")


def test_g_then_a_letter_goes_to_a_page_but_not_while_typing(office: Page) -> None:
    office.goto("/office/")
    office.locator("h1").wait_for()
    office.keyboard.press("g")
    office.keyboard.press("s")
    expect(office).to_have_url(re.compile("/office/stock"))
    office.keyboard.press("f")
    office.keyboard.type("gt")
    expect(office).to_have_url(re.compile("/office/stock"))


def test_a_restock_moves_stock_and_names_who_did_it(office: Page) -> None:
    office.goto("/office/stock")
    name = office.locator('tr[data-row="2"] td .strong').inner_text()
    cell = office.locator('[data-cell="2:0"]')
    cell.click()
    before = float(office.locator(".peek .kv dd").first.inner_text().replace(",", ""))
    office.get_by_role("link", name="Restock").click()
    expect(office.get_by_role("combobox", name="Variant").first).to_have_value(re.compile(re.escape(name)))
    office.get_by_label("Quantity").first.fill("5*12")
    office.get_by_role("button", name="Restock 1 line").click()
    expect(office.get_by_role("status").filter(has_text="1 line restocked")).to_be_visible()
    expect(office.locator(".panel table tbody tr").first).to_contain_text("Eleanor Finch")
    office.goto("/office/stock")
    office.locator('[data-cell="2:0"]').click()
    expect(office.locator(".peek .kv dd").first).to_have_text(f"{before + 60:,.0f}")


def test_a_product_is_made_changed_archived_and_found_again(office: Page) -> None:
    office.goto("/office/products?new=1")
    form = office.get_by_role("dialog")
    form.get_by_label("Name").fill("Quince jelly 200 g")
    form.get_by_label(re.compile("^Price")).fill("4,80")
    form.get_by_label("Barcodes").fill("4006381333932")
    expect(form.get_by_text("The check digit of 4006381333932 is wrong").first).to_be_visible()
    form.get_by_label("Barcodes").fill("4006381333931")
    form.get_by_role("button", name="Add product").click()
    expect(office.locator("h1")).to_have_text("Quince jelly 200 g")
    expect(office.get_by_text("£4.80")).to_be_visible()
    office.get_by_role("button", name="Edit").click()
    office.get_by_role("dialog").get_by_label(re.compile("^Price")).fill("5.10")
    office.get_by_role("dialog").get_by_role("button", name="Save changes").click()
    expect(office.get_by_text("£5.10").first).to_be_visible()
    office.get_by_role("button", name="Archive").click()
    expect(office.get_by_role("button", name="Restore")).to_be_visible()
    office.goto("/office/products?search=quince")
    expect(office.get_by_text("No product matches “quince”")).to_be_visible()
    office.goto("/office/products?search=quince&archived=true")
    expect(office.locator("tr[data-row]")).to_have_count(1)


def test_an_order_lives_from_placed_to_completed(office: Page) -> None:
    office.goto("/office/orders/new")
    office.get_by_role("combobox", name="Customer").click()
    office.get_by_role("listbox", name="Customer").get_by_role("option").first.click()
    office.get_by_role("combobox", name="Variant").first.fill("marmalade")
    office.get_by_role("listbox", name="Variant").get_by_role("option").filter(has_text="armalade").first.click()
    office.get_by_role("button", name=re.compile("^Place order, £")).click()
    peek = office.locator(".peek")
    expect(peek).to_contain_text("Pending")
    peek.get_by_role("button", name="Confirm order").click()
    expect(peek.locator(".over")).to_contain_text("Confirmed")
    peek.get_by_role("button", name=re.compile("^Complete, £")).click()
    expect(peek.locator(".over")).to_contain_text("Completed")
    expect(peek.locator(".life li")).to_have_count(3)


def test_a_customer_is_added_and_erased_only_after_the_code_is_typed(office: Page) -> None:
    office.goto("/office/customers?new=1")
    office.get_by_role("dialog").get_by_label("Name").fill("Nadia Brandt")
    office.get_by_role("dialog").get_by_label("E-mail").fill("nadia@example.org")
    office.get_by_role("button", name="Add customer").click()
    expect(office.locator("h1")).to_have_text("Nadia Brandt")
    code = office.locator(".ph .code").inner_text()
    office.get_by_role("button", name="Erase").click()
    erase = office.get_by_role("button", name=f"Erase {code} for good")
    expect(erase).to_have_attribute("aria-disabled", "true")
    office.get_by_label(f"Type {code} to confirm").fill(code.lower())
    erase.click()
    expect(office.get_by_text("This customer was erased")).to_be_visible()
    expect(office.get_by_text("nadia@example.org")).to_have_count(0)


def test_a_till_gets_a_code_and_a_person_a_pin(office: Page) -> None:
    office.goto("/office/people?tab=tills")
    office.get_by_role("button", name="Code", exact=True).first.click()
    expect(office.locator(".bigcode")).to_have_text(re.compile(r"^\S{6,}$"))
    office.goto("/office/people?new=1")
    form = office.get_by_role("dialog")
    form.get_by_label("Name").first.fill("Wilma Oates")
    form.get_by_label("PIN").fill("111111")
    expect(form.get_by_text("Six digits, not all the same and not in a row").first).to_be_visible()
    form.get_by_label("PIN").fill("482913")
    form.get_by_role("button", name="Add person").click()
    expect(office.locator("tr[data-row]").filter(has_text="Wilma Oates")).to_be_visible()


def test_the_audit_log_tells_what_was_just_done(office: Page) -> None:
    office.goto("/office/audit?action=session")
    expect(office.locator("tr[data-row]").first).to_contain_text("Eleanor Finch")
    office.locator('tr[data-row="0"]').click()
    expect(office.locator(".peek")).to_contain_text("session.start")


def test_spanish_is_one_click_away_and_stays(office: Page) -> None:
    office.goto("/office/")
    office.get_by_role("button", name="Eleanor Finch: settings and sign out").click()
    office.get_by_role("menuitem", name="Español").click()
    expect(office.get_by_role("navigation", name="Principal")).to_contain_text("Existencias ahora")
    office.reload()
    expect(office.locator("html")).to_have_attribute("lang", "es")
    expect(office.locator("h1")).to_contain_text("la cadena ingresó")


def test_a_cashier_sees_no_audit_and_is_told_so(browser: Browser, demo_url: str) -> None:
    page = browser.new_page(base_url=demo_url)
    page.goto("/office/")
    page.get_by_label("Sign-in name").fill("amara")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    expect(page.get_by_role("link", name="Audit log")).to_have_count(0)
    page.goto("/office/audit")
    expect(page.get_by_role("heading", name="Audit log: not part of your role")).to_be_visible()
    page.close()
