"""Reading variants as screens show them, set-wise: a fixed number of statements for any number of variants."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tillbook.core.catalogue import UNITS, is_weighed
from tillbook.platform import sql

from .models import SupplierCode
from .scanning import FoundBarcode


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A variant with what its product and category say of it, and its barcodes; no price (pricing adds it)."""

    id: UUID
    product_id: UUID
    name: str
    product_name: str
    code: str
    unit: str
    category_id: UUID | None
    category_name: str | None
    tax_category: str
    options: Mapping[str, str]
    picture: str
    icon: str
    description: str
    is_archived: bool
    is_flagged: bool
    floor_minor: int | None
    version: int
    barcodes: tuple[FoundBarcode, ...] = ()

    @property
    def unit_name(self) -> str:
        """Return the unit's short name."""
        return UNITS[self.unit].name if self.unit in UNITS else self.unit

    @property
    def is_weighed(self) -> bool:
        """Tell whether the unit's quantities may have decimals."""
        return is_weighed(self.unit)

    @property
    def picture_url(self) -> str | None:
        """Return where the picture is served, None where there is none."""
        return f"/api/v1/pictures/{self.picture}" if self.picture else None


_SELECT = (
    "SELECT v.id, v.product_id, v.name, p.name, v.code, p.unit, p.category_id, c.name, p.tax_category, v.options, v.picture, "
    "v.icon, p.description, v.is_archived, v.is_flagged, v.floor_minor, v.version FROM catalogue_variant v "
    "JOIN catalogue_product p ON p.id = v.product_id LEFT JOIN catalogue_category c ON c.id = p.category_id"
)


def variant_rows(variants: Sequence[UUID]) -> list[VariantRow]:
    """Return variants in the order asked for; unknown ids are left out. Two statements."""
    rows = sql.fetch_in(f"{_SELECT} WHERE v.id IN ({{values}})", [sql.id_value(variant) for variant in dict.fromkeys(variants)])
    codes = _barcodes(
        sql.fetch_in(
            f"{_BARCODES} WHERE variant_id IN ({{values}}) ORDER BY code",
            [sql.id_value(variant) for variant in dict.fromkeys(variants)],
        )
    )
    found = {row.id: row for row in (_row(each, codes) for each in rows)}
    return [found[variant] for variant in variants if variant in found]


def carried_rows(unlisted: frozenset[UUID]) -> list[VariantRow]:
    """Return every variant in use but `unlisted`, by name. Two statements."""
    codes = _barcodes(sql.fetch_all(f"{_BARCODES} ORDER BY code"))
    rows = (_row(each, codes) for each in sql.fetch_all(f"{_SELECT} WHERE NOT v.is_archived ORDER BY v.name, v.id"))
    return [row for row in rows if row.id not in unlisted]


_BARCODES = "SELECT variant_id, code, quantity_milli, kind FROM catalogue_barcode"


def _barcodes(rows: Sequence[tuple[object, ...]]) -> dict[UUID, list[FoundBarcode]]:
    found: dict[UUID, list[FoundBarcode]] = {}
    for owner, code, quantity, kind in rows:
        variant = sql.read_id(owner)  # type: ignore[arg-type]
        found.setdefault(variant, []).append(FoundBarcode(str(code), variant, int(quantity), str(kind)))  # type: ignore[call-overload]
    return found


def _row(row: tuple[object, ...], codes: Mapping[UUID, Sequence[FoundBarcode]]) -> VariantRow:
    values = dict(zip(VariantRow.__slots__, row, strict=False))
    variant = sql.read_id(values["id"])  # type: ignore[arg-type]
    values |= {
        "id": variant,
        "product_id": sql.read_id(values["product_id"]),  # type: ignore[arg-type]
        "category_id": sql.read_id(values["category_id"]) if values["category_id"] else None,  # type: ignore[arg-type]
        "options": json.loads(str(values["options"])),
        "is_archived": bool(values["is_archived"]),
        "is_flagged": bool(values["is_flagged"]),
        "barcodes": tuple(codes.get(variant, ())),
    }
    return VariantRow(**values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class SupplierOffer:
    """What a supplier calls a variant and asks for it."""

    supplier_id: UUID
    name: str
    code: str
    cost_minor: int | None
    pack_milli: int


def supplier_offers(variant_id: UUID) -> list[SupplierOffer]:
    """Return who supplies a variant, by name; the cost is for those who may see it."""
    rows = SupplierCode.objects.select_related("supplier").filter(variant_id=variant_id).order_by("supplier__name")
    return [SupplierOffer(row.supplier_id, row.supplier.name, row.code, row.cost_minor, row.pack_milli) for row in rows]
