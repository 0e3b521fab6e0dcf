"""The whole proof: chains, movements against documents, rows against documents, balances, values, the audit log."""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.inventory import TRANSFER_TYPES, read_stock_body, read_transfer_body, stock_postings, transfer_postings
from tillbook.core.inventory.bodies import STOCK_TYPES
from tillbook.core.ledger import Posting, location_id
from tillbook.core.sales import Body, read_body, sale_postings
from tillbook.core.values import TillbookError
from tillbook.core.values.json import JsonObject, parse_json
from tillbook.journal import interface as journal
from tillbook.ledger import interface as ledger
from tillbook.platform import transactions
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

SALE_TYPES = ("sale", "return", "exchange")

MovementLine = tuple[int, UUID, UUID, UUID, UUID, int, str]
Item = TypeVar("Item")


def verify_books(anchors: Iterable[audit.Anchor] = ()) -> audit.Verification:
    """Prove the books on one consistent view; every finding names its place. Reads only."""
    result = audit.Verification()
    with transactions.read():
        counterparties = {location.id for location in stores.Location.objects.filter(owner_id=None)}
        parts = (
            journal.verify_chains(),
            verify_documents(),
            sales.verify_orders(),
            ledger.verify_balances(counterparties),
            ledger.verify_values(),
            audit.verify_audit(list(anchors)),
        )
    for part in parts:
        result.figures.update(part.figures)
        for finding in part.findings:
            result.find(*finding)
    return result


def run_proof(anchors: Iterable[audit.Anchor] = ()) -> audit.Verification:
    """Verify and keep the result for the office's first page."""
    started = time.perf_counter()
    result = verify_books(anchors)
    elapsed_ms = int((time.perf_counter() - started) * 1000)
    audit.record_proof(seconds_milli=elapsed_ms, figures=result.figures, findings=result.findings)
    return result


def verify_documents() -> audit.Verification:
    """Compare the movements and the sale rows of every document with what its bytes say, and those of every step of an order
    with the order's lines; a movement that neither caused is a finding.

    Walks four streams ordered by document id side by side, so memory does not grow with history.
    """
    result = audit.Verification()
    movements = _Grouped(_movement_groups())
    rows = _Grouped(sales.stream_line_rows())
    evidence = _Grouped(audit.stream_evidence())
    for doc_id, cause in heapq.merge(_documents(), _order_steps(), key=itemgetter(0)):
        if isinstance(cause, list):
            _compare_movements(result, doc_id, cause, movements.take(doc_id))
            continue
        if cause.digest not in evidence.take(doc_id):
            result.find(f"document {doc_id}", "no audit row names it")
        try:
            postings, body = _meaning(cause.kind, cause.text, cause.store)
        except TillbookError as error:
            result.find(f"document {doc_id}", f"its bytes cannot be read: {error.message}")
            continue
        _compare_movements(result, doc_id, postings, movements.take(doc_id))
        if body is not None:
            difference = sales.first_difference(body, list(rows.take(doc_id)))
            if difference:
                result.find(f"{cause.kind} {doc_id}", difference)
    for doc_id in rows.left():
        result.find(f"sale {doc_id}", "it has rows but no document")
    for doc_id in movements.left():
        result.find(f"movements of {doc_id}", "no document and no step of an order caused them")
    return result


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of the journal: type, store, hash and bytes."""

    kind: str
    store: UUID
    digest: str
    text: str


def _documents() -> Iterator[tuple[UUID, _Document | list[Posting]]]:
    for doc_id, kind, store, digest, text in journal.stream_documents():
        yield doc_id, _Document(kind, store, digest, text)


def _order_steps() -> Iterator[tuple[UUID, _Document | list[Posting]]]:
    yield from sales.stream_order_postings()


def _meaning(kind: str, text: str, store: UUID) -> tuple[list[Posting], Body | None]:
    envelope = parse_json(text)
    body: JsonObject = envelope["body"]  # type: ignore[index,call-overload,assignment]
    if kind in SALE_TYPES:
        read = read_body(body)
        return sale_postings(read, store=store), read
    if kind in STOCK_TYPES:
        return stock_postings(kind, read_stock_body(kind, body), store=store), None
    if kind in TRANSFER_TYPES:
        return transfer_postings(kind, read_transfer_body(kind, body), store=store), None
    return [], None


def _compare_movements(result: audit.Verification, doc_id: UUID, postings: list[Posting], found: Iterable[MovementLine]) -> None:
    expected = sorted(
        (p.line, p.variant, p.lot, location_id(p.source), location_id(p.target), p.quantity_milli, p.kind.value) for p in postings
    )
    actual = sorted(found)
    if expected != actual:
        wrong = next((a for a in actual if a not in expected), None) or next(e for e in expected if e not in actual)
        result.find(f"movement of document {doc_id}, line {wrong[0]}", "it is not what the document says")


def _movement_groups() -> Iterator[tuple[UUID, list[MovementLine]]]:
    current: UUID | None = None
    group: list[MovementLine] = []
    for document, *rest in ledger.stream_movements():
        if current is not None and document != current:
            yield current, group
            group = []
        current = document
        group.append(tuple(rest))  # type: ignore[arg-type]
    if current is not None:
        yield current, group


class _Grouped(Generic[Item]):
    """A stream of (document, items) in order of document id, taken from one document after the other."""

    def __init__(self, groups: Iterator[tuple[UUID, list[Item]]]) -> None:
        self._groups = groups
        self._next = next(groups, None)
        self._skipped: list[UUID] = []

    def take(self, doc_id: UUID) -> list[Item]:
        """Return the items of a document; groups before it had no document and are kept for `left`."""
        while self._next is not None and self._next[0] < doc_id:
            self._skipped.append(self._next[0])
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != doc_id:
            return []
        items = self._next[1]
        self._next = next(self._groups, None)
        return items

    def left(self) -> list[UUID]:
        """Return the documents that had items but were never asked for."""
        rest = [self._next[0]] if self._next else []
        return [*self._skipped, *rest, *(group[0] for group in self._groups)]
