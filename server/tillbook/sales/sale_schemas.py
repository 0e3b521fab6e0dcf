"""What the reading sale endpoints take and give."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from pydantic import Field

from tillbook.platform.http.paging import PageQuery
from tillbook.platform.http.schema import Day, Id, Milli, Moment, NamedOut, Out, Strict, shaped_like

from .order_schemas import CustomerShortOut, customer_short
from .sale_queries import SaleView
from .schemas import BodyIn, LineIn, ReturnedIn, WarningOut


class SaleQuery(PageQuery):
    """Which sales: of a store, between two business days (both included), of a person or customer, by number, of a type."""

    store: Id | None = None
    since: Day | None = Field(None, alias="from")
    until: Day | None = Field(None, alias="to")
    person: Id | None = None
    customer: Id | None = None
    receipt_no: str | None = Field(None, max_length=40)
    type: Literal["sale", "return", "exchange"] | None = None


class VoidIn(Strict):
    """A void: the id of the return it records makes a repetition safe."""

    id: Id | None = None


class SaleRegisterOut(Out):
    """A register by code and name."""

    id: Id
    code: str
    name: str


class ActorOut(Out):
    """Who recorded: a person, or (no id) a program or the system."""

    id: Id | None
    name: str


class SoldLine(LineIn):
    """A line as recorded, with the names of today and how much of it has come back."""

    name: str
    code: str
    returned_milli: Milli


class GivenBackLine(ReturnedIn):
    """A line given back as recorded, with the names of today."""

    name: str
    code: str


class SaleOut(Out):
    """A recorded sale, return or exchange: its body as the bytes say, and the lines with names and what has come back."""

    id: Id
    type: Literal["sale", "return", "exchange"]
    receipt_no: str
    store: NamedOut
    recorded_by: SaleRegisterOut = Field(serialization_alias="register")
    person: ActorOut
    customer: CustomerShortOut | None
    order_id: Id | None
    business_date: Day
    occurred_at: Moment
    recorded_at: Moment
    body: Annotated[dict[str, Any], shaped_like(BodyIn)]
    lines: list[Annotated[dict[str, Any], shaped_like(SoldLine)]]
    returned: list[Annotated[dict[str, Any], shaped_like(GivenBackLine)]]
    gross_minor: int
    hash: str
    warnings: list[WarningOut] = []


def sale_out(view: SaleView) -> SaleOut:
    """Return the answer for a sale."""
    row, code_name = view.row, view.register
    return SaleOut(
        id=row.id,
        type=cast("Literal['sale', 'return', 'exchange']", row.type),
        receipt_no=row.receipt_no,
        store=NamedOut(id=row.store_id, name=view.store_name),
        recorded_by=SaleRegisterOut(id=row.register_id, code=code_name[0], name=code_name[1]),
        person=ActorOut(id=row.person_id, name=row.actor_name),
        customer=customer_short(view.customer),
        order_id=row.order_id,
        business_date=row.business_date,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        body=dict(view.body_json),
        lines=[
            {**raw, **_label(view, line.variant), "returned_milli": view.returned.get(line.n, 0)}
            for raw, line in zip(_raw(view, "lines"), view.body.lines, strict=True)
        ],
        returned=[
            {**raw, **_label(view, back.variant)} for raw, back in zip(_raw(view, "returned"), view.body.returned, strict=True)
        ],
        gross_minor=row.gross_minor,
        hash=view.hash,
    )


def _raw(view: SaleView, member: str) -> list[dict[str, Any]]:
    parts: Any = view.body_json[member]
    return list(parts)


def _label(view: SaleView, variant: Any) -> dict[str, Any]:
    label = view.labels.get(variant)
    return {"name": label.name if label else "", "code": label.code if label else ""}
