"""Recording sales, returns and exchanges: one transaction makes the document, its movements, its rows, its audit row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.ledger import BalanceKey, PlaceKind
from tillbook.core.sales import body_json, body_type, check_arithmetic, sale_postings
from tillbook.core.values import Conflict
from tillbook.journal import interface as journal
from tillbook.ledger import interface as ledger
from tillbook.platform import outbox, sql, transactions
from tillbook.stores.interface import RegisterFacts

from .act import RecordSale
from .projection import costs_of, insert_projections
from .returns import check_remaining


@dataclass(frozen=True, slots=True)
class Warned:
    """Something worth saying about a sale that stands: `code`, a sentence, the variant and its new balance."""

    code: str
    message: str
    variant: UUID
    quantity_milli: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """The answer: the document's place in the journal and what is worth saying about it."""

    placed: journal.Placed
    warnings: tuple[Warned, ...] = ()


def record_sale(actor: Actor, command: RecordSale, *, register: RegisterFacts, company_id: UUID) -> Recorded:
    """Record one sale, return or exchange, once.

    The same id with the same content gives the first answer again; with other content Conflict `conflict_other_content`.
    Invalid where the figures do not add up; Conflict `insufficient_stock` where the store blocks selling below zero;
    Conflict `over_return` where more would come back than was sold.
    """
    try:
        return _record_once(actor, command, register=register, company_id=company_id)
    except IntegrityError:
        # Another register was recording the same id at the same moment: now it is known, as a repeat or as a conflict.
        return _record_once(actor, command, register=register, company_id=company_id)


def _record_once(actor: Actor, command: RecordSale, *, register: RegisterFacts, company_id: UUID) -> Recorded:
    check_arithmetic(command.body)
    with transactions.write():
        (recorded,) = record_within(actor, [command], register=register, company_id=company_id)
        return recorded


def record_within(actor: Actor, commands: Sequence[RecordSale], *, register: RegisterFacts, company_id: UUID) -> list[Recorded]:
    """Record checked commands of one register inside the caller's transaction, set-wise, in order.

    Balances change last, with everything else in one statement: the row of an article that everybody sells is held as short as
    can be. What is read, is read before.
    """
    drafts = [draft_of(command) for command in commands]
    name = str(actor.person or actor.session or actor.kind)
    costs = costs_of([command.body for command in commands])
    with sql.together():
        placed = journal.append(drafts, register=register, company_id=company_id, actor=name)
        fresh = [(command, place) for command, place in zip(commands, placed, strict=True) if not place.is_repeat]
        if not fresh:
            return [Recorded(place) for place in placed]
        check_remaining([command.body for command, _ in fresh])
        insert_projections(actor, fresh, register=register, costs=costs)
        post_values(fresh)
        audit.record(actor, *[audit_entry(command, place, register.store_id) for command, place in fresh])
        outbox.emit(*[_event(command, place, register.store_id) for command, place in fresh])
        balances = ledger.post([batch_entry(actor, command, place, register=register) for command, place in fresh])
    warnings = _stock_warnings(balances, register=register)
    return [Recorded(place, () if place.is_repeat else warnings) for place in placed]


def draft_of(command: RecordSale) -> journal.Draft:
    """Return the document a command makes, without a place in a chain yet."""
    body = command.body
    return journal.Draft(
        doc_id=command.doc_id,
        type=body_type(body),
        body=body_json(body),
        occurred_at=command.occurred_at,
        has_receipt=True,
        gross_minor=body.totals.gross_minor,
    )


def batch_entry(actor: Actor, command: RecordSale, place: journal.Placed, *, register: RegisterFacts) -> ledger.BatchEntry:
    """Return the movements of a recorded document, with their cause."""
    cause = ledger.Cause(
        document_id=command.doc_id,
        actor_id=actor.person or actor.session,
        register_id=register.register_id,
        occurred_at=command.occurred_at,
        recorded_at=place.recorded_at,
    )
    return ledger.BatchEntry(cause, sale_postings(command.body, store=register.store_id))


def _stock_warnings(balances: Mapping[BalanceKey, int], *, register: RegisterFacts) -> tuple[Warned, ...]:
    """Return a warning per shelf that went below zero; where the store blocks that, Conflict `insufficient_stock`."""
    if register.negative_stock == "allow":
        return ()
    short = [(key, quantity) for key, quantity in balances.items() if quantity < 0 and key.place.kind is PlaceKind.STORE]
    if short and register.negative_stock == "block":
        key, quantity = short[0]
        raise Conflict(
            "insufficient_stock",
            "There is not enough on hand.",
            data={"variant": str(key.variant), "missing_milli": -quantity},
        )
    return tuple(Warned("stock_below_zero", "The book is below zero now.", key.variant, quantity) for key, quantity in short)


def post_values(fresh: Sequence[tuple[RecordSale, journal.Placed]]) -> None:
    """Redeem tenders on value accounts: a tender of credit or account takes from the account what it pays."""
    for command, place in fresh:
        postings = [
            ledger.ValuePosting(account=tender.account, amount_minor=-tender.amount_minor, line=tender.n)
            for tender in command.body.tenders
            if tender.account is not None
        ]
        if postings:
            ledger.post_values(command.doc_id, postings, recorded_at=place.recorded_at)


def audit_entry(command: RecordSale, place: journal.Placed, store_id: UUID) -> audit.Entry:
    """Return the audit row of a recorded document; its evidence is the hash."""
    return audit.Entry(
        action=f"{place.type}.record",
        object_type=place.type,
        object_id=command.doc_id,
        store_id=store_id,
        summary=place.receipt_no or "",
        evidence=place.hash,
    )


def _event(command: RecordSale, place: journal.Placed, store_id: UUID) -> outbox.Event:
    return outbox.Event(
        type=f"{place.type}.recorded",
        aggregate_type=place.type,
        aggregate_id=command.doc_id,
        store_id=store_id,
        payload={"receipt_no": place.receipt_no, "gross_minor": command.body.totals.gross_minor, "hash": place.hash},
    )


def is_recorded(doc_id: UUID) -> bool:
    """Tell whether a sale with this id stands in the books already: then prices are not asked again, only its content."""
    return sql.fetch_one("SELECT 1 FROM sales_sale WHERE id = %s", [sql.id_value(doc_id)]) is not None
