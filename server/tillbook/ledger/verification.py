"""Proving the stock book: balances equal the fold of all movements; movements equal what their documents say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tillbook.audit.interface import Verification
from tillbook.core.ledger import CACHED_KINDS
from tillbook.platform import sql

_FOLD = (
    "SELECT variant_id, location_id, lot_id, SUM(q) AS q FROM ("
    "SELECT variant_id, to_id AS location_id, lot_id, quantity_milli AS q FROM ledger_movement "
    "UNION ALL SELECT variant_id, from_id, lot_id, -quantity_milli FROM ledger_movement"
    ") AS moved GROUP BY variant_id, location_id, lot_id"
)

Key = tuple[Any, Any, Any]


def verify_balances(counterparties: set[UUID]) -> Verification:
    """Fold all movements and compare with the cache; `counterparties` are the locations that have no balance.

    Also proves that per variant and lot everything sums to zero over all places.
    """
    result = Verification()
    folded: dict[Key, int] = {}
    sums: dict[Any, int] = {}
    uncached = {sql.id_value(location) for location in counterparties}
    for variant, location, lot, quantity in sql.stream(_FOLD):
        sums[variant] = sums.get(variant, 0) + int(quantity)
        if location not in uncached and quantity:
            folded[variant, location, lot] = int(quantity)
    for variant, total in sums.items():
        if total:
            result.find(f"variant {variant}", f"its movements do not sum to zero over all places but to {total}")
    balances = 0
    for variant, location, lot, quantity in sql.stream(
        "SELECT variant_id, location_id, lot_id, quantity_milli FROM ledger_balance"
    ):
        balances += 1
        expected = folded.pop((variant, location, lot), 0)
        if expected != quantity:
            result.find(f"balance of variant {variant} at {location}", f"the book says {quantity}, its movements say {expected}")
    for (variant, location, _), quantity in folded.items():
        result.find(f"balance of variant {variant} at {location}", f"there is none, its movements say {quantity}")
    result.figures.update(movements=count_movements(), balances=balances)
    return result


def count_movements() -> int:
    """Return how many movements there are."""
    return int((sql.fetch_one("SELECT COUNT(*) FROM ledger_movement") or (0,))[0])


def stream_movements() -> Iterator[tuple[UUID, int, UUID, UUID, UUID, UUID, int, str]]:
    """Yield (document, line, variant, lot, from, to, quantity, kind) of every movement in order of document and line."""
    query = "SELECT document_id, line, variant_id, lot_id, from_id, to_id, quantity_milli, kind FROM ledger_movement ORDER BY document_id, line, id"
    for document, line, variant, lot, source, target, quantity, kind in sql.stream(query):
        yield (
            sql.read_id(document),
            line,
            sql.read_id(variant),
            sql.read_id(lot),
            sql.read_id(source),
            sql.read_id(target),
            quantity,
            kind,
        )


def rebuild_balances(counterparties: set[UUID]) -> int:
    """Empty the cache and fold all movements into it again, inside the caller's transaction; return the rows made."""
    uncached = {sql.id_value(location) for location in counterparties}
    sql.execute("DELETE FROM ledger_balance")
    rows = [tuple(row) for row in sql.fetch_all(_FOLD) if row[1] not in uncached]
    sql.insert_rows("ledger_balance", ("variant_id", "location_id", "lot_id", "quantity_milli"), rows)
    return len(rows)


def verify_values() -> Verification:
    """Compare each value account's balance with the sum of its entries."""
    result = Verification()
    rows = sql.fetch_all(
        "SELECT a.id, a.balance_minor, COALESCE(SUM(e.amount_minor), 0) FROM ledger_value_account a "
        "LEFT JOIN ledger_value_entry e ON e.account_id = a.id GROUP BY a.id, a.balance_minor"
    )
    for account, balance, total in rows:
        if balance != total:
            result.find(f"value account {account}", f"it says {balance}, its entries say {total}")
    result.figures["value_accounts"] = len(rows)
    return result


CACHED = frozenset(kind.value for kind in CACHED_KINDS)
"""The kinds of location that have balances, as written in the location table."""
