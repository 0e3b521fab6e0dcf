"""Checking new products before anything is written: each row alone, then against its neighbours and what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tillbook.core.catalogue import check_barcode, check_unit
from tillbook.core.values import Conflict, Invalid, TillbookError, check_integer, ensure
from tillbook.core.values.quantity import MAX_QUANTITY_MILLI

from .new import NewBarcode, NewProduct, Refused

MAX_BARCODES = 50
MAX_OPTIONS = 6
_LENGTHS = {"code": 60, "name": 200, "unit": 20, "tax_category": 40, "product": 60, "product_name": 200, "icon": 40}


def check_text(value: str, *, field: str, most: int, is_required: bool = False) -> str:
    """Return a text without spaces at its ends; Invalid `missing`, `too_long`, `control_character` (NUL and line breaks)."""
    text = value.strip()
    ensure(bool(text) or not is_required, Invalid("missing", f"{field} is missing.", field=field))
    ensure(len(text) <= most, Invalid("too_long", f"{field} has more than {most} characters.", field=field))
    ensure(
        not any(character in text for character in "\x00\r\n"),
        Invalid("control_character", f"{field} may not hold line breaks or NUL.", field=field),
    )
    return text


def check_product(row: NewProduct) -> None:
    """Refuse a row that is wrong in itself: Invalid with the member's name."""
    for name, most in _LENGTHS.items():
        check_text(getattr(row, name), field=name, most=most, is_required=name in ("code", "name", "unit", "tax_category"))
    check_unit(row.unit)
    for part in row.category_path:
        check_text(part, field="category", most=200, is_required=True)
    ensure("\x00" not in row.description, Invalid("control_character", "Text may not hold NUL.", field="description"))
    ensure(len(row.options) <= MAX_OPTIONS, Invalid("too_many", f"At most {MAX_OPTIONS} options.", field="options"))
    for name, value in row.options.items():
        check_text(name, field="options", most=40, is_required=True)
        check_text(value, field="options", most=100, is_required=True)
    if row.cost_minor is not None:
        ensure(check_integer(row.cost_minor, field="cost_minor") >= 0, Invalid("out_of_range", "Below zero.", field="cost_minor"))
    check_barcodes(row.barcodes)


def check_barcodes(barcodes: Sequence[NewBarcode]) -> None:
    """Refuse barcodes that are wrong in themselves: `bad_check_digit`, `bad_barcode`, `too_many`, `out_of_range`, `barcode_twice`."""
    ensure(len(barcodes) <= MAX_BARCODES, Invalid("too_many", f"At most {MAX_BARCODES} barcodes.", field="barcodes"))
    codes = [check_barcode(barcode.code, kind=barcode.kind, field=f"barcodes.{i}") for i, barcode in enumerate(barcodes)]
    for i, barcode in enumerate(barcodes):
        quantity = check_integer(barcode.quantity_milli, field=f"barcodes.{i}.quantity_milli")
        ensure(
            0 < quantity <= MAX_QUANTITY_MILLI,
            Invalid("out_of_range", "A scan is more than nothing.", field=f"barcodes.{i}.quantity_milli"),
        )
    ensure(len(set(codes)) == len(codes), Invalid("barcode_twice", "A barcode stands twice here.", field="barcodes"))


def refused_rows(
    rows: Sequence[NewProduct], *, owners: Mapping[str, str], units: Mapping[str, str], suppliers: Mapping[str, UUID]
) -> list[Refused]:
    """Return what must be left out, by index: wrong rows, codes twice, barcodes that are another variant's, a changed unit.

    `owners`: barcode -> code of the variant that has it; `units`: variant's code -> unit it is kept in; `suppliers` by code.
    """
    refused: list[Refused] = []
    seen: set[str] = set()
    given = dict(owners)
    for index, row in enumerate(rows):
        try:
            check_product(row)
            ensure(row.code not in seen, Invalid("code_twice", f"{row.code} stands twice here.", field="code"))
            _check_neighbours(row, given, units, suppliers)
        except TillbookError as error:
            refused.append(Refused(index, error.code, error.message, error.field or ""))
            continue
        seen.add(row.code)
        given.update((barcode.code.strip(), row.code) for barcode in row.barcodes)
    return refused


def _check_neighbours(
    row: NewProduct, owners: Mapping[str, str], units: Mapping[str, str], suppliers: Mapping[str, UUID]
) -> None:
    for i, barcode in enumerate(row.barcodes):
        owner = owners.get(barcode.code.strip(), row.code)
        ensure(owner == row.code, barcode_taken(barcode.code, owner, field=f"barcodes.{i}"))
    unit = units.get(row.code, row.unit)
    ensure(unit == row.unit, Conflict("unit_fixed", f"{row.code} is kept in {unit}; a unit never changes.", field="unit"))
    is_known = not row.supplier_code or row.supplier_code in suppliers
    ensure(is_known, Invalid("unknown_supplier", f"There is no supplier {row.supplier_code}.", field="supplier_code"))


def barcode_taken(barcode: str, owner: str, *, field: str) -> Conflict:
    """Return the error for a barcode that another variant has: Conflict `barcode_taken`."""
    return Conflict(
        "barcode_taken",
        f"{barcode} already belongs to {owner}. One barcode finds one product.",
        field=field,
        data={"barcode": barcode, "variant_code": owner},
    )
