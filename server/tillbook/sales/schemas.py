"""What the sale endpoints take and give; the body is the document body, member for member."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from tillbook.platform.http.schema import Id, Milli, Minor, Moment, Out, Strict

Code = Annotated[str, Field(max_length=100)]
Number = Annotated[int, Field(ge=1, le=10_000, strict=True)]


class DiscountIn(Strict):
    """What was taken off a line, and by what or whom."""

    source: Annotated[str, Field(max_length=200)]
    minor: Minor
    override: Id | None = None


class TaxIn(Strict):
    """Tax of one rate."""

    rate: Code
    base_minor: Minor
    tax_minor: Minor


class LineIn(Strict):
    """One thing sold."""

    n: Number
    variant: Id
    quantity_milli: Milli
    unit_price_minor: Minor
    discounts: Annotated[list[DiscountIn], Field(max_length=20)]
    taxes: Annotated[list[TaxIn], Field(max_length=8)]
    net_minor: Minor
    gross_minor: Minor
    kind: Literal["goods", "value"]
    barcode: Code | None = None
    lot: Id | None = None
    serial: Code | None = None


class OriginalIn(Strict):
    """The line that is given back."""

    doc_id: Id
    n: Number


class ReturnedIn(Strict):
    """One thing given back, the original figures replayed."""

    n: Number
    of: OriginalIn | None
    variant: Id
    quantity_milli: Milli
    unit_price_minor: Minor
    discounts: Annotated[list[DiscountIn], Field(max_length=20)]
    taxes: Annotated[list[TaxIn], Field(max_length=8)]
    net_minor: Minor
    gross_minor: Minor
    reason: Code
    condition: Literal["sellable", "damaged", "supplier", "write_off"]
    override: Id | None = None


class ForeignIn(Strict):
    """A tender in another currency; `rate` in millionths."""

    currency: Annotated[str, Field(min_length=3, max_length=3)]
    amount_minor: Minor
    rate: Minor


class TenderIn(Strict):
    """One payment part."""

    n: Number
    kind: Literal["cash", "card", "mobile", "credit", "account"]
    amount_minor: Minor
    given_minor: Minor | None = None
    reference: Code | None = None
    approval: Code | None = None
    account: Id | None = None
    foreign: ForeignIn | None = None


class TotalsIn(Strict):
    """Sums over lines less what is given back."""

    net_minor: Minor
    tax_minor: Minor
    gross_minor: Minor
    discount_minor: Minor


class BodyIn(Strict):
    """The body of a sale, return or exchange, version 1."""

    lines: Annotated[list[LineIn], Field(max_length=1000)]
    returned: Annotated[list[ReturnedIn], Field(max_length=1000)]
    tenders: Annotated[list[TenderIn], Field(max_length=20)]
    rounding_minor: Minor
    totals: TotalsIn
    taxes: Annotated[list[TaxIn], Field(max_length=1000)]
    order: Id | None = None
    customer: Id | None = None
    void: bool = False


class SaleIn(Strict):
    """A sale to record: its id (UUIDv7, made by whoever starts the act), the store, the body."""

    id: Id
    store: Id
    occurred_at: Moment | None = None
    body: BodyIn


class WarningOut(Out):
    """Something worth saying about a sale that stands."""

    code: str
    message: str
    data: dict[str, Any]


class SaleRecordedOut(Out):
    """Where the sale stands in the books."""

    id: Id
    type: Literal["sale", "return", "exchange"]
    receipt_no: str | None
    hash: str
    recorded_at: Moment
    warnings: list[WarningOut]
