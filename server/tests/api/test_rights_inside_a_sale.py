"""Rights a sale's body asks for: discounts, prices by hand, returns. The cells are read from the page; the door is POST /sales."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.api.doors import undone
from tests.api.test_permission_matrix import TABLE, Column, columns, given
from tests.chain import Chain, sale_body
from tests.contexts.identity.staff import PIN, Browser, Staff, code_of, make_staff
from tests.orders import restock
from tillbook.app.proof import verify_books
from tillbook.core.access import Action
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase
from tillbook.platform import clock, sql

MUG_MINOR = 950


@pytest.fixture
def staff(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """A staffed chain with twenty mugs; hashes are cheap here."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()
    restock(chain, "MUG", 20_000)
    return make_staff(chain)


def discounted(staff: Staff, *offs: int, override: str | None = None) -> dict[str, Any]:
    """A sale of one mug per amount taken off by hand."""
    body = sale_body([(staff.chain.variants["MUG"], 1_000, MUG_MINOR - off) for off in offs])
    for line, off in zip(body["lines"], offs, strict=True):
        line["unit_price_minor"] = MUG_MINOR
        line["discounts"] = [{"source": "line", "minor": off, **({"override": override} if override else {})}]
    body["totals"]["discount_minor"] = sum(offs)
    return body


def cheaper(staff: Staff, price_minor: int) -> dict[str, Any]:
    """A sale of one mug at another price than the list's."""
    return sale_body([(staff.chain.variants["MUG"], 1_000, price_minor)])


def brought_back(staff: Staff, mugs: int, *, has_receipt: bool, override: str | None = None) -> dict[str, Any]:
    """A return of mugs, of a sale made for it or without a receipt."""
    sold = sale_body([(staff.chain.variants["MUG"], mugs * 1_000, MUG_MINOR)])
    sale = {"id": str(clock.new_id()), "store": staff.store(), "body": sold}
    assert staff.chain.client().post("/sales", sale).status_code == 201
    line = sold["lines"][0]
    figures = {
        name: line[name] for name in ("variant", "quantity_milli", "unit_price_minor", "taxes", "net_minor", "gross_minor")
    }
    of = {"doc_id": sale["id"], "n": 1} if has_receipt else None
    back = {"n": 1, "of": of, "discounts": [], "reason": "chipped", "condition": "sellable", **figures}
    if override:
        back["override"] = override
    (tax,) = sold["taxes"]
    negative = {name: -value for name, value in sold["totals"].items()}
    return {
        "lines": [],
        "returned": [back],
        "tenders": [{"n": 1, "kind": "cash", "amount_minor": -line["gross_minor"]}],
        "rounding_minor": 0,
        "totals": negative,
        "taxes": [{"rate": tax["rate"], "base_minor": -tax["base_minor"], "tax_minor": -tax["tax_minor"]}],
    }


def post(staff: Staff, browser: Browser, body: dict[str, Any], **headers: str) -> Any:
    """Post a sale of Mill Lane."""
    return browser.post("/sales", {"id": str(clock.new_id()), "store": staff.store(), "body": body}, **headers)


ACTS: dict[str, tuple[Action, Callable[[Staff], dict[str, Any]], bool]] = {
    "9 % off": (Action.DISCOUNT, lambda s: discounted(s, 90), False),
    "a fifth and more off": (Action.DISCOUNT, lambda s: discounted(s, 200), True),
    "5 % below the list": (Action.OVERRIDE_PRICE, lambda s: cheaper(s, 900), False),
    "half the list": (Action.OVERRIDE_PRICE, lambda s: cheaper(s, 475), True),
    "a mug back with its receipt": (Action.RETURN_WITH_RECEIPT, lambda s: brought_back(s, 1, has_receipt=True), False),
    "twelve mugs back with their receipt": (Action.RETURN_WITH_RECEIPT, lambda s: brought_back(s, 12, has_receipt=True), True),
    "a mug back without": (Action.RETURN_WITHOUT_RECEIPT, lambda s: brought_back(s, 1, has_receipt=False), False),
    "twelve mugs back without": (Action.RETURN_WITHOUT_RECEIPT, lambda s: brought_back(s, 12, has_receipt=False), True),
}


def promised(column: str, action: Action, *, is_large: bool) -> str:
    """Return what the page says about an act inside a sale of the own store."""
    if TABLE[int(Action.SELL)][column] == "-":
        return "not_permitted"
    letter = TABLE[int(action)][column]
    return "needs_approval" if letter == "V" or (letter == "L" and is_large) else "allowed"


def test_every_role_gets_inside_a_sale_what_the_page_promises(staff: Staff, capsys: pytest.CaptureFixture[str]) -> None:
    wrong, tried = [], 0
    everybody = columns(staff)
    for name, (action, build, is_large) in ACTS.items():
        with undone():
            body = build(staff)
            for column in everybody:
                answer = _knock(staff, column, body)
                if answer != promised(column.name, action, is_large=is_large):
                    wrong.append((name, column.name, answer))
                tried += 1
    with capsys.disabled():
        print(f"\nrights inside a sale: {tried} tries, 4 actions x {len(everybody)} roles, small and large")
    assert wrong == []


def _knock(staff: Staff, column: Column, body: dict[str, Any]) -> str:
    with undone():
        answer = post(staff, column.browser, body, **column.headers)
    policy.forget_policy()
    code = answer.json()["error"]["code"] if answer.status_code >= 400 else ""
    assert answer.status_code in (201, 401, 403), answer.content
    return given(answer.status_code, code)


def agreement(staff: Staff, till: Browser, action: Action, **figures: int) -> str:
    """The manager agrees on the same screen."""
    answer = till.post("/till/approval", {"person": str(staff.ids["manager"]), "pin": PIN, "action": int(action), **figures})
    assert answer.status_code == 200, answer.content
    return str(answer.json()["override_token"])


def test_a_managers_pin_makes_the_discount_and_the_document_names_the_agreement(staff: Staff) -> None:
    till = staff.at_till("cashier")
    refused = post(staff, till, discounted(staff, 300, 200))
    assert (refused.status_code, code_of(refused)) == (403, "needs_approval")

    token = agreement(staff, till, Action.DISCOUNT, amount_minor=500)
    answer = post(staff, till, discounted(staff, 300, 200, override=token))

    assert answer.status_code == 201, answer.content
    used = sql.fetch_one("SELECT action, amount_minor, used_for FROM identity_override")
    assert used is not None
    assert (used[0], used[1], str(sql.read_id(used[2]))) == (4, 500, answer.json()["id"])
    acts = [row[0] for row in sql.fetch_all("SELECT action FROM audit_row WHERE action LIKE 'override%' ORDER BY id")]
    assert acts == ["override.lend", "override.use"]
    assert verify_books().findings == []


def test_the_same_sale_sent_again_is_the_same_answer_and_another_sale_gets_nothing(staff: Staff) -> None:
    till = staff.at_till("cashier")
    token = agreement(staff, till, Action.DISCOUNT, amount_minor=300)
    sale = {"id": str(clock.new_id()), "store": staff.store(), "body": discounted(staff, 300, override=token)}
    first, again = till.post("/sales", sale), till.post("/sales", sale)
    assert (first.status_code, again.status_code) == (201, 200)
    other = till.post("/sales", {**sale, "id": str(clock.new_id())})
    assert (other.status_code, code_of(other)) == (403, "bad_override")


def test_a_sale_refused_after_its_agreement_was_used_can_be_sent_again(staff: Staff) -> None:
    store, till = staff.chain.stores["S01"], staff.at_till("cashier")
    store.negative_stock = "block"
    store.save()
    token = agreement(staff, till, Action.DISCOUNT, amount_minor=300)
    body = discounted(staff, 300, override=token)
    body["lines"][0]["variant"] = str(staff.chain.variants["LOAF"])
    body["lines"][0]["unit_price_minor"] = 420
    _total(body, 120)
    sale = {"id": str(clock.new_id()), "store": staff.store(), "body": body}

    assert code_of(till.post("/sales", sale)) == "insufficient_stock"
    assert sql.fetch_one("SELECT COUNT(*) FROM identity_override WHERE used_at IS NOT NULL") == (1,)
    restock(staff.chain, "LOAF", 1_000)
    assert till.post("/sales", sale).status_code == 201


def _total(body: dict[str, Any], gross: int) -> None:
    """Make a body of one line come to another total, 20 % VAT inside."""
    net = (gross * 2_000 + 1_200) // 2_400
    tax = {"rate": "GB-VAT-20", "base_minor": net, "tax_minor": gross - net}
    body["lines"][0].update(net_minor=net, gross_minor=gross, taxes=[tax])
    body["totals"].update(net_minor=net, tax_minor=gross - net, gross_minor=gross)
    body["taxes"], body["tenders"][0]["amount_minor"] = [tax], gross


def test_an_agreement_does_not_stretch(staff: Staff) -> None:
    till = staff.at_till("cashier")
    token = agreement(staff, till, Action.DISCOUNT, amount_minor=300)
    answer = post(staff, till, discounted(staff, 301, override=token))
    assert (answer.status_code, code_of(answer)) == (403, "bad_override")


def test_a_return_over_the_limit_with_the_agreement_in_the_document_or_the_header(staff: Staff) -> None:
    till = staff.at_till("cashier")
    first = agreement(staff, till, Action.RETURN_WITH_RECEIPT, amount_minor=6 * MUG_MINOR)
    assert post(staff, till, brought_back(staff, 6, has_receipt=True, override=first)).status_code == 201
    second = agreement(staff, till, Action.RETURN_WITH_RECEIPT, amount_minor=6 * MUG_MINOR)
    body = brought_back(staff, 6, has_receipt=True)
    assert post(staff, till, body, **{"X-Tillbook-Override": f"nonsense, {second}"}).status_code == 201


def test_a_supervisor_does_not_agree_to_his_own_return(staff: Staff) -> None:
    till = staff.at_till("supervisor")
    asked = {"person": str(staff.ids["supervisor"]), "pin": PIN, "action": 3, "amount_minor": 12 * MUG_MINOR}
    answer = till.post("/till/approval", asked)
    assert (answer.status_code, code_of(answer)) == (403, "self_approval")


def test_with_second_person_off_the_cashier_is_not_asked(staff: Staff) -> None:
    staff.chain.company.second_person = "off"
    staff.chain.company.save()
    policy.forget_policy()
    assert post(staff, staff.at_till("cashier"), discounted(staff, 500)).status_code == 201
