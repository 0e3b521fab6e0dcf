"""Reading the stock book: the five figures, movements, where it went, stock at a past moment, average cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.ledger import Place, PlaceKind, location_id
from tillbook.platform import sql


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a variant in a store, thousandths of its unit. On hand includes what is reserved."""

    on_hand_milli: int = 0
    reserved_milli: int = 0
    available_milli: int = 0
    in_transit_milli: int = 0
    on_order_milli: int = 0


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One movement as read."""

    id: int
    document_id: UUID
    line: int
    variant_id: UUID
    lot_id: UUID
    from_id: UUID
    to_id: UUID
    quantity_milli: int
    kind: str
    reason: str
    actor_id: UUID | None
    unit_cost_minor: int | None
    occurred_at: datetime
    recorded_at: datetime


def stock_figures(variants: Sequence[UUID], stores: Sequence[UUID]) -> dict[tuple[UUID, UUID], Figures]:
    """Return the figures per (variant, store); pairs without any balance are left out (all zero)."""
    shelves = {location_id(Place(PlaceKind.STORE, store)): (store, True) for store in stores}
    shelves |= {location_id(Place(PlaceKind.RESERVED, store)): (store, False) for store in stores}
    if not variants or not shelves:
        return {}
    sums: defaultdict[tuple[UUID, UUID], list[int]] = defaultdict(lambda: [0, 0])
    for start in range(0, len(variants), 1_000):
        part = variants[start : start + 1_000]
        rows = sql.fetch_all(
            "SELECT variant_id, location_id, SUM(quantity_milli) FROM ledger_balance "
            f"WHERE variant_id IN ({sql.placeholders(len(part))}) AND location_id IN ({sql.placeholders(len(shelves))}) "
            "GROUP BY variant_id, location_id",
            [*map(sql.id_value, part), *map(sql.id_value, shelves)],
        )
        for variant, location, quantity in rows:
            store, is_shelf = shelves[sql.read_id(location)]
            sums[sql.read_id(variant), store][0 if is_shelf else 1] += int(quantity)
    return {
        key: Figures(on_hand_milli=shelf + reserved, reserved_milli=reserved, available_milli=shelf)
        for key, (shelf, reserved) in sums.items()
    }


_COLUMNS = (
    "m.id, m.document_id, m.line, m.variant_id, m.lot_id, m.from_id, m.to_id, m.quantity_milli, m.kind, m.reason, m.actor_id, "
    "m.unit_cost_minor, m.occurred_at, m.recorded_at"
)


def _movement(row: tuple[object, ...]) -> MovementRow:
    ids = [None if value is None else sql.read_id(value) for value in (row[1], *row[3:7], row[10])]  # type: ignore[arg-type]
    document, variant, lot, source, target, actor = ids
    assert document is not None
    assert variant is not None
    assert lot is not None
    assert source is not None
    assert target is not None
    return MovementRow(
        id=int(row[0]),  # type: ignore[call-overload]
        document_id=document,
        line=int(row[2]),  # type: ignore[call-overload]
        variant_id=variant,
        lot_id=lot,
        from_id=source,
        to_id=target,
        quantity_milli=int(row[7]),  # type: ignore[call-overload]
        kind=str(row[8]),
        reason=str(row[9]),
        actor_id=actor,
        unit_cost_minor=None if row[11] is None else int(row[11]),  # type: ignore[call-overload]
        occurred_at=sql.read_time(row[12]),  # type: ignore[arg-type]
        recorded_at=sql.read_time(row[13]),  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class MovementFilter:
    """Which movements: of a variant, at a store's places, of a kind, of a document, recorded in [since, until)."""

    variant: UUID | None = None
    store: UUID | None = None
    kind: str | None = None
    document: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


def movements(wanted: MovementFilter, *, before_id: int | None = None, limit: int = 50) -> list[MovementRow]:
    """Return movements, newest first, at most `limit`, older than row `before_id`."""
    where, values = _conditions(wanted)
    if before_id is not None:
        where.append("m.id < %s")
        values.append(before_id)
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    rows = sql.fetch_all(f"SELECT {_COLUMNS} FROM ledger_movement m {condition} ORDER BY m.id DESC LIMIT %s", [*values, limit])
    return [_movement(row) for row in rows]


def _conditions(wanted: MovementFilter) -> tuple[list[str], list[object]]:
    where: list[str] = []
    values: list[object] = []
    for column, value in (("variant_id", wanted.variant), ("document_id", wanted.document)):
        if value is not None:
            where.append(f"m.{column} = %s")
            values.append(sql.id_value(value))
    if wanted.store is not None:
        places = [sql.id_value(place) for place in store_locations(wanted.store)]
        marks = sql.placeholders(len(places))
        where.append(f"(m.from_id IN ({marks}) OR m.to_id IN ({marks}))")
        values.extend([*places, *places])
    if wanted.kind is not None:
        where.append("m.kind = %s")
        values.append(wanted.kind)
    for operator, moment in ((">=", wanted.since), ("<", wanted.until)):
        if moment is not None:
            where.append(f"m.recorded_at {operator} %s")
            values.append(sql.time_value(moment))
    return where, values


def store_locations(store: UUID) -> list[UUID]:
    """Return the locations that make up a store's on hand: its shelf and what is reserved on it."""
    return [location_id(Place(PlaceKind.STORE, store)), location_id(Place(PlaceKind.RESERVED, store))]


@dataclass(frozen=True, slots=True)
class Step:
    """What one kind of movement did to a store's on hand in a period."""

    kind: str
    direction: str
    quantity_milli: int
    movements: int


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Opening + each kind = closing; `on_hand_milli` is the cache, only when the period reaches now."""

    opening_milli: int
    steps: tuple[Step, ...]
    closing_milli: int


def where_did_it_go(*, variant: UUID, store: UUID, since: datetime, until: datetime) -> Whereabouts:
    """Return how a store's on hand of a variant came from its opening to its closing figure in [since, until)."""
    places = [sql.id_value(place) for place in store_locations(store)]
    marks = sql.placeholders(len(places))
    base = (
        f"SELECT kind, CASE WHEN to_id IN ({marks}) THEN 1 ELSE 0 END AS enters, SUM(quantity_milli), COUNT(*) "
        f"FROM ledger_movement WHERE variant_id = %s AND recorded_at >= %s AND recorded_at < %s "
        f"AND (CASE WHEN to_id IN ({marks}) THEN 1 ELSE 0 END) <> (CASE WHEN from_id IN ({marks}) THEN 1 ELSE 0 END) GROUP BY 1, 2 ORDER BY 1, 2"
    )
    head, tail = [*places, sql.id_value(variant)], [*places, *places]
    start = sql.time_value(datetime.fromisoformat("1970-01-01T00:00:00+00:00"))
    earlier = sql.fetch_all(base, [*head, start, sql.time_value(since), *tail])
    inside = sql.fetch_all(base, [*head, sql.time_value(since), sql.time_value(until), *tail])
    opening = sum(int(row[2]) * (1 if row[1] else -1) for row in earlier)
    steps = tuple(Step(row[0], "in" if row[1] else "out", int(row[2]), int(row[3])) for row in inside)
    closing = opening + sum(step.quantity_milli * (1 if step.direction == "in" else -1) for step in steps)
    return Whereabouts(opening, steps, closing)


def balances_at(places: Sequence[UUID]) -> dict[tuple[UUID, UUID], int]:
    """Return the balances at locations that are not zero, per (variant, location) over all lots, in thousandths."""
    if not places:
        return {}
    rows = sql.fetch_all(
        "SELECT variant_id, location_id, SUM(quantity_milli) FROM ledger_balance "
        f"WHERE location_id IN ({sql.placeholders(len(places))}) GROUP BY variant_id, location_id HAVING SUM(quantity_milli) <> 0",
        [sql.id_value(place) for place in places],
    )
    return {(sql.read_id(row[0]), sql.read_id(row[1])): int(row[2]) for row in rows}


def stock_at(moment: datetime, *, store: UUID) -> dict[UUID, int]:
    """Return a store's on hand per variant from the movements recorded before `moment`; it never changes afterwards."""
    places = [sql.id_value(place) for place in store_locations(store)]
    marks = sql.placeholders(len(places))
    rows = sql.fetch_all(
        "SELECT variant_id, SUM(q) FROM ("
        f"SELECT variant_id, quantity_milli AS q FROM ledger_movement WHERE to_id IN ({marks}) AND recorded_at < %s "
        f"UNION ALL SELECT variant_id, -quantity_milli FROM ledger_movement WHERE from_id IN ({marks}) AND recorded_at < %s"
        ") AS moved GROUP BY variant_id HAVING SUM(q) <> 0",
        [*places, sql.time_value(moment), *places, sql.time_value(moment)],
    )
    return {sql.read_id(row[0]): int(row[1]) for row in rows}


def average_costs_e4(variants: Sequence[UUID]) -> dict[UUID, int]:
    """Return the average costs now, in ten-thousandths of a minor unit per unit; variants never received are left out."""
    found: dict[UUID, int] = {}
    for start in range(0, len(variants), 1_000):
        part = variants[start : start + 1_000]
        rows = sql.fetch_all(
            f"SELECT variant_id, average_e4 FROM ledger_cost WHERE variant_id IN ({sql.placeholders(len(part))})",
            [sql.id_value(variant) for variant in part],
        )
        found.update({sql.read_id(row[0]): int(row[1]) for row in rows})
    return found


def below_zero(stores: Collection[UUID] | None) -> int:
    """Return how many variants are below zero on a shelf, in some stores (None: in any)."""
    if stores is None:
        row = sql.fetch_one("SELECT COUNT(*) FROM ledger_balance WHERE quantity_milli < 0")
    else:
        shelves = [sql.id_value(location_id(Place(PlaceKind.STORE, store))) for store in stores]
        marks = sql.placeholders(len(shelves)) or "NULL"
        row = sql.fetch_one(f"SELECT COUNT(*) FROM ledger_balance WHERE quantity_milli < 0 AND location_id IN ({marks})", shelves)
    return int(row[0]) if row else 0
