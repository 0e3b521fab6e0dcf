"""Reading documents, and proving the chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.exceptions import InvalidSignature

from tillbook.audit.interface import Verification
from tillbook.core.documents import GENESIS, Envelope, document_hash, read_envelope
from tillbook.core.values import NotFound
from tillbook.platform import keys, sql


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as read: who and what from its envelope, its hash and when it was recorded."""

    envelope: Envelope
    hash: str
    recorded_at: datetime


def document(doc_id: UUID) -> StoredDocument:
    """Return a document; NotFound `unknown_document`."""
    row = sql.fetch_one("SELECT text, hash, recorded_at FROM journal_document WHERE doc_id = %s", [sql.id_value(doc_id)])
    if row is None:
        raise NotFound("unknown_document", "There is no such document.")
    return StoredDocument(read_envelope(row[0]), row[1], sql.read_time(row[2]))


@dataclass(frozen=True, slots=True)
class DocumentLabel:
    """How a document is written: its type, and its receipt number where it has one."""

    type: str
    receipt_no: str | None


def document_labels(documents: Iterable[UUID]) -> dict[UUID, DocumentLabel]:
    """Return type and receipt number of documents by id; ids that are not in the journal are left out."""
    wanted = [sql.id_value(doc_id) for doc_id in set(documents)]
    if not wanted:
        return {}
    rows = sql.fetch_all(
        f"SELECT doc_id, type, receipt_no FROM journal_document WHERE doc_id IN ({sql.placeholders(len(wanted))})", wanted
    )
    return {sql.read_id(row[0]): DocumentLabel(row[1], row[2]) for row in rows}


def documents(doc_ids: Sequence[UUID]) -> dict[UUID, StoredDocument]:
    """Return documents by id; unknown ids are left out."""
    found: dict[UUID, StoredDocument] = {}
    for start in range(0, len(doc_ids), 1_000):
        part = doc_ids[start : start + 1_000]
        rows = sql.fetch_all(
            f"SELECT doc_id, text, hash, recorded_at FROM journal_document WHERE doc_id IN ({sql.placeholders(len(part))})",
            [sql.id_value(doc_id) for doc_id in part],
        )
        found.update({sql.read_id(row[0]): StoredDocument(read_envelope(row[1]), row[2], sql.read_time(row[3])) for row in rows})
    return found


def stream_documents() -> Iterator[tuple[UUID, str, UUID, str, str]]:
    """Yield (doc id, type, store, hash, text) of every document in order of id, for the proofs."""
    for doc_id, kind, store_id, digest, text in sql.stream(
        "SELECT doc_id, type, store_id, hash, text FROM journal_document ORDER BY doc_id"
    ):
        yield sql.read_id(doc_id), kind, sql.read_id(store_id), digest, text


def count_documents() -> int:
    """Return how many documents there are."""
    return int((sql.fetch_one("SELECT COUNT(*) FROM journal_document") or (0,))[0])


def verify_chains() -> Verification:
    """Recompute every register's chain: parents, hashes, gaps, signatures of the server, and the heads."""
    result = Verification()
    tips: dict[object, tuple[int, int, str]] = {}
    query = (
        "SELECT register_id, epoch, seq, hash, text, signature, receipt_no FROM journal_document ORDER BY register_id, epoch, seq"
    )
    documents = 0
    for register, epoch, seq, digest, text, signature, receipt_no in sql.stream(query):
        documents += 1
        last_epoch, last_seq, tip = tips.get(register, (epoch, 0, GENESIS))
        place = f"document {seq} of register {register} ({receipt_no or 'no receipt'})"
        if seq != (last_seq if epoch == last_epoch else 0) + 1:
            result.find(place, "documents are missing before this one")
        if document_hash(tip, text) != digest:
            result.find(place, "its bytes or its parent are not what was recorded")
        elif not _is_signed(digest, signature):
            result.find(place, "its signature is not this server's")
        tips[register] = (epoch, seq, digest)
    heads = {
        row[0]: (row[1], row[2], row[3])
        for row in sql.fetch_all("SELECT register_id, epoch, seq, tip FROM journal_head WHERE seq > 0")
    }
    for register in heads.keys() | tips.keys():
        if heads.get(register) != tips.get(register):
            result.find(f"register {register}", "its last documents are missing or its head was moved")
    result.figures["documents"] = documents
    return result


def _is_signed(digest: str, signature: str) -> bool:
    try:
        keys.public_key().verify(bytes.fromhex(signature), bytes.fromhex(digest))
    except (InvalidSignature, ValueError):
        return False
    return True
