"""Reading the Online Retail format: one line of an invoice a row, parsed strictly, streamed invoice by invoice.

Columns: InvoiceNo, StockCode, Description, Quantity, InvoiceDate (`2010-12-01 08:26:00`), UnitPrice, CustomerID, Country; as
CSV, or the same gzipped. Keeps true: every row comes out once, as a line or with the reason why it cannot be read.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from tillbook.core.values import Invalid, ensure

from .reasons import Refusal

COLUMNS = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country")
MAX_BLOCK = 1_000
"""Lines of one document; a longer invoice becomes several."""

_INTEGER = re.compile(r"-?\d{1,9}")
_DECIMAL = re.compile(r"(-?)(\d{1,9})(?:\.(\d+))?")
_CUSTOMER = re.compile(r"(\d{1,10})(?:\.0)?")
Raw = list[str]


@dataclass(frozen=True, slots=True)
class RetailLine:
    """One line as read: `code` in capitals without spaces at its ends, `at` in the shop's local time, price in pence."""

    row: int
    invoice: str
    code: str
    description: str
    quantity: int
    at: datetime
    price_minor: int
    customer: str
    country: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its number from 1, its cells, and what it says or why it cannot be read."""

    number: int
    cells: Raw
    line: RetailLine | None
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one invoice that stand together, at most MAX_BLOCK; `part` counts the blocks of an invoice from 1."""

    invoice: str
    part: int
    rows: tuple[Row, ...]


def blocks(path: Path) -> Iterator[Block]:
    """Yield the file's rows in blocks of one invoice; holds one block and the invoices' numbers."""
    parts: dict[str, int] = {}
    waiting: list[Row] = []
    for row in _rows(path):
        if waiting and (row.cells[:1] != waiting[0].cells[:1] or len(waiting) == MAX_BLOCK):
            yield _block(waiting, parts)
            waiting = []
        waiting.append(row)
    if waiting:
        yield _block(waiting, parts)


def _block(rows: list[Row], parts: dict[str, int]) -> Block:
    invoice = rows[0].cells[0].strip() if rows[0].cells else ""
    parts[invoice] = parts.get(invoice, 0) + 1
    return Block(invoice, parts[invoice], tuple(_without_repeats(rows)))


def _without_repeats(rows: list[Row]) -> Iterator[Row]:
    """Refuse a row that repeats another of the same block to the letter: the same thing keyed or exported twice."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        cells = tuple(row.cells)
        if row.line is not None and cells in seen:
            yield Row(row.number, row.cells, None, Refusal("repeated_line", "The same line stands above in this invoice."))
        else:
            seen.add(cells)
            yield row


def _rows(path: Path) -> Iterator[Row]:
    with _text_of(path) as file:
        reader = csv.reader(file)
        header = tuple(next(reader, []))
        wrong = Invalid("wrong_columns", f"The first row must name the columns {', '.join(COLUMNS)}.", field="header")
        ensure(header == COLUMNS, wrong)
        for number, cells in enumerate(reader, start=1):
            found = _parse(number, cells)
            yield Row(
                number, cells, found if isinstance(found, RetailLine) else None, found if isinstance(found, Refusal) else None
            )


@contextmanager
def _text_of(path: Path) -> Iterator[TextIO]:
    is_gzip = path.suffix == ".gz"
    with (
        gzip.open(path, "rt", encoding="utf-8-sig", newline="")
        if is_gzip
        else path.open(encoding="utf-8-sig", newline="") as file
    ):
        yield file  # gzip.open in text mode gives a text file


def _parse(number: int, cells: Raw) -> RetailLine | Refusal:
    if len(cells) != len(COLUMNS):
        return Refusal("wrong_cells", f"The row has {len(cells)} cells instead of {len(COLUMNS)}.")
    invoice, code, description, quantity, moment, price, customer, country = (cell.strip() for cell in cells)
    if not invoice or not code or len(invoice) > 40 or len(code) > 60:
        return Refusal("missing_code", "Invoice number and stock code must be there.", "StockCode")
    if _INTEGER.fullmatch(quantity) is None:
        return Refusal("bad_quantity", "The quantity is not a whole number.", "Quantity")
    at = _moment(moment)
    if at is None:
        return Refusal("bad_date", "The date is not written like 2010-12-01 08:26:00.", "InvoiceDate")
    price_minor = _pence(price)
    if isinstance(price_minor, Refusal):
        return price_minor
    named = _CUSTOMER.fullmatch(customer)
    if customer and named is None:
        return Refusal("bad_customer", "The customer's number is not a number.", "CustomerID")
    return RetailLine(
        row=number,
        invoice=invoice,
        code=code.upper(),
        description=description,
        quantity=int(quantity),
        at=at,
        price_minor=price_minor,
        customer=named[1] if named else "",
        country=country,
    )


@lru_cache(maxsize=4096)
def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007  # the shop's local time; its zone is the store's
    except ValueError:
        return None


@lru_cache(maxsize=16384)
def _pence(text: str) -> int | Refusal:
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return Refusal("bad_price", "The price is not a number.", "UnitPrice")
    sign, whole, part = match[1], match[2], (match[3] or "").rstrip("0")
    if len(part) > 2:
        return Refusal("fraction_of_a_penny", "The price is not whole pence.", "UnitPrice")
    minor = int(whole) * 100 + int(part.ljust(2, "0"))
    return -minor if sign else minor
