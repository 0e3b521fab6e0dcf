"""Reading what a scanner says: GTIN first, labels with a price or weight by their prefix's rule, GS1 element strings.

The trap: a plain EAN-13 such as 7032069804988 also parses as the GS1 element AI 7032. So whatever has a GTIN's form is a GTIN;
GS1 is only read where the scan says that it is: by a symbology identifier (`]d2`, `]C1`, `]Q3`, `]e0`) or a group separator.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from biip import BiipException
from biip.gs1_messages import GS1Message

from tillbook.core.catalogue import (
    BarcodeKind,
    EmbeddedRule,
    clean_barcode,
    equivalent_codes,
    has_right_check_digit,
    is_gtin,
    read_embedded,
)
from tillbook.core.values import MILLI, Invalid, NotFound, TillbookError, ensure
from tillbook.core.values.quantity import MAX_QUANTITY_MILLI
from tillbook.platform import sql

from .models import BarcodeRule

GROUP_SEPARATOR = "\x1d"
_PLAIN_SYMBOLOGIES = ("]E0", "]E4", "]I1", "]A0")
_GS1_SYMBOLOGIES = ("]C1", "]d2", "]Q3", "]e0", "]J1")
_LEAST_WEIGHT_MILLI = 5
_MAX_SCAN = 200


@dataclass(frozen=True, slots=True)
class FoundBarcode:
    """A barcode's row."""

    code: str
    variant_id: UUID
    quantity_milli: int
    kind: str


@dataclass(frozen=True, slots=True)
class Gs1Facts:
    """What a GS1 scan says beside the GTIN; `unread` holds elements this program makes no use of."""

    gtin: str
    lot: str | None = None
    serial: str | None = None
    expires_on: date | None = None
    best_before: date | None = None
    weight_milli: int | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan means: a variant, how much of it, the price the label names (only price labels), what GS1 says."""

    variant_id: UUID
    quantity_milli: int
    kind: str
    label_price_minor: int | None = None
    gs1: Gs1Facts | None = None


def find_barcode(code: str) -> FoundBarcode | None:
    """Return the row of a barcode in any of the forms scanners give it, None where nobody has it; one statement."""
    forms = equivalent_codes(code)
    rows = sql.fetch_all(
        f"SELECT code, variant_id, quantity_milli, kind FROM catalogue_barcode WHERE code IN ({sql.placeholders(len(forms))})",
        forms,
    )
    best = min(rows, key=lambda row: forms.index(row[0]), default=None)
    return FoundBarcode(best[0], sql.read_id(best[1]), best[2], best[3]) if best else None


def barcode_rules() -> tuple[EmbeddedRule, ...]:
    """Return the rules by which labels of this chain carry prices and weights."""
    return tuple(
        EmbeddedRule(
            row.prefix, BarcodeKind(row.kind), row.item_digits, row.value_digits, row.check_digits, row.scale, row.most_minor
        )
        for row in BarcodeRule.objects.order_by("prefix")
    )


def read_scan(text: str) -> Scan:
    """Return what a scan means.

    NotFound `unknown_barcode`; Invalid `bad_check_digit`, `bad_barcode`, `bad_gs1`, `embedded_price_out_of_range`,
    `embedded_value_missing`, `embedded_weight_implausible`.
    """
    ensure(0 < len(text) <= _MAX_SCAN, Invalid("bad_barcode", "A scan has 1 to 200 characters.", field="code"))
    gs1, code = _split_gs1(text)
    if gs1 is not None:
        return _gs1_scan(gs1)
    code = clean_barcode(code)
    found = find_barcode(code)
    if found is not None and found.kind not in (BarcodeKind.PRICE_EMBEDDED, BarcodeKind.WEIGHT_EMBEDDED):
        return Scan(found.variant_id, found.quantity_milli, found.kind)
    label = read_embedded(code, barcode_rules())
    if label is not None:
        return _label_scan(label.item, label.kind, quantity_milli=label.quantity_milli, price_minor=label.price_minor)
    is_misread = is_gtin(code) and len(code) > 8 and not has_right_check_digit(code)
    ensure(
        not is_misread,
        Invalid("bad_check_digit", f"{code} was read or typed wrongly: its last digit does not fit.", field="code"),
    )
    raise unknown_barcode(code)


def unknown_barcode(code: str) -> TillbookError:
    """Return the error for a code nobody has: NotFound `unknown_barcode`."""
    return NotFound("unknown_barcode", f"Nothing here has the barcode {code[:60]}.", field="code", data={"code": code[:60]})


def _split_gs1(text: str) -> tuple[str | None, str]:
    """Tell GS1 (what the scan itself says is GS1) from plain codes, which lose their symbology identifier."""
    stripped = text.strip(" \t\r\n")
    if stripped.startswith(_GS1_SYMBOLOGIES) or GROUP_SEPARATOR in stripped:
        return stripped, ""
    if stripped.startswith(_PLAIN_SYMBOLOGIES):
        return None, stripped[3:]
    return None, stripped


def _gs1_scan(text: str) -> Scan:
    facts = read_gs1(text)
    found = find_barcode(facts.gtin)
    if found is None:
        raise unknown_barcode(facts.gtin)
    quantity = facts.weight_milli if facts.weight_milli is not None else found.quantity_milli
    return Scan(found.variant_id, quantity, found.kind, gs1=facts)


def read_gs1(text: str) -> Gs1Facts:
    """Return the facts of a GS1 element string; Invalid `bad_gs1`, `bad_check_digit`."""
    body = text[3:] if text.startswith("]") else text
    try:
        message = GS1Message.parse(body.lstrip(GROUP_SEPARATOR))
    except BiipException:
        raise Invalid("bad_gs1", "The GS1 code was read wrongly.", field="code") from None
    strings = {element.ai.ai: element for element in message.element_strings}
    item = strings.get("01") or strings.get("02")
    if item is None:
        raise Invalid("bad_gs1", "The GS1 code names no article (01).", field="code")
    gtin = item.gtin
    if gtin is None:
        raise Invalid("bad_check_digit", "The article number in the GS1 code was read wrongly.", field="code")
    weight = next((element for ai, element in strings.items() if ai.startswith(("310", "315"))), None)
    milli = None if weight is None or weight.decimal is None else int(weight.decimal * MILLI)
    is_plausible = milli is None or _LEAST_WEIGHT_MILLI <= milli <= MAX_QUANTITY_MILLI
    ensure(is_plausible, Invalid("embedded_weight_implausible", "The label's weight cannot be right.", field="code"))
    read = {"01", "02", "10", "21", "17", "15", *([weight.ai.ai] if weight else [])}
    return Gs1Facts(
        gtin=gtin.value,
        lot=strings["10"].value if "10" in strings else None,
        serial=strings["21"].value if "21" in strings else None,
        expires_on=strings["17"].date if "17" in strings else None,
        best_before=strings["15"].date if "15" in strings else None,
        weight_milli=milli,
        unread=tuple(sorted(set(strings) - read)),
    )


def _label_scan(item: str, kind: str, *, quantity_milli: int | None, price_minor: int | None) -> Scan:
    found = find_barcode(item)
    if found is None or found.kind != kind:
        raise unknown_barcode(item)
    return Scan(found.variant_id, quantity_milli or MILLI, kind, label_price_minor=price_minor)
