"""Tax on lines: inside the price or on top, several rates on one base, rounded per line or once per document.

Keeps true: net + taxes = gross on every line, and with document rounding the lines' taxes sum to the rounded tax of the rate.
"""

from __future__ import annotations

from collections.abc import Sequence

from tillbook.core.values import Invalid, divide_half_away, split_largest_remainder

from .types import PPM, TaxAmount, TaxRate, TaxTable

LineTax = tuple[int, int, tuple[TaxAmount, ...]]
"""net_minor, gross_minor, taxes."""


def rates_of(table: TaxTable, category: str, *, field: str = "tax_category") -> tuple[TaxRate, ...]:
    """Return the rates of a tax category; Invalid `unknown_tax_category` where the table does not know it."""
    for entry in table.categories:
        if entry.id == category:
            return entry.rates
    raise Invalid("unknown_tax_category", f"{category!r} is not a tax category of this store.", field=field)


def tax_line(amount_minor: int, rates: tuple[TaxRate, ...], *, is_inclusive: bool) -> LineTax:
    """Tax one line's amount by itself: every rate on the same base, each rounded half away from zero.

    `is_inclusive`: the amount holds the tax, each rate's part is amount x ppm / (1,000,000 + all ppm); else it goes on top.
    """
    if not rates:
        return amount_minor, amount_minor, ()
    divisor = PPM + sum(rate.ppm for rate in rates) if is_inclusive else PPM
    return _line(amount_minor, rates, [divide_half_away(amount_minor * rate.ppm, divisor) for rate in rates], is_inclusive)


def tax_document(amounts: Sequence[tuple[int, tuple[TaxRate, ...]]], *, is_inclusive: bool) -> list[LineTax]:
    """Tax all lines together: each rate's exact tax is summed, rounded once, and given back to its lines.

    The rounded sum is split by largest remainder in proportion to the lines' exact tax, ties to the lower line. Lines of
    different inclusive divisors are brought over one common divisor, so the sum is exact before it is rounded.
    """
    divisors = [PPM + sum(rate.ppm for rate in rates) if is_inclusive else PPM for _, rates in amounts]
    common = 1
    for divisor in set(divisors):
        common *= divisor
    taxes = [[0] * len(rates) for _, rates in amounts]
    spots = [(rate.id, i, k) for i, (_, rates) in enumerate(amounts) for k, rate in enumerate(rates)]
    for rate_id in {spot[0] for spot in spots}:
        places = [(i, k) for spot_id, i, k in spots if spot_id == rate_id]
        weights = [amounts[i][0] * amounts[i][1][k].ppm * (common // divisors[i]) for i, k in places]
        parts = split_largest_remainder(divide_half_away(sum(weights), common), weights)
        for (i, k), part in zip(places, parts, strict=True):
            taxes[i][k] = part
    return [_line(amount, rates, taxes[i], is_inclusive) for i, (amount, rates) in enumerate(amounts)]


def without_tax(amount_minor: int, rates: tuple[TaxRate, ...]) -> int:
    """Return what an exempt customer pays of a price that holds tax: amount / (1 + all rates), half away from zero."""
    return divide_half_away(amount_minor * PPM, PPM + sum(rate.ppm for rate in rates))


def _line(amount_minor: int, rates: tuple[TaxRate, ...], taxes: list[int], is_inclusive: bool) -> LineTax:
    total = sum(taxes)
    net = amount_minor - total if is_inclusive else amount_minor
    return net, net + total, tuple(TaxAmount(rate.id, net, tax) for rate, tax in zip(rates, taxes, strict=True))
