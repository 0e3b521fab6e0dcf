"""The doors of selling by today's prices: the till's catalogue, and pricing a basket for those without the engine."""

from __future__ import annotations

import gzip
import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from tillbook.core.access import Action, Actor, Resource
from tillbook.core.pricing import priced_form
from tillbook.core.values import Forbidden, Invalid, ensure
from tillbook.platform.http.actor import actor_of, needs, open_to, permit
from tillbook.platform.http.schema import Id, Strict
from tillbook.stores import interface as stores

from .schemas import PriceBasketIn
from .till import PriceLine, PriceRequest, catalogue_tag, price_for, read_discount, till_catalogue

router = Router(tags=["till"])
LEAST_GZIP = 1_400


class TillQuery(Strict):
    """The store, where it is not the till's own."""

    store: Id | None = None


@router.get("/till/catalogue")
@needs(Action.SELL)
def get_till_catalogue(request: HttpRequest, query: Query[TillQuery]) -> HttpResponse:
    """Return everything a till sells by; 304 while nothing but stock has changed."""
    store_id = query.store or _own_store(actor_of(request))
    permit(request, Action.SELL, Resource(store=store_id))
    tag = catalogue_tag(store_id)
    if tag in request.headers.get("If-None-Match", ""):
        return _kept(HttpResponse(status=304), tag)
    body = json.dumps(till_catalogue(store_id), ensure_ascii=False, separators=(",", ":")).encode()
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "") and len(body) >= LEAST_GZIP
    response = HttpResponse(gzip.compress(body, 3, mtime=0) if is_packed else body, content_type="application/json")
    if is_packed:
        response["Content-Encoding"] = "gzip"
    return _kept(response, tag)


def _own_store(actor: Actor) -> UUID:
    if actor.register is None:
        raise Invalid("missing", "Say which store.", field="store")
    return stores.register_facts(actor.register).store_id


def _kept(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Accept-Encoding, Cookie, Authorization"
    return response


@router.post("/price")
@open_to("anyone signed in")
def post_price(request: HttpRequest, payload: PriceBasketIn) -> HttpResponse:
    """Price a basket in a store now; the figures are those a sale's body must carry."""
    actor = actor_of(request)
    is_own = actor.customer is None or payload.customer in (None, actor.customer)
    ensure(is_own, Forbidden("not_yours", "This belongs to somebody else.", field="customer"))
    lines = tuple(
        PriceLine(
            line.n,
            line.variant,
            line.quantity_milli,
            line.unit_price_minor,
            read_discount(line.manual_discount, field=f"lines.{i}.manual_discount"),
        )
        for i, line in enumerate(payload.lines)
    )
    discount = read_discount(payload.basket_discount, field="basket_discount")
    wanted = PriceRequest(payload.store, lines, payload.customer, tuple(payload.coupons), discount)
    return HttpResponse(json.dumps(priced_form(price_for(wanted))), content_type="application/json")
