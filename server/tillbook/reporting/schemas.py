"""What the report endpoints take and give."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from tillbook.platform.http.schema import Day, Id, Minor, Moment, Out


class PeriodQuery(Schema):
    """Business days from and to (both included), one store or all."""

    model_config = ConfigDict(extra="forbid")

    since: Day = Field(alias="from")
    until: Day = Field(alias="to")
    store: Id | None = None


class RevenueQuery(PeriodQuery):
    """Revenue over time, by day, week or month."""

    by: Literal["day", "week", "month"] = "day"


class TopQuery(PeriodQuery):
    """The best sellers."""

    limit: int = Field(10, ge=1, le=100)


class RevenuePointOut(Out):
    """One point of revenue over time."""

    at: str
    gross_minor: Minor
    net_minor: Minor
    receipts: int


class RevenueOut(Out):
    """Revenue over time."""

    items: list[RevenuePointOut]


class TopOut(Out):
    """A best seller."""

    variant_id: Id
    name: str
    code: str
    quantity_milli: int
    net_minor: Minor


class TopProductsOut(Out):
    """The best sellers by net sales."""

    items: list[TopOut]


class PaymentOut(Out):
    """One payment method."""

    kind: str
    amount_minor: Minor
    count: int


class PaymentsOut(Out):
    """What was paid how."""

    items: list[PaymentOut]


class HeadlineOut(Out):
    """What the page says first: a code the screen turns into a sentence, and its figures."""

    code: str
    data: dict[str, int | str | None]


class FigureOut(Out):
    """A figure with its neighbours: a week before and a year before (null where there was nothing)."""

    id: str
    value: int
    unit: Literal["minor", "count", "ppm"]
    previous: int | None
    last_year: int | None


class HourOut(Out):
    """Net sales of one local hour, and of the same hour a week before."""

    hour: int
    value_minor: Minor
    previous_minor: Minor


class StoreChangeOut(Out):
    """A store's net sales and their change on a week before."""

    store_id: Id
    name: str
    value_minor: Minor
    change_minor: Minor
    last_year_minor: Minor | None


class NeedOut(Out):
    """Something that needs a person."""

    code: str
    data: dict[str, int | str | None]
    link: str


class StoreFreshnessOut(Out):
    """When a store's newest sale was recorded."""

    id: Id
    name: str
    last_document_at: Moment | None


class TodayOut(Out):
    """The morning page."""

    date: Day
    compared_with: Day
    finding: HeadlineOut
    figures: list[FigureOut]
    by_hour: list[HourOut]
    by_store: list[StoreChangeOut]
    needs: list[NeedOut]
    stores: list[StoreFreshnessOut]
    as_of: Moment
