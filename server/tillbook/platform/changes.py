"""The change feed: every change of a fed entity, served in commit order, so that no reader ever skips one.

On PostgreSQL a row becomes visible to readers only below the oldest transaction still running (`pg_snapshot_xmin`), in
the order (transaction, row). On SQLite there is one writer, so row order is commit order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tillbook.core.values import Invalid

from . import sql

MAX_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """An entity changed: its kind, id, new version, the store it concerns (None: all), whether it is gone."""

    entity: str
    object_id: UUID
    version: int
    store_id: UUID | None = None
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class FedChange:
    """A change as served, with the cursor that points behind it."""

    note: ChangeNote
    cursor: str


def note(*changes: ChangeNote) -> None:
    """Write changes into the feed, inside the caller's transaction."""
    sql.insert_rows(
        "platform_change",
        ("entity", "object_id", "store_id", "version", "is_deleted"),
        [(c.entity, sql.id_value(c.object_id), sql.id_value(c.store_id), c.version, c.is_deleted) for c in changes],
    )


def changes_after(cursor: str | None, *, limit: int, entities: Iterable[str] = ()) -> list[FedChange]:
    """Return at most `limit` changes behind `cursor` (None: from the beginning); Invalid `bad_cursor` if it is not ours."""
    xid, row = _parse(cursor)
    wanted = tuple(entities)
    only = f"AND entity IN ({sql.placeholders(len(wanted))})" if wanted else ""
    visible = "AND xid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint" if sql.is_postgresql() else ""
    rows = sql.fetch_all(
        "SELECT entity, object_id, version, store_id, is_deleted, xid, id FROM platform_change "
        f"WHERE (xid > %s OR (xid = %s AND id > %s)) {only} {visible} ORDER BY xid, id LIMIT %s",
        [xid, xid, row, *wanted, min(limit, MAX_PAGE)],
    )
    return [
        FedChange(
            note=ChangeNote(
                entity=r[0],
                object_id=sql.read_id(r[1]),
                version=r[2],
                store_id=sql.read_id(r[3]) if r[3] else None,
                is_deleted=bool(r[4]),
            ),
            cursor=f"{r[5]}.{r[6]}",
        )
        for r in rows
    ]


def _parse(cursor: str | None) -> tuple[int, int]:
    if not cursor:
        return 0, 0
    xid, _, row = cursor.partition(".")
    if not (xid.isdigit() and row.isdigit() and len(cursor) <= 40):
        raise Invalid("bad_cursor", "This cursor is not from here.", field="cursor")
    return int(xid), int(row)
