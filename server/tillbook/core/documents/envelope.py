"""The envelope, version 1: who recorded what, where in which register's chain, as canonical bytes (RFC 8785).

hash = SHA-256(previous hash (32 raw bytes) + canonical bytes); the first document of a register's first epoch has
`prev` = 64 zeros.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillbook.core.values import Invalid, ensure
from tillbook.core.values.json import JsonObject, JsonValue, parse_canonical, trusted_canonical_json
from tillbook.core.values.reading import Reader

GENESIS = "0" * 64
"""The `prev` of the first document of a register."""

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Moment:
    """When, as the recording machine knows it: wall clock in UTC ms, zone offset, monotonic ms and boot, measured offset."""

    wall_ms: int
    tz_min: int = 0
    mono_ms: int = 0
    boot: str = ""
    offset_ms: int = 0
    uncertainty_ms: int = 0


@dataclass(frozen=True, slots=True)
class Envelope:
    """One document. `register` is the printable register code, `actor` a person, key or system name, `body` strict JSON."""

    type: str
    v: int
    doc_id: UUID
    company: UUID
    store: UUID
    register: str
    epoch: int
    seq: int
    prev: str
    business_date: date
    at: Moment
    actor: str
    body: JsonObject
    shift: UUID | None = None
    tables: tuple[tuple[str, int], ...] = ()
    receipt_no: str | None = None
    grand_total_minor: int | None = None
    private_sha256: str | None = None


def envelope_bytes(envelope: Envelope) -> str:
    """Return the canonical bytes of an envelope as text (UTF-8 when hashed)."""
    return trusted_canonical_json(_envelope_json(envelope))


def document_hash(prev: str, text: str) -> str:
    """Return the document's hash (64 hex digits) from its parent's hash and its canonical bytes."""
    return hashlib.sha256(bytes.fromhex(prev) + text.encode()).hexdigest()


def receipt_number(register: str, epoch: int, number: int) -> str:
    """Return the printed receipt number, e.g. `S03R02-1-000123`."""
    return f"{register}-{epoch}-{number:06d}"


def _envelope_json(envelope: Envelope) -> JsonObject:
    at = envelope.at
    return {
        "type": envelope.type,
        "v": envelope.v,
        "doc_id": str(envelope.doc_id),
        "company": str(envelope.company),
        "store": str(envelope.store),
        "register": envelope.register,
        "epoch": envelope.epoch,
        "seq": envelope.seq,
        "prev": envelope.prev,
        "shift": str(envelope.shift) if envelope.shift else None,
        "business_date": envelope.business_date.isoformat(),
        "at": {
            "wall_ms": at.wall_ms,
            "tz_min": at.tz_min,
            "mono_ms": at.mono_ms,
            "boot": at.boot,
            "offset_ms": at.offset_ms,
            "uncertainty_ms": at.uncertainty_ms,
        },
        "actor": envelope.actor,
        "tables": dict(envelope.tables),
        "receipt_no": envelope.receipt_no,
        "grand_total_minor": envelope.grand_total_minor,
        "private_sha256": envelope.private_sha256,
        "body": envelope.body,
    }


def read_envelope(text: str) -> Envelope:
    """Return the envelope of canonical bytes; anything not canonical, unknown or missing is Invalid with its name."""
    reader = Reader(parse_canonical(text))
    envelope = Envelope(
        type=reader.text("type", limit=40),
        v=reader.integer("v"),
        doc_id=reader.identity("doc_id"),
        company=reader.identity("company"),
        store=reader.identity("store"),
        register=reader.text("register", limit=20),
        epoch=reader.integer("epoch"),
        seq=reader.integer("seq"),
        prev=_hash(reader, "prev"),
        shift=reader.optional_identity("shift"),
        business_date=_date(reader, "business_date"),
        at=_moment(reader.object("at")),
        actor=reader.text("actor", limit=100),
        tables=_tables(reader.raw("tables")),
        receipt_no=reader.optional_text("receipt_no", limit=40),
        grand_total_minor=reader.optional_integer("grand_total_minor"),
        private_sha256=_hash(reader, "private_sha256") if reader.raw("private_sha256") is not None else None,
        body=_object(reader.raw("body")),
    )
    reader.done()
    return envelope


def _hash(reader: Reader, member: str) -> str:
    value = reader.text(member, limit=64)
    ensure(len(value) == 64 and set(value) <= _HEX, Invalid("not_a_hash", f"{member} is not a hash.", field=member))
    return value


def _date(reader: Reader, member: str) -> date:
    text = reader.text(member, limit=10)
    try:
        value = date.fromisoformat(text)
    except ValueError:
        raise Invalid("not_a_date", f"{member} is not a date.", field=member) from None
    ensure(value.isoformat() == text, Invalid("not_a_date", f"{member} is not a date.", field=member))
    return value


def _moment(reader: Reader) -> Moment:
    moment = Moment(
        wall_ms=reader.integer("wall_ms"),
        tz_min=reader.integer("tz_min"),
        mono_ms=reader.integer("mono_ms"),
        boot=reader.text("boot", limit=64),
        offset_ms=reader.integer("offset_ms"),
        uncertainty_ms=reader.integer("uncertainty_ms"),
    )
    reader.done()
    return moment


def _tables(value: JsonValue) -> tuple[tuple[str, int], ...]:
    reader = Reader(value, at="tables")
    names = ("policy", "prices", "promotions", "taxes")
    tables = tuple((name, reader.integer(name)) for name in names if reader.has(name))
    reader.done()
    return tables


def _object(value: JsonValue) -> JsonObject:
    ensure(isinstance(value, dict), Invalid("not_an_object", "The body must be an object.", field="body"))
    assert isinstance(value, dict)
    return value
