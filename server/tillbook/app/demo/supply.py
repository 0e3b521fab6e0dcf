"""How goods reach the demo's shelves: orders by the clock of each supplier, deliveries that may be late, transfers, waste.

Keeps true: what a shelf holds here is what the ledger will hold, because every change comes out as a line of a document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .demand import Demand
from .goods import SUPPLIERS, Goods, Supplier
from .people import STORES, WAREHOUSE

Lines = list[tuple[int, int]]
"""(goods, thousandths) of one document."""

TRANSFER_DAY = 1
STORE_COVER_DAYS = 13
LATE_SHARE = 0.12
"""How often a delivery comes one to five days late: where stockouts come from."""


@dataclass(frozen=True, slots=True)
class Move:
    """One document that moves stock without a customer: its type, the store that records it, its lines, what it refers to."""

    kind: str
    store: str
    lines: Lines
    supplier: str = ""
    reason: str = ""
    to_store: str = ""
    transfer: int = 0
    lost: Lines = field(default_factory=list)


class Supply:
    """The shelves of all stores and the warehouse, what is on its way, and who orders when."""

    def __init__(self, goods: Sequence[Goods], chance: Random) -> None:
        self._goods, self._chance = goods, chance
        self.shelves = {place.code: [0] * len(goods) for place in (*STORES, WAREHOUSE)}
        self._coming: defaultdict[date, list[tuple[str, str, Lines]]] = defaultdict(list)
        self._ordered: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._in_transit: list[Move] = []
        self._transfers = 0
        self._of_supplier = {code: [i for i, each in enumerate(goods) if each.supplier.code == code] for code in SUPPLIERS}

    def open_with(self, demands: dict[str, Demand]) -> list[Move]:
        """Return the opening stock: about ten days' sales in each store, five weeks' of its goods in the warehouse."""
        moves = []
        for code, demand in demands.items():
            days = [min(10, each.supplier.cover_days + 2) if each.supplier.is_direct else 14 for each in self._goods]
            targets = [self._up(i, demand.units_a_day_micro[i] * days[i] // 1000) for i in range(len(self._goods))]
            moves.append(self._arrive("opening", code, list(enumerate(targets))))
        central = [(i, self._chain(demands, i) * 40) for i, each in enumerate(self._goods) if not each.supplier.is_direct]
        moves.append(self._arrive("opening", WAREHOUSE.code, [(i, self._up(i, quantity)) for i, quantity in central]))
        return moves

    def morning(self, day: date) -> list[Move]:
        """Return what arrives before the doors open: deliveries of the day, and transfers sent the day before."""
        moves = [self._received(move) for move in self._in_transit]
        self._in_transit.clear()
        for store, supplier, lines in self._coming.pop(day, []):
            waste = self._waste(store, supplier)
            if waste:
                moves.append(Move("adjustment", store, waste, reason="expiry"))
            for index, quantity in lines:
                self._ordered[store, index] -= quantity
            moves.append(self._arrive("goods_in", store, lines, supplier=supplier))
        return moves

    def evening(self, day: date, demands: dict[str, Demand]) -> list[Move]:
        """Order what is due, send transfers, find what broke; return the documents of the evening."""
        moves: list[Move] = []
        for supplier in SUPPLIERS.values():
            if day.weekday() in supplier.order_days:
                self._order(supplier, day, demands)
        if day.weekday() == TRANSFER_DAY:
            moves += [self._send(code, demand) for code, demand in demands.items()]
        for code in demands:
            if self._chance.random() < 0.08:
                moves += self._mishap(code)
        return [move for move in moves if move.lines]

    def take(self, store: str, index: int, quantity: int) -> int:
        """Take from a shelf what is there of what is wanted (whole pieces, or weight); return the thousandths taken."""
        shelf = self.shelves[store]
        taken = min(quantity, max(0, shelf[index]))
        shelf[index] -= taken
        return taken

    def put_back(self, store: str, index: int, quantity: int) -> None:
        """Put sellable goods that a customer returned back on the shelf."""
        self.shelves[store][index] += quantity

    def _chain(self, demands: dict[str, Demand], index: int) -> int:
        return sum(demand.units_a_day_micro[index] for demand in demands.values()) // 1000

    def _up(self, index: int, quantity: int) -> int:
        """Round up to whole packs: half kilograms, single pieces above two, never less than two."""
        pack = 500 if self._goods[index].is_weighed else 1000
        return max(2 * pack, -(-quantity // pack) * pack)

    def _arrive(self, kind: str, store: str, lines: Lines, *, supplier: str = "") -> Move:
        for index, quantity in lines:
            self.shelves[store][index] += quantity
        return Move(kind, store, lines, supplier=supplier)

    def _order(self, supplier: Supplier, day: date, demands: dict[str, Demand]) -> None:
        places = list(demands) if supplier.is_direct else [WAREHOUSE.code]
        days = supplier.cover_days + supplier.lead_time_days
        for place in places:
            lines = []
            for index in self._of_supplier[supplier.code]:
                a_day = demands[place].units_a_day_micro[index] // 1000 if place in demands else self._chain(demands, index)
                target = self._up(index, a_day * days * 11 // 10)
                there = self.shelves[place][index] + self._ordered[place, index]
                if there * 10 <= target * 6:
                    lines.append((index, self._up(index, target - there)))
            if lines:
                late = self._chance.randrange(1, 6) if self._chance.random() < LATE_SHARE else 0
                self._coming[day + timedelta(days=supplier.lead_time_days + late)].append((place, supplier.code, lines))
                for index, quantity in lines:
                    self._ordered[place, index] += quantity

    def _waste(self, store: str, supplier: str) -> Lines:
        """What is past its day when new goods come: about half of what keeps less than ten days, and the more the shorter."""
        lines: Lines = []
        for index in self._of_supplier[supplier]:
            keeps, there = self._goods[index].keeps_days, self.shelves[store][index]
            if keeps is None or keeps >= 10 or there <= 0:
                continue
            pack = 100 if self._goods[index].is_weighed else 1000
            spoiled = int(there * self._chance.uniform(0.1, 1.1) / keeps) // pack * pack
            if 0 < spoiled <= there:
                self.shelves[store][index] -= spoiled
                lines.append((index, -spoiled))
        return lines

    def _send(self, store: str, demand: Demand) -> Move:
        lines = []
        for index, each in enumerate(self._goods):
            if each.supplier.is_direct:
                continue
            target = self._up(index, demand.units_a_day_micro[index] * STORE_COVER_DAYS // 1000)
            there = self.shelves[store][index]
            sent = self.take(WAREHOUSE.code, index, self._up(index, target - there)) if there * 10 <= target * 7 else 0
            if sent > 0:
                lines.append((index, sent))
        self._transfers += 1
        move = Move("transfer_dispatch", WAREHOUSE.code, lines, to_store=store, transfer=self._transfers)
        if lines:
            self._in_transit.append(move)
        return move

    def _received(self, sent: Move) -> Move:
        """What arrived of a transfer; now and then a piece is missing."""
        lines, lost = list(sent.lines), []
        index, quantity = lines[0]
        if quantity > 1000 and self._chance.random() < 0.06:
            lines[0], lost = (index, quantity - 1000), [(index, 1000)]
        for at, moved in lines:
            self.shelves[sent.to_store][at] += moved
        return Move("transfer_receipt", sent.to_store, lines, transfer=sent.transfer, lost=lost)

    def _mishap(self, store: str) -> list[Move]:
        reason = self._chance.choices(("breakage", "theft", "own_use"), (60, 25, 15))[0]
        index = self._chance.randrange(len(self._goods))
        if self._goods[index].is_weighed or self.take(store, index, 1000) < 1000:
            return []
        return [Move("adjustment", store, [(index, -1000)], reason=reason)]
