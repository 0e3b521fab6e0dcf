"""The doors of variants with their prices: list, look at, make, change, scan."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from tillbook.catalogue import interface as catalogue
from tillbook.catalogue.interface import NewBarcode
from tillbook.core.access import Action, Allowed, Resource, authorize
from tillbook.core.catalogue import descendants_of
from tillbook.platform.http.actor import actor_of, needs, open_to, permit
from tillbook.platform.http.paging import cut_page, decode_cursor, encode_cursor
from tillbook.platform.http.schema import Page

from .making import MakeProduct, NewVariant, make_product
from .presenting import variant_detail, variants_out
from .scans import priced_scan
from .schemas import (
    BarcodeIn,
    PricedInQuery,
    ProductChange,
    ProductIn,
    ProductOut,
    ScanOut,
    ScanQuery,
    VariantChange,
    VariantDetailOut,
    VariantOut,
    VariantQuery,
)
from .setting import check_tax_category
from .tables_api import router as tables_router
from .till_api import router as till_router

router = Router(tags=["catalogue"])
router.add_router("", tables_router)
router.add_router("", till_router)


@router.get("/variants", response=Page[VariantOut])
@open_to("anyone signed in")
def get_variants(request: HttpRequest, query: Query[VariantQuery]) -> Page[VariantOut]:
    """Search variants by fragments of names, codes and barcodes, in the order of their names."""
    actor_of(request)
    if query.barcode is not None:
        found = catalogue.find_barcode(query.barcode.strip())
        return Page[VariantOut](items=variants_out([found.variant_id] if found else [], store_id=query.store))
    key = decode_cursor(query.cursor, str, str)
    after = (str(key[0]), UUID(str(key[1]))) if key else None
    ids, has_more = cut_page(catalogue.find_variants(_wanted(query), after=after, limit=query.limit + 1), query.limit)
    items = variants_out(ids, store_id=query.store)
    return Page[VariantOut](items=items, next=encode_cursor(items[-1].name, str(items[-1].id)) if has_more else None)


def _wanted(query: VariantQuery) -> catalogue.VariantFilter:
    return catalogue.VariantFilter(
        search=query.search,
        categories=descendants_of(query.category, catalogue.parents()) if query.category else None,
        is_archived=query.archived,
        is_flagged=query.flagged,
        unlisted=catalogue.unlisted_in(query.store) if query.store else frozenset(),
    )


@router.get("/variants/{variant_id}", response=VariantDetailOut)
@open_to("anyone signed in")
def get_variant(request: HttpRequest, variant_id: UUID, query: Query[PricedInQuery]) -> VariantDetailOut:
    """Return a variant with its price in a store or the chain, suppliers (cost for those who may see it), prices and history."""
    actor = actor_of(request)
    may_see_cost = isinstance(authorize(actor, Action.SEE_COST, Resource()), Allowed)
    return variant_detail(variant_id, store_id=query.store, is_staff=actor.customer is None, with_cost=may_see_cost)


@router.post("/products", response={201: ProductOut})
@needs(Action.EDIT_PRODUCT, Action.QUICK_ADD)
def post_product(request: HttpRequest, payload: ProductIn) -> Status[ProductOut]:
    """Make a product; somebody who may only add in a hurry makes a flagged one with one variant."""
    is_quick = (
        not isinstance(authorize(actor_of(request), Action.EDIT_PRODUCT, Resource()), Allowed) and len(payload.variants) == 1
    )
    permit(request, Action.QUICK_ADD if is_quick else Action.EDIT_PRODUCT)
    command = MakeProduct(
        **payload.model_dump(include={"name", "unit", "tax_category", "category_id", "description"}),
        variants=tuple(
            NewVariant(**{**variant.model_dump(), "barcodes": _barcodes(variant.barcodes)}) for variant in payload.variants
        ),
        is_flagged=is_quick,
    )
    items = variants_out(make_product(actor_of(request), command), store_id=None)
    return Status(201, ProductOut(id=items[0].product_id, name=payload.name, variants=items))


def _barcodes(rows: list[BarcodeIn]) -> tuple[NewBarcode, ...]:
    return tuple(NewBarcode(row.code.strip(), row.quantity_milli, row.kind) for row in rows)


@router.patch("/products/{product_id}", response=ProductOut)
@needs(Action.EDIT_PRODUCT)
def patch_product(request: HttpRequest, product_id: UUID, payload: ProductChange) -> ProductOut:
    """Change a product's name, category, tax category or description."""
    permit(request, Action.EDIT_PRODUCT)
    changed = payload.model_dump(exclude_unset=True)
    if "tax_category" in changed:
        permit(request, Action.CHANGE_TAX)
        check_tax_category(changed["tax_category"])
    found = catalogue.change_product(actor_of(request), product_id, changed)
    ids = list(found.variants.order_by("name", "id").values_list("id", flat=True))
    return ProductOut(id=found.id, name=found.name, variants=variants_out(ids, store_id=None))


@router.patch("/variants/{variant_id}", response=VariantOut)
@needs(Action.EDIT_PRODUCT)
def patch_variant(request: HttpRequest, variant_id: UUID, payload: VariantChange) -> VariantOut:
    """Change a variant; barcodes and suppliers are exchanged whole."""
    permit(request, Action.EDIT_PRODUCT)
    actor, changed = actor_of(request), payload.model_dump(exclude_unset=True, exclude={"barcodes", "suppliers"})
    if "floor_minor" in changed:
        permit(request, Action.CHANGE_PRICE)
    if "suppliers" in payload.model_fields_set:
        permit(request, Action.MANAGE_SUPPLIERS)
    catalogue.change_variant(actor, variant_id, changed)
    if "barcodes" in payload.model_fields_set:
        catalogue.set_barcodes(actor, variant_id, _barcodes(payload.barcodes))
    if "suppliers" in payload.model_fields_set:
        rows = [(row.supplier, row.code, row.cost_minor) for row in payload.suppliers]
        catalogue.set_supplier_codes(actor, variant_id, rows)
    return variants_out([variant_id], store_id=None)[0]


@router.get("/scan", response=ScanOut)
@open_to("anyone signed in")
def get_scan(request: HttpRequest, query: Query[ScanQuery]) -> ScanOut:
    """Say what a scan means in a store: variant, quantity, price; 404 `unknown_barcode`, 422 `bad_check_digit`."""
    actor_of(request)
    return priced_scan(query.code, query.store)
