"""The morning page: one business day against the same weekday a week and a year (52 weeks) before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.audit import interface as audit
from tillbook.catalogue import interface as catalogue
from tillbook.ledger import interface as ledger
from tillbook.platform import clock
from tillbook.stores import interface as stores

from .queries import DayFigures, Period, figures, last_documents, net_by_hour, net_by_store, open_orders
from .schemas import FigureOut, HeadlineOut, HourOut, NeedOut, StoreChangeOut, StoreFreshnessOut, TodayOut

WEEK = timedelta(weeks=1)
YEAR = timedelta(weeks=52)
PPM = 1_000_000


def today_page(day: date, only: Collection[UUID] | None, *, with_cost: bool) -> TodayOut:
    """Return the page of a business day for some stores (None: all); margin only where cost may be seen."""
    days = [Period(d, d, only) for d in (day, day - WEEK, day - YEAR)]
    now, before, year = (figures(period, with_cost=with_cost) for period in days)
    places = [
        store for store in stores.Store.objects.filter(is_archived=False).order_by("code") if only is None or store.id in only
    ]
    return TodayOut(
        date=day,
        compared_with=day - WEEK,
        finding=_finding(day, now, before),
        figures=_figures(now, before, year, with_cost=with_cost),
        by_hour=_by_hour(days, {store.id: ZoneInfo(store.time_zone) for store in stores.Store.objects.all()}),
        by_store=_by_store(days, [store for store in places if store.kind == "store"]),
        needs=_needs(only),
        stores=_freshness(places),
        as_of=clock.now(),
    )


def _finding(day: date, now: DayFigures, before: DayFigures) -> HeadlineOut:
    change = (now.net_minor - before.net_minor) * 1000 // before.net_minor if before.net_minor > 0 else None
    code = "nothing_sold" if now.receipts == 0 else "took" if change is None else "took_more" if change >= 0 else "took_less"
    return HeadlineOut(code=code, data={"date": day.isoformat(), "net_minor": now.net_minor, "change_permille": change})


def _figures(now: DayFigures, before: DayFigures, year: DayFigures, *, with_cost: bool) -> list[FigureOut]:
    def figure(name: str, unit: str, of: tuple[int | None, int | None, int | None]) -> FigureOut:
        return FigureOut(id=name, unit=unit, value=of[0] or 0, previous=of[1], last_year=of[2])  # type: ignore[arg-type]

    all_days = (now, before, year)
    shown = [
        figure("net_sales", "minor", _each(all_days, "net_minor")),
        figure("receipts", "count", _each(all_days, "receipts")),
        figure("average_basket", "minor", tuple(_average(day) for day in all_days)),  # type: ignore[arg-type]
        figure("returned", "minor", _each(all_days, "returned_minor")),
    ]
    if with_cost:
        shown.insert(3, figure("gross_margin", "ppm", tuple(_margin(day) for day in all_days)))  # type: ignore[arg-type]
    return shown


def _each(days: tuple[DayFigures, DayFigures, DayFigures], name: str) -> tuple[int | None, int | None, int | None]:
    now, before, year = ((int(getattr(day, name)) if day.receipts else None) for day in days)
    return now, before, year


def _average(day: DayFigures) -> int | None:
    return day.net_minor // day.receipts if day.receipts else None


def _margin(day: DayFigures) -> int | None:
    return (day.costed_net_minor - day.cost_minor) * PPM // day.costed_net_minor if day.costed_net_minor > 0 else None


def _by_hour(days: list[Period], zones: dict[UUID, ZoneInfo]) -> list[HourOut]:
    now, before = (net_by_hour(period, zones) for period in days[:2])
    hours = sorted(now.keys() | before.keys())
    return [
        HourOut(hour=hour, value_minor=now.get(hour, 0), previous_minor=before.get(hour, 0))
        for hour in (range(hours[0], hours[-1] + 1) if hours else ())
    ]


def _by_store(days: list[Period], places: list[stores.Store]) -> list[StoreChangeOut]:
    now, before, year = (net_by_store(period) for period in days)
    return [
        StoreChangeOut(
            store_id=store.id,
            name=store.name,
            value_minor=now.get(store.id, 0),
            change_minor=now.get(store.id, 0) - before.get(store.id, 0),
            last_year_minor=year.get(store.id),
        )
        for store in places
    ]


def _needs(only: Collection[UUID] | None) -> list[NeedOut]:
    """Return what needs a person, most urgent first: books that differ, stock below zero, orders waiting, quick adds."""
    needs = []
    proof = audit.last_proof()
    if proof is not None and proof.differences:
        needs.append(NeedOut(code="books_differ", data={"differences": proof.differences}, link="/stock"))
    below = ledger.below_zero(only)
    if below:
        needs.append(NeedOut(code="stock_below_zero", data={"count": below}, link="/stock?show=below_zero"))
    waiting, since = open_orders(only)
    if waiting:
        needs.append(
            NeedOut(
                code="orders_waiting",
                data={"count": waiting, "since": since.isoformat() if since else None},
                link="/orders?state=pending",
            )
        )
    flagged = catalogue.count_flagged()
    if flagged:
        needs.append(NeedOut(code="products_flagged", data={"count": flagged}, link="/products?flagged=true"))
    return needs


def _freshness(places: list[stores.Store]) -> list[StoreFreshnessOut]:
    last = last_documents()
    return [StoreFreshnessOut(id=store.id, name=store.name, last_document_at=last.get(store.id)) for store in places]
