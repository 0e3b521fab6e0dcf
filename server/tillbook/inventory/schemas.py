"""What the stock endpoints take and give."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tillbook.platform.http.schema import Id, Milli, Minor, Moment, Out, Strict


class RestockLineIn(Strict):
    """One variant that came in."""

    variant: Id
    quantity_milli: Milli
    unit_cost_minor: Minor | None = None
    lot: Id | None = None


class RestockIn(Strict):
    """Goods in without a purchase order."""

    id: Id
    store: Id
    supplier: Id | None = None
    lines: Annotated[list[RestockLineIn], Field(min_length=1, max_length=5000)]


class AdjustmentLineIn(Strict):
    """One variant whose stock is put right: signed quantity."""

    variant: Id
    quantity_milli: Milli
    lot: Id | None = None


class AdjustmentIn(Strict):
    """An adjustment with its reason."""

    id: Id
    store: Id
    reason: Literal["breakage", "theft", "own_use", "expiry", "correction"]
    lines: Annotated[list[AdjustmentLineIn], Field(min_length=1, max_length=5000)]


class StockRecordedOut(Out):
    """Where the document stands in the books."""

    id: Id
    type: str
    hash: str
    recorded_at: Moment
