"""The doors of the stock book: figures, movements, where it went, stock on a past date."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from ninja import Query, Router

from tillbook.catalogue import interface as catalogue
from tillbook.core.access import Action, Resource, may_somewhere
from tillbook.core.ledger import MovementKind
from tillbook.core.values import NotFound
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.paging import cut_page, decode_cursor, encode_cursor
from tillbook.platform.http.schema import Day, Id, Page
from tillbook.stores import interface as stores

from .presenting import movement_rows
from .queries import Figures, MovementFilter, movements, stock_at, stock_figures, where_did_it_go
from .schemas import (
    MovementOut,
    MovementQuery,
    PastStockOut,
    StepOut,
    StockPage,
    StockQuery,
    StoreFiguresOut,
    VariantStockOut,
    WhereOut,
    WhereQuery,
)

router = Router(tags=["stock"])

MOVEMENTS_SHOWN = 500


@router.get("/stock", response=StockPage)
@needs(Action.SEE_STOCK)
def get_stock(request: HttpRequest, query: Query[StockQuery]) -> StockPage:
    """Return the five figures of variants in one store or in all."""
    permit(request, Action.SEE_STOCK, Resource(store=query.store))
    key = decode_cursor(query.cursor, str, str)
    after = (str(key[0]), str(key[1])) if key else None
    if query.variant:
        labels = list(catalogue.variant_labels([query.variant]).values())
    else:
        labels = catalogue.page_of_labels(query.search, after=after, limit=query.limit + 1)
    page, has_more = cut_page(labels, query.limit)
    places = stores.store_ids([query.store] if query.store else None)
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
def get_movements(request: HttpRequest, query: Query[MovementQuery]) -> Page[MovementOut]:
    """Return movements, newest first."""
    permit(request, Action.SEE_STOCK, Resource(store=query.store))
    key = decode_cursor(query.cursor, int)
    wanted = MovementFilter(variant=query.variant, store=query.store, kind=query.kind, document=query.document)
    found = movements(wanted, before_id=int(key[0]) if key else None, limit=query.limit + 1)
    rows, has_more = cut_page(found, query.limit)
    shown = movement_rows(rows, with_cost=may_somewhere(actor_of(request), Action.SEE_COST))
    return Page[MovementOut](items=shown, next=encode_cursor(rows[-1].id) if has_more else None)


def _day_start(day: Day, store: stores.Store) -> datetime:
    midnight = datetime.combine(day, time(), ZoneInfo(store.time_zone))
    return midnight + timedelta(minutes=store.cutoff_minutes)


@router.get("/stock/where", response=WhereOut)
@needs(Action.SEE_STOCK)
def get_where(request: HttpRequest, query: Query[WhereQuery]) -> WhereOut:
    """Say where a variant's stock in a store went between two days, both included."""
    variant, store = query.variant, query.store
    permit(request, Action.SEE_STOCK, Resource(store=store))
    place, label = stores.store(store), catalogue.variant_labels([variant]).get(variant)
    if label is None:
        raise NotFound("unknown_variant", "There is no such variant.")
    start, end = _day_start(query.since, place), _day_start(query.until + timedelta(days=1), place)
    found = where_did_it_go(variant=variant, store=store, since=start, until=end)
    on_hand = stock_figures([variant], [store]).get((variant, store), Figures()).on_hand_milli if end > clock.now() else None
    rows = movements(MovementFilter(variant=variant, store=store, since=start, until=end), limit=MOVEMENTS_SHOWN)
    return WhereOut(
        variant=variant,
        store=store,
        unit=label.unit,
        opening_milli=found.opening_milli,
        steps=[
            StepOut(
                kind=MovementKind(s.kind),
                direction="in" if s.direction == "in" else "out",
                quantity_milli=s.quantity_milli,
                movements=s.movements,
            )
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
