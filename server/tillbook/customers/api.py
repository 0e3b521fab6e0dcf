"""The doors of customers: parse, authorise, command, answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from tillbook.core.access import Action, Allowed, Part, Resource, authorize
from tillbook.core.values import Forbidden, Invalid, TillbookError, check_aware, ensure, parse_uuid
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.paging import PageQuery, cut_page, decode_cursor, encode_cursor
from tillbook.platform.http.schema import Page

from .erasing import erase_customer
from .export import export_customer
from .history import history_of
from .queries import customer_view, customers_page
from .schemas import (
    CustomerHistoryOut,
    CustomerIn,
    CustomerOut,
    CustomerPatch,
    CustomerQuery,
    CustomerSignInIn,
    customer_out,
    history_out,
)
from .service import MakeCustomer, change_customer, create_customer
from .sign_ins import give_sign_in

router = Router(tags=["customers"])

OWN_FIELDS = frozenset({"name", "email", "phone", "address"})
"""What a customer signed in may change of the own record."""


def _permit_seeing(request: HttpRequest, customer_id: UUID | None) -> bool:
    """Permit seeing customers; return whether wholly. Who may only find them gets nothing to reach the person by."""
    actor = actor_of(request)
    find = Resource(customer=customer_id, part=Part.FIND)
    whole = Resource(customer=customer_id)
    is_finder = not isinstance(authorize(actor, Action.SEE_CUSTOMER, whole), Allowed)
    is_finder = is_finder and isinstance(authorize(actor, Action.SEE_CUSTOMER, find), Allowed)
    permit(request, Action.SEE_CUSTOMER, find if is_finder else whole)
    return not is_finder


@router.get("/customers", response=Page[CustomerOut])
@needs(Action.SEE_CUSTOMER)
def get_customers(request: HttpRequest, query: Query[CustomerQuery]) -> Page[CustomerOut]:
    """List customers by code; a customer signed in finds the own record alone."""
    own = actor_of(request).customer
    is_whole = _permit_seeing(request, own)
    key = decode_cursor(query.cursor, str)
    views = customers_page(query.search, only=own, after=str(key[0]) if key else None, limit=query.limit + 1)
    page, has_more = cut_page(views, query.limit)
    return Page(
        items=[customer_out(view, is_whole=is_whole) for view in page],
        next=encode_cursor(page[-1].code) if has_more else None,
    )


@router.post("/customers", response={200: CustomerOut, 201: CustomerOut})
@needs(Action.CREATE_CUSTOMER)
def post_customer(request: HttpRequest, payload: CustomerIn) -> Status[CustomerOut]:
    """Make a customer: 201 the first time, 200 when repeated with the same id."""
    permit(request, Action.CREATE_CUSTOMER)
    customer_id = payload.id or clock.new_id()
    new = MakeCustomer(customer_id=customer_id, **payload.model_dump(exclude={"id"}))
    is_repeat = create_customer(actor_of(request), new)
    return Status(200 if is_repeat else 201, customer_out(customer_view(customer_id), is_whole=True))


@router.get("/customers/{customer_id}", response=CustomerOut)
@needs(Action.SEE_CUSTOMER)
def get_customer(request: HttpRequest, customer_id: UUID) -> CustomerOut:
    """Return one customer."""
    is_whole = _permit_seeing(request, customer_id)
    return customer_out(customer_view(customer_id), is_whole=is_whole)


@router.patch("/customers/{customer_id}", response=CustomerOut)
@needs(Action.SEE_CUSTOMER)
def patch_customer(request: HttpRequest, customer_id: UUID, payload: CustomerPatch) -> CustomerOut:
    """Change a customer."""
    permit(request, Action.SEE_CUSTOMER, Resource(customer=customer_id))
    fields = payload.model_dump(exclude_unset=True)
    is_own = actor_of(request).customer is not None
    refusal = Forbidden("not_permitted", "This is for the shop to change.")
    ensure(not is_own or set(fields) <= OWN_FIELDS, refusal)
    empty = [name for name, value in fields.items() if value is None and name != "price_list_id"]
    ensure(not empty, Invalid("not_text", "Leave out what stays.", field=empty[0] if empty else None))
    change_customer(actor_of(request), customer_id, fields)
    return customer_out(customer_view(customer_id), is_whole=True)


@router.get("/customers/{customer_id}/history", response=Page[CustomerHistoryOut])
@needs(Action.SEE_CUSTOMER)
def get_history(request: HttpRequest, customer_id: UUID, query: Query[PageQuery]) -> Page[CustomerHistoryOut]:
    """List what a customer bought, gave back and ordered, newest first."""
    permit(request, Action.SEE_CUSTOMER, Resource(customer=customer_id))
    customer_view(customer_id)
    items = history_of(customer_id, after=_position(query.cursor), limit=query.limit + 1)
    page, has_more = cut_page(items, query.limit)
    last = encode_cursor(page[-1].at.isoformat(), str(page[-1].id)) if has_more else None
    return Page(items=[history_out(item) for item in page], next=last)


def _position(cursor: str | None) -> tuple[datetime, UUID] | None:
    key = decode_cursor(cursor, str, str)
    if key is None:
        return None
    try:
        return check_aware(datetime.fromisoformat(str(key[0]))), parse_uuid(str(key[1]), field="cursor")
    except (ValueError, TillbookError):
        raise Invalid("bad_cursor", "This cursor is not from here.", field="cursor") from None


@router.get("/customers/{customer_id}/export")
@needs(Action.EXPORT_PERSONAL_DATA)
def get_export(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Hand out everything the books hold of a customer, as a ZIP of JSON and CSV."""
    permit(request, Action.EXPORT_PERSONAL_DATA, Resource(customer=customer_id))
    code = customer_view(customer_id).code
    file = export_customer(actor_of(request), customer_id)
    headers = {"Content-Disposition": f'attachment; filename="{code}.zip"'}
    return HttpResponse(file, content_type="application/zip", headers=headers)


@router.post("/customers/{customer_id}/erase", response=CustomerOut)
@needs(Action.EXPORT_PERSONAL_DATA)
def post_erase(request: HttpRequest, customer_id: UUID) -> CustomerOut:
    """Forget a customer: the person goes, the books stay."""
    permit(request, Action.EXPORT_PERSONAL_DATA, Resource(customer=customer_id))
    erase_customer(actor_of(request), customer_id)
    return customer_out(customer_view(customer_id), is_whole=True)


@router.put("/customers/{customer_id}/sign-in", response={204: None})
@needs(Action.SEE_CUSTOMER)
def put_sign_in(request: HttpRequest, customer_id: UUID, payload: CustomerSignInIn) -> Status[None]:
    """Give a customer a sign-in, with which to order for the own record."""
    permit(request, Action.SEE_CUSTOMER, Resource(customer=customer_id))
    ensure(actor_of(request).customer is None, Forbidden("not_permitted", "This is for the shop to change."))
    give_sign_in(actor_of(request), customer_id, login=payload.login, passphrase=payload.passphrase)
    return Status(204, None)
