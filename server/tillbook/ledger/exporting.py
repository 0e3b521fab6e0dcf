"""Writing the stock book out: every movement, and every balance, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from tillbook.core.values import format_quantity
from tillbook.platform import sql

MOVEMENT_COLUMNS = (
    "id", "document", "line", "variant", "lot", "from", "to", "quantity", "kind", "reason", "unit_cost_minor", "occurred_at",
    "recorded_at",
)  # fmt: skip


def export_movements() -> Iterator[tuple[UUID, tuple[str, ...]]]:
    """Yield (variant, texts in the order of MOVEMENT_COLUMNS) of every movement, oldest first; places and variant as ids."""
    rows = sql.stream(
        "SELECT id, document_id, line, variant_id, lot_id, from_id, to_id, quantity_milli, kind, reason, unit_cost_minor, "
        "occurred_at, recorded_at FROM ledger_movement ORDER BY id"
    )
    for number, document, line, variant, lot, source, target, quantity, kind, reason, cost, occurred_at, recorded_at in rows:
        ids = tuple(str(sql.read_id(value)) for value in (variant, lot, source, target))
        times = (sql.read_time(occurred_at).isoformat(), sql.read_time(recorded_at).isoformat())
        cost_text = "" if cost is None else str(cost)
        texts = (str(number), str(sql.read_id(document)), str(line), *ids, format_quantity(quantity), kind, reason, cost_text)
        yield sql.read_id(variant), (*texts, *times)


def export_balances() -> Iterator[tuple[UUID, UUID, int]]:
    """Yield (location, variant, thousandths) of every balance that is not zero."""
    rows = sql.stream(
        "SELECT location_id, variant_id, SUM(quantity_milli) FROM ledger_balance GROUP BY location_id, variant_id "
        "HAVING SUM(quantity_milli) <> 0 ORDER BY location_id, variant_id"
    )
    for location, variant, quantity in rows:
        yield sql.read_id(location), sql.read_id(variant), int(quantity)
