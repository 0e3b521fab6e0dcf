"""What the doors of priced variants, lists, taxes and promotions take and give."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from tillbook.core.catalogue import BarcodeKind
from tillbook.platform.http.paging import PageQuery
from tillbook.platform.http.schema import Day, Id, Milli, Minor, Moment, Name, Out, Strict, Text

Code = Annotated[str, Field(min_length=1, max_length=60)]
Icon = Annotated[str, Field(max_length=40)]
Options = Annotated[dict[str, str], Field(max_length=6)]
Ppm = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]


class BarcodeIn(Strict):
    """A barcode to give a variant."""

    code: Annotated[str, Field(min_length=1, max_length=100)]
    quantity_milli: Milli = 1000
    kind: Annotated[BarcodeKind, Field(strict=False)] = BarcodeKind.GTIN


class VariantQuery(PageQuery):
    """Which variants: all words of `search` occur; `store` gives its prices and leaves out what it does not carry."""

    search: str = Field("", max_length=200)
    barcode: str | None = Field(None, max_length=100)
    category: Id | None = None
    store: Id | None = None
    archived: bool = False
    flagged: bool | None = None


class BarcodeOut(Out):
    """A barcode; one scan is `quantity_milli`."""

    code: str
    quantity_milli: int
    kind: BarcodeKind


class VariantOut(Out):
    """A variant with its price in the store asked for (or in the chain's lists)."""

    id: Id
    product_id: Id
    name: str
    product_name: str
    code: str
    unit: str
    unit_name: str
    is_weighed: bool
    category_id: Id | None
    category_name: str | None
    tax_category: str
    barcodes: list[BarcodeOut]
    price_minor: int | None
    options: dict[str, str]
    picture_url: str | None
    icon: str
    description: str
    is_archived: bool
    is_flagged: bool
    version: int


class VariantSupplierOut(Out):
    """Who supplies a variant; `cost_minor` is null for those who may not see cost."""

    supplier_id: Id
    name: str
    code: str
    cost_minor: int | None
    pack_milli: int


class HistoryOut(Out):
    """One act on a variant or its product."""

    at: Moment
    person_name: str
    action: str
    summary: str
    fields: list[str]


class PriceOut(Out):
    """A price row of a variant, in force, past or planned."""

    price_list_id: Id
    price_list: str
    price_minor: int
    valid_from: Day
    valid_to: Day | None


class VariantDetailOut(VariantOut):
    """A variant with its suppliers, prices and history (staff only); the floor is for those who may see cost."""

    floor_minor: int | None
    suppliers: list[VariantSupplierOut]
    prices: list[PriceOut]
    history: list[HistoryOut]


class VariantIn(Strict):
    """A variant of a new product."""

    code: Code | None = None
    name: Annotated[str, Field(max_length=200)] = ""
    options: Options = {}
    barcodes: Annotated[list[BarcodeIn], Field(max_length=50)] = []
    price_minor: Minor | None = None
    icon: Icon = ""


class ProductIn(Strict):
    """A product to make with its variants."""

    name: Name
    category_id: Id | None = None
    unit: Annotated[str, Field(max_length=20)] = "piece"
    tax_category: Annotated[str, Field(max_length=40)]
    options: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=6)] = []
    description: Text = ""
    variants: Annotated[list[VariantIn], Field(min_length=1, max_length=200)]


class ProductOut(Out):
    """A product with its variants."""

    id: Id
    name: str
    variants: list[VariantOut]


class ProductChange(Strict):
    """What to change of a product; its unit never changes."""

    name: Name = ""
    category_id: Id | None = None
    tax_category: Annotated[str, Field(max_length=40)] = ""
    description: Text = ""


class SupplierCodeIn(Strict):
    """A supplier of a variant."""

    supplier: Id
    code: Annotated[str, Field(max_length=60)] = ""
    cost_minor: Minor | None = None


class VariantChange(Strict):
    """What to change of a variant; `barcodes` and `suppliers` are whole lists."""

    name: Name = ""
    code: Code = ""
    options: Options = {}
    icon: Icon = ""
    floor_minor: Minor | None = None
    is_flagged: bool = False
    barcodes: Annotated[list[BarcodeIn], Field(max_length=50)] = []
    suppliers: Annotated[list[SupplierCodeIn], Field(max_length=50)] = []


class PricedInQuery(Strict):
    """The store whose price is asked for (none: the chain's lists)."""

    store: Id | None = None


class ScanQuery(Strict):
    """A scan in a store."""

    store: Id
    code: str = Field(min_length=1, max_length=200)


class Gs1Out(Out):
    """What a GS1 code says beside the article."""

    gtin: str
    lot: str | None
    serial: str | None
    expires_on: Day | None
    best_before: Day | None
    is_expired: bool
    weight_milli: int | None
    unread: list[str]


class ScanOut(Out):
    """What was scanned: the variant, how much, what a unit costs, and what a price label names for it all."""

    variant: VariantOut
    quantity_milli: int
    price_minor: int | None
    label_price_minor: int | None
    kind: str
    gs1: Gs1Out | None


class TaxRateIn(Strict):
    """A rate; its id stands on documents and is never used again."""

    id: Code
    name: Annotated[str, Field(min_length=1, max_length=100)]
    ppm: Ppm


class TaxCategoryIn(Strict):
    """A tax category with the rates that apply together from now on."""

    id: Annotated[str, Field(min_length=1, max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=100)]
    rates: Annotated[list[TaxRateIn], Field(max_length=8)]


class TaxChangeIn(Strict):
    """Other rates of a category from a day on."""

    valid_from: Day
    rates: Annotated[list[TaxRateIn], Field(max_length=8)]


class TaxRateOut(Out):
    """A rate with the days it is in force."""

    id: str
    name: str
    ppm: int
    valid_from: Day
    valid_to: Day | None


class TaxCategoryOut(Out):
    """A tax category with all its rates, past, present and planned."""

    id: str
    name: str
    rates: list[TaxRateOut]


class PriceListIn(Strict):
    """A price list to make."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    includes_tax: bool
    store: Id | None = None
    is_default: bool = False
    priority: Annotated[int, Field(ge=-1000, le=1000, strict=True)] = 0
    valid_from: Day | None = None
    valid_to: Day | None = None


class PriceListChange(Strict):
    """What to change of a price list."""

    name: Annotated[str, Field(min_length=1, max_length=100)] = "-"
    is_default: bool = False
    priority: Annotated[int, Field(ge=-1000, le=1000, strict=True)] = 0
    valid_from: Day | None = None
    valid_to: Day | None = None
    is_archived: bool = False


class PriceListOut(Out):
    """A price list."""

    id: Id
    name: str
    store_id: Id | None
    includes_tax: bool
    is_default: bool
    priority: int
    valid_from: Day | None
    valid_to: Day | None
    is_archived: bool
    version: int


class PriceIn(Strict):
    """A variant's price from a day on (none: from today)."""

    variant_id: Id
    price_minor: Minor
    valid_from: Day | None = None
    valid_to: Day | None = None


class ChangedOut(Out):
    """How many were new."""

    changed: int


class PromotionOut(Out):
    """A promotion: its rule as both engines read it."""

    id: Id
    is_active: bool
    version: int
    rule: dict[str, Any]


class PromotionIn(Strict):
    """A promotion to make: the rule in the form of `docs/reference/pricing.md`, without its id."""

    rule: dict[str, Any]


class PromotionChange(Strict):
    """Another rule (whole), or on and off."""

    rule: dict[str, Any] | None = None
    is_active: bool = True


class PriceLineIn(Strict):
    """A line to price; without `unit_price_minor` the list price counts."""

    n: Annotated[int, Field(ge=1, le=10_000, strict=True)]
    variant: Id
    quantity_milli: Milli
    unit_price_minor: Minor | None = None
    manual_discount: dict[str, int] | None = None


class PriceBasketIn(Strict):
    """A basket to price."""

    store: Id
    customer: Id | None = None
    coupons: Annotated[list[Code], Field(max_length=20)] = []
    lines: Annotated[list[PriceLineIn], Field(min_length=1, max_length=500)]
    basket_discount: dict[str, int] | None = None
