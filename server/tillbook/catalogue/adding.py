"""Putting products into the catalogue, set-wise: a few statements for thousands of rows, found again by code.

Keeps true: doing the same again changes nothing; a row that cannot be taken is left out and reported, the others are taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.catalogue import equivalent_codes, fold_text
from tillbook.core.values import Invalid, ensure
from tillbook.platform import changes, clock, sql, versions

from .checking import refused_rows
from .models import Supplier
from .new import Added, NewProduct
from .tree import categories_within

MAX_ROWS = 100_000
"""The most rows of one batch; importers send more batches."""

_PRODUCT = ("id", "code", "name", "category_id", "unit", "tax_category", "option_names", "description", "is_archived", "version")
_VARIANT = (
    "id", "product_id", "code", "name", "options", "search_text", "icon", "picture", "is_archived", "is_flagged", "version",
    "changed_in",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is there of a variant and its product."""

    variant_id: UUID
    product_id: UUID
    product_code: str | None
    product_name: str
    category_id: UUID | None
    unit: str
    tax_category: str
    option_names: str
    description: str
    product_archived: bool
    product_version: int
    name: str
    options: str
    icon: str
    picture: str
    is_archived: bool
    is_flagged: bool
    version: int


def add_products_within(actor: Actor, rows: Sequence[NewProduct]) -> Added:
    """Make or change products, variants, barcodes and suppliers' codes inside the caller's transaction.

    Found again by `code`: name, category, tax category, options, icon and description follow the row; barcodes are added, none is
    taken away. Prices are written by `pricing.interface.add_products_within`, which calls this.
    """
    ensure(len(rows) <= MAX_ROWS, Invalid("too_many", f"At most {MAX_ROWS} products at once.", field="rows"))
    stamp = versions.bump(versions.CATALOGUE)[versions.CATALOGUE]
    kept = _kept(row.code for row in rows)
    suppliers = _suppliers(rows)
    owners = barcode_owners(barcode.code.strip() for row in rows for barcode in row.barcodes)
    refused = refused_rows(rows, owners=owners, units={code: each.unit for code, each in kept.items()}, suppliers=suppliers)
    left_out = {each.index for each in refused}
    accepted = [row for index, row in enumerate(rows) if index not in left_out]
    batch = _Batch(accepted, kept, categories_within(actor, [row.category_path for row in accepted if row.category_path]))
    batch.place_products()
    fields = {row.code: batch.changed_fields(row, owners) for row in accepted}
    created = [row for row in accepted if row.code not in kept]
    updated = [row for row in accepted if row.code in kept and fields[row.code]]
    batch.write([*created, *updated], stamp, owners)
    touched = batch.write_supplier_codes(accepted, suppliers)
    _report(actor, batch, created, {row.code: fields[row.code] for row in updated})
    changed = {row.code for row in (*created, *updated)} | touched
    return Added(
        ids={row.code: batch.ids[row.code] for row in accepted},
        created=tuple(row.code for row in created),
        updated=tuple(row.code for row in accepted if row.code in changed and row.code in kept),
        unchanged=tuple(row.code for row in accepted if row.code not in changed),
        refused=tuple(refused),
    )


def barcode_owners(codes: Iterable[str]) -> dict[str, str]:
    """Return barcode -> code of the variant that has it, in any of the lengths one GTIN is written in."""
    forms = {form: code for code in codes for form in equivalent_codes(code)}
    found = sql.fetch_in(
        "SELECT b.code, v.code FROM catalogue_barcode b JOIN catalogue_variant v ON v.id = b.variant_id WHERE b.code IN ({values})",
        forms,
    )
    return {forms[barcode]: owner for barcode, owner in found}


def _kept(codes: Iterable[str]) -> dict[str, _Kept]:
    rows = sql.fetch_in(
        "SELECT v.code, v.id, p.id, p.code, p.name, p.category_id, p.unit, p.tax_category, p.option_names, p.description, "
        "p.is_archived, p.version, v.name, v.options, v.icon, v.picture, v.is_archived, v.is_flagged, v.version "
        "FROM catalogue_variant v JOIN catalogue_product p ON p.id = v.product_id WHERE v.code IN ({values})",
        set(codes),
    )
    return {
        row[0]: _Kept(sql.read_id(row[1]), sql.read_id(row[2]), row[3], row[4], sql.read_id(row[5]) if row[5] else None, *row[6:])
        for row in rows
    }


def _suppliers(rows: Sequence[NewProduct]) -> dict[str, UUID]:
    codes = {row.supplier_code for row in rows if row.supplier_code}
    return dict(Supplier.objects.filter(code__in=codes).values_list("code", "id")) if codes else {}


class _Batch:
    """The accepted rows with the ids they have or get."""

    def __init__(self, rows: Sequence[NewProduct], kept: Mapping[str, _Kept], categories: Mapping[tuple[str, ...], UUID]) -> None:
        self.rows, self.kept, self.categories = rows, kept, categories
        self.ids = {row.code: kept[row.code].variant_id if row.code in kept else clock.new_id() for row in rows}
        self.products: dict[str, UUID] = {}
        self._names: dict[UUID, str] = {}

    def place_products(self) -> None:
        """Find or make the id of each row's product: its own, or the one that shares its `product` code."""
        shared = {row.product for row in self.rows if row.product}
        there = dict(sql.fetch_in("SELECT code, id FROM catalogue_product WHERE code IN ({values})", shared))
        by_code = {code: sql.read_id(found) for code, found in there.items()}
        for row in self.rows:
            if row.code in self.kept:
                self.products[row.code] = self.kept[row.code].product_id
            elif row.product:
                self.products[row.code] = by_code.setdefault(row.product, clock.new_id())
            else:
                self.products[row.code] = clock.new_id()

    def changed_fields(self, row: NewProduct, owners: Mapping[str, str]) -> list[str]:
        """Return the names of what a row says anew about a variant that is there; none for a new one."""
        if row.code not in self.kept:
            return []
        kept = self.kept[row.code]
        now = {
            "name": kept.name != row.name,
            "product_name": bool(row.product_name) and kept.product_name != row.product_name,
            "category": bool(row.category_path) and kept.category_id != self.categories[row.category_path],
            "tax_category": kept.tax_category != row.tax_category,
            "options": bool(row.options) and kept.options != _json(row.options),
            "icon": bool(row.icon) and kept.icon != row.icon,
            "description": bool(row.description) and kept.description != row.description,
            "barcodes": any(barcode.code.strip() not in owners for barcode in row.barcodes),
        }
        return [name for name, is_new in now.items() if is_new]

    def write(self, rows: Sequence[NewProduct], stamp: int, owners: Mapping[str, str]) -> None:
        """Write products, variants and barcodes of new and changed rows."""
        products = {self.products[row.code]: self._product(row) for row in reversed(rows)}
        self._names = {product_id: str(values[2]) for product_id, values in products.items()}
        _upsert("catalogue_product", _PRODUCT, list(products.values()))
        known = self._barcodes_of([row for row in rows if row.code in self.kept])
        _upsert("catalogue_variant", _VARIANT, [self._variant(row, stamp, known.get(row.code, ())) for row in rows])
        sql.insert_rows(
            "catalogue_barcode",
            ("code", "variant_id", "quantity_milli", "kind"),
            [
                (barcode.code.strip(), sql.id_value(self.ids[row.code]), barcode.quantity_milli, str(barcode.kind))
                for row in rows
                for barcode in row.barcodes
                if barcode.code.strip() not in owners
            ],
        )

    def _product(self, row: NewProduct) -> tuple[object, ...]:
        kept = self.kept.get(row.code)
        category = self.categories[row.category_path] if row.category_path else kept.category_id if kept else None
        name = row.product_name or (kept.product_name if kept and kept.product_code else row.name)
        return (
            sql.id_value(self.products[row.code]),
            kept.product_code if kept else row.product or None,
            name,
            sql.id_value(category),
            row.unit,
            row.tax_category,
            json.dumps(list(row.options)) if row.options else kept.option_names if kept else "[]",
            row.description or (kept.description if kept else ""),
            kept.product_archived if kept else False,
            kept.product_version + 1 if kept else 1,
        )

    def _variant(self, row: NewProduct, stamp: int, known: Iterable[str]) -> tuple[object, ...]:
        kept = self.kept.get(row.code)
        codes = [*known, *(barcode.code.strip() for barcode in row.barcodes)]
        options = _json(row.options) if row.options else kept.options if kept else "{}"
        return (
            sql.id_value(self.ids[row.code]),
            sql.id_value(self.products[row.code]),
            row.code,
            row.name,
            options,
            search_text(row.name, self._names[self.products[row.code]], code=row.code, options=options, barcodes=codes),
            row.icon or (kept.icon if kept else ""),
            kept.picture if kept else "",
            kept.is_archived if kept else False,
            kept.is_flagged if kept else row.is_flagged,
            kept.version + 1 if kept else 1,
            stamp,
        )

    def _barcodes_of(self, rows: Sequence[NewProduct]) -> dict[str, list[str]]:
        by_id = {self.ids[row.code]: row.code for row in rows}
        found: dict[str, list[str]] = {}
        for owner, code in sql.fetch_in(
            "SELECT variant_id, code FROM catalogue_barcode WHERE variant_id IN ({values})",
            [sql.id_value(each) for each in by_id],
        ):
            found.setdefault(by_id[sql.read_id(owner)], []).append(code)
        return found

    def write_supplier_codes(self, rows: Sequence[NewProduct], suppliers: Mapping[str, UUID]) -> set[str]:
        """Write what suppliers call variants and ask for them; return the codes of rows that said something new."""
        with_supplier = [row for row in rows if row.supplier_code]
        there = {
            (sql.read_id(found[0]), sql.read_id(found[1])): tuple(found[2:])
            for found in sql.fetch_in(
                "SELECT supplier_id, variant_id, code, cost_minor, pack_milli FROM catalogue_supplier_code "
                "WHERE variant_id IN ({values})",
                [sql.id_value(self.ids[row.code]) for row in with_supplier],
            )
        }
        new = {
            row.code: (suppliers[row.supplier_code], self.ids[row.code], row.supplier_item, row.cost_minor, row.pack_milli)
            for row in with_supplier
        }
        changed = {code: row for code, row in new.items() if there.get((row[0], row[1])) != row[2:]}
        sql.insert_rows(
            "catalogue_supplier_code",
            ("supplier_id", "variant_id", "code", "cost_minor", "pack_milli"),
            [(sql.id_value(row[0]), sql.id_value(row[1]), *row[2:]) for row in changed.values()],
            suffix="ON CONFLICT (supplier_id, variant_id) DO UPDATE SET code = excluded.code, cost_minor = excluded.cost_minor, "
            "pack_milli = excluded.pack_milli",
        )
        return set(changed)


def search_text(name: str, product_name: str, *, code: str, options: str, barcodes: Iterable[str]) -> str:
    """Return the folded text a variant is searched by: names, code, option values, barcodes."""
    values = json.loads(options).values()
    parts = [name, "" if product_name in name else product_name, code, *(v for v in values if v not in name), *barcodes]
    return fold_text(" ".join(part for part in parts if part))


def _json(options: Mapping[str, str]) -> str:
    return json.dumps(dict(options), ensure_ascii=False)


def _upsert(table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    sql.insert_rows(table, columns, rows, suffix=f"ON CONFLICT (id) DO UPDATE SET {updates}")


def _report(actor: Actor, batch: _Batch, created: Sequence[NewProduct], updated: Mapping[str, Sequence[str]]) -> None:
    """Write the audit rows and the feed's notes of a batch."""
    names = {row.code: row.name for row in batch.rows}
    changes.note(
        *[changes.ChangeNote("variant", batch.ids[row.code], 1) for row in created],
        *[changes.ChangeNote("variant", batch.ids[code], batch.kept[code].version + 1) for code in updated],
    )
    audit.record(
        actor,
        *[audit.Entry("variant.create", "variant", batch.ids[row.code], summary=row.name) for row in created],
        *[
            audit.Entry("variant.change", "variant", batch.ids[code], summary=names[code], fields=fields)
            for code, fields in updated.items()
        ],
    )


def taken_codes(codes: Iterable[str]) -> set[str]:
    """Return those of the codes that a variant has."""
    return {row[0] for row in sql.fetch_in("SELECT code FROM catalogue_variant WHERE code IN ({values})", set(codes))}


def put_in_category_within(variants: Sequence[UUID], category_id: UUID | None) -> None:
    """Put the products of new variants into a category, inside the transaction that made them."""
    if category_id is not None:
        marks = sql.placeholders(len(variants))
        sql.execute(
            "UPDATE catalogue_product SET category_id = %s WHERE id IN "
            f"(SELECT product_id FROM catalogue_variant WHERE id IN ({marks}))",
            [sql.id_value(category_id), *(sql.id_value(variant) for variant in variants)],
        )
