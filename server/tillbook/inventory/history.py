"""Recording many stock documents of the past at once, over registers and people, in the order given.

The same documents, movements and audit rows as one by one; like a history of sales it tells the world outside nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.journal import interface as journal
from tillbook.ledger import interface as ledger
from tillbook.stores.interface import RegisterFacts

from .service import RecordStock, audit_entry, batch_entry, draft_of


@dataclass(frozen=True, slots=True)
class PastStock:
    """A document that moved stock: who recorded it at which register."""

    actor: Actor
    command: RecordStock
    register: RegisterFacts


def record_history_within(past: Sequence[PastStock], *, company_id: UUID) -> list[journal.Placed]:
    """Record documents inside the caller's transaction; one known with the same content is left as it is (`is_repeat`)."""
    placed = {place.doc_id: place for place in _append(past, company_id=company_id)}
    fresh = [each for each in past if not placed[each.command.doc_id].is_repeat]
    ledger.post([batch_entry(each.actor, each.command, placed[each.command.doc_id], register=each.register) for each in fresh])
    for group in _by_register(fresh):
        store_id = group[0].register.store_id
        audit.record(group[0].actor, *[audit_entry(each.command, placed[each.command.doc_id], store_id) for each in group])
    return [placed[each.command.doc_id] for each in past]


def _append(past: Sequence[PastStock], *, company_id: UUID) -> Iterator[journal.Placed]:
    for group in _by_register(past):
        actor = group[0].actor
        yield from journal.append(
            [draft_of(each.command) for each in group],
            register=group[0].register,
            company_id=company_id,
            actor=str(actor.person or actor.session or actor.kind),
        )


def _by_register(past: Sequence[PastStock]) -> Iterator[list[PastStock]]:
    """Yield the documents of one register and one person at a time, each register's in their own order."""
    in_order = sorted(past, key=lambda each: each.register.register_code)
    for _, group in groupby(in_order, key=lambda each: (each.register.register_code, each.actor.person, each.actor.name)):
        yield list(group)
