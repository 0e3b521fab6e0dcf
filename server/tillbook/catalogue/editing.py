"""Changing what is in the catalogue: products, variants, their barcodes; archive instead of delete.

Keeps true: each write raises the catalogue's version and stamps every variant it touches with it, leaves a note in the feed and an
audit row with the names of the changed members; a unit never changes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.platform import changes, transactions, versions

from .adding import barcode_owners, search_text
from .checking import MAX_OPTIONS, barcode_taken, check_barcodes, check_text
from .models import Barcode, Category, Product, SupplierCode, Variant
from .new import NewBarcode


def variant_of(variant_id: UUID, *, for_change: bool = False) -> Variant:
    """Return a variant with its product; NotFound `unknown_variant`."""
    rows = Variant.objects.select_for_update(of=("self",)) if for_change else Variant.objects
    found = rows.select_related("product").filter(id=variant_id).first()
    if found is None:
        raise NotFound("unknown_variant", "There is no such variant.")
    return found


def change_product(actor: Actor, product_id: UUID, changed: Mapping[str, object]) -> Product:
    """Change a product's `name`, `category_id`, `tax_category` or `description`; NotFound `unknown_product`, Invalid per member."""
    with transactions.write():
        stamp = versions.bump(versions.CATALOGUE)[versions.CATALOGUE]
        found = Product.objects.select_for_update().filter(id=product_id).first()
        if found is None:
            raise NotFound("unknown_product", "There is no such product.")
        fields = _apply(found, changed)
        check_text(found.name, field="name", most=200, is_required=True)
        ensure(len(found.description) <= 2_000, Invalid("too_long", "The description is too long.", field="description"))
        if "category_id" in fields:
            check_category(found.category_id)
        if fields:
            found.version += 1
            found.save()
            _touch(list(found.variants.select_related("product")), stamp)
            audit.record(actor, audit.Entry("product.change", "product", found.id, summary=found.name, fields=fields))
        return found


def change_variant(actor: Actor, variant_id: UUID, changed: Mapping[str, object]) -> Variant:
    """Change a variant's `name`, `code`, `options` (a mapping), `icon`, `floor_minor` or `is_flagged`."""
    with transactions.write():
        stamp = versions.bump(versions.CATALOGUE)[versions.CATALOGUE]
        found = variant_of(variant_id, for_change=True)
        wanted = dict(changed)
        if "options" in wanted:
            wanted["options"] = _options(wanted["options"])
        fields = _apply(found, wanted)
        check_text(found.name, field="name", most=200, is_required=True)
        check_text(found.code, field="code", most=60, is_required=True)
        check_text(found.icon, field="icon", most=40)
        ensure(found.floor_minor is None or found.floor_minor >= 0, Invalid("out_of_range", "Below zero.", field="floor_minor"))
        if "code" in fields:
            taken = Variant.objects.filter(code=found.code).exclude(id=found.id).exists()
            ensure(not taken, Conflict("code_taken", f"{found.code} is taken.", field="code"))
        if fields:
            _touch([found], stamp)
            audit.record(actor, audit.Entry("variant.change", "variant", found.id, summary=found.name, fields=fields))
        return found


def set_barcodes(actor: Actor, variant_id: UUID, barcodes: Sequence[NewBarcode]) -> Variant:
    """Give a variant exactly these barcodes; Conflict `barcode_taken` where one finds another product already."""
    check_barcodes(barcodes)
    with transactions.write():
        stamp = versions.bump(versions.CATALOGUE)[versions.CATALOGUE]
        found = variant_of(variant_id, for_change=True)
        for code, owner in barcode_owners(barcode.code.strip() for barcode in barcodes).items():
            ensure(owner == found.code, barcode_taken(code, owner, field="barcodes"))
        wanted = {barcode.code.strip(): (barcode.quantity_milli, str(barcode.kind)) for barcode in barcodes}
        there = {row.code: (row.quantity_milli, row.kind) for row in Barcode.objects.filter(variant=found)}
        if wanted == there:
            return found
        Barcode.objects.filter(variant=found).exclude(code__in=wanted).delete()
        for code, (quantity, kind) in wanted.items():
            Barcode.objects.update_or_create(code=code, defaults={"variant": found, "quantity_milli": quantity, "kind": kind})
        _touch([found], stamp)
        audit.record(actor, audit.Entry("variant.change", "variant", found.id, summary=found.name, fields=["barcodes"]))
        return found


def set_archived(actor: Actor, variant_id: UUID, *, is_archived: bool) -> Variant:
    """Archive a variant (nothing is ever deleted) or restore it; the product goes with its last variant and comes back with its first."""
    with transactions.write():
        stamp = versions.bump(versions.CATALOGUE)[versions.CATALOGUE]
        found = variant_of(variant_id, for_change=True)
        if found.is_archived is is_archived:
            return found
        found.is_archived = is_archived
        _touch([found], stamp)
        has_live = Variant.objects.filter(product=found.product, is_archived=False).exists()
        Product.objects.filter(id=found.product_id).update(is_archived=not has_live)
        action = "variant.archive" if is_archived else "variant.restore"
        audit.record(actor, audit.Entry(action, "variant", found.id, summary=found.name))
        return found


def set_picture_name(actor: Actor, variant_id: UUID, name: str) -> Variant:
    """Write the file name of a variant's picture (`pictures.keep_picture` made the file)."""
    with transactions.write():
        stamp = versions.bump(versions.CATALOGUE)[versions.CATALOGUE]
        found = variant_of(variant_id, for_change=True)
        if found.picture != name:
            found.picture = name
            _touch([found], stamp)
            audit.record(actor, audit.Entry("variant.change", "variant", found.id, summary=found.name, fields=["picture"]))
        return found


def set_supplier_codes(actor: Actor, variant_id: UUID, rows: Sequence[tuple[UUID, str, int | None]]) -> None:
    """Give a variant exactly these suppliers: (supplier, what he calls it, cost_minor)."""
    with transactions.write():
        found = variant_of(variant_id, for_change=True)
        SupplierCode.objects.filter(variant=found).exclude(supplier_id__in=[row[0] for row in rows]).delete()
        for supplier_id, code, cost_minor in rows:
            SupplierCode.objects.update_or_create(
                variant=found, supplier_id=supplier_id, defaults={"code": code, "cost_minor": cost_minor}
            )
        audit.record(actor, audit.Entry("variant.change", "variant", found.id, summary=found.name, fields=["suppliers"]))


def check_category(category_id: UUID | None) -> None:
    """Refuse a category that is not there or archived: Invalid `unknown_category`."""
    is_known = category_id is None or Category.objects.filter(id=category_id, is_archived=False).exists()
    ensure(is_known, Invalid("unknown_category", "There is no such category.", field="category_id"))


def _apply(row: Product | Variant, changed: Mapping[str, object]) -> list[str]:
    """Set members and return the names of those that are new."""
    fields = [name for name, value in changed.items() if getattr(row, name) != value]
    for name in fields:
        setattr(row, name, changed[name])
    return fields


def _options(options: object) -> str:
    is_fit = isinstance(options, Mapping) and len(options) <= MAX_OPTIONS
    ensure(is_fit, Invalid("too_many", f"At most {MAX_OPTIONS} options.", field="options"))
    assert isinstance(options, Mapping)
    for name, value in options.items():
        check_text(str(name), field="options", most=40, is_required=True)
        check_text(str(value), field="options", most=100, is_required=True)
    return json.dumps(dict(options), ensure_ascii=False)


def _touch(variants: Collection[Variant], stamp: int) -> None:
    """Write variants with a new version, stamp and search text, and their notes for the feed."""
    codes: dict[UUID, list[str]] = {}
    for owner, code in Barcode.objects.filter(variant__in=variants).values_list("variant_id", "code"):
        codes.setdefault(owner, []).append(code)
    for row in variants:
        row.version, row.changed_in = row.version + 1, stamp
        row.search_text = search_text(
            row.name, row.product.name, code=row.code, options=row.options, barcodes=sorted(codes.get(row.id, ()))
        )
        row.save()
    changes.note(*[changes.ChangeNote("variant", row.id, row.version) for row in variants])


def history_of(variant_id: UUID, *, limit: int = 100) -> list[audit.ActRow]:
    """Return what was done to a variant and its product, newest first."""
    found = variant_of(variant_id)
    return audit.rows_of([found.id, found.product_id], limit=limit)
