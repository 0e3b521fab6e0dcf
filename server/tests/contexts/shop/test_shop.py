"""The public catalogue: guests look and cannot order, stock is a band, a customer orders for the own record alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.test import Client

from tests.chain import SYSTEM, Chain
from tests.contexts.identity.staff import PASSPHRASE, Browser, Staff
from tests.orders import make_customer, restock
from tillbook.app.shop.goods import band_of, price_text, quantity_milli
from tillbook.app.shop.words import WORDS
from tillbook.catalogue.models import Category, Product, Variant
from tillbook.identity import interface as identity
from tillbook.platform import clock
from tillbook.sales.models import Order

ROOT = Path(__file__).resolve().parents[4]
OURS = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


def _customer(staff: Staff) -> tuple[Client, UUID]:
    customer = make_customer("Ana Ruiz")
    new = identity.NewPerson(name="CUST-001", login="ana", passphrase=PASSPHRASE, customer_id=customer)
    identity.add_person(SYSTEM, new)
    browser = Browser()
    assert browser.sign_in("ana").status_code == 200
    return browser.client, customer


def _form(client: Client, chain: Chain, code: str = "MUG", **fields: str) -> Any:
    """Open a variant's page and send its form as a browser would."""
    variant = chain.variants[code]
    page = client.get(f"/shop/item/{variant}").content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.partition('class="order"')[2]))
    return _send(client, "/shop/order", {**hidden, "quantity": "1", "payment_method": "card", **fields})


def _send(client: Client, path: str, fields: dict[str, str], headers: dict[str, str] = OURS) -> Any:
    """Send a form as a browser does."""
    return client.post(path, urlencode(fields), content_type="application/x-www-form-urlencoded", headers=headers)


def _page(client: Client, path: str = "/shop") -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def test_a_guest_sees_names_prices_and_a_band_and_never_a_figure(chain: Chain) -> None:
    restock(chain, "MUG", 137_000)
    restock(chain, "LOAF", 3_000)

    page = _page(Client())

    for words in (
        "Enamel mug",
        "£9.50",
        "In stock",
        "Sourdough loaf",
        "Only a few left",
        "Vine tomatoes",
        "Sold out",
        "per kg",
    ):
        assert words in page, words
    assert "137" not in re.sub(r"[0-9a-f]{8}-[0-9a-f-]+", "", page)


def test_a_guest_finds_the_order_button_disabled_and_a_way_to_sign_in(chain: Chain) -> None:
    restock(chain, "MUG", 9_000)

    page = _page(Client(), f"/shop/item/{chain.variants['MUG']}")
    answer = _form(Client(), chain)

    assert '<button disabled aria-describedby="why">Order</button>' in page
    assert "Sign in to order" in page
    assert (answer.status_code, answer["Location"]) == (302, "/shop/sign-in")
    assert Order.objects.count() == 0


def test_a_customer_orders_for_the_own_record_and_twice_the_same_click_is_one_order(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 9_000)
    client, customer = _customer(staff)
    order_id = str(clock.new_id())

    for _ in range(2):
        answer = _form(client, chain, id=order_id, quantity="2")
        assert (answer.status_code, answer["Location"]) == (302, "/shop/orders?placed=1")

    order = Order.objects.get()
    assert (order.customer_id, order.gross_minor, order.payment_method) == (customer, 1_900, "card")
    page = _page(client, "/shop/orders?placed=1")
    assert "Your order was placed." in page
    assert "2 x Enamel mug" in page
    assert "£19.00" in page


def test_a_form_that_names_another_customer_changes_nothing(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 9_000)
    client, customer = _customer(staff)

    _form(client, chain, customer=str(make_customer("Ben")))

    assert Order.objects.get().customer_id == customer


def test_more_than_there_is_is_refused_on_the_page_without_a_figure(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 2_000)
    client, _ = _customer(staff)

    answer = _form(client, chain, quantity="3")

    assert answer.status_code == 409
    assert "There is not enough to promise." in answer.content.decode()
    assert Order.objects.count() == 0


@pytest.mark.parametrize("quantity", ["", "0", "-1", "1.5", "1e3", "two", "99999999"])
def test_what_is_no_quantity_of_pieces_is_refused_on_the_page(chain: Chain, staff: Staff, quantity: str) -> None:
    restock(chain, "MUG", 9_000)
    client, _ = _customer(staff)

    assert _form(client, chain, quantity=quantity).status_code == 422
    assert Order.objects.count() == 0


def test_a_form_from_elsewhere_is_refused(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 9_000)
    client, _ = _customer(staff)
    fields = {"variant": str(chain.variants["MUG"]), "quantity": "1", "payment_method": "card", "id": str(clock.new_id())}

    without_origin = _send(client, "/shop/order", fields, {})
    foreign = _send(client, "/shop/order", fields, {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})
    without_token = _send(client, "/shop/order", fields)
    as_json = client.post("/shop/order", fields, content_type="application/json", headers=OURS)

    assert [a.status_code for a in (without_origin, foreign, without_token, as_json)] == [403, 403, 403, 403]
    assert Order.objects.count() == 0


def test_the_staff_orders_in_the_office_and_not_here(chain: Chain, staff: Staff) -> None:
    restock(chain, "MUG", 9_000)
    client = staff.at_office("owner").client

    assert "Orders for customers are placed in the office." in _page(client, f"/shop/item/{chain.variants['MUG']}")
    assert _form(client, chain).status_code == 403


def test_signing_in_and_out_works_without_scripts(chain: Chain, staff: Staff) -> None:
    _customer(staff)
    client = Client()
    token = re.findall(r'name="token" value="(\w+)"', _page(client, "/shop/sign-in"))[-1]

    wrong = _send(client, "/shop/sign-in", {"token": token, "login": "ana", "passphrase": "not this one at all"})
    right = _send(client, "/shop/sign-in", {"token": token, "login": "ana", "passphrase": PASSPHRASE})
    page = _page(client)
    out = re.findall(r'name="token" value="(\w+)"', page)[0]

    assert wrong.status_code == 401
    assert (right.status_code, right["Location"]) == (302, "/shop")
    assert "CUST-001" in page
    assert _send(client, "/shop/sign-out", {"token": out}).status_code == 302
    assert "CUST-001" not in _page(client)


def test_goods_are_found_by_words_and_categories_page_by_page(chain: Chain) -> None:
    bakery = Category.objects.create(id=clock.new_id(), name="Bakery")
    bread = Category.objects.create(id=clock.new_id(), name="Bread", parent=bakery)
    Product.objects.filter(variants__id=chain.variants["LOAF"]).update(category=bread)
    client = Client()

    by_words = _page(client, "/shop?search=TOMAT")
    by_category = _page(client, f"/shop?category={bakery.id}")
    nothing = _page(client, "/shop?search=zeppelin")

    assert ("Vine tomatoes" in by_words, "Enamel mug" in by_words) == (True, False)
    assert ("Sourdough loaf" in by_category, "Enamel mug" in by_category, ">Bread</a>" in by_category) == (True, False, True)
    assert "Nothing here matches." in nothing


def test_names_and_searches_are_shown_as_text(chain: Chain) -> None:
    Variant.objects.filter(id=chain.variants["LOAF"]).update(name="<script>alert(1)</script>")

    page = _page(Client(), '/shop?search="><script>alert(2)</script>')
    item = _page(Client(), f"/shop/item/{chain.variants['LOAF']}")

    assert "<script" not in page
    assert "<script" not in item
    assert "&lt;script&gt;alert(1)" in item


def test_what_is_archived_or_unknown_is_not_there(chain: Chain) -> None:
    Variant.objects.filter(id=chain.variants["LOAF"]).update(is_archived=True)

    assert Client().get(f"/shop/item/{chain.variants['LOAF']}").status_code == 404
    assert Client().get(f"/shop/item/{clock.new_id()}").status_code == 404
    assert Client().get("/shop?category=nonsense&after=nonsense&store=nonsense").status_code == 200


@pytest.mark.django_db
def test_before_there_is_a_shop_the_visitor_is_sent_to_the_set_up() -> None:
    answer = Client().get("/shop")

    assert (answer.status_code, answer["Location"]) == (302, "/office/")


@pytest.mark.parametrize(
    ("milli", "band"), [(-1, "sold_out"), (0, "sold_out"), (1, "few_left"), (4_999, "few_left"), (5_000, "in_stock")]
)
def test_bands_of_quantities(milli: int, band: str) -> None:
    assert band_of(milli) == band


@pytest.mark.parametrize(
    ("typed", "milli"), [("2", 2_000), ("0.5", 500), ("0,482", 482), (" 3 ", 3_000), ("1.2345", None), ("", None)]
)
def test_quantities_as_people_type_them(typed: str, milli: int | None) -> None:
    assert quantity_milli(typed) == milli


@pytest.mark.parametrize(
    ("currency", "language", "written"),
    [("GBP", "en", "£1,234.50"), ("EUR", "es", "1234,50 €"), ("CHF", "en", "1,234.50 CHF"), ("JPY", "en", "¥123,450")],
)
def test_prices_as_a_shop_window_writes_them(currency: str, language: str, written: str) -> None:
    assert price_text(123_450, currency=currency, language=language) == written


def test_every_language_has_every_word() -> None:
    assert WORDS["es"].keys() == WORDS["en"].keys()


def test_the_style_sheet_has_the_values_of_the_design() -> None:
    def values(text: str) -> list[tuple[str, str]]:
        return re.findall(r"(--[\w-]+):\s*([^;]+);", text)

    def halves(text: str) -> tuple[dict[str, str], dict[str, str]]:
        light, _, dark = text.partition("@media (prefers-color-scheme: dark)")
        return dict(values(light)), dict(values(dark.partition("} }")[0]))

    shop = (ROOT / "server/tillbook/app/shop/style.css").read_text()
    tokens = (ROOT / "web/packages/ui/src/tokens.css").read_text()
    for mine, design in zip(halves(shop), halves(tokens), strict=True):
        assert len(mine) > 20
        assert {name: design.get(name) for name in mine} == mine
