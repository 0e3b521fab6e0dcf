"""What may still be given back of a line that was sold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from tillbook.core.sales import Body
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.core.values.errors import ErrorData
from tillbook.platform import sql

LineKey = tuple[UUID, int]


def check_remaining(bodies: Sequence[Body]) -> None:
    """Raise Conflict `over_return` where more of a line would come back than was sold, Invalid `unknown_original`.

    Locks the original sales (in order of id), so two returns of one line queue.
    """
    wanted: defaultdict[LineKey, int] = defaultdict(int)
    for body in bodies:
        for returned in body.returned:
            if returned.of is not None:
                wanted[returned.of.doc_id, returned.of.n] += returned.quantity_milli
    if not wanted:
        return
    sales = sorted({doc_id for doc_id, _ in wanted}, key=lambda doc_id: doc_id.hex)
    _lock(sales)
    sold, back = sold_quantities(sales), returned_quantities(sales)
    for key, quantity in wanted.items():
        ensure(key in sold, Invalid("unknown_original", "The line that is given back is not on that receipt.", field="returned"))
        left = sold[key] - back.get(key, 0)
        data: ErrorData = {"doc_id": str(key[0]), "n": key[1], "left_milli": left}
        ensure(quantity <= left, Conflict("over_return", "More would come back than was sold.", data=data))


def check_given_back(bodies: Sequence[Body]) -> None:
    """Raise Conflict `over_return` or Invalid `unknown_original` after the rows of `bodies` have been inserted.

    For documents recorded many at a time, where a return may stand in the same batch as the sale it gives back.
    """
    keys = {(r.of.doc_id, r.of.n) for body in bodies for r in body.returned if r.of is not None}
    if not keys:
        return
    sales = sorted({doc_id for doc_id, _ in keys}, key=lambda doc_id: doc_id.hex)
    _lock(sales)
    sold, back = sold_quantities(sales), returned_quantities(sales)
    for key in keys:
        ensure(key in sold, Invalid("unknown_original", "The line that is given back is not on that receipt.", field="returned"))
        data: ErrorData = {"doc_id": str(key[0]), "n": key[1], "left_milli": sold[key] - back[key]}
        ensure(back[key] <= sold[key], Conflict("over_return", "More would come back than was sold.", data=data))


def _lock(sales: Sequence[UUID]) -> None:
    if sql.is_postgresql():
        sql.fetch_all(
            f"SELECT id FROM sales_sale WHERE id IN ({sql.placeholders(len(sales))}) ORDER BY id FOR UPDATE",
            [sql.id_value(sale) for sale in sales],
        )


def sold_quantities(sales: Sequence[UUID]) -> dict[LineKey, int]:
    """Return what was sold per (sale, line number), in thousandths."""
    rows = sql.fetch_all(
        f"SELECT sale_id, n, quantity_milli FROM sales_line WHERE n > 0 AND sale_id IN ({sql.placeholders(len(sales))})",
        [sql.id_value(sale) for sale in sales],
    )
    return {(sql.read_id(row[0]), row[1]): row[2] for row in rows}


def returned_quantities(sales: Sequence[UUID]) -> dict[LineKey, int]:
    """Return what came back per (original sale, line number) so far, in thousandths."""
    rows = sql.fetch_all(
        "SELECT of_sale_id, of_n, SUM(-quantity_milli) FROM sales_line "
        f"WHERE of_sale_id IN ({sql.placeholders(len(sales))}) GROUP BY of_sale_id, of_n",
        [sql.id_value(sale) for sale in sales],
    )
    return {(sql.read_id(row[0]), row[1]): int(row[2]) for row in rows}
