"""Making a product from a request: variants, barcodes and first prices in one write, flagged where it was added in a hurry."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from tillbook.catalogue import interface as catalogue
from tillbook.catalogue.interface import NewBarcode, NewProduct, Refused
from tillbook.core.access import Actor
from tillbook.core.values import Conflict, Invalid, TillbookError, ensure
from tillbook.platform import transactions
from tillbook.stores import interface as stores

from .adding import add_products_within
from .setting import check_floor

_CONFLICTS = ("barcode_taken", "unit_fixed", "code_taken")


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant of a product to make; without a code it gets one."""

    code: str | None = None
    name: str = ""
    options: dict[str, str] = field(default_factory=dict)
    barcodes: tuple[NewBarcode, ...] = ()
    price_minor: int | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class MakeProduct:
    """The command: a product with its variants."""

    name: str
    unit: str
    tax_category: str
    variants: tuple[NewVariant, ...]
    category_id: UUID | None = None
    description: str = ""
    is_flagged: bool = False


def make_product(actor: Actor, command: MakeProduct) -> list[UUID]:
    """Make a product and return its variants' ids; all of it or nothing.

    Conflict `barcode_taken`, `code_taken`; Invalid per member, with the variant's index in `field`.
    """
    currency = stores.company().currency
    for i, variant in enumerate(command.variants):
        if variant.price_minor is not None and variant.price_minor > 0:
            check_floor(variant.price_minor, floor_minor=None, currency=currency, field=f"variants.{i}.price_minor")
    shared = secrets.token_hex(6) if len(command.variants) > 1 else ""
    rows = [_row(command, variant, shared) for variant in command.variants]
    with transactions.write():
        catalogue.check_category(command.category_id)
        taken = catalogue.taken_codes([row.code for row in rows])
        for i, row in enumerate(rows):
            ensure(row.code not in taken, Conflict("code_taken", f"{row.code} is taken.", field=f"variants.{i}.code"))
        added = add_products_within(actor, rows)
        if added.refused:
            raise _error(added.refused[0])
        ids = [added.ids[row.code] for row in rows]
        catalogue.put_in_category_within(ids, command.category_id)
        return ids


def _row(command: MakeProduct, variant: NewVariant, shared: str) -> NewProduct:
    values = [value for value in variant.options.values() if value]
    return NewProduct(
        code=variant.code or f"V{secrets.token_hex(4).upper()}",
        name=variant.name or ", ".join([command.name, *values]),
        price_minor=variant.price_minor,
        unit=command.unit,
        tax_category=command.tax_category,
        barcodes=variant.barcodes,
        options=variant.options,
        product=shared,
        product_name=command.name,
        icon=variant.icon,
        description=command.description,
        is_flagged=command.is_flagged,
    )


def _error(refused: Refused) -> TillbookError:
    kind = Conflict if refused.code in _CONFLICTS else Invalid
    return kind(refused.code, refused.message, field=f"variants.{refused.index}.{refused.field}")
