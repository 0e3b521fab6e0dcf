"""The shop's pages: the goods, one of them, and what every page shows around them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from tillbook.core.access import Actor
from tillbook.core.values import Conflict, Invalid, NotFound, parse_uuid
from tillbook.customers import interface as customers
from tillbook.platform import clock
from tillbook.platform.http.actor import open_to
from tillbook.platform.http.paging import cut_page, decode_cursor, encode_cursor
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores

from .goods import PAGE, Place, branches, find_goods, show_goods
from .visitors import customer_of, form_token, visitor
from .words import words

_STYLE = Path(__file__).parent / "style.css"
MAX_SEARCH = 200


@open_to("anyone")
def goods_page(request: HttpRequest) -> HttpResponse:
    """Show the goods of a store: by words, by category, page by page."""
    actor = visitor(request)
    try:
        place = place_of(request, actor)
    except Conflict:
        return HttpResponseRedirect("/office/")
    search, category = request.GET.get("search", "")[:MAX_SEARCH], _id(request.GET.get("category"))
    found = find_goods(place, search=search, category=category, after=_after(request))
    goods, has_more = cut_page(found, PAGE)
    shown = {"search": search, "category": category or "", "store": place.store.id}
    more = urlencode({**shown, "after": encode_cursor(goods[-1].name, str(goods[-1].id))}) if has_more else ""
    context = {"goods": goods, "branches": branches(category), "search": search, "category": category, "more": more}
    return shop_page(request, "list", actor, place, context)


@open_to("anyone")
def item_page(request: HttpRequest, variant_id: UUID) -> HttpResponse:
    """Show one variant, with a form to order it for whoever may."""
    actor = visitor(request)
    try:
        place = place_of(request, actor)
        return item_answer(request, actor, place, variant_id)
    except (Conflict, NotFound):
        return not_here(request)


def item_answer(
    request: HttpRequest, actor: Actor, place: Place, variant_id: UUID, *, problem: str = "", status: int = 200
) -> HttpResponse:
    """Return the page of one variant, with what was wrong with an order for it; NotFound `unknown_variant`."""
    found = show_goods(place, [variant_id])
    if not found:
        raise NotFound("unknown_variant", "There is nothing like that here.")
    context = {"item": found[0], "order_id": clock.new_id(), "problem": problem}
    return shop_page(request, "item", actor, place, context, status=status)


@open_to("anyone")
def style(request: HttpRequest) -> HttpResponse:
    """Serve the pages' style sheet."""
    return HttpResponse(_STYLE.read_bytes(), content_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=3600"})


def place_of(request: HttpRequest, actor: Actor) -> Place:
    """Return where the visitor looks: the store asked for, else the first; Conflict `not_set_up` before there is a company."""
    company = stores.company()
    open_stores = shop_stores()
    asked = _id(request.POST.get("store") or request.GET.get("store"))
    chosen = next((store for store in open_stores if store.id == asked), open_stores[0] if open_stores else None)
    if chosen is None:
        raise Conflict("not_set_up", "There is no store yet.")
    own = customer_of(actor)
    return Place(
        store=chosen,
        day=stores.office_register(chosen.id).business_date(clock.now()),
        price_list_id=customers.customer_facts(own).price_list_id if own else None,
        currency=company.currency,
        language=company.language,
    )


def shop_stores() -> list[stores.Store]:
    """Return the stores the public sees: no warehouses, none that are archived."""
    return list(stores.Store.objects.filter(kind="store", is_archived=False).order_by("code"))


def shop_page(
    request: HttpRequest, name: str, actor: Actor, place: Place, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """Render a page with what stands around every page."""
    company = stores.company()
    around = {
        "said": words(company.language),
        "language": company.language.partition("-")[0],
        "company": company.name,
        "is_demo": company.is_demo or settings.DEMO,
        "place": place,
        "stores": shop_stores(),
        "is_customer": customer_of(actor) is not None,
        "is_guest": actor.session is None,
        "who": actor.name,
        "token": form_token(actor),
        "includes_tax": pricing.price_rules(place.store.id, place.day, price_list_id=place.price_list_id).prices_include_tax,
    }
    response = render(request, f"shop/{name}.html", {**around, **context}, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def not_here(request: HttpRequest) -> HttpResponse:
    """Answer an address of the shop behind which nothing stands."""
    return HttpResponse("There is nothing here.", status=404, content_type="text/plain; charset=utf-8")


def _id(text: str | None) -> UUID | None:
    try:
        return parse_uuid(text, field="id") if text else None
    except Invalid:
        return None


def _after(request: HttpRequest) -> tuple[str, UUID] | None:
    try:
        key = decode_cursor(request.GET.get("after") or None, str, str)
        return (str(key[0]), parse_uuid(str(key[1]), field="after")) if key else None
    except Invalid:
        return None
