"""Writing the audit log: rows inside the caller's transaction, seals by one sealer behind them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.access import Actor
from tillbook.core.values import from_wall_ms, to_wall_ms
from tillbook.core.values.json import trusted_canonical_json
from tillbook.platform import clock, keys, sql, transactions

CHECKPOINT_ROWS = 100
CHECKPOINT_AGE_MS = 60_000
BATCH = 5_000
_ADVISORY_LOCK = 7_011_001
GENESIS = "0" * 64

ROW_COLUMNS = "id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, store_id, summary, fields, evidence"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be logged: past-tense-free action name (`sale.record`), object, summary for people, changed field names,
    and `evidence`: the document's hash, or a digest of what was posted."""

    action: str
    object_type: str
    object_id: UUID | None
    store_id: UUID | None = None
    summary: str = ""
    fields: Sequence[str] = ()
    evidence: str = ""


def record(actor: Actor, *entries: Entry, at: datetime | None = None) -> None:
    """Write one audit row per entry, inside the caller's transaction."""
    moment = sql.time_value(at or clock.now())
    who = (str(actor.kind), sql.id_value(actor.person or actor.session), actor.name)
    sql.insert_rows(
        "audit_row",
        (
            "at",
            "actor_kind",
            "actor_id",
            "actor_name",
            "action",
            "object_type",
            "object_id",
            "store_id",
            "summary",
            "fields",
            "evidence",
        ),
        [
            (
                moment,
                *who,
                entry.action,
                entry.object_type,
                sql.id_value(entry.object_id),
                sql.id_value(entry.store_id),
                entry.summary,
                json.dumps(list(entry.fields)),
                entry.evidence,
            )
            for entry in entries
        ],
    )


def row_text(row: tuple[object, ...]) -> str:
    """Return the canonical text of a raw row (ROW_COLUMNS) that its seal hashes."""
    row_id, at, *rest = row
    texts = [None if value is None else sql.read_id(value).hex if i in (1, 5, 6) else str(value) for i, value in enumerate(rest)]  # type: ignore[arg-type]
    return trusted_canonical_json([int(row_id), to_wall_ms(sql.read_time(at)), *texts])  # type: ignore[call-overload, arg-type]


def next_hash(previous: str, row: tuple[object, ...]) -> str:
    """Return the seal's hash: SHA-256 over the previous hash and the row's canonical text."""
    return hashlib.sha256(bytes.fromhex(previous) + row_text(row).encode()).hexdigest()


def seal_pending() -> int:
    """Seal committed rows in commit order, at most BATCH; return how many. One sealer at a time; others return 0.

    Where nothing is new it only reads: on SQLite a write would make the tills wait for nothing, twice a second.
    """
    if not _is_anything_new():
        return 0
    with transactions.write():
        if sql.is_postgresql() and not (sql.fetch_one("SELECT pg_try_advisory_xact_lock(%s)", [_ADVISORY_LOCK]) or (False,))[0]:
            return 0
        position, tip = sql.fetch_one("SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1") or (0, GENESIS)
        rows = sql.fetch_all(_unsealed_sql(), [BATCH])
        seals = []
        for row in rows:
            position, tip = position + 1, next_hash(tip, row)
            seals.append((position, row[0], tip))
        sql.insert_rows("audit_seal", ("position", "row_id", "hash"), seals)
        _checkpoint_if_due(position, tip)
        return len(seals)


def _is_anything_new() -> bool:
    """Tell whether a row waits for its seal, or the last seal for its checkpoint."""
    (sealed, checkpointed), (unsealed,) = (
        sql.fetch_all(
            "SELECT COALESCE((SELECT MAX(position) FROM audit_seal), 0), COALESCE((SELECT MAX(position) FROM audit_checkpoint), 0)"
        )[0],
        sql.fetch_all(f"SELECT COUNT(*) FROM ({_unsealed_sql()}) waiting", [1])[0],
    )
    return bool(unsealed) or sealed != checkpointed


def _unsealed_sql() -> str:
    columns = ", ".join(f"r.{name.strip()}" for name in ROW_COLUMNS.split(","))
    behind = "NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.row_id = r.id)"
    if sql.is_postgresql():
        return (
            # Seals follow the transactions' order, so nothing older than the last sealed row waits: without that the whole log is read.
            f"SELECT {columns} FROM audit_row r WHERE {behind} AND r.xid >= COALESCE((SELECT last.xid FROM audit_row last "
            "WHERE last.id = (SELECT row_id FROM audit_seal ORDER BY position DESC LIMIT 1)), 0) "
            "AND r.xid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint ORDER BY r.xid, r.id LIMIT %s"
        )
    return (
        f"SELECT {columns} FROM audit_row r WHERE r.id > COALESCE((SELECT MAX(row_id) FROM audit_seal), 0) ORDER BY r.id LIMIT %s"
    )


def _checkpoint_if_due(position: int, tip: str) -> None:
    last = sql.fetch_one("SELECT position, at FROM audit_checkpoint ORDER BY position DESC LIMIT 1")
    if position == 0 or (last is not None and last[0] == position):
        return
    now = clock.now()
    age_ms = CHECKPOINT_AGE_MS if last is None else to_wall_ms(now) - to_wall_ms(sql.read_time(last[1]))
    if last is not None and position - last[0] < CHECKPOINT_ROWS and age_ms < CHECKPOINT_AGE_MS:
        return
    moment = from_wall_ms(to_wall_ms(now))
    signature = keys.sign(checkpoint_message(position, tip, moment)).hex()
    sql.insert_rows(
        "audit_checkpoint", ("position", "hash", "at", "signature"), [(position, tip, sql.time_value(moment), signature)]
    )


def checkpoint_message(position: int, tip: str, at: datetime) -> bytes:
    """Return the bytes a checkpoint signs."""
    return f"tillbook-audit {position} {tip} {to_wall_ms(at)}".encode()


def record_proof(*, seconds_milli: int, figures: dict[str, int], findings: Iterable[tuple[str, str]]) -> None:
    """Keep the result of a verification: figures by name and findings as (place, message)."""
    found = [{"place": place, "message": message} for place, message in findings]
    with transactions.write():
        sql.insert_rows(
            "audit_proof",
            ("checked_at", "seconds_milli", "differences", "figures", "findings"),
            [(sql.time_value(clock.now()), seconds_milli, len(found), json.dumps(figures), json.dumps(found[:100]))],
        )
