"""Writing the catalogue out: categories, suppliers and variants as rows of text, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from tillbook.core.values import format_quantity
from tillbook.platform import sql

from .models import Supplier
from .tree import category_paths

SUPPLIER_COLUMNS = ("code", "name", "email", "phone", "tax_id", "lead_time_days", "note")
VARIANT_COLUMNS = (
    "code", "name", "unit", "category", "tax_category", "barcodes", "options", "supplier", "supplier_item", "cost_minor",
    "is_archived",
)  # fmt: skip


def export_categories() -> Iterator[tuple[str, ...]]:
    """Yield the path of every category, its names joined by ` > `."""
    for path in sorted(category_paths()):
        yield (" > ".join(path),)


def export_suppliers() -> Iterator[tuple[str, ...]]:
    """Yield every supplier in the order of SUPPLIER_COLUMNS."""
    for row in Supplier.objects.order_by("code").values_list(*SUPPLIER_COLUMNS):
        yield tuple(str(value) for value in row)


def export_variants() -> Iterator[tuple[UUID, tuple[str, ...]]]:
    """Yield (variant, its texts in the order of VARIANT_COLUMNS) of every variant in order of code."""
    paths = {node: " > ".join(path) for path, node in category_paths().items()}
    barcodes = _barcodes()
    suppliers = _suppliers()
    rows = sql.stream(
        "SELECT v.id, v.code, v.name, p.unit, p.category_id, p.tax_category, v.options, v.is_archived "
        "FROM catalogue_variant v JOIN catalogue_product p ON p.id = v.product_id ORDER BY v.code"
    )
    for raw, code, name, unit, category, tax, options, is_archived in rows:
        variant = sql.read_id(raw)
        path = paths.get(sql.read_id(category), "") if category else ""
        supplier = suppliers.get(variant, ("", "", ""))
        texts = (code, name, unit, path, tax, " ".join(barcodes.get(variant, ())), options, *supplier)
        yield variant, (*texts, "yes" if is_archived else "no")


def _barcodes() -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for code, variant, quantity in sql.fetch_all("SELECT code, variant_id, quantity_milli FROM catalogue_barcode ORDER BY code"):
        text = code if quantity == 1000 else f"{code}*{format_quantity(quantity)}"
        found.setdefault(sql.read_id(variant), []).append(text)
    return found


def _suppliers() -> dict[UUID, tuple[str, str, str]]:
    rows = sql.fetch_all(
        "SELECT c.variant_id, s.code, c.code, c.cost_minor FROM catalogue_supplier_code c "
        "JOIN catalogue_supplier s ON s.id = c.supplier_id ORDER BY s.code DESC"
    )
    return {sql.read_id(row[0]): (row[1], row[2], "" if row[3] is None else str(row[3])) for row in rows}
