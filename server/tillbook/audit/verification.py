"""Proving the audit log: every row sealed once, in order, unchanged; checkpoints signed by this server; anchors met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature

from tillbook.core.values import Invalid, to_wall_ms
from tillbook.platform import clock, keys, sql

from .service import GENESIS, ROW_COLUMNS, checkpoint_message, next_hash

MAX_FINDINGS = 50


@dataclass(slots=True)
class Verification:
    """What a check found: figures by name, and findings as (place, message); no finding means proved."""

    figures: dict[str, int] = field(default_factory=dict)
    findings: list[tuple[str, str]] = field(default_factory=list)

    def find(self, place: str, message: str) -> None:
        """Add a finding, at most MAX_FINDINGS of them."""
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append((place, message))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of the chain that was written down outside: position and the head of its hash (8 to 64 digits)."""

    position: int
    head: str


def read_anchors(path: Path) -> list[Anchor]:
    """Return the anchors of a file with one `position hash` a line; Invalid `bad_anchor` names the line."""
    anchors = []
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        words = line.split()
        if not words:
            continue
        if len(words) < 2 or not words[0].isdigit() or len(words[1]) < 8:
            raise Invalid("bad_anchor", f"Line {number} of the anchors is not `position hash`.")
        anchors.append(Anchor(int(words[0]), words[1]))
    return anchors


def verify_audit(anchors: Iterable[Anchor] = ()) -> Verification:
    """Recompute the chain over all sealed rows; compare seals, checkpoints and anchors. Reads in one pass."""
    result = Verification()
    heads: dict[int, str] = {}
    wanted = {anchor.position for anchor in anchors}
    checkpoints = _checkpoints(result)
    tip, position = GENESIS, 0
    for seal_position, seal_hash, row in _sealed():
        if seal_position != position + 1:
            result.find(f"audit position {position + 1}", "the chain has a gap here")
        position = seal_position
        if row is None:
            result.find(f"audit position {position}", "the sealed row is gone")
            tip = seal_hash
            continue
        tip = next_hash(tip, row)
        if tip != seal_hash:
            result.find(f"audit row {row[0]} (position {position})", "the row is not what was sealed")
            tip = seal_hash
        if position in checkpoints and checkpoints[position] != tip:
            result.find(f"audit checkpoint {position}", "the chain is not the one this server signed")
        if position in wanted:
            heads[position] = tip
    if checkpoints and max(checkpoints) > position:
        result.find(f"audit position {position + 1}", f"the tail is cut: a signed checkpoint stands at {max(checkpoints)}")
    for anchor in anchors:
        if not heads.get(anchor.position, "").startswith(anchor.head):
            result.find(f"audit position {anchor.position}", "the chain does not meet the anchor written down outside")
    _unsealed(result, position)
    return result


def _sealed() -> Iterator[tuple[int, str, tuple[object, ...] | None]]:
    columns = ", ".join(f"r.{name.strip()}" for name in ROW_COLUMNS.split(","))
    rows = sql.stream(
        f"SELECT s.position, s.hash, {columns} FROM audit_seal s LEFT JOIN audit_row r ON r.id = s.row_id ORDER BY s.position"
    )
    for position, seal, *row in rows:
        yield position, seal, tuple(row) if row[0] is not None else None


def _checkpoints(result: Verification) -> dict[int, str]:
    found = {}
    for position, tip, at, signature in sql.fetch_all("SELECT position, hash, at, signature FROM audit_checkpoint"):
        try:
            keys.public_key().verify(bytes.fromhex(signature), checkpoint_message(position, tip, sql.read_time(at)))
        except (InvalidSignature, ValueError):
            result.find(f"audit checkpoint {position}", "the signature is not this server's")
        found[position] = tip
    return found


def _unsealed(result: Verification, sealed: int) -> None:
    count, oldest = sql.fetch_one(
        "SELECT COUNT(*), MIN(at) FROM audit_row r WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.row_id = r.id)"
    ) or (0, None)
    age_ms = to_wall_ms(clock.now()) - to_wall_ms(sql.read_time(oldest)) if oldest else 0
    result.figures.update(audit_rows=sealed + count, audit_unsealed=count, oldest_unsealed_s=max(0, age_ms // 1000))
    result.figures["audit_breaks"] = len(result.findings)
