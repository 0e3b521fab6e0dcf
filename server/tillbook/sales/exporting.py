"""Writing sales out: lines, payments and orders, streamed; other contexts' things as ids."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from tillbook.core.sales.orders import order_reference
from tillbook.core.values import format_quantity
from tillbook.platform import sql

LINE_COLUMNS = (
    "receipt", "type", "business_date", "occurred_at", "recorded_at", "person", "n", "quantity", "unit_price_minor",
    "discount_minor", "net_minor", "gross_minor", "cost_minor", "reason", "condition",
)  # fmt: skip
TENDER_COLUMNS = ("receipt", "n", "kind", "amount_minor", "given_minor", "reference")
ORDER_COLUMNS = ("reference", "state", "payment_method", "payment_reference", "gross_minor", "placed_at")


def export_lines() -> Iterator[tuple[UUID, UUID | None, UUID, tuple[str, ...]]]:
    """Yield (store, customer, variant, texts in the order of LINE_COLUMNS) of every line, by sale and line."""
    rows = sql.stream(
        "SELECT s.store_id, s.customer_id, l.variant_id, s.receipt_no, s.type, s.business_date, s.occurred_at, s.recorded_at, "
        "s.actor_name, l.n, l.quantity_milli, l.unit_price_minor, l.discount_minor, l.net_minor, l.gross_minor, l.cost_minor, "
        "l.reason, l.condition FROM sales_sale s JOIN sales_line l ON l.sale_id = s.id ORDER BY s.id, l.n"
    )
    for store, customer, variant, receipt, kind, day, occurred_at, recorded_at, person, n, quantity, *rest in rows:
        times = (sql.read_time(occurred_at).isoformat(), sql.read_time(recorded_at).isoformat())
        figures = tuple("" if value is None else str(value) for value in rest)
        texts = (receipt, kind, str(day), *times, person, str(n), format_quantity(quantity), *figures)
        yield sql.read_id(store), sql.read_id(customer) if customer else None, sql.read_id(variant), texts


def export_tenders() -> Iterator[tuple[str, ...]]:
    """Yield every payment part in the order of TENDER_COLUMNS."""
    rows = sql.stream(
        "SELECT s.receipt_no, t.n, t.kind, t.amount_minor, t.given_minor, t.reference "
        "FROM sales_tender t JOIN sales_sale s ON s.id = t.sale_id ORDER BY s.id, t.n"
    )
    for row in rows:
        yield tuple("" if value is None else str(value) for value in row)


def export_orders() -> Iterator[tuple[UUID, UUID, tuple[str, ...]]]:
    """Yield (store, customer, texts in the order of ORDER_COLUMNS) of every order."""
    rows = sql.stream(
        "SELECT store_id, customer_id, number, state, payment_method, payment_reference, gross_minor, placed_at "
        "FROM sales_order ORDER BY number"
    )
    for store, customer, number, state, method, reference, gross, placed_at in rows:
        texts = (order_reference(number), state, method, reference, str(gross), sql.read_time(placed_at).isoformat())
        yield sql.read_id(store), sql.read_id(customer), texts
