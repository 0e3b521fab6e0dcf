"""Which column of a product file says what: our own columns, presets for the exports of other tills, and saved mappings.

A target is what a column fills; a mapping names, per target, the headers that may fill it, first one that is there and not empty.
Headers are compared folded (case and accents do not matter). `[*]` at a header's end stands for a store's name in brackets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tillbook.core.catalogue import fold_text
from tillbook.core.values import DecimalSign, Invalid, ensure
from tillbook.core.values.json import JsonObject
from tillbook.core.values.reading import Reader

TARGETS = (
    "code", "name", "variant_name", "product", "description", "category", "unit", "weighed", "tax_category", "taxable", "price",
    "cost", "barcode", "pack_quantity", "supplier", "supplier_item", "stock", "option1_name", "option1_value", "option2_name",
    "option2_value", "option3_name", "option3_value", "icon", "archived",
)  # fmt: skip
"""What a column can fill; `docs/reference/import-files.md` describes each."""

MAX_HEADERS = 20


@dataclass(frozen=True, slots=True)
class ProductMapping:
    """How a file is read: headers by target, the decimal sign (None: found out), and what holds where a column says nothing."""

    columns: Mapping[str, tuple[str, ...]]
    preset: str = ""
    decimal_sign: DecimalSign | None = None
    tax_category: str = ""
    unit: str = "piece"
    category_separator: str = ">"
    ignored_values: tuple[str, ...] = field(default=())
    is_inherited: bool = False


_OPTIONS = {
    f"option{n}_{part}": (f"Option {n} {part}", f"Option{n} {part}", f"Option {part} {n}")
    for n in (1, 2, 3)
    for part in ("name", "value")
}

OWN = ProductMapping(
    preset="tillbook",
    columns={target: (target,) for target in TARGETS},
    category_separator="/",
)
"""The columns of our own files and exports: the targets by their names."""

LOYVERSE = ProductMapping(
    preset="loyverse",
    columns={
        **_OPTIONS,
        "code": ("SKU",),
        "product": ("Handle",),
        "name": ("Name", "Item name"),
        "description": ("Description",),
        "category": ("Category",),
        "weighed": ("Sold by weight",),
        "price": ("Default price", "Price", "Price [*]"),
        "cost": ("Cost",),
        "barcode": ("Barcode",),
        "stock": ("In stock", "In stock [*]"),
        "supplier": ("Supplier", "Primary supplier", "Default supplier"),
    },
    ignored_values=("variable",),
    is_inherited=True,
)

SQUARE = ProductMapping(
    preset="square",
    columns={
        **_OPTIONS,
        "code": ("SKU", "Token"),
        "product": ("Reference Handle", "Item Name"),
        "name": ("Item Name",),
        "variant_name": ("Variation Name",),
        "description": ("Description",),
        "category": ("Category", "Reporting Category", "Categories"),
        "price": ("Price", "Online Sale Price"),
        "cost": ("Default Unit Cost",),
        "barcode": ("GTIN",),
        "supplier": ("Default Vendor Name",),
        "supplier_item": ("Default Vendor Code",),
        "stock": ("Current Quantity", "Current Quantity [*]"),
        "archived": ("Archived",),
    },
    ignored_values=("variable",),
)

SHOPIFY = ProductMapping(
    preset="shopify",
    columns={
        **_OPTIONS,
        "code": ("Variant SKU", "SKU"),
        "product": ("Handle", "URL handle"),
        "name": ("Title",),
        "description": ("Body (HTML)", "Description"),
        "category": ("Type", "Product Category"),
        "taxable": ("Variant Taxable", "Charge tax"),
        "price": ("Variant Price", "Price"),
        "cost": ("Cost per item",),
        "barcode": ("Variant Barcode", "Barcode"),
        "supplier": ("Vendor",),
        "stock": ("Variant Inventory Qty", "Inventory quantity"),
    },
    ignored_values=("default title",),
    is_inherited=True,
)

PRESETS = {mapping.preset: mapping for mapping in (OWN, LOYVERSE, SQUARE, SHOPIFY)}

_SIGNS = {
    "shopify": ({"variant price"}, {"url handle"}),
    "loyverse": ({"handle", "sold by weight"}, {"handle", "track stock"}),
    "square": ({"item name", "variation name"}, {"reference handle", "item name"}),
    "tillbook": ({"code", "name"}, {"name", "price"}),
}


def detect_preset(header: Sequence[str]) -> str | None:
    """Return the preset whose telling columns are all in a header, None for a file of somebody's own."""
    there = {fold_text(name) for name in header}
    return next((preset for preset, signs in _SIGNS.items() if any(sign <= there for sign in signs)), None)


def mapping_for(header: Sequence[str], preset: str | None = None) -> ProductMapping:
    """Return the mapping of a preset, or of the one the header shows; Invalid `unknown_preset`, `unknown_columns`."""
    chosen = preset or detect_preset(header)
    ensure(preset is None or preset in PRESETS, Invalid("unknown_preset", f"There is no preset {preset!r}.", field="preset"))
    if chosen is None:
        raise Invalid(
            "unknown_columns", "These columns are not known. Say which column is the name and which the price.", field="file"
        )
    return PRESETS[chosen]


def mapping_form(mapping: ProductMapping) -> JsonObject:
    """Return the JSON form in which a mapping is saved."""
    return {
        "columns": {target: list(headers) for target, headers in mapping.columns.items()},
        "preset": mapping.preset,
        "decimal_sign": mapping.decimal_sign,
        "tax_category": mapping.tax_category,
        "unit": mapping.unit,
        "category_separator": mapping.category_separator,
        "ignored_values": list(mapping.ignored_values),
        "is_inherited": mapping.is_inherited,
    }


def parse_mapping(form: JsonObject) -> ProductMapping:
    """Return the mapping of a JSON form, strictly; a preset's columns are taken where only the preset is named."""
    reader = Reader(form)
    preset = reader.optional_text("preset", limit=20) or ""
    base = PRESETS.get(preset, OWN)
    columns = dict(base.columns) if preset in PRESETS else {}
    given = reader.optional_object("columns")
    if given is not None:
        columns = {target: _headers(given, target) for target in TARGETS if given.has(target)}
        given.done()
    ensure("name" in columns, Invalid("missing", "Say which column is the name.", field="columns.name"))
    sign = reader.optional_text("decimal_sign", limit=1)
    ensure(sign in (None, ".", ","), Invalid("not_a_choice", "The decimal sign is a point or a comma.", field="decimal_sign"))
    ignored = reader.raw("ignored_values") if reader.has("ignored_values") else list(base.ignored_values)
    ensure(isinstance(ignored, Sequence), Invalid("not_a_list", "A list of texts.", field="ignored_values"))
    assert isinstance(ignored, Sequence)
    mapping = replace(
        base,
        columns=columns,
        preset=preset,
        decimal_sign="," if sign == "," else "." if sign == "." else None,
        tax_category=reader.optional_text("tax_category", limit=40) or "",
        unit=reader.optional_text("unit", limit=20) or base.unit,
        category_separator=reader.optional_text("category_separator", limit=3) or base.category_separator,
        ignored_values=tuple(str(value) for value in ignored),
        is_inherited=reader.flag("is_inherited") if reader.has("is_inherited") else base.is_inherited,
    )
    reader.done()
    return mapping


def _headers(reader: Reader, target: str) -> tuple[str, ...]:
    value = reader.raw(target)
    names = [value] if isinstance(value, str) else value
    is_list = isinstance(names, Sequence) and all(isinstance(name, str) for name in names) and 0 < len(names) <= MAX_HEADERS
    ensure(is_list, Invalid("not_a_list", f"Name the columns of {target}.", field=f"columns.{target}"))
    assert isinstance(names, Sequence)
    return tuple(str(name) for name in names)
