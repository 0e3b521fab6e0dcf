"""What a scan means at a till: the variant, how much of it, and what it costs there today.

Keeps true: a price label sells for what it names (the quantity follows from the price), but never for a quantity nobody weighs.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tillbook.catalogue import interface as catalogue
from tillbook.core.values import MILLI, Invalid, divide_half_away, ensure
from tillbook.core.values.quantity import MAX_QUANTITY_MILLI

from .book import variant_prices
from .presenting import store_day, variants_out
from .schemas import Gs1Out, ScanOut

LEAST_LABEL_MILLI = 10
"""The smallest weight a scale prints a label for: 10 g. A label edited from 4.10 to 0.10 falls below it."""


def priced_scan(code: str, store_id: UUID) -> ScanOut:
    """Return what a scan means in a store; NotFound `unknown_barcode`, Invalid `bad_check_digit`, `embedded_price_implausible` ..."""
    scan = catalogue.read_scan(code)
    day = store_day(store_id)
    price = variant_prices([scan.variant_id], store_id, day).get(scan.variant_id)
    variant = variants_out([scan.variant_id], store_id=store_id)[0]
    quantity = scan.quantity_milli * (MILLI if variant.unit == "g" and _is_weight(scan) else 1)
    if scan.label_price_minor is not None and variant.is_weighed:
        quantity = _weight_of(scan.label_price_minor, price)
    return ScanOut(
        variant=variant,
        quantity_milli=quantity,
        price_minor=price,
        label_price_minor=scan.label_price_minor,
        kind=scan.kind,
        gs1=_gs1(scan.gs1, day) if scan.gs1 else None,
    )


def _is_weight(scan: catalogue.Scan) -> bool:
    return scan.kind == "weight_embedded" or (scan.gs1 is not None and scan.gs1.weight_milli is not None)


def _weight_of(label_minor: int, price_minor: int | None) -> int:
    """Return the quantity a label's price stands for at today's price; Invalid `no_price`, `embedded_price_implausible`."""
    if price_minor is None:
        raise Invalid("no_price", "The variant has no price here, so the label's weight is not known.", field="code")
    quantity = divide_half_away(label_minor * MILLI, price_minor)
    error = Invalid(
        "embedded_price_implausible",
        "The label's price does not fit what this is sold for.",
        field="code",
        data={"label_price_minor": label_minor, "quantity_milli": quantity},
    )
    ensure(LEAST_LABEL_MILLI <= quantity <= MAX_QUANTITY_MILLI, error)
    return quantity


def _gs1(facts: catalogue.Gs1Facts, day: date) -> Gs1Out:
    return Gs1Out(
        gtin=facts.gtin,
        lot=facts.lot,
        serial=facts.serial,
        expires_on=facts.expires_on,
        best_before=facts.best_before,
        is_expired=facts.expires_on is not None and facts.expires_on < day,
        weight_milli=facts.weight_milli,
        unread=list(facts.unread),
    )
