"""What a customer bought and ordered, for the customer's page and export; and what is forgotten here with a customer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tillbook.customers.interface import HistoryItem, HistoryLine

from .models import OrderNote
from .order_queries import OrderFilter, OrderView, orders_page
from .sale_queries import SaleFilter, SaleView, sales_page


def history_of_customer(customer_id: UUID, *, after: tuple[datetime, UUID] | None, limit: int) -> list[HistoryItem]:
    """Return at most `limit` sales, returns and orders of a customer, newest first, behind the position `after`."""
    sales = sales_page(SaleFilter(customer=customer_id), after=after, limit=limit)
    orders = orders_page(OrderFilter(customer=customer_id), after=after, limit=limit)
    items = [*map(_of_sale, sales), *map(_of_order, orders)]
    return sorted(items, key=lambda item: (item.at, item.id), reverse=True)[:limit]


def forget_customer(customer_id: UUID) -> None:
    """Delete what was typed beside a customer's orders, inside the caller's transaction; sales and orders stay."""
    OrderNote.objects.filter(order__customer_id=customer_id).delete()


def _of_sale(view: SaleView) -> HistoryItem:
    def name(variant: UUID) -> str:
        return view.labels[variant].name if variant in view.labels else ""

    sold = [HistoryLine(name(x.variant), x.quantity_milli, x.figures.gross_minor) for x in view.body.lines]
    back = [HistoryLine(name(x.variant), -x.quantity_milli, -x.figures.gross_minor) for x in view.body.returned]
    return HistoryItem(
        type=view.row.type,
        id=view.row.id,
        label=view.row.receipt_no,
        at=view.row.recorded_at,
        store_id=view.row.store_id,
        store_name=view.store_name,
        gross_minor=view.row.gross_minor,
        state=None,
        lines=(*sold, *back),
    )


def _of_order(view: OrderView) -> HistoryItem:
    return HistoryItem(
        type="order",
        id=view.id,
        label=view.reference,
        at=view.placed_at,
        store_id=view.store_id,
        store_name=view.store_name,
        gross_minor=view.gross_minor,
        state=view.state,
        lines=tuple(HistoryLine(line.name, line.quantity_milli, line.gross_minor) for line in view.lines),
    )
