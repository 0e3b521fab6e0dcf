"""Sums over the facts of sales: per day, hour, store, variant and payment method.

Every sum is net of returns, because lines given back are negative in the facts. Days are business days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.platform import sql


@dataclass(frozen=True, slots=True)
class Period:
    """Business days from `since` to `until`, both included, in some stores (None: all)."""

    since: date
    until: date
    stores: Collection[UUID] | None = None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The sums of a period, in minor units. `cost_minor` covers the lines whose cost was known, `costed_net_minor` their net."""

    net_minor: int = 0
    gross_minor: int = 0
    receipts: int = 0
    returned_minor: int = 0
    cost_minor: int = 0
    costed_net_minor: int = 0


def _where(period: Period) -> tuple[str, list[object]]:
    text, values = "business_date BETWEEN %s AND %s", [period.since.isoformat(), period.until.isoformat()]
    if period.stores is None:
        return text, list(values)
    if not period.stores:
        return "1 = 0", []
    return f"{text} AND store_id IN ({sql.placeholders(len(period.stores))})", [*values, *map(sql.id_value, period.stores)]


def figures(period: Period, *, with_cost: bool) -> DayFigures:
    """Return the sums of a period; cost only where asked for."""
    where, values = _where(period)
    row = sql.fetch_one(
        "SELECT COALESCE(SUM(net_minor), 0), COALESCE(SUM(gross_minor), 0), SUM(CASE WHEN type = 'return' THEN 0 ELSE 1 END), "
        f"COALESCE(SUM(CASE WHEN gross_minor < 0 THEN -gross_minor ELSE 0 END), 0) FROM sales_facts WHERE {where}",
        values,
    )
    assert row is not None
    net, gross, receipts, returned = (int(value or 0) for value in row)
    cost = costed = 0
    if with_cost:
        known = sql.fetch_one(
            f"SELECT COALESCE(SUM(cost_minor), 0), COALESCE(SUM(net_minor), 0) FROM sales_line_facts WHERE cost_minor IS NOT NULL AND {where}",
            values,
        )
        cost, costed = (int(value) for value in known or (0, 0))
    return DayFigures(net, gross, receipts, returned, cost, costed)


def net_by_store(period: Period) -> dict[UUID, int]:
    """Return net sales per store, in minor units."""
    where, values = _where(period)
    rows = sql.fetch_all(f"SELECT store_id, SUM(net_minor) FROM sales_facts WHERE {where} GROUP BY store_id", values)
    return {sql.read_id(row[0]): int(row[1]) for row in rows}


def net_by_hour(period: Period, zones: dict[UUID, ZoneInfo]) -> dict[int, int]:
    """Return net sales per local hour of the store, in minor units."""
    where, values = _where(period)
    sums: defaultdict[int, int] = defaultdict(int)
    for store, occurred_at, net in sql.fetch_all(
        f"SELECT store_id, occurred_at, net_minor FROM sales_facts WHERE {where}", values
    ):
        sums[sql.read_time(occurred_at).astimezone(zones[sql.read_id(store)]).hour] += int(net)
    return dict(sums)


def last_day_with_sales(before: date, stores: Collection[UUID] | None) -> date | None:
    """Return the latest business day before a date on which anything was sold."""
    where, values = _where(Period(date.min.replace(year=1900), before, stores))
    row = sql.fetch_one(
        f"SELECT MAX(business_date) FROM sales_facts WHERE {where} AND business_date < %s", [*values, before.isoformat()]
    )
    if row is None or row[0] is None:
        return None
    return row[0] if isinstance(row[0], date) else date.fromisoformat(row[0])


def last_documents() -> dict[UUID, datetime]:
    """Return when each store's newest sale was recorded."""
    rows = sql.fetch_all("SELECT store_id, MAX(recorded_at) FROM sales_facts GROUP BY store_id")
    return {sql.read_id(row[0]): sql.read_time(row[1]) for row in rows}


def open_orders(stores: Collection[UUID] | None) -> tuple[int, datetime | None]:
    """Return how many orders wait (pending or confirmed) and since when the oldest does."""
    if stores is not None and not stores:
        return 0, None
    only = "" if stores is None else f"AND store_id IN ({sql.placeholders(len(stores))})"
    row = sql.fetch_one(
        f"SELECT COUNT(*), MIN(placed_at) FROM sales_order_facts WHERE state IN ('pending', 'confirmed') {only}",
        [sql.id_value(store) for store in stores or ()],
    )
    return (int(row[0]), sql.read_time(row[1]) if row[1] else None) if row else (0, None)


@dataclass(frozen=True, slots=True)
class RevenuePoint:
    """One point of revenue over time; `at` is the first day of the span, or the day and hour."""

    at: str
    gross_minor: int
    net_minor: int
    receipts: int


_SPANS = {
    "sqlite": {
        "day": "business_date",
        "week": "date(business_date, 'weekday 0', '-6 days')",
        "month": "date(business_date, 'start of month')",
    },
    "postgresql": {
        "day": "business_date",
        "week": "date_trunc('week', business_date)::date",
        "month": "date_trunc('month', business_date)::date",
    },
}


def revenue(period: Period, *, by: str) -> list[RevenuePoint]:
    """Return revenue per `day`, `week` (from Monday) or `month`, in order of time; spans without sales are left out."""
    span = _SPANS["postgresql" if sql.is_postgresql() else "sqlite"][by]
    where, values = _where(period)
    rows = sql.fetch_all(
        f"SELECT {span}, SUM(gross_minor), SUM(net_minor), SUM(CASE WHEN type = 'return' THEN 0 ELSE 1 END) "
        f"FROM sales_facts WHERE {where} GROUP BY 1 ORDER BY 1",
        values,
    )
    return [RevenuePoint(str(row[0])[:10], int(row[1]), int(row[2]), int(row[3])) for row in rows]


def top_variants(period: Period, *, limit: int) -> list[tuple[UUID, int, int]]:
    """Return (variant, quantity, net) of the best sellers by net sales."""
    where, values = _where(period)
    rows = sql.fetch_all(
        f"SELECT variant_id, SUM(quantity_milli), SUM(net_minor) AS net FROM sales_line_facts WHERE {where} "
        "GROUP BY variant_id ORDER BY net DESC, variant_id LIMIT %s",
        [*values, limit],
    )
    return [(sql.read_id(row[0]), int(row[1]), int(row[2])) for row in rows]


def payments(period: Period) -> Sequence[tuple[str, int, int]]:
    """Return (payment method, amount, how many) in order of the amount."""
    where, values = _where(period)
    rows = sql.fetch_all(
        f"SELECT kind, SUM(amount_minor) AS amount, COUNT(*) FROM sales_tender_facts WHERE {where} GROUP BY kind ORDER BY amount DESC",
        values,
    )
    return [(row[0], int(row[1]), int(row[2])) for row in rows]
