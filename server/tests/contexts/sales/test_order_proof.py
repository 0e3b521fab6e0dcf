"""Orders prove themselves: whatever an attacker edits of them, the proof names the place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from tests.chain import Chain
from tests.orders import order_payload, restock
from tillbook.app.proof import verify_books
from tillbook.core.ledger import Place, PlaceKind, location_id
from tillbook.platform import clock, sql


@pytest.fixture
def order(chain: Chain) -> dict[str, Any]:
    """An open order for three mugs of ten, beside one that was completed; the books prove themselves."""
    restock(chain, "MUG", 10_000)
    done = chain.client().post("/orders", order_payload(chain, [("MUG", 2_000)])).json()
    for step in ("confirm", "complete"):
        assert chain.client().post(f"/orders/{done['id']}/{step}", {}).status_code == 200
    placed: dict[str, Any] = chain.client().post("/orders", order_payload(chain, [("MUG", 3_000)])).json()
    assert verify_books().findings == []
    assert verify_books().figures["orders"] == 2
    return {**placed, "done": done["id"]}


@pytest.fixture
def attacker(order: dict[str, Any]) -> Callable[..., int]:
    """A database administrator who dropped the triggers first."""
    for table in ("ledger_movement", "sales_order_event", "sales_sale", "sales_line", "journal_document"):
        for act in ("update", "delete"):
            sql.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}" + (f" ON {table}" if sql.is_postgresql() else ""))
    return lambda statement, *values: sql.execute(statement, values)


def _places() -> str:
    return "\n".join(f"{place}: {message}" for place, message in verify_books().findings)


def test_a_line_of_an_order_made_smaller_is_found(order: dict[str, Any], attacker: Callable[..., int]) -> None:
    attacker("UPDATE sales_order_line SET quantity_milli = 1000 WHERE order_id = %s", sql.id_value(UUID(order["id"])))

    assert "movement of document" in _places()
    assert "3000 is kept aside, open orders say 1000" in _places()


def test_an_open_order_called_cancelled_is_found(order: dict[str, Any], attacker: Callable[..., int]) -> None:
    attacker("UPDATE sales_order SET state = 'cancelled' WHERE id = %s", sql.id_value(UUID(order["id"])))

    assert f"order {order['id']}: its state is not that of its last step" in _places()
    assert "open orders say 0" in _places()


def test_a_step_that_was_removed_is_found(order: dict[str, Any], attacker: Callable[..., int]) -> None:
    attacker("DELETE FROM sales_order_event WHERE order_id = %s", sql.id_value(UUID(order["id"])))

    assert "no document and no step of an order caused them" in _places()
    assert f"order {order['id']}: its state is not that of its last step" in _places()


def test_a_completed_order_that_names_another_sale_is_found(order: dict[str, Any], attacker: Callable[..., int]) -> None:
    attacker("UPDATE sales_order SET sale_id = %s WHERE id = %s", sql.id_value(clock.new_id()), sql.id_value(UUID(order["done"])))

    assert f"order {order['done']}: its sale is not the one its completion recorded" in _places()


def test_a_movement_that_nothing_caused_is_found_though_its_balances_agree(
    chain: Chain, order: dict[str, Any], attacker: Callable[..., int]
) -> None:
    shelf = location_id(Place(PlaceKind.STORE, chain.stores["S01"].id))
    loss, mug = location_id(Place(PlaceKind.LOSS)), chain.variants["MUG"]
    attacker(
        "INSERT INTO ledger_movement (document_id, line, variant_id, lot_id, from_id, to_id, quantity_milli, kind, reason, "
        "occurred_at, recorded_at) SELECT %s, 1, variant_id, lot_id, %s, %s, 1000, 'adjust', '', occurred_at, recorded_at "
        "FROM ledger_movement WHERE id = (SELECT MIN(id) FROM ledger_movement)",
        sql.id_value(stray := clock.new_id()), sql.id_value(shelf), sql.id_value(loss),
    )  # fmt: skip
    attacker(
        "UPDATE ledger_balance SET quantity_milli = quantity_milli - 1000 WHERE variant_id = %s AND location_id = %s",
        sql.id_value(mug), sql.id_value(shelf),
    )  # fmt: skip

    assert _places() == f"movements of {stray}: no document and no step of an order caused them"
