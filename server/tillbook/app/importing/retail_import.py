"""`import sales --preset online-retail`: two readings of the file; the second posts its documents set-wise, batch by batch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from tillbook.catalogue import interface as catalogue
from tillbook.catalogue.interface import NewProduct
from tillbook.core.access import Actor, ActorKind
from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.core.values import MILLI, Conflict, Invalid
from tillbook.customers import interface as customers
from tillbook.customers.interface import NewCustomer
from tillbook.inventory import interface as inventory
from tillbook.inventory.interface import PastStock, RecordStock
from tillbook.journal.interface import Placed
from tillbook.platform import transactions
from tillbook.pricing import interface as pricing
from tillbook.sales import interface as sales
from tillbook.sales.interface import PastSale, RecordSale
from tillbook.stores.interface import RegisterFacts

from .reasons import ReasonFile, Refusal, Report
from .retail_documents import Documents, Interpreter, document_id
from .retail_lines import Block, RetailLine, Row, blocks
from .retail_meaning import CHARGES, Meaning, meaning_of
from .retail_survey import Survey, survey_file

BATCH_ROWS = 3_000
"""Rows of the file in one transaction."""

OPENING_LINES = 4_000
ACTOR = Actor(kind=ActorKind.SYSTEM, name="import online-retail")
TAX_CATEGORY = "unstated"
ZONE = ZoneInfo("Europe/London")
_DRY = UUID("0192f0c0-7111-7000-8000-00000000d001")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Target:
    """Where the file goes: the company and the office register that numbers, chains and signs."""

    company_id: UUID
    register: RegisterFacts


@dataclass(slots=True)
class _Pending:
    """A block's documents that wait for their batch, with the rows they came from."""

    block: Block
    rows: list[Row]
    documents: Documents


def import_online_retail(
    path: Path, *, target: Target | None, reasons: Path | None, progress: tuple[Progress, Progress]
) -> Report:
    """Read the file and record what it means; without a target nothing is recorded and the report is the same (a dry run)."""
    report = Report()
    survey = survey_file(path, progress=progress[0])
    zone = target.register.zone if target else ZONE
    variants, people = _masters(survey, target)
    interpreter = Interpreter(zone=zone, variant=variants.__getitem__, customer=people.__getitem__, given_back=survey.given_back)
    with ReasonFile(reasons, report) as file:
        _record_opening(survey, interpreter, variants, target, report)
        batch: list[_Pending] = []
        waiting = 0
        for block in blocks(path):
            pending = _interpret(block, interpreter, file, report)
            batch.append(pending)
            waiting += len(block.rows)
            if waiting >= BATCH_ROWS:
                _record_batch(batch, target, file, report)
                batch, waiting = [], 0
            progress[1](len(block.rows))
        _record_batch(batch, target, file, report)
    return report


def _masters(survey: Survey, target: Target | None) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """Return the ids of codes and customers, making those that are missing; in a dry run ids that lead nowhere."""
    if target is None:
        return {code: uuid5(_DRY, code) for code in survey.codes}, {number: uuid5(_DRY, number) for number in survey.customers}
    with transactions.write():
        known = catalogue.ids_by_code(survey.codes)
        fresh = [_product(code, survey) for code in survey.codes if code not in known]
        added = (
            pricing.add_products_within(ACTOR, fresh, valid_from=survey.first.date() if survey.first else None) if fresh else None
        )
        if added is not None and added.refused:
            first = added.refused[0]
            raise Invalid(first.code, f"{fresh[first.index].code}: {first.message}", field=first.field)
        rows = [_customer(number, country) for number, country in survey.customers.items()]
        codes = customers.customers_within(ACTOR, rows)
    variants = known | (dict(added.ids) if added else {})
    return variants, {number: codes[f"CUST-{number}"] for number in survey.customers}


def _product(code: str, survey: Survey) -> NewProduct:
    return NewProduct(
        code=code,
        name=survey.name_of(code),
        price_minor=survey.codes[code].price_minor or None,
        category_path=("Charges",) if code in CHARGES else ("Online Retail",),
        tax_category=TAX_CATEGORY,
    )


def _customer(number: str, country: str) -> NewCustomer:
    return NewCustomer(code=f"CUST-{number}", name=f"Customer {number}", address=country)


def _interpret(block: Block, interpreter: Interpreter, file: ReasonFile, report: Report) -> _Pending:
    accepted: list[tuple[RetailLine, Meaning]] = []
    rows: list[Row] = []
    for row in block.rows:
        meaning = row.refusal if row.line is None else meaning_of(row.line)
        if isinstance(meaning, Meaning) and row.line is not None:
            accepted.append((row.line, meaning))
            rows.append(row)
            report.accepted[meaning.value] += 1
        elif isinstance(meaning, Refusal):
            file.refuse(row.number, meaning, ",".join(row.cells))
    documents = interpreter.documents(block, accepted)
    report.made["returned lines with their sale"] += documents.matched
    report.made["returned lines without receipt"] += documents.unmatched
    return _Pending(block, rows, documents)


def _record_opening(
    survey: Survey, interpreter: Interpreter, variants: dict[str, UUID], target: Target | None, report: Report
) -> None:
    """Record the opening stock, a minute before the first line, in documents of OPENING_LINES."""
    if survey.first is None:
        return
    at = interpreter.moment(survey.first - timedelta(minutes=1))
    needed = [(code, survey.opening_of(code)) for code in survey.codes if survey.opening_of(code)]
    for part, start in enumerate(range(0, len(needed), OPENING_LINES), 1):
        body = StockBody(
            lines=tuple(
                GoodsLine(n, variants[code], quantity * MILLI)
                for n, (code, quantity) in enumerate(needed[start : start + OPENING_LINES], 1)
            ),
            note="Opening stock of the online-retail import",
        )
        command = RecordStock(document_id("opening", part, kind="opening", at=at), "opening", body, at)
        _count([] if target is None else _record([], [command], target), [], [command], report)


def _record_batch(batch: list[_Pending], target: Target | None, file: ReasonFile, report: Report) -> None:
    """Record the documents of a batch in one transaction; where one is refused, invoice by invoice, its rows with the reason."""
    sold = [command for pending in batch for command in pending.documents.sales]
    stock = [command for pending in batch for command in pending.documents.stock]
    if target is None:
        _count([], sold, stock, report)
        return
    try:
        _count(_record(sold, stock, target), sold, stock, report)
    except (Conflict, Invalid):
        for pending in batch:
            _record_alone(pending, target, file, report)


def _record_alone(pending: _Pending, target: Target, file: ReasonFile, report: Report) -> None:
    made = pending.documents
    try:
        _count(_record(made.sales, made.stock, target), made.sales, made.stock, report)
    except (Conflict, Invalid) as error:
        for row in pending.rows:
            assert row.line is not None
            meaning = meaning_of(row.line)
            assert isinstance(meaning, Meaning)
            report.accepted[meaning.value] -= 1
            file.refuse(row.number, Refusal(error.code, error.message), ",".join(row.cells))


def _record(sold: list[RecordSale], stock: list[RecordStock], target: Target) -> list[Placed]:
    with transactions.write():
        placed = sales.record_history_within(
            [PastSale(ACTOR, command, target.register) for command in sold], company_id=target.company_id
        )
        placed += inventory.record_history_within(
            [PastStock(ACTOR, command, target.register) for command in stock], company_id=target.company_id
        )
    return placed


def _count(placed: list[Placed], sold: list[RecordSale], stock: list[RecordStock], report: Report) -> None:
    repeats = {place.doc_id for place in placed if place.is_repeat}
    for command in sold:
        kind = "returns" if command.body.returned else "sales"
        (report.already_there if command.doc_id in repeats else report.made)[kind] += 1
    for each in stock:
        kind = "opening stock documents" if each.type == "opening" else "stock corrections"
        (report.already_there if each.doc_id in repeats else report.made)[kind] += 1
