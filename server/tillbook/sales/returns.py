"""What may still be given back of a line that was sold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from tillbook.core.sales import Body, Figures, Sold, read_body, replay_figures
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.core.values.errors import ErrorData
from tillbook.journal import interface as journal
from tillbook.platform import sql

LineKey = tuple[UUID, int]


def sold_facts(sale_id: UUID) -> Sold:
    """Return a recorded sale with what has come back of it; NotFound `unknown_document`."""
    body = read_body(journal.document(sale_id).envelope.body)
    already = {n: quantity for (_, n), quantity in returned_quantities([sale_id]).items()}
    return Sold(sale_id, body, already)


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
    lock_sales(sales)
    sold, back = sold_quantities(sales), returned_quantities(sales)
    for key, quantity in wanted.items():
        ensure(key in sold, Invalid("unknown_original", "The line that is given back is not on that receipt.", field="returned"))
        left = sold[key] - back.get(key, 0)
        data: ErrorData = {"doc_id": str(key[0]), "n": key[1], "left_milli": left}
        ensure(quantity <= left, Conflict("over_return", "More would come back than was sold.", data=data))
    _check_replayed(bodies, sales, back)


def _check_replayed(bodies: Sequence[Body], sales: Sequence[UUID], back: dict[LineKey, int]) -> None:
    """Raise Invalid `refund_mismatch` where a returned line's figures are not the original's in proportion, to the cent."""
    originals = {sale: read_body(document.envelope.body) for sale, document in journal.documents(sales).items()}
    lines = {(sale, line.n): line for sale, body in originals.items() for line in body.lines}
    before = defaultdict(int, back)
    for body in bodies:
        for i, returned in enumerate(body.returned):
            if returned.of is None:
                continue
            key = (returned.of.doc_id, returned.of.n)
            line, already = lines[key], before[key]
            expected = replay_figures(line, already_returned_milli=already, returning_milli=returned.quantity_milli)
            before[key] += returned.quantity_milli
            is_same = returned.variant == line.variant and _money(returned.figures) == _money(expected)
            data: ErrorData = {"expected_gross_minor": expected.gross_minor, "n": returned.n}
            message = "What is paid back must be what was paid for it."
            ensure(is_same, Invalid("refund_mismatch", message, field=f"returned.{i}", data=data))


def _money(figures: Figures) -> tuple[object, ...]:
    """The figures that must be the same: a discount's name may differ in what lent the right to it, its amount may not."""
    discounts = sorted((d.source, d.minor) for d in figures.discounts)
    taxes = sorted((tax.rate, tax.base_minor, tax.tax_minor) for tax in figures.taxes)
    return figures.unit_price_minor, discounts, taxes, figures.net_minor, figures.gross_minor


def lock_sales(sales: Sequence[UUID]) -> None:
    """Lock sales' rows in the order given, so that two returns of one sale queue."""
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
