"""The doors of tax categories, price lists, prices and promotions."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from tillbook.catalogue import interface as catalogue
from tillbook.core.access import Action, Resource
from tillbook.core.values import Forbidden, ensure
from tillbook.platform.http.actor import actor_of, needs, open_to, permit

from .lists import NewPriceList, change_price_list, create_price_list
from .models import PriceList, Promotion, TaxCategory
from .promotions import change_promotion, create_promotion
from .schemas import (
    ChangedOut,
    PriceIn,
    PriceListChange,
    PriceListIn,
    PriceListOut,
    PromotionChange,
    PromotionIn,
    PromotionOut,
    TaxCategoryIn,
    TaxCategoryOut,
    TaxChangeIn,
    TaxRateOut,
)
from .setting import NewPrice, set_prices
from .taxes import NewRate, change_rates, create_tax_category

router = Router(tags=["prices"])


def _check_staff(request: HttpRequest) -> None:
    """Lists and promotions (their coupons) are the shop's own business: not for customers who sign in."""
    is_staff = actor_of(request).customer is None
    ensure(is_staff, Forbidden("not_permitted", "Your role does not allow this."))


@router.get("/tax-categories", response=list[TaxCategoryOut])
@open_to("anyone signed in")
def get_tax_categories(request: HttpRequest) -> list[TaxCategoryOut]:
    """Return the tax categories with all their rates, past, present and planned."""
    actor_of(request)
    return [_tax_out(row) for row in TaxCategory.objects.prefetch_related("rates").order_by("position", "id")]


@router.post("/tax-categories", response={201: TaxCategoryOut})
@needs(Action.CHANGE_TAX)
def post_tax_category(request: HttpRequest, payload: TaxCategoryIn) -> Status[TaxCategoryOut]:
    """Make a tax category."""
    permit(request, Action.CHANGE_TAX)
    rates = [NewRate(rate.id, rate.name, rate.ppm) for rate in payload.rates]
    return Status(201, _tax_out(create_tax_category(actor_of(request), payload.id, payload.name, rates=rates)))


@router.put("/tax-categories/{category_id}/rates", response=TaxCategoryOut)
@needs(Action.CHANGE_TAX)
def put_rates(request: HttpRequest, category_id: str, payload: TaxChangeIn) -> TaxCategoryOut:
    """Let other rates of a category begin on a day ahead; old sales keep old rates."""
    permit(request, Action.CHANGE_TAX)
    rates = [NewRate(rate.id, rate.name, rate.ppm) for rate in payload.rates]
    return _tax_out(change_rates(actor_of(request), category_id, rates, valid_from=payload.valid_from))


def _tax_out(row: TaxCategory) -> TaxCategoryOut:
    rates = sorted(row.rates.all(), key=lambda rate: (rate.valid_from, rate.id))
    return TaxCategoryOut(id=row.id, name=row.name, rates=[TaxRateOut.from_orm(rate) for rate in rates])


@router.get("/price-lists", response=list[PriceListOut])
@open_to("staff and keys")
def get_price_lists(request: HttpRequest) -> list[PriceList]:
    """Return all price lists."""
    _check_staff(request)
    return list(PriceList.objects.order_by("is_archived", "name"))


@router.post("/price-lists", response={201: PriceListOut})
@needs(Action.CHANGE_PRICE)
def post_price_list(request: HttpRequest, payload: PriceListIn) -> Status[PriceList]:
    """Make a price list."""
    permit(request, Action.CHANGE_PRICE, Resource(store=payload.store))
    facts = payload.model_dump(exclude={"store"})
    return Status(201, create_price_list(actor_of(request), NewPriceList(**facts, store_id=payload.store)))


@router.patch("/price-lists/{price_list_id}", response=PriceListOut)
@needs(Action.CHANGE_PRICE)
def patch_price_list(request: HttpRequest, price_list_id: UUID, payload: PriceListChange) -> PriceList:
    """Change a price list's name, priority or period, or archive it."""
    permit(request, Action.CHANGE_PRICE)
    return change_price_list(actor_of(request), price_list_id, payload.model_dump(exclude_unset=True))


@router.put("/price-lists/{price_list_id}/prices", response=ChangedOut)
@needs(Action.CHANGE_PRICE)
def put_prices(request: HttpRequest, price_list_id: UUID, payload: list[PriceIn]) -> ChangedOut:
    """Set prices from today or a later day on; what was in force stays known."""
    permit(request, Action.CHANGE_PRICE)
    facts = catalogue.variant_facts([row.variant_id for row in payload])
    floors = {variant: found.floor_minor for variant, found in facts.items()}
    rows = [NewPrice(row.variant_id, row.price_minor, row.valid_from, row.valid_to) for row in payload]
    return ChangedOut(changed=set_prices(actor_of(request), price_list_id, rows, floors=floors))


@router.get("/promotions", response=list[PromotionOut])
@open_to("staff and keys")
def get_promotions(request: HttpRequest) -> list[PromotionOut]:
    """Return all promotions, active ones first."""
    _check_staff(request)
    return [_promotion_out(row) for row in Promotion.objects.order_by("-is_active", "priority", "name", "id")]


@router.post("/promotions", response={201: PromotionOut})
@needs(Action.CHANGE_PRICE)
def post_promotion(request: HttpRequest, payload: PromotionIn) -> Status[PromotionOut]:
    """Make a promotion from its rule."""
    permit(request, Action.CHANGE_PRICE)
    return Status(201, _promotion_out(create_promotion(actor_of(request), payload.rule)))


@router.patch("/promotions/{promotion_id}", response=PromotionOut)
@needs(Action.CHANGE_PRICE)
def patch_promotion(request: HttpRequest, promotion_id: UUID, payload: PromotionChange) -> PromotionOut:
    """Exchange a promotion's rule or switch it on and off."""
    permit(request, Action.CHANGE_PRICE)
    changed = payload.model_dump(exclude_unset=True, exclude={"rule"})
    return _promotion_out(change_promotion(actor_of(request), promotion_id, changed, payload.rule))


def _promotion_out(row: Promotion) -> PromotionOut:
    return PromotionOut(id=row.id, is_active=row.is_active, version=row.version, rule=json.loads(row.rule))
