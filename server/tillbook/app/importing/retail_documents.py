"""From the lines of one invoice to documents: a sale, a return, stock put right, each with an id that a second run finds again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.core.sales import Body, Line, Original, Returned, Tender, Totals
from tillbook.core.sales.body import Figures
from tillbook.core.values import MILLI, to_wall_ms, uuid7_from
from tillbook.inventory.interface import RecordStock
from tillbook.sales.interface import RecordSale

from .retail_lines import Block, RetailLine
from .retail_meaning import Meaning, adjustment_reason, returned_condition
from .retail_survey import ReturnKey

PRESET = "online-retail"
TENDER = "card"
"""The file does not say how anything was paid; the invoice's number stands as the payment's reference."""


def document_id(invoice: str, part: int, *, kind: str, at: datetime) -> UUID:
    """Return the id a part of an invoice always gets: a UUIDv7 of its time, its random bits a hash of where it stands."""
    digest = hashlib.sha256(f"{PRESET}|{invoice}|{part}|{kind}".encode()).digest()
    return uuid7_from(to_wall_ms(at), int.from_bytes(digest[:10], "big"))


@dataclass(slots=True)
class Documents:
    """What the accepted lines of one block become, in the order they are recorded."""

    sales: list[RecordSale] = field(default_factory=list)
    stock: list[RecordStock] = field(default_factory=list)
    matched: int = 0
    unmatched: int = 0


@dataclass(slots=True)
class _Sold:
    """A line that was sold and may come back."""

    doc_id: UUID
    n: int
    left: int


class Interpreter:
    """Makes documents block by block; remembers only sold lines that the survey saw given back."""

    def __init__(
        self, *, zone: ZoneInfo, variant: Callable[[str], UUID], customer: Callable[[str], UUID], given_back: set[ReturnKey]
    ) -> None:
        self._zone, self._variant, self._customer = zone, variant, customer
        self._given_back = given_back
        self._sold: defaultdict[ReturnKey, list[_Sold]] = defaultdict(list)

    def documents(self, block: Block, lines: Sequence[tuple[RetailLine, Meaning]]) -> Documents:
        """Return the documents of a block's accepted lines; an empty block makes none."""
        made = Documents()
        if not lines:
            return made
        at = self.moment(lines[0][0].at)
        sold = [line for line, meaning in lines if meaning in (Meaning.SALE, Meaning.GIFT)]
        back = [line for line, meaning in lines if meaning is Meaning.RETURN]
        if sold:
            made.sales.append(self._sale(block, sold, at))
        if back:
            made.sales.append(self._return(block, back, at, made))
        made.stock = self._adjustments(block, [line for line, m in lines if m in (Meaning.FOUND, Meaning.LOST)], at)
        return made

    def moment(self, local: datetime) -> datetime:
        """Return the instant of the shop's local time."""
        return local.replace(tzinfo=self._zone).astimezone(UTC)

    def _sale(self, block: Block, lines: list[RetailLine], at: datetime) -> RecordSale:
        doc_id = document_id(block.invoice, block.part, kind="sale", at=at)
        made = tuple(
            Line(
                n=n, variant=self._variant(line.code), quantity_milli=line.quantity * MILLI, figures=_figures(line, line.quantity)
            )
            for n, line in enumerate(lines, 1)
        )
        for n, line in enumerate(lines, 1):
            key = (line.customer, line.code, line.price_minor)
            if key in self._given_back:
                self._sold[key].append(_Sold(doc_id, n, line.quantity))
        gross = sum(line.quantity * line.price_minor for line in lines)
        body = Body(
            lines=made,
            returned=(),
            tenders=_tenders(gross, block.invoice),
            rounding_minor=0,
            totals=Totals(gross, 0, gross, 0),
            taxes=(),
            customer=self._customer_of(lines),
        )
        return RecordSale(doc_id, body, at)

    def _return(self, block: Block, lines: list[RetailLine], at: datetime, made: Documents) -> RecordSale:
        parts: list[tuple[RetailLine, _Sold | None, int]] = []
        for line in lines:
            found = self._match(line)
            made.matched += all(sold is not None for _, sold, _ in found)
            made.unmatched += any(sold is None for _, sold, _ in found)
            parts += found
        returned = tuple(
            Returned(
                n=n,
                of=Original(sold.doc_id, sold.n) if sold else None,
                variant=self._variant(line.code),
                quantity_milli=quantity * MILLI,
                figures=_figures(line, quantity),
                reason="cancelled",
                condition=returned_condition(line),
            )
            for n, (line, sold, quantity) in enumerate(parts, 1)
        )
        gross = -sum(quantity * line.price_minor for line, _, quantity in parts)
        body = Body(
            lines=(),
            returned=returned,
            tenders=_tenders(gross, block.invoice),
            rounding_minor=0,
            totals=Totals(gross, 0, gross, 0),
            taxes=(),
            customer=self._customer_of(lines),
        )
        return RecordSale(document_id(block.invoice, block.part, kind="return", at=at), body, at)

    def _match(self, line: RetailLine) -> list[tuple[RetailLine, _Sold | None, int]]:
        """Split what comes back over earlier sold lines of the same customer, code and price, the newest first."""
        wanted, parts = -line.quantity, []
        stack = self._sold.get((line.customer, line.code, line.price_minor), []) if line.customer else []
        while wanted and stack:
            sold = stack[-1]
            taken = min(wanted, sold.left)
            parts.append((line, sold, taken))
            sold.left -= taken
            wanted -= taken
            if sold.left == 0:
                stack.pop()
        return [*parts, *([(line, None, wanted)] if wanted else [])]

    def _adjustments(self, block: Block, lines: list[RetailLine], at: datetime) -> list[RecordStock]:
        by_reason: defaultdict[str, list[RetailLine]] = defaultdict(list)
        for line in lines:
            by_reason[adjustment_reason(line)].append(line)
        return [
            RecordStock(
                document_id(block.invoice, block.part, kind=f"adjustment {reason}", at=at),
                "adjustment",
                StockBody(
                    lines=tuple(
                        GoodsLine(n, self._variant(line.code), line.quantity * MILLI) for n, line in enumerate(of_reason, 1)
                    ),
                    reason=reason,
                    note=f"{block.invoice} {of_reason[0].description}".strip()[:500],
                ),
                at,
            )
            for reason, of_reason in sorted(by_reason.items())
        ]

    def _customer_of(self, lines: list[RetailLine]) -> UUID | None:
        return next((self._customer(line.customer) for line in lines if line.customer), None)


def _figures(line: RetailLine, quantity: int) -> Figures:
    amount = quantity * line.price_minor
    return Figures(unit_price_minor=line.price_minor, discounts=(), taxes=(), net_minor=amount, gross_minor=amount)


def _tenders(amount_minor: int, invoice: str) -> tuple[Tender, ...]:
    return (Tender(n=1, kind=TENDER, amount_minor=amount_minor, reference=invoice),) if amount_minor else ()
