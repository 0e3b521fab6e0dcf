"""Recording many documents of the past at once: the same document, movements, rows and audit rows as one by one.

Set-wise over registers and people, in the order given, so that a history of a hundred thousand lines takes seconds. Unlike
`recording`, it tells the world outside nothing (no outbox events: an old sale is no news) and asks no stock policy (what
happened has happened); it keeps the rule that no more comes back than was sold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.sales import Body, check_arithmetic
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.core.values.errors import ErrorData
from tillbook.journal import interface as journal
from tillbook.ledger import interface as ledger
from tillbook.stores.interface import RegisterFacts

from .act import RecordSale
from .projection import costs_of, insert_projections
from .recording import audit_entry, batch_entry, draft_of, post_values
from .returns import lock_sales, returned_quantities, sold_quantities


@dataclass(frozen=True, slots=True)
class PastSale:
    """A sale, return or exchange that happened: who recorded it at which register."""

    actor: Actor
    command: RecordSale
    register: RegisterFacts


def record_history_within(past: Sequence[PastSale], *, company_id: UUID) -> list[journal.Placed]:
    """Record documents inside the caller's transaction, in the order given; return their places.

    A document that is known with the same content is left as it is (`is_repeat`). Invalid where a body's figures do not add
    up; Conflict `over_return`; Conflict `conflict_other_content`.
    """
    for sale in past:
        check_arithmetic(sale.command.body)
    placed = {place.doc_id: place for place in _append(past, company_id=company_id)}
    fresh = [sale for sale in past if not placed[sale.command.doc_id].is_repeat]
    ledger.post([batch_entry(sale.actor, sale.command, placed[sale.command.doc_id], register=sale.register) for sale in fresh])
    for sales in _by_register(fresh):
        pairs = [(sale.command, placed[sale.command.doc_id]) for sale in sales]
        costs = costs_of([command.body for command, _ in pairs])
        insert_projections(sales[0].actor, pairs, register=sales[0].register, costs=costs)
        post_values(pairs)
        store_id = sales[0].register.store_id
        audit.record(sales[0].actor, *[audit_entry(command, place, store_id) for command, place in pairs])
    _check_given_back([sale.command.body for sale in fresh])
    return [placed[sale.command.doc_id] for sale in past]


def _append(past: Sequence[PastSale], *, company_id: UUID) -> Iterator[journal.Placed]:
    for sales in _by_register(past):
        actor = sales[0].actor
        yield from journal.append(
            [draft_of(sale.command) for sale in sales],
            register=sales[0].register,
            company_id=company_id,
            actor=str(actor.person or actor.session or actor.kind),
        )


def _by_register(past: Sequence[PastSale]) -> Iterator[list[PastSale]]:
    """Yield the documents of one register and one person at a time, each register's in their own order."""
    in_order = sorted(past, key=lambda sale: sale.register.register_code)
    for _, sales in groupby(in_order, key=lambda sale: (sale.register.register_code, sale.actor.person, sale.actor.name)):
        yield list(sales)


def _check_given_back(bodies: Sequence[Body]) -> None:
    """Raise `over_return` or `unknown_original` after all rows are in: a return may stand in the same batch as its sale."""
    keys = {(r.of.doc_id, r.of.n) for body in bodies for r in body.returned if r.of is not None}
    if not keys:
        return
    originals = sorted({doc_id for doc_id, _ in keys}, key=lambda doc_id: doc_id.hex)
    lock_sales(originals)
    sold, back = sold_quantities(originals), returned_quantities(originals)
    for key in keys:
        ensure(key in sold, Invalid("unknown_original", "The line that is given back is not on that receipt.", field="returned"))
        data: ErrorData = {"doc_id": str(key[0]), "n": key[1], "left_milli": sold[key] - back[key]}
        ensure(back[key] <= sold[key], Conflict("over_return", "More would come back than was sold.", data=data))
