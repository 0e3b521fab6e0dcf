"""Reading the audit log and the last proof."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from tillbook.platform import sql

from .schemas import AuditRowOut


@dataclass(frozen=True, slots=True)
class LastProof:
    """The newest verification's result: when, how long, figures by name, findings."""

    checked_at: datetime
    seconds_milli: int
    differences: int
    figures: dict[str, int]
    findings: list[dict[str, str]]


def last_proof() -> LastProof | None:
    """Return the newest proof, or None before the first."""
    row = sql.fetch_one(
        "SELECT checked_at, seconds_milli, differences, figures, findings FROM audit_proof ORDER BY id DESC LIMIT 1"
    )
    if row is None:
        return None
    return LastProof(sql.read_time(row[0]), row[1], row[2], json.loads(row[3]), json.loads(row[4]))


def chain_head() -> tuple[int, str]:
    """Return the position and hash of the newest seal; (0, 64 zeros) before the first."""
    row = sql.fetch_one("SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1")
    return (int(row[0]), str(row[1])) if row else (0, "0" * 64)


def newest_checkpoint() -> tuple[int, str]:
    """Return the position and hash of the newest signed checkpoint; (0, "") before the first."""
    row = sql.fetch_one("SELECT position, hash FROM audit_checkpoint ORDER BY position DESC LIMIT 1")
    return (int(row[0]), str(row[1])) if row else (0, "")


def stream_evidence() -> Iterator[tuple[UUID, list[str]]]:
    """Yield (object, the hashes its audit rows name) for every object that has evidence, in order of id."""
    query = "SELECT object_id, evidence FROM audit_row WHERE evidence <> '' AND object_id IS NOT NULL ORDER BY object_id"
    rows = ((sql.read_id(row[0]), str(row[1])) for row in sql.stream(query))
    for object_id, group in groupby(rows, key=itemgetter(0)):
        yield object_id, [evidence for _, evidence in group]


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which rows: of a person, on an object, of an action (or its beginning, `sale.`), in [since, until), of some stores."""

    person: UUID | None = None
    object_id: UUID | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    stores: Collection[UUID] | None = None


def search_rows(wanted: AuditFilter, *, before_id: int | None, limit: int) -> list[AuditRowOut]:
    """Return rows, newest first, at most `limit`, older than row `before_id`."""
    where, values = _conditions(wanted, before_id)
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    rows = sql.fetch_all(
        "SELECT r.id, r.at, r.actor_name, r.actor_kind, r.action, r.object_type, r.object_id, r.store_id, r.summary, r.fields, s.hash "
        f"FROM audit_row r LEFT JOIN audit_seal s ON s.row_id = r.id {condition} ORDER BY r.id DESC LIMIT %s",
        [*values, limit],
    )
    return [
        AuditRowOut(
            id=row[0],
            at=sql.read_time(row[1]),
            person_name=row[2] or None,
            actor_kind=row[3],
            action=row[4],
            object_type=row[5],
            object_id=sql.read_id(row[6]) if row[6] else None,
            store_id=sql.read_id(row[7]) if row[7] else None,
            summary=row[8],
            fields=json.loads(row[9]),
            sealed=row[10] is not None,
            hash=row[10],
        )
        for row in rows
    ]


def _conditions(wanted: AuditFilter, before_id: int | None) -> tuple[list[str], list[object]]:
    conditions: list[tuple[str, object]] = []
    if before_id is not None:
        conditions.append(("r.id < %s", before_id))
    if wanted.person is not None:
        conditions.append(("r.actor_id = %s", sql.id_value(wanted.person)))
    if wanted.object_id is not None:
        conditions.append(("r.object_id = %s", sql.id_value(wanted.object_id)))
    if wanted.action is not None:
        conditions.append(("r.action LIKE %s", wanted.action.replace("%", "") + "%"))
    if wanted.since is not None:
        conditions.append(("r.at >= %s", sql.time_value(wanted.since)))
    if wanted.until is not None:
        conditions.append(("r.at < %s", sql.time_value(wanted.until)))
    where, values = [text for text, _ in conditions], [value for _, value in conditions]
    if wanted.stores is not None:
        where.append(f"r.store_id IN ({sql.placeholders(len(wanted.stores))})" if wanted.stores else "1 = 0")
        values.extend(sql.id_value(store) for store in wanted.stores)
    return where, values


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act on an object, for its history."""

    at: datetime
    actor_name: str
    action: str
    summary: str
    fields: tuple[str, ...]


def rows_of(objects: Collection[UUID], *, limit: int) -> list[ActRow]:
    """Return the rows on some objects, newest first, at most `limit`."""
    rows = sql.fetch_all(
        "SELECT at, actor_name, action, summary, fields FROM audit_row "
        f"WHERE object_id IN ({sql.placeholders(len(objects))}) ORDER BY id DESC LIMIT %s",
        [*(sql.id_value(each) for each in objects), limit],
    )
    return [ActRow(sql.read_time(row[0]), row[1], row[2], row[3], tuple(json.loads(row[4]))) for row in rows]
