"""Posting: movements and the balances they change, in one transaction, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.ledger import BalanceKey, MovementKind, Posting, check_posting, fold, location_id, next_average_e4
from tillbook.core.ledger.costing import E4
from tillbook.core.values import divide_half_away
from tillbook.core.values.quantity import MILLI
from tillbook.platform import sql

_MOVEMENT = (
    "document_id", "line", "variant_id", "lot_id", "from_id", "to_id", "quantity_milli", "kind", "reason", "actor_id", "register_id",
    "unit_cost_minor", "occurred_at", "recorded_at",
)  # fmt: skip
_COSTED = (MovementKind.RECEIVE, MovementKind.OPENING)


@dataclass(frozen=True, slots=True)
class Cause:
    """What caused movements: the document, who recorded it where, when it happened and when it was recorded."""

    document_id: UUID
    actor_id: UUID | None
    register_id: UUID | None
    occurred_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """The postings of one document."""

    cause: Cause
    postings: Sequence[Posting]


def post(entries: Sequence[BatchEntry]) -> dict[BalanceKey, int]:
    """Insert movements and change balances, inside the caller's transaction; return the new balances in thousandths.

    Balances change by relative updates in the order (variant, location, lot), so concurrent postings cannot deadlock.
    Receipts move the average cost.
    """
    postings = [check_posting(posting) for entry in entries for posting in entry.postings]
    if not postings:
        return {}
    sql.insert_rows("ledger_movement", _MOVEMENT, [row for entry in entries for row in _rows(entry)])
    balances = _change_balances(fold(postings))
    _move_costs(entries)
    return balances


def _change_balances(changes: dict[BalanceKey, int]) -> dict[BalanceKey, int]:
    keys = {(location_id(key.place), key.variant, key.lot): key for key in changes}
    ordered = sorted(keys.items(), key=lambda item: (item[0][1].hex, item[0][0].hex, item[0][2].hex))
    rows = [
        (sql.id_value(key.variant), sql.id_value(location), sql.id_value(key.lot), changes[key])
        for (location, _, _), key in ordered
    ]
    returned = sql.insert_rows(
        "ledger_balance",
        ("variant_id", "location_id", "lot_id", "quantity_milli"),
        rows,
        suffix=(
            "ON CONFLICT (variant_id, location_id, lot_id) "
            "DO UPDATE SET quantity_milli = ledger_balance.quantity_milli + EXCLUDED.quantity_milli "
            "RETURNING variant_id, location_id, lot_id, quantity_milli"
        ),
    )
    return {keys[sql.read_id(row[1]), sql.read_id(row[0]), sql.read_id(row[2])]: row[3] for row in returned}


def _rows(entry: BatchEntry) -> Iterator[tuple[object, ...]]:
    cause = entry.cause
    document, actor, register = sql.id_value(cause.document_id), sql.id_value(cause.actor_id), sql.id_value(cause.register_id)
    occurred_at, recorded_at = sql.time_value(cause.occurred_at), sql.time_value(cause.recorded_at)
    for posting in entry.postings:
        yield (
            document,
            posting.line,
            sql.id_value(posting.variant),
            sql.id_value(posting.lot),
            sql.id_value(location_id(posting.source)),
            sql.id_value(location_id(posting.target)),
            posting.quantity_milli,
            posting.kind.value,
            posting.reason,
            actor,
            register,
            posting.unit_cost_minor,
            occurred_at,
            recorded_at,
        )


def _move_costs(entries: Sequence[BatchEntry]) -> None:
    """Fold the costs of receipts into the averages, in recorded order; never backwards."""
    received = [
        (entry.cause, posting, posting.unit_cost_minor)
        for entry in entries
        for posting in entry.postings
        if posting.kind in _COSTED and posting.unit_cost_minor is not None
    ]
    if not received:
        return
    variants = sorted({posting.variant for _, posting, _ in received}, key=lambda variant: variant.hex)
    averages = lock_costs(variants)
    on_hand = company_quantities(variants)
    for _, posting, _ in received:
        on_hand[posting.variant] = on_hand.get(posting.variant, 0) - posting.quantity_milli
    log: list[tuple[object, ...]] = []
    for cause, posting, cost in received:
        variant, before = posting.variant, on_hand[posting.variant]
        old = averages.get(variant, cost * E4)
        averages[variant] = next_average_e4(
            on_hand_milli=before, average_e4=old, received_milli=posting.quantity_milli, unit_cost_minor=cost
        )
        variance = divide_half_away(-before * (cost * E4 - old), MILLI * E4) if before < 0 else 0
        log.append(_cost_row(cause, posting, average_e4=averages[variant], variance_minor=variance))
        on_hand[variant] = before + posting.quantity_milli
    sql.insert_rows("ledger_cost_entry", _COST_ENTRY, log)
    last = {posting.variant: cost for _, posting, cost in received}
    sql.insert_rows(
        "ledger_cost",
        ("variant_id", "average_e4", "last_minor"),
        [(sql.id_value(variant), averages[variant], last[variant]) for variant in variants],
        suffix="ON CONFLICT (variant_id) DO UPDATE SET average_e4 = EXCLUDED.average_e4, last_minor = EXCLUDED.last_minor",
    )


_COST_ENTRY = (
    "document_id",
    "line",
    "variant_id",
    "kind",
    "quantity_milli",
    "unit_cost_minor",
    "average_e4",
    "variance_minor",
    "recorded_at",
)


def _cost_row(cause: Cause, posting: Posting, *, average_e4: int, variance_minor: int) -> tuple[object, ...]:
    return (
        sql.id_value(cause.document_id),
        posting.line,
        sql.id_value(posting.variant),
        "variance" if variance_minor else "receipt",
        posting.quantity_milli,
        posting.unit_cost_minor,
        average_e4,
        variance_minor,
        sql.time_value(cause.recorded_at),
    )


def lock_costs(variants: Sequence[UUID]) -> dict[UUID, int]:
    """Lock and return the average costs of variants (ten-thousandths of a minor unit), in the order given."""
    lock = " ORDER BY variant_id FOR UPDATE" if sql.is_postgresql() else ""
    found: dict[UUID, int] = {}
    for start in range(0, len(variants), 1_000):
        part = variants[start : start + 1_000]
        rows = sql.fetch_all(
            f"SELECT variant_id, average_e4 FROM ledger_cost WHERE variant_id IN ({sql.placeholders(len(part))}){lock}",
            [sql.id_value(variant) for variant in part],
        )
        found.update({sql.read_id(row[0]): row[1] for row in rows})
    return found


def company_quantities(variants: Sequence[UUID]) -> dict[UUID, int]:
    """Return what the whole company holds of variants, in thousandths, over all places that have a balance."""
    found: dict[UUID, int] = {}
    for start in range(0, len(variants), 1_000):
        part = variants[start : start + 1_000]
        rows = sql.fetch_all(
            f"SELECT variant_id, SUM(quantity_milli) FROM ledger_balance WHERE variant_id IN ({sql.placeholders(len(part))}) GROUP BY variant_id",
            [sql.id_value(variant) for variant in part],
        )
        found.update({sql.read_id(row[0]): int(row[1]) for row in rows})
    return found
