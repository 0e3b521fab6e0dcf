"""The fold of movements into balances, and the hash that says two ledgers hold the same movements."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from .movements import Posting
from .places import CACHED_KINDS, Place, location_id


class BalanceKey(NamedTuple):
    """What a balance is kept per."""

    variant: UUID
    place: Place
    lot: UUID


def fold(postings: Iterable[Posting]) -> dict[BalanceKey, int]:
    """Return the change in thousandths per (variant, place, lot), cached places only, zero sums left out."""
    sums: defaultdict[BalanceKey, int] = defaultdict(int)
    for posting in postings:
        if posting.source.kind in CACHED_KINDS:
            sums[BalanceKey(posting.variant, posting.source, posting.lot)] -= posting.quantity_milli
        if posting.target.kind in CACHED_KINDS:
            sums[BalanceKey(posting.variant, posting.target, posting.lot)] += posting.quantity_milli
    return {key: quantity for key, quantity in sums.items() if quantity}


def ledger_line(document: UUID, posting: Posting) -> str:
    """Return the line of the ledger hash for one movement: what moved, without row ids, times and cost."""
    source, target = location_id(posting.source), location_id(posting.target)
    return f"{document},{posting.line},{posting.variant},{posting.lot},{source},{target},{posting.kind.value},{posting.quantity_milli}"


def ledger_hash(lines: Iterable[str]) -> str:
    """Return SHA-256 (hex) over the sorted ledger lines, each ended by a line feed."""
    digest = hashlib.sha256()
    for line in sorted(lines):
        digest.update(line.encode())
        digest.update(b"\n")
    return digest.hexdigest()
