"""The doors of reports: the morning page and three charts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from tillbook.catalogue import interface as catalogue
from tillbook.core.access import Action, Resource, may_somewhere, stores_in_reach
from tillbook.core.values import Invalid, ensure
from tillbook.platform import clock
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.schema import Day, Id

from .queries import Period, last_day_with_sales, payments, revenue, top_variants
from .schemas import (
    PaymentOut,
    PaymentsOut,
    PeriodQuery,
    RevenueOut,
    RevenuePointOut,
    RevenueQuery,
    TodayOut,
    TopOut,
    TopProductsOut,
    TopQuery,
)
from .today import today_page

router = Router(tags=["reports"])

MAX_DAYS = 3_700


def _scope(request: HttpRequest, store: UUID | None) -> Collection[UUID] | None:
    """Permit and return the stores a report may cover: the one asked for, else all in reach (None: the whole chain)."""
    if store is not None:
        permit(request, Action.SEE_SALES, Resource(store=store))
        return [store]
    reach = stores_in_reach(actor_of(request), Action.SEE_SALES)
    if reach:
        for place in reach:
            permit(request, Action.SEE_SALES, Resource(store=place))
        return reach
    permit(request, Action.SEE_SALES, Resource(is_whole_chain=True))
    return None


def _period(request: HttpRequest, query: PeriodQuery) -> Period:
    stores = _scope(request, query.store)
    ensure(query.since <= query.until, Invalid("bad_period", "The period ends before it begins.", field="to"))
    ensure((query.until - query.since).days <= MAX_DAYS, Invalid("bad_period", "The period is too long.", field="from"))
    return Period(query.since, query.until, stores)


@router.get("/reports/today", response=TodayOut)
@needs(Action.SEE_SALES)
def get_today(request: HttpRequest, store: Id | None = None, date: Day | None = None) -> TodayOut:
    """Return the morning page of a business day (default: the last one before today on which anything was sold)."""
    only = _scope(request, store)
    today = clock.now().date()
    day = date or last_day_with_sales(today, only) or today - timedelta(days=1)
    return today_page(day, only, with_cost=may_somewhere(actor_of(request), Action.SEE_COST))


@router.get("/reports/revenue", response=RevenueOut)
@needs(Action.SEE_SALES)
def get_revenue(request: HttpRequest, query: Query[RevenueQuery]) -> RevenueOut:
    """Return revenue over time."""
    points = revenue(_period(request, query), by=query.by)
    return RevenueOut(
        items=[RevenuePointOut(at=p.at, gross_minor=p.gross_minor, net_minor=p.net_minor, receipts=p.receipts) for p in points]
    )


@router.get("/reports/top-products", response=TopProductsOut)
@needs(Action.SEE_SALES)
def get_top_products(request: HttpRequest, query: Query[TopQuery]) -> TopProductsOut:
    """Return the best sellers by net sales."""
    rows = top_variants(_period(request, query), limit=query.limit)
    labels = catalogue.variant_labels([row[0] for row in rows])
    return TopProductsOut(
        items=[
            TopOut(
                variant_id=variant, name=labels[variant].name, code=labels[variant].code, quantity_milli=quantity, net_minor=net
            )
            for variant, quantity, net in rows
            if variant in labels
        ]
    )


@router.get("/reports/payment-methods", response=PaymentsOut)
@needs(Action.SEE_SALES)
def get_payment_methods(request: HttpRequest, query: Query[PeriodQuery]) -> PaymentsOut:
    """Return what was paid how."""
    return PaymentsOut(
        items=[
            PaymentOut(kind=kind, amount_minor=amount, count=count) for kind, amount, count in payments(_period(request, query))
        ]
    )
