"""Tampering: whoever drops the triggers and edits the books is found, and the place is named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import DatabaseError

from tests.chain import Chain, sale_body
from tillbook.app.proof import verify_books
from tillbook.audit import interface as audit
from tillbook.audit.service import GENESIS, ROW_COLUMNS, next_hash
from tillbook.platform import clock, sql

GUARDED = (
    "ledger_movement", "sales_sale", "sales_line", "audit_row", "audit_seal", "audit_checkpoint", "journal_document",
    "sales_tender", "sales_tax", "ledger_cost_entry", "ledger_value_entry",
)  # fmt: skip


@pytest.fixture
def books(committed_chain: Chain) -> Chain:
    """A restock of ten loaves and 120 sales of one, all sealed, with a checkpoint."""
    chain = committed_chain
    store, loaf = str(chain.stores["S01"].id), chain.variants["LOAF"]
    line = {"variant": str(loaf), "quantity_milli": 500_000, "unit_cost_minor": 200}
    assert chain.client().post("/restocks", {"id": str(clock.new_id()), "store": store, "lines": [line]}).status_code == 201
    for _ in range(12):
        payload = {"id": str(clock.new_id()), "store": store, "body": sale_body([(loaf, 1_000, 420)])}
        assert chain.client().post("/sales", payload).status_code == 201
    _seal()
    assert verify_books().findings == []
    return chain


def _seal() -> None:
    while audit.seal_pending():
        pass


@pytest.fixture
def attacker(books: Chain) -> Callable[..., None]:
    """A database administrator: drops the triggers first, then runs any statement."""
    for table in GUARDED:
        for act in ("update", "delete", "truncate"):
            on = f" ON {table}" if sql.is_postgresql() else ""
            sql.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}")

    def run(statement: str, *values: object) -> None:
        sql.execute(statement, values)

    return run


def _places() -> list[str]:
    return [place for place, _ in verify_books().findings]


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_itself_refuses_to_change_or_delete_rows_of_the_books(books: Chain, table: str, statement: str) -> None:
    column = {"journal_document": "doc_id", "audit_seal": "position", "audit_checkpoint": "position"}.get(table, "id")
    needs_row = not sql.is_postgresql() and sql.fetch_one(f"SELECT COUNT(*) FROM {table}") == (0,)
    if needs_row:
        pytest.skip("SQLite's row triggers have no row to refuse here")
    with pytest.raises(DatabaseError, match="append_only"), connection.cursor() as cursor:
        cursor.execute(statement.format(table, column))


def test_a_changed_balance_is_found_and_named(attacker: Callable[..., None]) -> None:
    attacker("UPDATE ledger_balance SET quantity_milli = quantity_milli + 1000")
    assert _places()[0].startswith("balance of variant")


def test_a_changed_movement_is_found_and_named(attacker: Callable[..., None]) -> None:
    attacker("UPDATE ledger_movement SET quantity_milli = 2000 WHERE id = (SELECT MAX(id) FROM ledger_movement)")
    assert any(place.startswith("movement of document") for place in _places())


def test_a_movement_and_its_balance_made_to_agree_are_found_by_the_document(attacker: Callable[..., None]) -> None:
    attacker("UPDATE ledger_movement SET quantity_milli = 2000 WHERE id = (SELECT MAX(id) FROM ledger_movement)")
    attacker("UPDATE ledger_balance SET quantity_milli = quantity_milli - 1000")
    places = _places()
    assert len(places) == 1
    assert places[0].startswith("movement of document")


def test_a_deleted_movement_with_its_balance_is_found_by_the_document(attacker: Callable[..., None]) -> None:
    attacker("DELETE FROM ledger_movement WHERE id = (SELECT MAX(id) FROM ledger_movement)")
    attacker("UPDATE ledger_balance SET quantity_milli = quantity_milli + 1000")
    assert [place.split(",")[-1] for place in _places()] == [" line 1"]


def test_a_changed_price_of_a_sale_line_is_found_and_named(attacker: Callable[..., None]) -> None:
    attacker("UPDATE sales_line SET unit_price_minor = 100 WHERE id = (SELECT MAX(id) FROM sales_line)")
    assert _places()[0].startswith("sale ")


def test_a_document_changed_with_its_hash_breaks_its_register_s_chain(attacker: Callable[..., None]) -> None:
    doc, text, seq = (
        sql.fetch_one("SELECT doc_id, text, seq FROM journal_document WHERE type = 'sale' ORDER BY seq LIMIT 1") or ()
    )
    changed = text.replace('"unit_price_minor":420', '"unit_price_minor":421')
    attacker(
        "UPDATE journal_document SET text = %s, hash = %s WHERE doc_id = %s",
        changed,
        hashlib.sha256(changed.encode()).hexdigest(),
        doc,
    )
    assert any(place.startswith(f"document {seq} of register") for place in _places())


def test_a_changed_audit_row_is_found_and_named(attacker: Callable[..., None]) -> None:
    row = (sql.fetch_one("SELECT id FROM audit_row ORDER BY id LIMIT 1 OFFSET 3") or (0,))[0]
    attacker("UPDATE audit_row SET actor_name = 'somebody else' WHERE id = %s", row)
    assert _places() == [f"audit row {row} (position 4)"]


def test_a_deleted_audit_row_is_found_and_named(attacker: Callable[..., None]) -> None:
    attacker("DELETE FROM audit_row WHERE id = (SELECT row_id FROM audit_seal WHERE position = 4)")
    assert "audit position 4" in _places()


def test_a_cut_tail_of_the_books_is_found_by_the_register_s_head(attacker: Callable[..., None]) -> None:
    attacker("DELETE FROM journal_document WHERE seq = (SELECT MAX(seq) FROM journal_document)")
    assert any(place.startswith("register ") for place in _places())


def test_a_cut_tail_of_the_audit_log_is_found_by_the_documents_that_lost_their_rows(attacker: Callable[..., None]) -> None:
    attacker("DELETE FROM audit_checkpoint")
    attacker("DELETE FROM audit_row WHERE id IN (SELECT row_id FROM audit_seal WHERE position > 15)")
    attacker("DELETE FROM audit_seal WHERE position > 15")
    assert any("no audit row" in message for _, message in verify_books().findings)


def test_a_chain_rebuilt_over_an_edited_row_is_found_by_the_signed_checkpoint(attacker: Callable[..., None]) -> None:
    _rebuild(attacker)
    assert any(place.startswith("audit checkpoint") for place in _places())


def test_a_chain_rebuilt_with_its_checkpoints_removed_is_found_by_the_anchor_outside(
    attacker: Callable[..., None], tmp_path: Path
) -> None:
    position, head = audit.chain_head()
    anchors = tmp_path / "anchors.txt"
    anchors.write_text(f"{position} {head[:8]}\n")
    _rebuild(attacker)
    attacker("DELETE FROM audit_checkpoint")
    assert verify_books().findings == []
    assert [place for place, _ in verify_books(audit.read_anchors(anchors)).findings] == [f"audit position {position}"]


def _rebuild(attacker: Callable[..., None]) -> None:
    """Edit the first row that is not about a document, and seal everything again without a break."""
    attacker("UPDATE audit_row SET summary = 'nothing to see' WHERE id = (SELECT MIN(id) FROM audit_row)")
    tip = GENESIS
    for position, row_id in sql.fetch_all("SELECT position, row_id FROM audit_seal ORDER BY position"):
        row = sql.fetch_one(f"SELECT {ROW_COLUMNS} FROM audit_row WHERE id = %s", [row_id])
        assert row is not None
        tip = next_hash(tip, row)
        attacker("UPDATE audit_seal SET hash = %s WHERE position = %s", tip, position)
