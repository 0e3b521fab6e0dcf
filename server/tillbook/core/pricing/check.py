"""What is wrong with the money of a submitted sale, return or exchange (`refusals`, lines 7 and 8).

Keeps true: a body without findings has lines that follow from quantity, price and discounts, the tax of its categories, totals
that sum, and tenders that pay them. It judges arithmetic; whether a price or a discount was allowed is for others.
"""

from __future__ import annotations

from collections.abc import Sequence

from tillbook.core.values import MILLI, Invalid, divide_half_away, ensure

from .tax import rates_of, tax_document, tax_line, without_tax
from .totals import cash_rounding, sum_figures
from .types import BodyFigures, Finding, PricedLine, PriceRules, TaxRate


def check_body(
    figures: BodyFigures, rules: PriceRules, *, tax_categories: Sequence[str], is_tax_exempt: bool = False
) -> tuple[Finding, ...]:
    """Return everything wrong with a body's figures, first to last; empty where all is right.

    `tax_categories`: the tax category of each of `figures.lines`. Codes: `price_not_positive`, `quantity_not_positive`,
    `discount_not_positive`, `line_total_mismatch`, `tax_mismatch`, `totals_mismatch`, `rounding_mismatch`, `tenders_mismatch`.
    Returned lines are checked in themselves; that they replay the original is `refund_line`'s part.
    """
    ensure(
        len(tax_categories) == len(figures.lines),
        Invalid("out_of_range", "One tax category for each line.", field="tax_categories"),
    )
    rates = [
        rates_of(rules.tax, category, field=f"lines.{i}.variant") if line.kind == "goods" else ()
        for i, (line, category) in enumerate(zip(figures.lines, tax_categories, strict=True))
    ]
    is_inclusive = rules.prices_include_tax
    findings: list[Finding] = []
    for i, line in enumerate(figures.lines):
        findings += _check_line(line, f"lines.{i}") + _check_amount(line, f"lines.{i}", is_inclusive=is_inclusive)
        if is_tax_exempt and is_inclusive:
            findings += _check_exemption(line, rates[i], f"lines.{i}")
    for i, line in enumerate(figures.returned):
        findings += _check_line(line, f"returned.{i}")
    if not findings:
        findings += _check_taxes(figures.lines, [() for _ in rates] if is_tax_exempt else rates, rules)
    return (*findings, *_check_totals(figures), *_check_tenders(figures, rules.cash_rounding_minor))


def _check_line(line: PricedLine, field: str) -> list[Finding]:
    """Findings of a line in itself, sold or returned."""
    found: list[Finding] = []
    if line.quantity_milli <= 0:
        found.append(Finding("quantity_not_positive", f"{field}.quantity_milli", 1, line.quantity_milli))
    if line.unit_price_minor <= 0:
        found.append(Finding("price_not_positive", f"{field}.unit_price_minor", 1, line.unit_price_minor))
    for k, discount in enumerate(line.discounts):
        if discount.minor <= 0:
            found.append(Finding("discount_not_positive", f"{field}.discounts.{k}.minor", 1, discount.minor))
    tax = sum(part.tax_minor for part in line.taxes)
    if line.gross_minor != line.net_minor + tax:
        found.append(Finding("line_total_mismatch", f"{field}.gross_minor", line.net_minor + tax, line.gross_minor))
    for k, part in enumerate(line.taxes):
        if part.base_minor != line.net_minor:
            found.append(Finding("tax_mismatch", f"{field}.taxes.{k}.base_minor", line.net_minor, part.base_minor))
    return found


def _check_amount(line: PricedLine, field: str, *, is_inclusive: bool) -> list[Finding]:
    """Quantity x price - discounts must be the gross (prices with tax) or the net, and not below zero."""
    listed = divide_half_away(line.unit_price_minor * line.quantity_milli, MILLI)
    expected = listed - sum(discount.minor for discount in line.discounts)
    actual, name = (line.gross_minor, "gross_minor") if is_inclusive else (line.net_minor, "net_minor")
    if expected != actual or expected < 0:
        return [Finding("line_total_mismatch", f"{field}.{name}", max(expected, 0), actual)]
    return []


def _check_exemption(line: PricedLine, rates: tuple[TaxRate, ...], field: str) -> list[Finding]:
    """An exempt customer's tax left the price as a discount of its own; nothing else may."""
    given = sum(discount.minor for discount in line.discounts if discount.source == "tax_exempt")
    before = line.gross_minor + given
    expected = before - without_tax(before, rates)
    return [Finding("tax_mismatch", f"{field}.discounts", expected, given)] if expected != given else []


def _check_taxes(lines: Sequence[PricedLine], rates: Sequence[tuple[TaxRate, ...]], rules: PriceRules) -> list[Finding]:
    is_inclusive = rules.prices_include_tax
    amounts = [
        (line.gross_minor if is_inclusive else line.net_minor, line_rates) for line, line_rates in zip(lines, rates, strict=True)
    ]
    if rules.rounding == "line":
        expected = [tax_line(amount, line_rates, is_inclusive=is_inclusive) for amount, line_rates in amounts]
    else:
        expected = tax_document(amounts, is_inclusive=is_inclusive)
    return [
        Finding("tax_mismatch", f"lines.{i}.taxes", sum(t.tax_minor for t in taxes), sum(t.tax_minor for t in line.taxes))
        for i, (line, (_, _, taxes)) in enumerate(zip(lines, expected, strict=True))
        if taxes != line.taxes
    ]


def _check_totals(figures: BodyFigures) -> list[Finding]:
    totals, taxes = sum_figures(figures.lines, figures.returned)
    pairs = [
        ("net_minor", totals.net_minor, figures.totals.net_minor),
        ("tax_minor", totals.tax_minor, figures.totals.tax_minor),
        ("gross_minor", totals.gross_minor, figures.totals.gross_minor),
        ("discount_minor", totals.discount_minor, figures.totals.discount_minor),
    ]
    found = [
        Finding("totals_mismatch", f"totals.{name}", expected, actual) for name, expected, actual in pairs if expected != actual
    ]
    if taxes != tuple(sorted(figures.taxes, key=lambda tax: tax.rate)):
        expected, actual = sum(tax.tax_minor for tax in taxes), sum(tax.tax_minor for tax in figures.taxes)
        found.append(Finding("totals_mismatch", "taxes", expected, actual))
    return found


def _check_tenders(figures: BodyFigures, step_minor: int) -> list[Finding]:
    """Tenders pay the lines less the returned ones; only what is paid in cash may be rounded."""
    due = sum_figures(figures.lines, figures.returned)[0].gross_minor
    cash = [tender.amount_minor for tender in figures.tenders if tender.kind == "cash"]
    paid = sum(tender.amount_minor for tender in figures.tenders)
    expected = cash_rounding(due - (paid - sum(cash)), step_minor=step_minor) if cash else 0
    found: list[Finding] = []
    if figures.rounding_minor != expected:
        found.append(Finding("rounding_mismatch", "rounding_minor", expected, figures.rounding_minor))
    if paid != due + figures.rounding_minor:
        found.append(Finding("tenders_mismatch", "tenders", due + figures.rounding_minor, paid))
    return found
