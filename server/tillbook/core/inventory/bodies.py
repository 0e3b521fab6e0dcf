"""Bodies, version 1, of the documents that move stock without a customer.

`goods_in`   {supplier?, purchase_order?, note?, lines[{n, variant, lot?, quantity_milli > 0, unit_cost_minor?}]}
`opening`    the same, from the opening place; written by an office register only
`adjustment` {reason, note?, lines[{n, variant, lot?, quantity_milli, signed and not zero}]}
`supplier_return` {supplier?, note?, lines[{n, variant, lot?, quantity_milli > 0, from: "store" | "damaged"}]}
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tillbook.core.ledger import NO_LOT, MovementKind, Place, PlaceKind, Posting, check_posting
from tillbook.core.values import Invalid, ensure
from tillbook.core.values.json import JsonObject, JsonValue
from tillbook.core.values.quantity import MAX_QUANTITY_MILLI
from tillbook.core.values.reading import Reader

MAX_LINES = 5_000
ADJUSTMENT_REASONS = ("breakage", "theft", "own_use", "expiry", "correction")
STOCK_TYPES = ("goods_in", "opening", "adjustment", "supplier_return")

_SUPPLIER, _LOSS, _OPENING = Place(PlaceKind.SUPPLIER), Place(PlaceKind.LOSS), Place(PlaceKind.OPENING)


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """One variant moved: signed thousandths for an adjustment, above zero else; cost where goods enter."""

    n: int
    variant: UUID
    quantity_milli: int
    lot: UUID | None = None
    unit_cost_minor: int | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class StockBody:
    """A document that moves stock; `reason` only for an adjustment, `supplier` and `purchase_order` only for goods."""

    lines: tuple[GoodsLine, ...]
    reason: str | None = None
    supplier: UUID | None = None
    purchase_order: UUID | None = None
    note: str | None = None


def read_stock_body(kind: str, value: JsonValue) -> StockBody:
    """Return the body of a document of `kind` (one of STOCK_TYPES) from strict JSON; Invalid names the member."""
    ensure(kind in STOCK_TYPES, Invalid("unknown_type", f"{kind} is not a stock document."))
    reader = Reader(value)
    body = StockBody(
        lines=tuple(_read_line(kind, r) for r in reader.objects("lines", limit=MAX_LINES)),
        reason=reader.choice("reason", ADJUSTMENT_REASONS) if kind == "adjustment" else None,
        supplier=reader.optional_identity("supplier") if kind != "adjustment" else None,
        purchase_order=reader.optional_identity("purchase_order") if kind == "goods_in" else None,
        note=reader.optional_text("note", limit=500),
    )
    reader.done()
    return check_stock_body(kind, body)


def check_stock_body(kind: str, body: StockBody) -> StockBody:
    """Return the body if it has lines, numbered 1, 2, 3, with quantities and costs in range; Invalid names the line."""
    ensure(len(body.lines) > 0, Invalid("empty_document", "There is nothing to move.", field="lines"))
    numbers = [line.n for line in body.lines]
    ensure(
        numbers == list(range(1, len(numbers) + 1)), Invalid("bad_numbering", "lines must be numbered 1, 2, 3.", field="lines")
    )
    for i, line in enumerate(body.lines):
        _check_line(kind, line, at=f"lines.{i}")
    return body


def _check_line(kind: str, line: GoodsLine, *, at: str) -> None:
    ensure(
        line.quantity_milli > 0 or (kind == "adjustment" and line.quantity_milli < 0),
        Invalid("quantity_not_positive", "The quantity must be above zero.", field=f"{at}.quantity_milli"),
    )
    ensure(
        abs(line.quantity_milli) <= MAX_QUANTITY_MILLI,
        Invalid("out_of_range", "The quantity is too large.", field=f"{at}.quantity_milli"),
    )
    cost = line.unit_cost_minor
    ensure(cost is None or cost >= 0, Invalid("out_of_range", "A cost cannot be negative.", field=f"{at}.unit_cost_minor"))


def _read_line(kind: str, reader: Reader) -> GoodsLine:
    enters = kind in ("goods_in", "opening")
    line = GoodsLine(
        n=reader.integer("n"),
        variant=reader.identity("variant"),
        quantity_milli=reader.integer("quantity_milli"),
        lot=reader.optional_identity("lot"),
        unit_cost_minor=reader.optional_integer("unit_cost_minor") if enters else None,
        origin=reader.choice("from", ("store", "damaged")) if kind == "supplier_return" else None,
    )
    reader.done()
    return line


def stock_body_json(body: StockBody) -> JsonObject:
    """Return the JSON object of a stock document's body; absent members are left out."""
    members: dict[str, JsonValue] = {
        "lines": [_line_json(line) for line in body.lines],
        "reason": body.reason,
        "supplier": str(body.supplier) if body.supplier else None,
        "purchase_order": str(body.purchase_order) if body.purchase_order else None,
        "note": body.note,
    }
    return {name: value for name, value in members.items() if value is not None}


def _line_json(line: GoodsLine) -> JsonObject:
    members: dict[str, JsonValue] = {
        "n": line.n,
        "variant": str(line.variant),
        "quantity_milli": line.quantity_milli,
        "lot": str(line.lot) if line.lot else None,
        "unit_cost_minor": line.unit_cost_minor,
        "from": line.origin,
    }
    return {name: value for name, value in members.items() if value is not None}


def stock_postings(kind: str, body: StockBody, *, store: UUID) -> list[Posting]:
    """Return the movements of a stock document in a store, in line order."""
    return [check_posting(_posting(kind, line, body.reason or "", Place(PlaceKind.STORE, store), store)) for line in body.lines]


def _posting(kind: str, line: GoodsLine, reason: str, shelf: Place, store: UUID) -> Posting:
    routes = {
        "goods_in": (_SUPPLIER, shelf, MovementKind.RECEIVE),
        "opening": (_OPENING, shelf, MovementKind.OPENING),
        "adjustment": (shelf, _LOSS, MovementKind.ADJUST) if line.quantity_milli < 0 else (_LOSS, shelf, MovementKind.ADJUST),
        "supplier_return": (
            Place(PlaceKind.DAMAGED, store) if line.origin == "damaged" else shelf,
            _SUPPLIER,
            MovementKind.SUPPLIER_RETURN,
        ),
    }
    source, target, movement = routes[kind]
    return Posting(
        line=line.n,
        variant=line.variant,
        source=source,
        target=target,
        quantity_milli=abs(line.quantity_milli),
        kind=movement,
        lot=line.lot or NO_LOT,
        reason=reason,
        unit_cost_minor=line.unit_cost_minor,
    )
