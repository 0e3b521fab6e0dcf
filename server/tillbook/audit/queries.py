"""Reading the audit log and the last proof."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.platform import sql


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


def evidence_of(action_prefix: str) -> dict[UUID, str]:
    """Return object id -> evidence of the rows whose action starts with a prefix (for the proofs of other contexts)."""
    rows = sql.fetch_all(
        "SELECT object_id, evidence FROM audit_row WHERE action LIKE %s AND object_id IS NOT NULL", [f"{action_prefix}%"]
    )
    return {sql.read_id(row[0]): row[1] for row in rows}
