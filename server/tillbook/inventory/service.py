"""Recording documents that move stock without a customer: one transaction, one document, its movements, one audit row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.inventory import (
    StockBody,
    TransferBody,
    stock_body_json,
    stock_postings,
    transfer_body_json,
    transfer_postings,
)
from tillbook.core.ledger import Posting
from tillbook.core.values.json import JsonObject
from tillbook.journal import interface as journal
from tillbook.ledger import interface as ledger
from tillbook.platform import outbox, transactions
from tillbook.stores.interface import RegisterFacts


@dataclass(frozen=True, slots=True)
class RecordStock:
    """The command: the document's id, its type (one of STOCK_TYPES or TRANSFER_TYPES), body and time."""

    doc_id: UUID
    type: str
    body: StockBody | TransferBody
    occurred_at: datetime


def record_stock(actor: Actor, command: RecordStock, *, register: RegisterFacts, company_id: UUID) -> journal.Placed:
    """Record one stock document, once; the same id with other content is Conflict `conflict_other_content`."""
    try:
        return _record_once(actor, command, register=register, company_id=company_id)
    except IntegrityError:
        return _record_once(actor, command, register=register, company_id=company_id)


def _record_once(actor: Actor, command: RecordStock, *, register: RegisterFacts, company_id: UUID) -> journal.Placed:
    with transactions.write():
        (placed,) = record_stock_within(actor, [command], register=register, company_id=company_id)
        return placed


def record_stock_within(
    actor: Actor, commands: Sequence[RecordStock], *, register: RegisterFacts, company_id: UUID
) -> list[journal.Placed]:
    """Record stock documents of one register inside the caller's transaction, set-wise, in order."""
    drafts = [draft_of(command) for command in commands]
    name = str(actor.person or actor.session or actor.kind)
    placed = journal.append(drafts, register=register, company_id=company_id, actor=name)
    fresh = [(command, place) for command, place in zip(commands, placed, strict=True) if not place.is_repeat]
    ledger.post([batch_entry(actor, command, place, register=register) for command, place in fresh])
    audit.record(actor, *[audit_entry(command, place, register.store_id) for command, place in fresh])
    outbox.emit(*[_event(command, place, register.store_id) for command, place in fresh])
    return placed


def draft_of(command: RecordStock) -> journal.Draft:
    """Return the document a command makes, without a place in a chain yet."""
    return journal.Draft(command.doc_id, command.type, _body_json(command), command.occurred_at)


def batch_entry(actor: Actor, command: RecordStock, place: journal.Placed, *, register: RegisterFacts) -> ledger.BatchEntry:
    """Return the movements of a recorded document, with their cause."""
    cause = ledger.Cause(
        document_id=command.doc_id,
        actor_id=actor.person or actor.session,
        register_id=register.register_id,
        occurred_at=command.occurred_at,
        recorded_at=place.recorded_at,
    )
    return ledger.BatchEntry(cause, _postings(command, store=register.store_id))


def _body_json(command: RecordStock) -> JsonObject:
    body = command.body
    return transfer_body_json(body) if isinstance(body, TransferBody) else stock_body_json(body)


def _postings(command: RecordStock, *, store: UUID) -> list[Posting]:
    body = command.body
    if isinstance(body, TransferBody):
        return transfer_postings(command.type, body, store=store)
    return stock_postings(command.type, body, store=store)


def audit_entry(command: RecordStock, place: journal.Placed, store_id: UUID) -> audit.Entry:
    """Return the audit row of a recorded document; its evidence is the hash."""
    return audit.Entry(
        action=f"{command.type}.record",
        object_type=command.type,
        object_id=command.doc_id,
        store_id=store_id,
        summary=(command.body.reason or "") if isinstance(command.body, StockBody) else "",
        evidence=place.hash,
    )


def _event(command: RecordStock, place: journal.Placed, store_id: UUID) -> outbox.Event:
    return outbox.Event(
        type=f"{command.type}.recorded",
        aggregate_type=command.type,
        aggregate_id=command.doc_id,
        store_id=store_id,
        payload={"lines": len(command.body.lines), "hash": place.hash},
    )
