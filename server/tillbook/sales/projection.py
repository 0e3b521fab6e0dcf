"""The rows of a sale, made from its body alone; `verify` makes them again and compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tillbook.core.access import Actor
from tillbook.core.ledger.costing import E4
from tillbook.core.sales import Body
from tillbook.core.values import divide_half_away
from tillbook.core.values.quantity import MILLI
from tillbook.journal.interface import Placed
from tillbook.ledger import interface as ledger
from tillbook.platform import sql
from tillbook.stores.interface import RegisterFacts

from .act import RecordSale

LineRow = tuple[int, UUID, int, int, int, int, int, UUID | None, int | None, str, str]

_SALE = (
    "id", "type", "store_id", "register_id", "receipt_no", "person_id", "actor_name", "customer_id", "order_id", "business_date",
    "occurred_at", "recorded_at", "net_minor", "tax_minor", "gross_minor", "discount_minor", "rounding_minor", "is_void",
)  # fmt: skip
_LINE = (
    "sale_id", "n", "variant_id", "quantity_milli", "unit_price_minor", "discount_minor", "net_minor", "gross_minor", "of_sale_id",
    "of_n", "reason", "condition", "cost_minor",
)  # fmt: skip


def line_rows(body: Body) -> list[LineRow]:
    """Return (n, variant, quantity, unit price, discount, net, gross, of sale, of n, reason, condition) per line.

    Lines given back have negative numbers, quantities and figures, so that sums over lines are sums of the business.
    """
    rows: list[LineRow] = []
    for line in body.lines:
        figures = line.figures
        discount = sum(d.minor for d in figures.discounts)
        rows.append(
            (
                line.n,
                line.variant,
                line.quantity_milli,
                figures.unit_price_minor,
                discount,
                figures.net_minor,
                figures.gross_minor,
                None,
                None,
                "",
                "",
            )
        )
    for back in body.returned:
        figures = back.figures
        discount = -sum(d.minor for d in figures.discounts)
        of_sale, of_n = (back.of.doc_id, back.of.n) if back.of else (None, None)
        rows.append(
            (
                -back.n,
                back.variant,
                -back.quantity_milli,
                figures.unit_price_minor,
                discount,
                -figures.net_minor,
                -figures.gross_minor,
                of_sale,
                of_n,
                back.reason,
                back.condition,
            )
        )
    return rows


def costs_of(bodies: Sequence[Body]) -> Mapping[UUID, int]:
    """Return the average costs now of everything in the bodies, in ten-thousandths of a minor unit."""
    variants = {line.variant for body in bodies for line in body.lines}
    variants |= {back.variant for body in bodies for back in body.returned}
    return ledger.average_costs_e4(sorted(variants, key=lambda variant: variant.hex))


def insert_projections(
    actor: Actor, fresh: Sequence[tuple[RecordSale, Placed]], *, register: RegisterFacts, costs: Mapping[UUID, int]
) -> None:
    """Insert the rows of freshly recorded documents, inside the caller's transaction; `costs` as `costs_of` gives them."""
    if not fresh:
        return
    sql.insert_rows("sales_sale", _SALE, [_sale_row(actor, command, place, register) for command, place in fresh])
    lines = [(command.doc_id, row) for command, _ in fresh for row in line_rows(command.body)]
    sql.insert_rows("sales_line", _LINE, [_line_row(doc_id, row, costs.get(row[1])) for doc_id, row in lines])
    sql.insert_rows(
        "sales_tax",
        ("sale_id", "rate", "base_minor", "tax_minor"),
        [(sql.id_value(c.doc_id), tax.rate, tax.base_minor, tax.tax_minor) for c, _ in fresh for tax in c.body.taxes],
    )
    sql.insert_rows(
        "sales_tender",
        ("sale_id", "n", "kind", "amount_minor", "given_minor", "reference"),
        [
            (sql.id_value(c.doc_id), tender.n, tender.kind, tender.amount_minor, tender.given_minor, tender.reference or "")
            for c, _ in fresh
            for tender in c.body.tenders
        ],
    )


def _sale_row(actor: Actor, command: RecordSale, place: Placed, register: RegisterFacts) -> tuple[object, ...]:
    body = command.body
    return (
        sql.id_value(command.doc_id),
        place.type,
        sql.id_value(register.store_id),
        sql.id_value(register.register_id),
        place.receipt_no,
        sql.id_value(actor.person),
        actor.name,
        sql.id_value(body.customer),
        sql.id_value(body.order),
        register.business_date(command.occurred_at).isoformat(),
        sql.time_value(command.occurred_at),
        sql.time_value(place.recorded_at),
        body.totals.net_minor,
        body.totals.tax_minor,
        body.totals.gross_minor,
        body.totals.discount_minor,
        body.rounding_minor,
        body.void,
    )


def _line_row(doc_id: UUID, row: LineRow, average_e4: int | None) -> tuple[object, ...]:
    n, variant, quantity, unit_price, discount, net, gross, of_sale, of_n, reason, condition = row
    cost = None if average_e4 is None else divide_half_away(quantity * average_e4, MILLI * E4)
    return (
        sql.id_value(doc_id), n, sql.id_value(variant), quantity, unit_price, discount, net, gross,
        sql.id_value(of_sale), of_n, reason, condition, cost,
    )  # fmt: skip
