"""The doors of the stock book: figures, movements, where it went, stock on a past date."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from ninja import Query, Router

from tillbook.catalogue import interface as catalogue
from tillbook.core.access import Action, Resource, may_somewhere
from tillbook.core.values import NotFound
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.paging import Cursor, Limit, cut_page, decode_cursor, encode_cursor
from tillbook.platform.http.schema import Day, Id, Page
from tillbook.stores import interface as stores

from .presenting import movement_rows
from .queries import Figures, MovementFilter, movements, stock_at, stock_figures, where_did_it_go
from .schemas import MovementOut, PastStockOut, StepOut, StockPage, StoreFiguresOut, VariantStockOut, WhereOut

router = Router(tags=["stock"])

MOVEMENTS_SHOWN = 500


@router.get("/stock", response=StockPage)
@needs(Action.SEE_STOCK)
def get_stock(
    request: HttpRequest,
    limit: Limit,
    cursor: Cursor,
    store: Id | None = None,
    search: Annotated[str, Query(max_length=200)] = "",
    variant: Id | None = None,
) -> StockPage:
    """Return the five figures of variants in one store or in all."""
    permit(request, Action.SEE_STOCK, Resource(store=store))
    key = decode_cursor(cursor, str, str)
    after = (str(key[0]), str(key[1])) if key else None
    labels = (
        list(catalogue.variant_labels([variant]).values())
        if variant
        else catalogue.page_of_labels(search, after=after, limit=limit + 1)
    )
    page, has_more = cut_page(labels, limit)
    places = stores.store_ids([store] if store else None)
    figures = stock_figures([label.id for label in page], places)
    items = [
        VariantStockOut(
            variant_id=label.id,
            name=label.name,
            code=label.code,
            unit=label.unit,
            stores=[_figures(place, figures.get((label.id, place), Figures())) for place in places],
        )
        for label in page
    ]
    return StockPage(items=items, next=encode_cursor(page[-1].name, str(page[-1].id)) if has_more else None, as_of=clock.now())


def _figures(store: UUID, found: Figures) -> StoreFiguresOut:
    return StoreFiguresOut(
        store_id=store,
        on_hand_milli=found.on_hand_milli,
        reserved_milli=found.reserved_milli,
        available_milli=found.available_milli,
        in_transit_milli=found.in_transit_milli,
        on_order_milli=found.on_order_milli,
    )


@router.get("/stock/movements", response=Page[MovementOut])
@needs(Action.SEE_STOCK)
def get_movements(
    request: HttpRequest,
    limit: Limit,
    cursor: Cursor,
    variant: Id | None = None,
    store: Id | None = None,
    kind: str | None = None,
    document: Id | None = None,
) -> Page[MovementOut]:
    """Return movements, newest first."""
    permit(request, Action.SEE_STOCK, Resource(store=store))
    key = decode_cursor(cursor, int)
    wanted = MovementFilter(variant=variant, store=store, kind=kind, document=document)
    rows, has_more = cut_page(movements(wanted, before_id=int(key[0]) if key else None, limit=limit + 1), limit)
    shown = movement_rows(rows, with_cost=may_somewhere(actor_of(request), Action.SEE_COST))
    return Page[MovementOut](items=shown, next=encode_cursor(rows[-1].id) if has_more else None)


def _day_start(day: Day, store: stores.Store) -> datetime:
    midnight = datetime.combine(day, time(), ZoneInfo(store.time_zone))
    return midnight + timedelta(minutes=store.cutoff_minutes)


@router.get("/stock/where", response=WhereOut)
@needs(Action.SEE_STOCK)
def get_where(
    request: HttpRequest,
    variant: Id,
    store: Id,
    since: Annotated[Day, Query(alias="from")],
    until: Annotated[Day, Query(alias="to")],
) -> WhereOut:
    """Say where a variant's stock in a store went between two days, both included."""
    permit(request, Action.SEE_STOCK, Resource(store=store))
    place, label = stores.store(store), catalogue.variant_labels([variant]).get(variant)
    if label is None:
        raise NotFound("unknown_variant", "There is no such variant.")
    start, end = _day_start(since, place), _day_start(until + timedelta(days=1), place)
    found = where_did_it_go(variant=variant, store=store, since=start, until=end)
    on_hand = stock_figures([variant], [store]).get((variant, store), Figures()).on_hand_milli if end > clock.now() else None
    rows = movements(MovementFilter(variant=variant, store=store, since=start, until=end), limit=MOVEMENTS_SHOWN)
    return WhereOut(
        variant=variant,
        store=store,
        unit=label.unit,
        opening_milli=found.opening_milli,
        steps=[
            StepOut(kind=s.kind, direction=s.direction, quantity_milli=s.quantity_milli, movements=s.movements)
            for s in found.steps
        ],
        closing_milli=found.closing_milli,
        on_hand_milli=on_hand,
        agrees=on_hand is None or on_hand == found.closing_milli,
        movements=movement_rows(rows, with_cost=may_somewhere(actor_of(request), Action.SEE_COST)),
    )


@router.get("/stock/at", response=list[PastStockOut])
@needs(Action.SEE_STOCK)
def get_stock_at(request: HttpRequest, date: Day, store: Id) -> list[PastStockOut]:
    """Return what a store held at the end of a day, from the movements recorded by then."""
    permit(request, Action.SEE_STOCK, Resource(store=store))
    held = stock_at(_day_start(date + timedelta(days=1), stores.store(store)), store=store)
    labels = catalogue.variant_labels(list(held))
    found = [
        PastStockOut(variant_id=v, name=labels[v].name, code=labels[v].code, unit=labels[v].unit, on_hand_milli=q)
        for v, q in held.items()
        if v in labels
    ]
    return sorted(found, key=lambda item: (item.name, item.code))
