"""Bodies, version 1, of the two facts a transfer between stores is made of: it left here, it arrived there.

`transfer_dispatch` {transfer, to_store, note?, lines[{n, variant, lot?, quantity_milli > 0}]}: shelf to in transit
`transfer_receipt`  {transfer, note?, lines[the same], differences[{n, variant, lot?, quantity_milli > 0, back_to?}]}:
in transit to this store's shelf; a difference goes from in transit to loss, or back to the store it came from. Movements of
differences have negative line numbers, so that a line of the document and its movement stay one to one.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tillbook.core.ledger import NO_LOT, MovementKind, Place, PlaceKind, Posting, check_posting
from tillbook.core.values import Invalid, ensure
from tillbook.core.values.json import JsonObject, JsonValue
from tillbook.core.values.reading import Reader

from .bodies import MAX_LINES

TRANSFER_TYPES = ("transfer_dispatch", "transfer_receipt")


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One variant on its way: thousandths above zero; `back_to` only for a difference that went back to a store."""

    n: int
    variant: UUID
    quantity_milli: int
    lot: UUID | None = None
    back_to: UUID | None = None


@dataclass(frozen=True, slots=True)
class TransferBody:
    """One fact of a transfer. A dispatch names the store it goes to; only a receipt has differences."""

    transfer: UUID
    lines: tuple[TransferLine, ...]
    to_store: UUID | None = None
    differences: tuple[TransferLine, ...] = ()
    note: str | None = None


def read_transfer_body(kind: str, value: JsonValue) -> TransferBody:
    """Return the body of a document of `kind` (one of TRANSFER_TYPES) from strict JSON; Invalid names the member."""
    ensure(kind in TRANSFER_TYPES, Invalid("unknown_type", f"{kind} is not a transfer document."))
    reader = Reader(value)
    is_receipt = kind == "transfer_receipt"
    body = TransferBody(
        transfer=reader.identity("transfer"),
        lines=tuple(_read_line(r, is_difference=False) for r in reader.objects("lines", limit=MAX_LINES)),
        to_store=None if is_receipt else reader.identity("to_store"),
        differences=tuple(_read_line(r, is_difference=True) for r in reader.objects("differences", limit=MAX_LINES))
        if is_receipt
        else (),
        note=reader.optional_text("note", limit=500),
    )
    reader.done()
    return check_transfer_body(kind, body)


def check_transfer_body(kind: str, body: TransferBody) -> TransferBody:
    """Return the body if it moves something and its lines are numbered 1, 2, 3; Invalid otherwise."""
    ensure(bool(body.lines or body.differences), Invalid("empty_document", "There is nothing to move.", field="lines"))
    ensure(
        (body.to_store is None) == (kind == "transfer_receipt"),
        Invalid("missing", "A dispatch says where it goes.", field="to_store"),
    )
    for member, lines in (("lines", body.lines), ("differences", body.differences)):
        numbers = [line.n for line in lines]
        ensure(
            numbers == list(range(1, len(numbers) + 1)),
            Invalid("bad_numbering", f"{member} must be numbered 1, 2, 3.", field=member),
        )
    return body


def transfer_body_json(body: TransferBody) -> JsonObject:
    """Return the JSON object of a transfer document's body; absent optional members are left out."""
    members: dict[str, JsonValue] = {"transfer": str(body.transfer), "lines": [_line_json(line) for line in body.lines]}
    if body.to_store is not None:
        members["to_store"] = str(body.to_store)
    else:
        members["differences"] = [_line_json(line) for line in body.differences]
    if body.note is not None:
        members["note"] = body.note
    return members


def transfer_postings(kind: str, body: TransferBody, *, store: UUID) -> list[Posting]:
    """Return the movements of a transfer document recorded by `store`: of its lines, then of its differences."""
    shelf, transit = Place(PlaceKind.STORE, store), Place(PlaceKind.IN_TRANSIT, body.transfer)
    source, target = (shelf, transit) if kind == "transfer_dispatch" else (transit, shelf)
    moved = [_posting(line, line.n, source, target) for line in body.lines]
    differences = [
        _posting(line, -line.n, transit, Place(PlaceKind.STORE, line.back_to) if line.back_to else Place(PlaceKind.LOSS))
        for line in body.differences
    ]
    return moved + differences


def _posting(line: TransferLine, number: int, source: Place, target: Place) -> Posting:
    return check_posting(
        Posting(
            line=number,
            variant=line.variant,
            source=source,
            target=target,
            quantity_milli=line.quantity_milli,
            kind=MovementKind.TRANSFER,
            lot=line.lot or NO_LOT,
        )
    )


def _read_line(reader: Reader, *, is_difference: bool) -> TransferLine:
    line = TransferLine(
        n=reader.integer("n"),
        variant=reader.identity("variant"),
        quantity_milli=reader.integer("quantity_milli"),
        lot=reader.optional_identity("lot"),
        back_to=reader.optional_identity("back_to") if is_difference else None,
    )
    reader.done()
    return line


def _line_json(line: TransferLine) -> JsonObject:
    members: dict[str, JsonValue] = {
        "n": line.n,
        "variant": str(line.variant),
        "quantity_milli": line.quantity_milli,
        "lot": str(line.lot) if line.lot else None,
        "back_to": str(line.back_to) if line.back_to else None,
    }
    return {name: value for name, value in members.items() if value is not None}
