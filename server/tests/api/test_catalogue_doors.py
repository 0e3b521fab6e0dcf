"""The catalogue over HTTP: what each person may do to it, what it refuses, and what a till is given to sell by."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image

from tests.chain import SYSTEM, Chain, sale_body
from tests.contexts.identity.staff import PASSPHRASE, Browser, Staff, code_of, make_staff
from tillbook.catalogue import pictures
from tillbook.catalogue.interface import NewProduct, NewSupplier, add_products_within, suppliers_within
from tillbook.core.pricing import parse_rules
from tillbook.identity import interface as identity
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase
from tillbook.platform import clock
from tillbook.pricing.setting import today_of


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the cost of hashing, not its kind."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()


@pytest.fixture
def staff(chain: Chain, cheap: None) -> Staff:
    """One person of every role."""
    return make_staff(chain)


@pytest.fixture
def owner(staff: Staff) -> Browser:
    """The owner's browser."""
    return staff.at_office("owner")


def _product(**more: Any) -> dict[str, Any]:
    variant = {"code": "RYE", "price_minor": 480, "barcodes": [{"code": "4006381333931"}]}
    return {"name": "Rye bread", "unit": "piece", "tax_category": "standard", "variants": [variant], **more}


def _made(browser: Browser, **more: Any) -> Any:
    answer = browser.post("/products", _product(**more))
    assert answer.status_code == 201, answer.content
    return answer.json()


def _found(browser: Browser, query: str) -> list[str]:
    return [item["code"] for item in browser.get(f"/variants?{query}").json()["items"]]


def test_a_product_made_in_the_office_is_found_by_word_code_and_barcode_with_its_price(staff: Staff, owner: Browser) -> None:
    _made(owner)

    for query in ("search=rye", "search=RYE%20bre", "barcode=4006381333931", f"search=38133&store={staff.store()}"):
        (item,) = owner.get(f"/variants?{query}").json()["items"]
        assert (item["code"], item["price_minor"], item["is_flagged"]) == ("RYE", 480, False)


def test_a_product_with_sizes_is_one_product_with_two_variants(owner: Browser) -> None:
    sizes = [{"code": f"TS-{s}", "options": {"size": s}, "price_minor": 1_500} for s in ("S", "M")]
    made = _made(owner, name="T-shirt", options=["size"], variants=sizes)

    assert [(v["code"], v["name"], v["options"]) for v in made["variants"]] == [
        ("TS-S", "T-shirt, S", {"size": "S"}),
        ("TS-M", "T-shirt, M", {"size": "M"}),
    ]
    assert {v["product_id"] for v in made["variants"]} == {made["id"]}


def test_a_cashiers_quick_add_is_flagged_and_the_buyer_takes_the_flag_off(staff: Staff) -> None:
    cashier, buyer = staff.at_office("cashier"), staff.at_office("buyer")
    made = _made(cashier)["variants"][0]
    assert made["is_flagged"]
    assert _found(buyer, "flagged=true") == ["RYE"]

    assert buyer.send("PATCH", f"/variants/{made['id']}", {"is_flagged": False}).status_code == 200
    assert _found(buyer, "flagged=true") == []
    two = _product(variants=[{"code": "A"}, {"code": "B"}])
    assert cashier.post("/products", two).status_code == 403
    assert cashier.send("PATCH", f"/variants/{made['id']}", {"name": "Mine"}).status_code == 403


def test_a_barcode_of_another_product_and_a_code_that_is_taken_are_refused_and_nothing_is_made(owner: Browser) -> None:
    taken = _product(variants=[{"code": "X", "barcodes": [{"code": "5000000000012"}]}])
    wrong = _product(variants=[{"code": "X", "barcodes": [{"code": "5000000000013"}]}])

    answers = [owner.post("/products", body) for body in (taken, wrong, _product(variants=[{"code": "LOAF"}]))]

    assert [(a.status_code, code_of(a)) for a in answers] == [
        (409, "barcode_taken"), (422, "bad_check_digit"), (409, "code_taken")
    ]  # fmt: skip
    assert answers[0].json()["error"]["field"] == "variants.0.barcodes.0"
    assert _found(owner, "search=rye") == []


@pytest.mark.parametrize(
    "change",
    [
        {"cost": 5},
        {"store_id": "x"},
        {"name": ""},
        {"unit": "bushel"},
        {"tax_category": "luxury"},
        {"category_id": "00000000-0000-7000-8000-000000000000"},
        {"variants": []},
        {"variants": [{"price_minor": "480"}]},
        {"variants": [{"price_minor": 0}]},
        {"variants": [{"price_minor": -5}]},
        {"variants": [{"price_minor": 1}]},
        {"variants": [{"price_minor": 10**12}]},
        {"variants": [{"barcodes": [{"code": "4006381333931", "quantity_milli": 0}]}]},
        {"variants": [{"barcodes": [{"code": "4006381333931", "quantity_milli": 10**9}]}]},
        {"variants": [{"barcodes": [{"code": "4006381333931", "quantity_milli": 1.5}]}]},
    ],
)
def test_wrong_figures_extra_members_and_unknown_words_are_422(owner: Browser, change: dict[str, Any]) -> None:
    answer = owner.post("/products", _product(**change))

    assert answer.status_code == 422, answer.content
    assert answer.json()["error"]["field"]


def test_a_script_bidi_marks_and_printer_codes_in_a_name_are_kept_as_they_were_typed(owner: Browser) -> None:
    name = "<script>alert(1)</script>\u202egpj.exe \x1b\x1d drawer"
    assert _made(owner, name=name)["variants"][0]["name"] == name
    assert owner.post("/products", _product(name="N\x00L", variants=[{"code": "N"}])).status_code == 422


def test_cost_is_shown_to_the_buyer_and_not_to_the_cashier(staff: Staff, chain: Chain) -> None:
    suppliers_within(SYSTEM, [NewSupplier("MILL", "Old Mill")])
    row = NewProduct("FLOUR", "Flour", supplier_code="MILL", supplier_item="F-1", cost_minor=120)
    variant = add_products_within(SYSTEM, [row]).ids["FLOUR"]

    shown = {
        who: staff.at_office(who).get(f"/variants/{variant}").json()["suppliers"][0]["cost_minor"]
        for who in ("buyer", "cashier", "accountant")
    }

    assert shown == {"buyer": 120, "cashier": None, "accountant": 120}


def test_a_customer_who_signs_in_sees_the_goods_and_nothing_of_the_trade(staff: Staff, owner: Browser) -> None:
    new = identity.NewPerson(name="Kim", login="kim", passphrase=PASSPHRASE, customer_id=clock.new_id())
    identity.add_person(SYSTEM, new)
    made = _made(owner)["variants"][0]
    guest = staff.at_office("kim")

    shown = guest.get(f"/variants/{made['id']}").json()

    assert (shown["price_minor"], shown["suppliers"], shown["prices"], shown["history"]) == (480, [], [], [])
    assert {guest.get(path).status_code for path in ("/price-lists", "/promotions", "/suppliers", "/changes")} == {403}
    lines = [{"n": 1, "variant": made["id"], "quantity_milli": 1_000}]
    assert code_of(_price(guest, staff.store(), lines, customer=str(clock.new_id()))) == "not_yours"


def test_an_archived_variant_leaves_the_list_keeps_its_sales_and_comes_back_with_its_history(
    staff: Staff, owner: Browser, chain: Chain
) -> None:
    loaf = chain.variants["LOAF"]
    store = staff.store()
    body = sale_body([(loaf, 1_000, 420)])
    assert chain.client().post("/sales", {"id": str(clock.new_id()), "store": store, "body": body}).status_code == 201

    assert owner.post(f"/variants/{loaf}/archive").status_code == 204
    assert _found(owner, "search=loaf") == []
    assert _found(owner, "search=loaf&archived=true") == ["LOAF"]
    assert owner.post(f"/variants/{loaf}/restore").status_code == 204
    assert _found(owner, "search=loaf") == ["LOAF"]
    history = owner.get(f"/variants/{loaf}").json()["history"]
    assert [act["action"] for act in history] == ["variant.restore", "variant.archive"]
    assert history[0]["person_name"] == "Owner"


def test_the_tree_has_no_circles_and_a_category_in_use_is_not_archived(owner: Browser) -> None:
    food = owner.post("/categories", {"name": "Food"}).json()
    bread = owner.post("/categories", {"name": "Bread", "parent_id": food["id"]}).json()
    _made(owner, category_id=bread["id"])

    circle = owner.send("PATCH", f"/categories/{food['id']}", {"parent_id": bread["id"]})
    twice = owner.post("/categories", {"name": "Bread", "parent_id": food["id"]})
    used = owner.send("PATCH", f"/categories/{bread['id']}", {"is_archived": True})

    assert [(a.status_code, code_of(a)) for a in (circle, twice, used)] == [
        (409, "category_cycle"), (409, "category_taken"), (409, "category_in_use")
    ]  # fmt: skip
    assert _found(owner, f"category={food['id']}") == ["RYE"]
    assert owner.send("PATCH", f"/categories/{bread['id']}", {"name": "Loaves"}).json()["name"] == "Loaves"


def test_pages_of_one_walk_through_all_variants_by_cursor(owner: Browser) -> None:
    seen, cursor = [], ""
    while True:
        page = owner.get(f"/variants?limit=1{cursor}").json()
        seen += [item["code"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert seen == ["MUG", "LOAF", "TOM"]
    assert code_of(owner.get("/variants?cursor=nonsense")) == "bad_cursor"


def _picture(kind: str = "PNG", size: tuple[int, int] = (1_000, 500)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "tomato").save(out, kind)
    return out.getvalue()


def _put_picture(browser: Browser, variant: str, data: bytes) -> Any:
    headers = {"X-Tillbook": "1", "Origin": "http://testserver"}
    return browser.client.put(f"/api/v1/variants/{variant}/picture", data, content_type="image/png", headers=headers)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_made_small_written_anew_and_served_for_ever(owner: Browser, chain: Chain, kind: str) -> None:
    loaf = str(chain.variants["LOAF"])
    data = _picture(kind) + b"<script>alert(1)</script>"

    assert _put_picture(owner, loaf, data).status_code == 204

    url = owner.get(f"/variants/{loaf}").json()["picture_url"]
    answer = owner.client.get(url)
    served = b"".join(answer.streaming_content)
    assert (answer["Content-Type"], "immutable" in answer["Cache-Control"]) == ("image/webp", True)
    assert b"<script>" not in served
    assert Image.open(io.BytesIO(served)).size == (800, 400)


def test_an_svg_a_text_and_pictures_that_are_too_large_are_refused(
    owner: Browser, chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaf = str(chain.variants["LOAF"])
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1_000 * 500)
    assert _put_picture(owner, loaf, _picture()).status_code == 204

    answers = [_put_picture(owner, loaf, data) for data in (svg, b"", _picture()[:60], _picture(size=(1_001, 500)))]
    monkeypatch.setattr(pictures, "MAX_BYTES", 100)
    answers.append(_put_picture(owner, loaf, _picture()))

    assert [(a.status_code, code_of(a)) for a in answers] == [
        (422, "not_a_picture"),
        (422, "not_a_picture"),
        (422, "not_a_picture"),
        (422, "too_many_pixels"),
        (413, "picture_too_large"),
    ]
    assert owner.get("/pictures/..%2Fserver.key").status_code == 404


def test_prices_are_set_for_today_and_next_week_and_a_penny_is_refused_even_for_the_owner(owner: Browser, chain: Chain) -> None:
    (shelf,) = owner.get("/price-lists").json()
    loaf, ahead = str(chain.variants["LOAF"]), today_of(None).latest + timedelta(days=7)
    path = f"/price-lists/{shelf['id']}/prices"

    today = owner.send("PUT", path, [{"variant_id": loaf, "price_minor": 440}])
    planned = owner.send("PUT", path, [{"variant_id": loaf, "price_minor": 450, "valid_from": ahead.isoformat()}])
    penny = owner.send("PUT", path, [{"variant_id": loaf, "price_minor": 1}])
    again = owner.send("PUT", path, [{"variant_id": loaf, "price_minor": 440}])

    assert [a.json().get("changed") for a in (today, planned, again)] == [1, 1, 0]
    assert (penny.status_code, code_of(penny), penny.json()["error"]["data"]["rule"]) == (
        422,
        "price_below_floor",
        "smallest_price",
    )
    shown = owner.get(f"/variants/{loaf}").json()
    assert [row["price_minor"] for row in shown["prices"]] == [450, 440, 420]
    assert shown["history"][1]["summary"].startswith("4.20 GBP -> 4.40 GBP from ")


def test_a_manager_may_not_change_a_price_and_a_buyer_needs_a_second_person(staff: Staff) -> None:
    (shelf,) = staff.at_office("owner").get("/price-lists").json()
    body = [{"variant_id": str(staff.chain.variants["LOAF"]), "price_minor": 440}]
    codes = {
        who: code_of(staff.at_office(who).send("PUT", f"/price-lists/{shelf['id']}/prices", body))
        for who in ("cashier", "manager", "accountant")
    }

    assert codes == {"cashier": "not_permitted", "manager": "proposal_only", "accountant": "not_permitted"}


def test_a_tax_rate_begins_ahead_and_never_today(owner: Browser) -> None:
    today = today_of(None).latest

    def put(day: date, rate: str) -> Any:
        body = {"valid_from": day.isoformat(), "rates": [{"id": rate, "name": "VAT 21 %", "ppm": 210_000}]}
        return owner.send("PUT", "/tax-categories/standard/rates", body)

    assert code_of(put(today, "GB-VAT-21")) == "rate_in_the_past"
    assert code_of(put(today + timedelta(days=1), "GB-VAT-20")) == "rate_taken"
    rates = put(today + timedelta(days=1), "GB-VAT-21").json()["rates"]
    assert [(r["id"], r["valid_to"]) for r in rates] == [("GB-VAT-20", today.isoformat()), ("GB-VAT-21", None)]
    assert code_of(put(today + timedelta(days=1), "GB-VAT-22")) == "rate_planned"


RULE = {
    "name": "Mugs 10 % off", "effect": {"kind": "percent", "ppm": 100_000}, "scope": {"variants": [], "categories": []},
    "priority": 5, "coupon": None, "customer_groups": [], "stores": [], "first_date": None, "last_date": None, "windows": [],
}  # fmt: skip


def _price(browser: Browser, store: str, lines: list[dict[str, Any]], **more: Any) -> Any:
    return browser.post("/price", {"store": store, "lines": lines, **more})


def test_a_promotion_made_in_the_office_is_in_the_price_and_gone_when_switched_off(staff: Staff, owner: Browser) -> None:
    mug = str(staff.chain.variants["MUG"])
    lines = [{"n": 1, "variant": mug, "quantity_milli": 2_000}]
    made = owner.post("/promotions", {"rule": {**RULE, "scope": {"variants": [mug], "categories": []}}})
    assert made.status_code == 201, made.content

    on = _price(owner, staff.store(), lines).json()
    owner.send("PATCH", f"/promotions/{made.json()['id']}", {"is_active": False})
    off = _price(owner, staff.store(), lines).json()

    assert (on["totals"]["gross_minor"], off["totals"]["gross_minor"]) == (1_710, 1_900)
    wrong = owner.post("/promotions", {"rule": {**RULE, "effect": {"kind": "percent", "ppm": 1_000_001}}})
    assert wrong.status_code == 422


def test_a_priced_basket_is_a_body_that_is_accepted_to_the_cent(staff: Staff, owner: Browser, chain: Chain) -> None:
    lines = [
        {"n": 1, "variant": str(chain.variants["LOAF"]), "quantity_milli": 2_000},
        {"n": 2, "variant": str(chain.variants["TOM"]), "quantity_milli": 482},
    ]
    priced = _price(owner, staff.store(), lines).json()

    assert [line["gross_minor"] for line in priced["lines"]] == [840, 188]
    gross = priced["totals"]["gross_minor"]
    body = {
        **{name: priced[name] for name in ("lines", "totals", "taxes")},
        "returned": [], "rounding_minor": 0, "tenders": [{"n": 1, "kind": "cash", "amount_minor": gross}],
    }  # fmt: skip
    body["lines"] = [{**line, "discounts": line["discounts"]} for line in priced["lines"]]
    answer = chain.client().post("/sales", {"id": str(clock.new_id()), "store": staff.store(), "body": body})
    assert answer.status_code == 201, answer.content


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"quantity_milli": 0}, "quantity_not_positive"),
        ({"quantity_milli": 1_500}, "quantity_not_whole"),
        ({"quantity_milli": 10**9}, "out_of_range"),
        ({"unit_price_minor": -5}, "price_not_positive"),
        ({"unit_price_minor": 0}, "price_not_positive"),
        ({"manual_discount": {"ppm": 2_000_000}}, "bad_discount"),
        ({"manual_discount": {"ppm": 1, "minor": 1}}, "bad_discount"),
        ({"variant": "00000000-0000-7000-8000-000000000000"}, "unknown_variant"),
        ({"quantity_milli": "2"}, "not_an_integer"),
    ],
)
def test_a_line_that_cannot_be_priced_is_422_with_its_field(
    staff: Staff, owner: Browser, line: dict[str, Any], code: str
) -> None:
    good = {"n": 1, "variant": str(staff.chain.variants["LOAF"]), "quantity_milli": 1_000}

    answer = _price(owner, staff.store(), [{**good, **line}])

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert "0" in answer.json()["error"]["field"]


def test_a_till_loads_what_it_sells_by_and_is_told_304_until_something_changes(
    staff: Staff, owner: Browser, chain: Chain
) -> None:
    till = staff.at_till("cashier")
    put = owner.send(
        "PUT",
        f"/stores/{staff.store()}/assortment",
        {"rows": [{"variant": str(chain.variants["MUG"]), "is_listed": False},
                  {"variant": str(chain.variants["LOAF"]), "favourite_tab": "Bread", "favourite_position": 1}]},
    )  # fmt: skip
    assert put.json() == {"count": 2}

    first = till.get("/till/catalogue")
    loaded = first.json()
    same = till.get("/till/catalogue", **{"If-None-Match": first["ETag"]})

    assert [v["code"] for v in loaded["variants"]] == ["LOAF", "TOM"]
    assert loaded["favourites"] == [{"tab": "Bread", "variants": [str(chain.variants["LOAF"])]}]
    assert (same.status_code, same.content) == (304, b"")
    _made(owner)
    later = till.get("/till/catalogue", **{"If-None-Match": first["ETag"]})
    assert later.status_code == 200
    assert [v["code"] for v in later.json()["variants"]] == ["RYE", "LOAF", "TOM"]


def test_the_tills_rules_are_the_engines_rules_and_come_packed_where_asked(staff: Staff, owner: Browser) -> None:
    owner.post("/promotions", {"rule": RULE})
    till = staff.at_till("cashier")

    packed = till.get("/till/catalogue", **{"Accept-Encoding": "gzip"})
    loaded = json.loads(gzip.decompress(packed.content))

    assert packed["Content-Encoding"] == "gzip"
    members = (
        "currency", "prices_include_tax", "rounding", "cash_rounding_minor", "tax_categories", "promotions", "table_versions"
    )  # fmt: skip
    rules = parse_rules({name: loaded[name] for name in members})
    assert [promotion.name for promotion in rules.promotions] == ["Mugs 10 % off"]
    assert rules.tax.categories[0].rates[0].ppm == 200_000


def test_a_till_is_not_given_the_catalogue_of_another_store(staff: Staff) -> None:
    assert staff.at_till("cashier").get(f"/till/catalogue?store={staff.store('S02')}").status_code in (403, 404)


def test_the_change_feed_names_what_changed_once_in_order_and_pages_by_cursor(committed_chain: Chain, cheap: None) -> None:
    owner = make_staff(committed_chain).at_office("owner")
    start = owner.get("/changes?limit=1000").json()["next"]
    made = _made(owner)["variants"][0]
    owner.send("PATCH", f"/variants/{made['id']}", {"name": "Dark rye"})

    page = owner.get(f"/changes?cursor={start}&entities=variant&limit=1").json()
    rest = owner.get(f"/changes?cursor={page['next']}&entities=variant").json()

    assert [(i["id"], i["version"]) for i in (*page["items"], *rest["items"])] == [(made["id"], 1), (made["id"], 2)]
    assert owner.get(f"/changes?cursor={rest['next']}").json()["next"] == rest["next"]


@pytest.mark.parametrize("ask", [lambda b: b.get("/variants"), lambda b: b.get("/till/catalogue"), lambda b: b.get("/changes")])
def test_nobody_sees_nothing(chain: Chain, ask: Callable[[Browser], Any]) -> None:
    assert ask(Browser()).status_code == 401
