"""The doors of the catalogue that know no prices: categories, units, suppliers, barcodes, archive, pictures, assortment."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest
from ninja import Router, Status

from tillbook.core.access import Action, Resource
from tillbook.core.catalogue import UNITS, EmbeddedRule
from tillbook.platform.http.actor import actor_of, needs, open_to, permit
from tillbook.stores import interface as stores

from .assortment import AssortmentRow, set_assortment
from .editing import set_archived, set_picture_name, variant_of
from .models import Category, Supplier
from .new import NewSupplier
from .pictures import keep_picture, picture_file
from .rules import set_barcode_rules
from .schemas import (
    AssortmentIn,
    BarcodeRulesIn,
    CategoryChange,
    CategoryIn,
    CategoryOut,
    CountOut,
    SupplierChange,
    SupplierIn,
    SupplierOut,
    UnitOut,
)
from .suppliers import change_supplier, create_supplier
from .tree import NewCategory, change_category, create_category

router = Router(tags=["catalogue"])


@router.get("/categories", response=list[CategoryOut])
@open_to("anyone signed in")
def get_categories(request: HttpRequest) -> list[Category]:
    """Return the whole category tree."""
    actor_of(request)
    return list(Category.objects.order_by("position", "name"))


@router.post("/categories", response={201: CategoryOut})
@needs(Action.EDIT_PRODUCT)
def post_category(request: HttpRequest, payload: CategoryIn) -> Status[Category]:
    """Make a category."""
    permit(request, Action.EDIT_PRODUCT)
    new = NewCategory(payload.name, payload.parent_id, payload.icon, payload.position)
    return Status(201, create_category(actor_of(request), new))


@router.patch("/categories/{category_id}", response=CategoryOut)
@needs(Action.EDIT_PRODUCT)
def patch_category(request: HttpRequest, category_id: UUID, payload: CategoryChange) -> Category:
    """Rename, move or archive a category."""
    permit(request, Action.EDIT_PRODUCT)
    return change_category(actor_of(request), category_id, payload.model_dump(exclude_unset=True))


@router.get("/units", response=list[UnitOut])
@open_to("anyone signed in")
def get_units(request: HttpRequest) -> list[UnitOut]:
    """Return the units variants can be sold in."""
    actor_of(request)
    return [UnitOut(code=u.code, name=u.name, decimals=u.decimals, is_weighed=u.is_weighed) for u in UNITS.values()]


@router.get("/suppliers", response=list[SupplierOut])
@needs(Action.MANAGE_SUPPLIERS)
def get_suppliers(request: HttpRequest) -> list[Supplier]:
    """Return all suppliers by name."""
    permit(request, Action.MANAGE_SUPPLIERS)
    return list(Supplier.objects.order_by("name", "id"))


@router.post("/suppliers", response={201: SupplierOut})
@needs(Action.MANAGE_SUPPLIERS)
def post_supplier(request: HttpRequest, payload: SupplierIn) -> Status[Supplier]:
    """Make a supplier."""
    permit(request, Action.MANAGE_SUPPLIERS)
    return Status(201, create_supplier(actor_of(request), NewSupplier(**payload.model_dump())))


@router.patch("/suppliers/{supplier_id}", response=SupplierOut)
@needs(Action.MANAGE_SUPPLIERS)
def patch_supplier(request: HttpRequest, supplier_id: UUID, payload: SupplierChange) -> Supplier:
    """Change or archive a supplier."""
    permit(request, Action.MANAGE_SUPPLIERS)
    return change_supplier(actor_of(request), supplier_id, payload.model_dump(exclude_unset=True))


@router.post("/variants/{variant_id}/archive", response={204: None})
@needs(Action.EDIT_PRODUCT)
def post_archive(request: HttpRequest, variant_id: UUID) -> Status[None]:
    """Take a variant out of use; nothing is deleted."""
    permit(request, Action.EDIT_PRODUCT)
    set_archived(actor_of(request), variant_id, is_archived=True)
    return Status(204, None)


@router.post("/variants/{variant_id}/restore", response={204: None})
@needs(Action.EDIT_PRODUCT)
def post_restore(request: HttpRequest, variant_id: UUID) -> Status[None]:
    """Bring an archived variant back."""
    permit(request, Action.EDIT_PRODUCT)
    set_archived(actor_of(request), variant_id, is_archived=False)
    return Status(204, None)


@router.put("/variants/{variant_id}/picture", response={204: None})
@needs(Action.EDIT_PRODUCT)
def put_picture(request: HttpRequest, variant_id: UUID) -> Status[None]:
    """Take the body (PNG, JPEG or WebP) as the variant's picture."""
    permit(request, Action.EDIT_PRODUCT)
    variant_of(variant_id)
    set_picture_name(actor_of(request), variant_id, keep_picture(request.body))
    return Status(204, None)


@router.get("/pictures/{name}")
@open_to("anyone")
def get_picture(request: HttpRequest, name: str) -> FileResponse:
    """Return a picture; its name is the hash of its content, so it may be kept for ever."""
    response = FileResponse(picture_file(name).open("rb"), content_type="image/webp")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@router.put("/barcode-rules", response={204: None})
@needs(Action.EDIT_PRODUCT)
def put_barcode_rules(request: HttpRequest, payload: BarcodeRulesIn) -> Status[None]:
    """Exchange the rules by which labels carry a price or a weight."""
    permit(request, Action.EDIT_PRODUCT)
    set_barcode_rules(actor_of(request), [EmbeddedRule(**rule.model_dump()) for rule in payload.rules])
    return Status(204, None)


@router.put("/stores/{store_id}/assortment", response=CountOut)
@needs(Action.EDIT_PRODUCT)
def put_assortment(request: HttpRequest, store_id: UUID, payload: AssortmentIn) -> CountOut:
    """Say which variants a store carries, its favourites and how much it wants to have."""
    permit(request, Action.EDIT_PRODUCT, Resource(store=store_id, is_record=True))
    stores.store(store_id)
    rows = [AssortmentRow(**{**row.model_dump(exclude={"variant"}), "variant_id": row.variant}) for row in payload.rows]
    return CountOut(count=set_assortment(actor_of(request), store_id, rows))
