"""Appending documents to an office register's chain, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.documents import GENESIS, Envelope, Moment, document_hash, envelope_bytes, receipt_number
from tillbook.core.values import Conflict, to_wall_ms
from tillbook.core.values.json import JsonObject, parse_json, trusted_canonical_json
from tillbook.platform import clock, keys, sql
from tillbook.stores.interface import RegisterFacts

_COLUMNS = (
    "doc_id", "register_id", "store_id", "epoch", "seq", "type", "hash", "text", "signature", "receipt_no", "business_date", "recorded_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that has no place in a chain yet. `gross_minor` counts into the register's grand total."""

    doc_id: UUID
    type: str
    body: JsonObject
    occurred_at: datetime
    has_receipt: bool = False
    gross_minor: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in its chain; `is_repeat` if the very same one had been recorded before."""

    doc_id: UUID
    type: str
    hash: str
    receipt_no: str | None
    recorded_at: datetime
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class _Sitting:
    """What the documents of one append have in common."""

    register: RegisterFacts
    company_id: UUID
    actor: str
    recorded_at: datetime


@dataclass(slots=True)
class _Tip:
    epoch: int
    seq: int
    hash: str
    receipts: int
    grand_total_minor: int


def append(drafts: Sequence[Draft], *, register: RegisterFacts, company_id: UUID, actor: str) -> list[Placed]:
    """Append documents to a register in order and return their places.

    Takes the register's row lock, so appends to one register queue. A draft whose id is known with the same content comes
    back as a repeat; with other content it is Conflict `conflict_other_content`.
    """
    tip = _lock_head(register.register_id)
    known = _known([draft.doc_id for draft in drafts])
    rows, placed = [], []
    sitting = _Sitting(register, company_id, actor, clock.now())
    for draft in drafts:
        if draft.doc_id in known:
            placed.append(_repeat(draft, known[draft.doc_id], store_id=register.store_id))
            continue
        row, place = _place(draft, tip, sitting)
        rows.append(row)
        placed.append(place)
    if rows:
        sql.insert_rows("journal_document", _COLUMNS, rows)
        _move_head(register.register_id, tip)
    return placed


def _lock_head(register_id: UUID) -> _Tip:
    key = sql.id_value(register_id)
    lock = " FOR UPDATE" if sql.is_postgresql() else ""
    query = f"SELECT epoch, seq, tip, receipts, grand_total_minor FROM journal_head WHERE register_id = %s{lock}"
    row = sql.fetch_one(query, [key])
    if row is None:
        sql.insert_rows(
            "journal_head",
            ("register_id", "epoch", "seq", "tip", "receipts", "grand_total_minor"),
            [(key, 1, 0, GENESIS, 0, 0)],
            suffix="ON CONFLICT (register_id) DO NOTHING",
        )
        row = sql.fetch_one(query, [key])
        assert row is not None
    return _Tip(*row)


def _move_head(register_id: UUID, tip: _Tip) -> None:
    sql.execute_later(
        "UPDATE journal_head SET seq = %s, tip = %s, receipts = %s, grand_total_minor = %s WHERE register_id = %s",
        [tip.seq, tip.hash, tip.receipts, tip.grand_total_minor, sql.id_value(register_id)],
    )


def _known(doc_ids: Sequence[UUID]) -> dict[UUID, tuple[object, ...]]:
    found = {}
    for start in range(0, len(doc_ids), 1_000):
        part = doc_ids[start : start + 1_000]
        rows = sql.fetch_all(
            f"SELECT doc_id, type, hash, receipt_no, recorded_at, store_id, text FROM journal_document WHERE doc_id IN ({sql.placeholders(len(part))})",
            [sql.id_value(doc_id) for doc_id in part],
        )
        found.update({sql.read_id(row[0]): row for row in rows})
    return found


def _repeat(draft: Draft, row: tuple[object, ...], *, store_id: UUID) -> Placed:
    _, kind, digest, receipt_no, recorded_at, known_store, text = row
    stored = parse_json(str(text))
    assert isinstance(stored, dict)
    is_same = (kind, sql.read_id(known_store)) == (draft.type, store_id)  # type: ignore[arg-type]
    if not is_same or trusted_canonical_json(stored["body"]) != trusted_canonical_json(draft.body):
        raise Conflict(
            "conflict_other_content",
            "This id was used before for something else.",
            data={"doc_id": str(draft.doc_id), "recorded_hash": str(digest)},
        )
    return Placed(
        doc_id=draft.doc_id,
        type=draft.type,
        hash=str(digest),
        receipt_no=None if receipt_no is None else str(receipt_no),
        recorded_at=sql.read_time(recorded_at),  # type: ignore[arg-type]
        is_repeat=True,
    )


def _place(draft: Draft, tip: _Tip, sitting: _Sitting) -> tuple[tuple[object, ...], Placed]:
    register = sitting.register
    tip.seq += 1
    tip.receipts += draft.has_receipt
    tip.grand_total_minor += draft.gross_minor
    number = receipt_number(register.register_code, tip.epoch, tip.receipts) if draft.has_receipt else None
    business_date = register.business_date(draft.occurred_at)
    envelope = Envelope(
        type=draft.type,
        v=1,
        doc_id=draft.doc_id,
        company=sitting.company_id,
        store=register.store_id,
        register=register.register_code,
        epoch=tip.epoch,
        seq=tip.seq,
        prev=tip.hash,
        business_date=business_date,
        at=Moment(wall_ms=to_wall_ms(draft.occurred_at)),
        actor=sitting.actor,
        body=draft.body,
        receipt_no=number,
        grand_total_minor=tip.grand_total_minor if draft.has_receipt else None,
    )
    text = envelope_bytes(envelope)
    tip.hash = document_hash(tip.hash, text)
    row = (
        sql.id_value(draft.doc_id),
        sql.id_value(register.register_id),
        sql.id_value(register.store_id),
        tip.epoch,
        tip.seq,
        draft.type,
        tip.hash,
        text,
        keys.sign(bytes.fromhex(tip.hash)).hex(),
        number,
        business_date.isoformat(),
        sql.time_value(sitting.recorded_at),
    )
    return row, Placed(draft.doc_id, draft.type, tip.hash, number, sitting.recorded_at)
