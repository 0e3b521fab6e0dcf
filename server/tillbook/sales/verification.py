"""Proving that the rows of sales are what their documents' bytes say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tillbook.core.sales import Body
from tillbook.platform import sql

from .projection import line_rows

StoredLine = tuple[int, UUID, int, int, int, int, int, UUID | None, int | None, str, str]


def stream_line_rows() -> Iterator[tuple[UUID, list[tuple[Any, ...]]]]:
    """Yield (sale, its raw line rows in order of n) for every sale, in order of id."""
    query = (
        "SELECT sale_id, n, variant_id, quantity_milli, unit_price_minor, discount_minor, net_minor, gross_minor, of_sale_id, of_n, "
        "reason, condition FROM sales_line ORDER BY sale_id, n"
    )
    current: UUID | None = None
    rows: list[tuple[Any, ...]] = []
    for row in sql.stream(query):
        sale = sql.read_id(row[0])
        if current is not None and sale != current:
            yield current, rows
            rows = []
        current = sale
        rows.append(row[1:])
    if current is not None:
        yield current, rows


def first_difference(body: Body, rows: list[tuple[Any, ...]]) -> str | None:
    """Return what differs between a sale's rows and its body, in words, or None."""
    expected = {row[0]: row for row in line_rows(body)}
    for raw in rows:
        n, variant, quantity, price, discount, net, gross, of_sale, of_n, reason, condition = raw
        stored = (
            n,
            sql.read_id(variant),
            quantity,
            price,
            discount,
            net,
            gross,
            sql.read_id(of_sale) if of_sale else None,
            of_n,
            reason,
            condition,
        )
        if expected.pop(int(n), None) != stored:
            return f"line {n} is not what the document says"
    return f"line {min(expected)} is missing" if expected else None
