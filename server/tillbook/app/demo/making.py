"""Making the demo from nothing: the chain, two years of trade set-wise, the last week through the real engine, the seals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random

from tillbook.audit import interface as audit
from tillbook.core.inventory import TransferBody
from tillbook.inventory import interface as inventory
from tillbook.inventory.interface import PastStock
from tillbook.platform import clock, transactions
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

from .founding import found_chain
from .trade import Day, Trade
from .world import World

SEED = 20_260_101
HISTORY_DAYS = 730
ENGINE_DAYS = 7
"""How many of the last days go through the same door as a till's sale, one by one."""

BATCH_DAYS = 7
"""How many days of the past are one transaction: each commit writes every page of every index it touched."""

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Made:
    """What was made: how many documents of sales with how many lines, documents of stock, and days."""

    days: int = 0
    sales: int = 0
    sale_lines: int = 0
    stock_documents: int = 0

    def count(self, day: Day) -> None:
        """Add a day's documents."""
        self.days += 1
        self.sales += len(day.sales)
        self.sale_lines += sum(len(sale.command.body.lines) + len(sale.command.body.returned) for sale in day.sales)
        self.stock_documents += len(day.morning) + len(day.evening)


def make_demo(today: date, *, progress: Progress, history_days: int = HISTORY_DAYS) -> Made:
    """Make the demo chain in empty books with its history up to yesterday; `progress` is told (days done, days in all)."""
    first_day = today - timedelta(days=history_days)
    chance = Random(SEED)
    opening = datetime(first_day.year, first_day.month, first_day.day, 5, tzinfo=UTC)
    with clock.at(opening, bits=chance.getrandbits):
        world = found_chain(first_day=first_day, today=today, chance=chance)
    made = Made()
    trade = Trade(world, seed=SEED, first_day=first_day)
    days = trade.days(today)
    with transactions.not_yet_durable():
        while batch := list(islice(days, BATCH_DAYS)):
            _record(world, batch, today=today)
            for day in batch:
                made.count(day)
            progress(made.days, history_days)
        while audit.seal_pending():
            pass
    return made


def _record(world: World, batch: Sequence[Day], *, today: date) -> None:
    recent = [day for day in batch if (today - day.date).days <= ENGINE_DAYS]
    with transactions.write():
        for day in batch[: len(batch) - len(recent)]:
            _record_set_wise(world, day)
    for day in recent:
        _record_one_by_one(world, day)


def _record_set_wise(world: World, day: Day) -> None:
    """Record a day as if at its end, inside the caller's transaction."""
    with clock.at(_end_of(day)):
        _record_stock(world, day.morning)
        sales.record_history_within(day.sales, company_id=world.company_id)
        _record_stock(world, day.evening)


def _record_one_by_one(world: World, day: Day) -> None:
    """Record a day as it would have come: every document a write of its own, at its own moment."""
    for past in day.morning:
        with clock.at(past.command.occurred_at), transactions.write():
            _record_stock(world, [past])
    for sale in day.sales:
        with clock.at(sale.command.occurred_at):
            sales.record_sale(sale.actor, sale.command, register=sale.register, company_id=world.company_id)
    for past in day.evening:
        with clock.at(past.command.occurred_at), transactions.write():
            _record_stock(world, [past])


def _record_stock(world: World, documents: Sequence[PastStock]) -> None:
    for past in documents:
        body = past.command.body
        if isinstance(body, TransferBody) and body.to_store is not None:
            stores.add_transit_place(transfer_id=body.transfer, to_store=body.to_store)
    inventory.record_history_within(documents, company_id=world.company_id)


def _end_of(day: Day) -> datetime:
    last = [past.command.occurred_at for past in (*day.morning, *day.evening)] + [s.command.occurred_at for s in day.sales[-1:]]
    return max(last, default=datetime(day.date.year, day.date.month, day.date.day, 20, tzinfo=UTC)) + timedelta(minutes=5)
