"""One day of the chain after the other: what arrives, what is sold and returned, what is ordered, as documents to record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from tillbook.core.inventory import GoodsLine, StockBody, TransferBody, TransferLine
from tillbook.core.pricing import BasketLine, LocalMoment, PricedLine, PriceRules, Promotion, TaxTable
from tillbook.core.values import to_wall_ms, uuid7_from
from tillbook.inventory.interface import PastStock, RecordStock
from tillbook.sales.interface import PastSale, RecordSale
from tillbook.stores.interface import RegisterFacts

from .baskets import priced, return_body, sale_body
from .demand import Demand, Visit, store_demands
from .people import STORES, DemoStore
from .supply import Move, Supply
from .world import CURRENCY, TAXES, World

RETURN_SHARE = 0.018
REASONS = ("faulty", "not as expected", "wrong size", "changed their mind")


@dataclass(slots=True)
class Day:
    """The documents of a day in the order they were made: before the doors open, over the day, after closing."""

    date: date
    morning: list[PastStock] = field(default_factory=list)
    sales: list[PastSale] = field(default_factory=list)
    evening: list[PastStock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Today:
    """What is the same in all stores on a day: prices by the goods' place in the list, and the promotions that are on."""

    date: date
    prices: list[int]
    active: list[Promotion]


@dataclass(frozen=True, slots=True)
class _ComingBack:
    """A return that will happen: of which sale and line, and how it was paid."""

    doc_id: UUID
    line: PricedLine
    index: int
    tender: str


class Trade:
    """The chain's trade from a seed; `days` goes forward and never back."""

    def __init__(self, world: World, *, seed: int, first_day: date) -> None:
        self._world = world
        self._chance = Random(seed)
        self._supply = Supply(world.goods, self._chance)
        self._first_day = first_day
        self._returns: defaultdict[tuple[date, str], list[_ComingBack]] = defaultdict(list)
        self._transfers: dict[int, UUID] = {}
        self._month: tuple[int, dict[str, Demand]] = (0, {})
        self._tax = TaxTable(1, TAXES)
        self._tax_of = [each.tax_category for each in world.goods]
        self._category_of = [str(world.categories[each.category]) for each in world.goods]
        self._names = [str(variant) for variant in world.variants]

    def days(self, until: date) -> Iterator[Day]:
        """Yield the days from the first on, up to but not `until`."""
        day = self._first_day
        while day < until:
            yield self._day(day)
            day += timedelta(days=1)

    def _day(self, day: date) -> Day:
        demands = self._demands(day.month)
        made = Day(day)
        opening = self._supply.open_with(demands) if day == self._first_day else []
        made.morning = self._documents([*opening, *self._supply.morning(day)], day, at=time(6, 30))
        prices = [each.price_on(day, last_rise=self._world.last_rise) for each in self._world.goods]
        today = _Today(day, prices, [promotion for promotion in self._world.promotions if _is_on(promotion, day)])
        for store in STORES:
            made.sales.extend(self._store_day(store, today))
        made.sales.sort(key=lambda sale: sale.command.occurred_at)
        made.evening = self._documents(self._supply.evening(day, demands), day, at=time(19, 15))
        return made

    def _demands(self, month: int) -> dict[str, Demand]:
        if self._month[0] != month:
            self._month = (month, store_demands(self._world.goods, month))
        return self._month[1]

    def _store_day(self, store: DemoStore, today: _Today) -> Iterator[PastSale]:
        world, chance, day = self._world, self._chance, today.date
        visits = self._demands(day.month)[store.code].visits(chance, day=day, store=store, customers=len(world.customers))
        people = list(world.cashiers[store.code])
        chance.shuffle(people)
        for visit in visits:
            lane = 1 if chance.random() < 0.35 else 0
            register, actor = world.tills[store.code][lane], people[lane % len(people)]
            at = self._moment(register, day, visit.minute * 60 + chance.randrange(60))
            sale = self._sale(store, visit, today=today, at=at)
            if sale is not None:
                yield PastSale(actor, sale, register)
        for back in self._returns.pop((day, store.code), []):
            register = world.tills[store.code][0]
            at = self._moment(register, day, chance.randrange(10 * 3600, 17 * 3600))
            yield PastSale(people[0], self._return(store, back, at), register)

    def _sale(self, store: DemoStore, visit: Visit, *, today: _Today, at: datetime) -> RecordSale | None:
        """Sell what is there of what a visitor wants; None if nothing is. Now and then something will come back."""
        lines: list[BasketLine] = []
        indexes: list[int] = []
        for index, wanted in visit.wishes:
            taken = self._supply.take(store.code, index, wanted)
            if taken:
                indexes.append(index)
                lines.append(
                    BasketLine(
                        n=len(indexes),
                        variant=self._names[index],
                        quantity_milli=taken,
                        unit_price_minor=today.prices[index],
                        tax_category=self._tax_of[index],
                        categories=(self._category_of[index],),
                        is_weighed=self._world.goods[index].is_weighed,
                    )
                )
        if not lines:
            return None
        touched = {line.categories[0] for line in lines}
        rules = PriceRules(
            CURRENCY, True, "line", 0, self._tax, tuple(p for p in today.active if not touched.isdisjoint(p.scope.categories))
        )
        minute = today.date.weekday() * 1440 + visit.minute
        place = self._world.offices[store.code].store_id
        basket = priced(lines, rules=rules, store=place, at=LocalMoment(today.date, minute))
        customer = None if visit.customer is None else self._world.customers[visit.customer]
        sale = RecordSale(self._new_id(at), sale_body(basket, tender=visit.tender, customer=customer), at)
        if self._chance.random() < RETURN_SHARE:
            back = self._chosen_to_come_back(sale.doc_id, basket.lines, indexes, tender=visit.tender)
            if back is not None:
                later = today.date + timedelta(days=self._chance.randrange(1, 15))
                self._returns[later, store.code].append(back)
        return sale

    def _chosen_to_come_back(
        self, doc_id: UUID, lines: tuple[PricedLine, ...], indexes: list[int], *, tender: str
    ) -> _ComingBack | None:
        """Return the first line of a sale that is neither food that spoils nor weighed: that is what people bring back."""
        for line, index in zip(lines, indexes, strict=True):
            goods = self._world.goods[index]
            if goods.keeps_days is None and not goods.is_weighed and goods.category != "Counter":
                return _ComingBack(doc_id, line, index, tender)
        return None

    def _return(self, store: DemoStore, back: _ComingBack, at: datetime) -> RecordSale:
        condition = self._chance.choices(("sellable", "damaged", "write_off"), (70, 20, 10))[0]
        body = return_body(
            back.line, of=back.doc_id, tender=back.tender, reason=self._chance.choice(REASONS), condition=condition
        )
        if condition == "sellable":
            self._supply.put_back(store.code, back.index, body.returned[0].quantity_milli)
        return RecordSale(self._new_id(at), body, at)

    def _documents(self, moves: list[Move], day: date, *, at: time) -> list[PastStock]:
        made = []
        for n, move in enumerate(moves):
            for start in range(0, len(move.lines), 500):
                register = self._world.offices[move.store]
                moment = self._moment(register, day, at.hour * 3600 + at.minute * 60 + n * 45)
                part = move.lines[start : start + 500]
                command = RecordStock(self._new_id(moment), move.kind, self._body(move, part, moment), moment)
                made.append(PastStock(self._world.managers[move.store], command, register))
        return made

    def _body(self, move: Move, lines: list[tuple[int, int]], at: datetime) -> StockBody | TransferBody:
        variants = self._world.variants
        if move.transfer:
            transfer = self._transfers.setdefault(move.transfer, self._new_id(at))
            return TransferBody(
                transfer=transfer,
                to_store=self._world.offices[move.to_store].store_id if move.to_store else None,
                lines=tuple(TransferLine(n, variants[index], quantity) for n, (index, quantity) in enumerate(lines, 1)),
                differences=tuple(TransferLine(n, variants[index], quantity) for n, (index, quantity) in enumerate(move.lost, 1)),
            )
        has_cost = move.kind in ("goods_in", "opening")
        return StockBody(
            lines=tuple(
                GoodsLine(n, variants[index], quantity, unit_cost_minor=self._world.goods[index].cost_minor if has_cost else None)
                for n, (index, quantity) in enumerate(lines, 1)
            ),
            reason=move.reason or None,
            supplier=self._world.suppliers[move.supplier] if move.supplier else None,
        )

    def _new_id(self, at: datetime) -> UUID:
        return uuid7_from(to_wall_ms(at), self._chance.getrandbits(80))

    def _moment(self, register: RegisterFacts, day: date, second: int) -> datetime:
        local = datetime.combine(day, time(), register.zone) + timedelta(seconds=second)
        return local.astimezone(UTC)


def _is_on(promotion: Promotion, day: date) -> bool:
    return (promotion.first_date is None or promotion.first_date <= day) and (
        promotion.last_date is None or day <= promotion.last_date
    )
