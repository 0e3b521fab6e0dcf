"""What a posted sale may say of prices, discounts, taxes and quantities, and what it gets when it says otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chain import SYSTEM, Chain, sale_body
from tillbook.core.access import Action, Assignment, Role
from tillbook.identity import interface as identity
from tillbook.ledger import interface as ledger
from tillbook.platform import clock


def _post(chain: Chain, body: dict[str, Any], store: str = "S01") -> Any:
    payload = {"id": str(clock.new_id()), "store": str(chain.stores[store].id), "body": body}
    return chain.client(store).post("/sales", payload)


def _one_mug(chain: Chain) -> dict[str, Any]:
    return sale_body([(chain.variants["MUG"], 1_000, 950)])


@pytest.mark.parametrize(
    ("quantity", "code"),
    [
        (0, "quantity_not_positive"),
        (-1_000, "quantity_not_positive"),
        (10**12, "quantity_not_positive"),
        (1_000_500, "out_of_range"),
    ],
)
def test_a_senseless_quantity_is_a_field_error(chain: Chain, quantity: int, code: str) -> None:
    body = _one_mug(chain)
    body["lines"][0]["quantity_milli"] = quantity
    answer = _post(chain, body)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"].startswith("lines.0")


def test_half_a_mug_is_not_sold(chain: Chain) -> None:
    answer = _post(chain, sale_body([(chain.variants["MUG"], 500, 950)]))
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "quantity_not_whole")


def test_half_a_kilo_of_tomatoes_is_sold(chain: Chain) -> None:
    assert _post(chain, sale_body([(chain.variants["TOM"], 482, 390)])).status_code == 201


@pytest.mark.parametrize("value", ["1000", 1000.5, None, True])
def test_a_quantity_that_is_no_whole_number_is_refused_before_anything_else(chain: Chain, value: object) -> None:
    body = _one_mug(chain)
    body["lines"][0]["quantity_milli"] = value
    answer = _post(chain, body)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "body.lines.0.quantity_milli"


def test_not_a_number_is_not_json_here(chain: Chain) -> None:
    raw = b'{"id": NaN}'
    answer = chain.client()._client.post(
        "/api/v1/sales", raw, content_type="application/json", headers={"Authorization": f"Bearer {chain.keys['S01']}"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "not_json")


def test_a_wrong_tax_is_named_with_what_it_should_be(chain: Chain) -> None:
    body = _one_mug(chain)
    for part in (body["lines"][0], body["totals"]):
        part["net_minor"] += 1
    for tax in (body["lines"][0]["taxes"][0], body["taxes"][0]):
        tax["tax_minor"] -= 1
        tax["base_minor"] += 1
    body["totals"]["tax_minor"] -= 1
    answer = _post(chain, body)
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "tax_mismatch"
    assert answer.json()["error"]["data"] == {"expected_minor": 158, "actual_minor": 157}


def test_a_price_that_is_not_the_list_s_needs_a_second_person_where_there_are_two(chain: Chain) -> None:
    for name in ("ines", "omar"):
        identity.create_person(
            SYSTEM,
            name=name,
            login=name,
            passphrase="four calm walruses sing",
            roles=[Assignment(Role.MANAGER, chain.stores["S01"].id)],
        )
    answer = _post(chain, sale_body([(chain.variants["MUG"], 1_000, 900)]))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "needs_approval")
    assert answer.json()["error"]["data"]["action"] == Action.OVERRIDE_PRICE
    assert ledger.count_movements() == 0


def test_an_invented_promotion_is_refused(chain: Chain) -> None:
    body = _one_mug(chain)
    line = body["lines"][0]
    line["discounts"] = [{"source": "promotion:soap-week", "minor": 350}]
    line["gross_minor"], line["net_minor"] = 600, 500
    line["taxes"][0].update(base_minor=500, tax_minor=100)
    body["taxes"][0].update(base_minor=500, tax_minor=100)
    body["totals"] = {"net_minor": 500, "tax_minor": 100, "gross_minor": 600, "discount_minor": 350}
    body["tenders"][0]["amount_minor"] = 600
    answer = _post(chain, body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "discount_mismatch")


def test_an_unknown_variant_is_refused_and_moves_nothing(chain: Chain) -> None:
    answer = _post(chain, sale_body([(clock.new_id(), 1_000, 950)]))
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "unknown_variant")
    assert ledger.count_movements() == 0


def test_a_sale_for_a_store_the_key_is_not_for_is_refused(chain: Chain) -> None:
    payload = {"id": str(clock.new_id()), "store": str(chain.stores["S02"].id), "body": _one_mug(chain)}
    assert chain.client("S01").post("/sales", payload).status_code == 403


def test_a_store_that_blocks_selling_below_zero_refuses_what_it_has_not(chain: Chain) -> None:
    store = chain.stores["S01"]
    store.negative_stock = "block"
    store.save()
    answer = _post(chain, _one_mug(chain))
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "insufficient_stock")
    assert ledger.count_movements() == 0


def test_a_store_that_warns_sells_and_says_so(chain: Chain) -> None:
    store = chain.stores["S01"]
    store.negative_stock = "warn"
    store.save()
    answer = _post(chain, _one_mug(chain))
    assert answer.status_code == 201
    assert [w["code"] for w in answer.json()["warnings"]] == ["stock_below_zero"]
