"""Proving orders: what each step moved is what the order's lines say, and reserved stock is the lines of open orders."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from tillbook.audit.interface import Verification
from tillbook.core.ledger import Place, PlaceKind, Posting, location_id
from tillbook.core.sales import OPEN_STATES, OrderState, Reserved, release_postings, reserve_postings
from tillbook.ledger import interface as ledger
from tillbook.platform import sql
from tillbook.stores import interface as stores

_STEPS = (
    "SELECT e.id, e.state, o.store_id, l.n, l.variant_id, l.quantity_milli FROM sales_order_event e "
    "JOIN sales_order o ON o.id = e.order_id JOIN sales_order_line l ON l.order_id = o.id "
    "WHERE e.state IN (%s, %s) ORDER BY e.id, l.n"
)
_OPEN = (
    "SELECT o.store_id, l.variant_id, SUM(l.quantity_milli) FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id "
    "WHERE o.state IN (%s, %s) GROUP BY o.store_id, l.variant_id"
)


def stream_order_postings() -> Iterator[tuple[UUID, list[Posting]]]:
    """Yield (step, the movements it must have made) for every placing and cancelling, in order of the step's id.

    The other steps move nothing (confirmed) or are documents of the journal (completed, refunded), proved there.
    """
    current: tuple[UUID, str, UUID] | None = None
    lines: list[Reserved] = []
    for event, state, store, n, variant, quantity in sql.stream(_STEPS, [OrderState.PENDING.value, OrderState.CANCELLED.value]):
        step = (sql.read_id(event), str(state), sql.read_id(store))
        if current is not None and step[0] != current[0]:
            yield current[0], _postings(current, lines)
            lines = []
        current = step
        lines.append(Reserved(n, sql.read_id(variant), quantity))
    if current is not None:
        yield current[0], _postings(current, lines)


def _postings(step: tuple[UUID, str, UUID], lines: list[Reserved]) -> list[Posting]:
    make = reserve_postings if step[1] == OrderState.PENDING else release_postings
    return make(lines, store=step[2])


def verify_orders() -> Verification:
    """Compare what is reserved with the lines of open orders, and each order's state and sale with its last step."""
    result = Verification()
    rows = sql.fetch_all(_OPEN, sorted(OPEN_STATES))
    expected = {
        (sql.read_id(variant), location_id(Place(PlaceKind.RESERVED, sql.read_id(store)))): int(total)
        for store, variant, total in rows
    }
    places = stores.Location.objects.filter(kind=PlaceKind.RESERVED.value).values_list("id", flat=True)
    found = ledger.balances_at(list(places))
    for key in sorted(expected.keys() | found.keys(), key=str):
        if expected.get(key, 0) != found.get(key, 0):
            message = f"{found.get(key, 0)} is kept aside, open orders say {expected.get(key, 0)}"
            result.find(f"reserved of variant {key[0]} at {key[1]}", message)
    _verify_states(result)
    return result


def _verify_states(result: Verification) -> None:
    query = (
        "SELECT o.id, o.state, o.sale_id, e.id, e.state FROM sales_order o LEFT JOIN sales_order_event e ON e.order_id = o.id "
        "ORDER BY o.id, e.n"
    )
    orders: dict[object, tuple[str, object, list[tuple[object, str]]]] = {}
    for order, state, sale, event, event_state in sql.stream(query):
        steps = orders.setdefault(order, (state, sale, []))[2]
        if event is not None:
            steps.append((event, event_state))
    for order, (state, sale, steps) in orders.items():
        place = f"order {sql.read_id(order)}"  # type: ignore[arg-type]
        completed = next((event for event, name in steps if name == OrderState.COMPLETED), None)
        if not steps or steps[-1][1] != state:
            result.find(place, "its state is not that of its last step")
        elif sale != completed:
            result.find(place, "its sale is not the one its completion recorded")
    result.figures["orders"] = len(orders)
