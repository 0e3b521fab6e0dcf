"""A receipt as rows from top to bottom: the one order in which text, page and PDF show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .content import Receipt, ReceiptLine, TenderRow
from .words import day_text, moment_text, money_text, plain_text, quantity_text, words


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `kind`: `mark`, `title`, `centre`, `pair`, `detail` (indented), `total` (heavy pair), `rule`, `code`."""

    kind: str
    left: str = ""
    right: str = ""


def receipt_rows(receipt: Receipt) -> list[Row]:
    """Return the rows of a receipt, every text clean of what could steer a printer."""
    rows = [*_head(receipt), *_facts(receipt), *_lines(receipt), *_sums(receipt), *_taxes(receipt), *_foot(receipt)]
    return [Row(row.kind, plain_text(row.left), plain_text(row.right)) for row in rows]


def _head(receipt: Receipt) -> Iterator[Row]:
    said, head = words(receipt.language), receipt.head
    if receipt.is_demo:
        yield Row("mark", said["demo"])
    if receipt.is_copy:
        yield Row("mark", said["copy"])
    yield Row("title", head.company)
    yield Row("centre", head.store)
    for line in (*head.address.splitlines(), *([f"{said['telephone']} {head.phone}"] if head.phone else ())):
        yield Row("centre", line)
    if head.tax_id:
        yield Row("centre", f"{said['tax_id']} {head.tax_id}")
    for line in head.header.splitlines():
        yield Row("centre", line)


def _facts(receipt: Receipt) -> Iterator[Row]:
    said, language = words(receipt.language), receipt.language
    yield Row("rule")
    yield Row("total", said[receipt.kind])
    yield Row("pair", said["number"], receipt.number)
    yield Row("pair", moment_text(receipt.at, language=language), f"{said['till']} {receipt.register}")
    if receipt.at.date() != receipt.business_date:
        yield Row("pair", said["business_day"], day_text(receipt.business_date, language=language))
    yield Row("pair", said["served_by"], receipt.person)
    if receipt.customer:
        yield Row("pair", said["customer"], receipt.customer)
    if receipt.order:
        yield Row("pair", said["order"], receipt.order)
    yield Row("rule")


def _lines(receipt: Receipt) -> Iterator[Row]:
    said = words(receipt.language)
    for line in receipt.lines:
        name = line.name if line.quantity_milli > 0 else f"{said['returned']}: {line.name}"
        yield Row("pair", name, _money(receipt, line.list_minor))
        if line.quantity_milli not in (1_000, -1_000) or line.unit != "piece":
            yield Row("detail", _how_many(receipt, line))
        for saving in line.savings:
            yield Row("detail", saving.label, _money(receipt, -saving.minor))


def _how_many(receipt: Receipt, line: ReceiptLine) -> str:
    quantity = quantity_text(abs(line.quantity_milli), unit=line.unit, language=receipt.language)
    return f"{quantity} x {_money(receipt, line.unit_price_minor)}"


def _sums(receipt: Receipt) -> Iterator[Row]:
    said = words(receipt.language)
    yield Row("rule")
    saved = sum(saving.minor for line in receipt.lines for saving in line.savings)
    if saved > 0:
        yield Row("pair", said["saved"], _money(receipt, saved))
    if not receipt.prices_include_tax:
        for tax in receipt.taxes:
            yield Row("pair", tax.name, _money(receipt, tax.tax_minor))
    yield Row("total", f"{said['total']} {receipt.currency}", _money(receipt, receipt.gross_minor))
    if receipt.rounding_minor:
        yield Row("pair", said["rounding"], _money(receipt, receipt.rounding_minor))
    for tender in receipt.tenders:
        yield from _tender(receipt, tender)


def _tender(receipt: Receipt, tender: TenderRow) -> Iterator[Row]:
    said = words(receipt.language)
    label = said.get(tender.kind, tender.kind)
    if tender.given_minor is not None and tender.given_minor > tender.amount_minor:
        yield Row("pair", f"{label} ({said['given']})", _money(receipt, tender.given_minor))
        yield Row("pair", said["change"], _money(receipt, tender.given_minor - tender.amount_minor))
    else:
        yield Row("pair", label, _money(receipt, tender.amount_minor))
    if tender.reference:
        yield Row("detail", f"{said['reference']} {tender.reference}")


def _taxes(receipt: Receipt) -> Iterator[Row]:
    said = words(receipt.language)
    if not receipt.taxes:
        return
    yield Row("rule")
    for tax in receipt.taxes:
        net = f"{said['net']} {_money(receipt, tax.base_minor)}"
        yield Row("pair", f"{tax.name}  {net}", f"{said['tax']} {_money(receipt, tax.tax_minor)}")


def _foot(receipt: Receipt) -> Iterator[Row]:
    said, head = words(receipt.language), receipt.head
    yield Row("rule")
    for line in (*head.return_policy.splitlines(), *head.footer.splitlines()):
        yield Row("centre", line)
    yield Row("code", receipt.number)
    yield Row("centre", f"{said['check']} {receipt.check}")
    if receipt.is_copy:
        yield Row("mark", said["copy"])


def _money(receipt: Receipt, minor: int) -> str:
    return money_text(minor, currency=receipt.currency, language=receipt.language)
