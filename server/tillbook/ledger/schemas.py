"""What the stock endpoints give."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from tillbook.core.ledger import MovementKind, PlaceKind
from tillbook.platform.http.paging import PageQuery
from tillbook.platform.http.schema import Day, Id, Milli, Minor, Moment, Out, Page


class StockQuery(PageQuery):
    """Which stock: of a store, of variants by words, of one variant."""

    store: Id | None = None
    search: str = Field("", max_length=200)
    variant: Id | None = None


class MovementQuery(PageQuery):
    """Which movements: of a variant, in a store, of a kind, of a document."""

    variant: Id | None = None
    store: Id | None = None
    kind: str | None = Field(None, max_length=16)
    document: Id | None = None


class WhereQuery(Schema):
    """One variant in one store between two business days, both included."""

    model_config = ConfigDict(extra="forbid")

    variant: Id
    store: Id
    since: Day = Field(alias="from")
    until: Day = Field(alias="to")


class StoreFiguresOut(Out):
    """The five figures of one variant in one store."""

    store_id: Id
    on_hand_milli: Milli
    reserved_milli: Milli
    available_milli: Milli
    in_transit_milli: Milli
    on_order_milli: Milli


class VariantStockOut(Out):
    """One variant over the stores asked for."""

    variant_id: Id
    name: str
    code: str
    unit: str
    stores: list[StoreFiguresOut]


class StockPage(Page[VariantStockOut]):
    """A page of stock; `as_of` is the moment the figures were read."""

    as_of: Moment


class PlaceOut(Out):
    """A place: `name` is the store's name, empty for places that belong to no store."""

    id: Id
    name: str
    kind: PlaceKind


class MovementOut(Out):
    """One movement with its document. `unit_cost_minor` is null where there is none or the caller may not see cost."""

    id: int
    variant_id: Id
    source: PlaceOut
    target: PlaceOut
    quantity_milli: Milli
    kind: MovementKind
    reason: str | None
    document_id: Id
    document_type: str
    document_label: str
    person_name: str | None
    occurred_at: Moment
    recorded_at: Moment
    unit_cost_minor: Minor | None


class StepOut(Out):
    """What one kind of movement did."""

    kind: MovementKind
    direction: Literal["in", "out"]
    quantity_milli: Milli
    movements: int


class WhereOut(Out):
    """Opening + in - out = closing; `on_hand_milli` is the cached figure where the period reaches now."""

    variant: Id
    store: Id
    unit: str
    opening_milli: Milli
    steps: list[StepOut]
    closing_milli: Milli
    on_hand_milli: Milli | None
    agrees: bool
    movements: list[MovementOut]


class PastStockOut(Out):
    """A variant's on hand at a past moment."""

    variant_id: Id
    name: str
    code: str
    unit: str
    on_hand_milli: Milli
