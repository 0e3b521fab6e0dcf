"""Sums over the lines of a document, and the smallest coin.

Keeps true: totals are sums of lines less sums of returned lines, tax by tax; cash rounding is a figure of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from tillbook.core.values import Invalid, divide_half_away, ensure

from .types import PricedLine, TaxAmount, Totals


def sum_figures(lines: Sequence[PricedLine], returned: Sequence[PricedLine]) -> tuple[Totals, tuple[TaxAmount, ...]]:
    """Return totals and taxes by rate (rising rate id) of lines less returned lines; a plain return's are negative."""
    signed = [(1, line) for line in lines] + [(-1, line) for line in returned]
    net = gross = discount = 0
    sums: dict[str, tuple[int, int]] = {}
    for sign, line in signed:
        net += sign * line.net_minor
        gross += sign * line.gross_minor
        for part in line.discounts:
            discount += sign * part.minor
        for tax in line.taxes:
            base, amount = sums.get(tax.rate, (0, 0))
            sums[tax.rate] = base + sign * tax.base_minor, amount + sign * tax.tax_minor
    taxes = tuple(TaxAmount(rate, *sums[rate]) for rate in sorted(sums))
    return Totals(net, gross - net, gross, discount), taxes


def cash_rounding(due_minor: int, *, step_minor: int) -> int:
    """Return what to add to the part due in cash so that coins can pay it: the nearest multiple, half away from zero.

    `due_minor` is what is left after all other tenders (negative: paid out). `step_minor` is the smallest coin; 0 or 1: none.
    """
    ensure(0 <= step_minor <= 10**6, Invalid("out_of_range", "The smallest coin is out of range.", field="cash_rounding_minor"))
    return divide_half_away(due_minor, step_minor) * step_minor - due_minor if step_minor > 1 else 0
