"""What the customer endpoints take and give."""

from __future__ import annotations

from typing import Annotated, Literal, cast

from pydantic import Field

from tillbook.platform.http.paging import PageQuery
from tillbook.platform.http.schema import Id, Moment, Name, NamedOut, Out, Strict, Text

from .history import HistoryItem
from .queries import CustomerView

Short = Annotated[str, Field(max_length=200)]
Code = Annotated[str, Field(max_length=60)]


class CustomerQuery(PageQuery):
    """Which customers: by words of name, code, e-mail or number."""

    search: str = Field("", max_length=200)


class CustomerIn(Strict):
    """A customer to make; `id` makes a repetition safe."""

    name: Name
    id: Id | None = None
    email: Short = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    address: Text = ""
    note: Text = ""
    tax_id: Annotated[str, Field(max_length=40)] = ""
    is_tax_exempt: bool = False
    price_list_id: Id | None = None
    group: Code = ""


class CustomerPatch(Strict):
    """What to change of a customer; what is left out stays, an empty text empties."""

    name: Name | None = None
    email: Short | None = None
    phone: Annotated[str, Field(max_length=40)] | None = None
    address: Text | None = None
    note: Text | None = None
    tax_id: Annotated[str, Field(max_length=40)] | None = None
    is_tax_exempt: bool | None = None
    price_list_id: Id | None = None
    group: Code | None = None


class CustomerSignInIn(Strict):
    """A customer's sign-in."""

    login: Annotated[str, Field(min_length=1, max_length=100)]
    passphrase: Annotated[str, Field(min_length=12, max_length=200)]


class CustomerOut(Out):
    """A customer; what the asker may not see, or what was erased, is null."""

    id: Id
    code: str
    name: str
    email: str | None
    phone: str | None
    address: str | None
    tax_id: str | None
    is_tax_exempt: bool
    price_list_id: Id | None
    group: str | None
    note: str | None
    created_at: Moment
    is_erased: bool
    has_sign_in: bool
    version: int


class CustomerHistoryOut(Out):
    """One thing a customer bought, gave back or ordered."""

    type: Literal["sale", "return", "exchange", "order"]
    id: Id
    label: str
    at: Moment
    store: NamedOut
    gross_minor: int
    state: str | None


def customer_out(view: CustomerView, *, is_whole: bool) -> CustomerOut:
    """Return the answer for a customer; not whole: id, code, name and what prices need, nothing to reach the person by."""
    return CustomerOut(
        id=view.id,
        code=view.code,
        name=view.name,
        email=(view.email or None) if is_whole else None,
        phone=(view.phone or None) if is_whole else None,
        address=(view.address or None) if is_whole else None,
        tax_id=(view.tax_id or None) if is_whole else None,
        is_tax_exempt=view.is_tax_exempt,
        price_list_id=view.price_list_id,
        group=view.group or None,
        note=(view.note or None) if is_whole else None,
        created_at=view.created_at,
        is_erased=view.is_erased,
        has_sign_in=view.has_sign_in,
        version=view.version,
    )


def history_out(item: HistoryItem) -> CustomerHistoryOut:
    """Return the answer for one item of a history."""
    return CustomerHistoryOut(
        type=cast("Literal['sale', 'return', 'exchange', 'order']", item.type),
        id=item.id,
        label=item.label,
        at=item.at,
        store=NamedOut(id=item.store_id, name=item.store_name),
        gross_minor=item.gross_minor,
        state=item.state,
    )
