"""What a return gives back: the original line's figures in proportion, never a new computation.

Keeps true: however a line is returned in parts, each figure of the parts sums to the original's, no part has a negative
figure, and in each part net + taxes = gross. Every figure is a rising function of how much has come back so far; a part is the
difference of two of its values. A total is divided in two, then the rest again, each time by rounding `share x total / whole`,
because such a pair rises in both halves (three roundings side by side would not: a cent could come back negative).
"""

from __future__ import annotations

from collections.abc import Sequence

from tillbook.core.values import MILLI, Invalid, divide_half_away, ensure

from .types import AppliedDiscount, PricedLine, TaxAmount


def refund_line(line: PricedLine, *, already_returned_milli: int, returning_milli: int) -> PricedLine:
    """Return the figures of giving back `returning_milli` of a sold line of which `already_returned_milli` came back before.

    The last part takes the rest. Errors: Invalid `quantity_not_positive`, and `returned_more_than_sold` with what is left.
    """
    ensure(already_returned_milli >= 0, Invalid("out_of_range", "Less than nothing came back.", field="already_returned_milli"))
    ensure(returning_milli > 0, Invalid("quantity_not_positive", "The quantity must be above zero.", field="quantity_milli"))
    left = line.quantity_milli - already_returned_milli
    ensure(
        returning_milli <= left,
        Invalid("returned_more_than_sold", "More than is left of the line.", field="quantity_milli", data={"left_milli": left}),
    )
    before, after = _figures(line, already_returned_milli), _figures(line, already_returned_milli + returning_milli)
    part = [new - old for new, old in zip(after, before, strict=True)]
    count = len(line.discounts)
    discounts = zip(line.discounts, part[:count], strict=True)
    taxes = zip(line.taxes, part[count:-1], strict=True)
    net = part[-1]
    return PricedLine(
        line.n,
        line.variant,
        returning_milli,
        line.unit_price_minor,
        tuple(AppliedDiscount(discount.source, minor, discount.override) for discount, minor in discounts if minor),
        tuple(TaxAmount(tax.rate, net, minor) for tax, minor in taxes),
        net,
        net + sum(part[count:-1]),
        line.kind,
    )


def _figures(line: PricedLine, milli: int) -> list[int]:
    """The figures of the first `milli` of a line: each discount, each tax, net."""
    discounts = [discount.minor for discount in line.discounts]
    taxes = [tax.tax_minor for tax in line.taxes]
    listed = divide_half_away(line.unit_price_minor * line.quantity_milli, MILLI)
    is_inclusive = listed - sum(discounts) == line.gross_minor
    paid = line.gross_minor if is_inclusive else line.net_minor
    *discount_parts, paid_part = _divide(_share(sum(discounts) + paid, milli, line.quantity_milli), [*discounts, paid])
    if is_inclusive:
        return [*discount_parts, *_divide(paid_part, [*taxes, line.net_minor])]
    return [*discount_parts, *(_share(tax, milli, line.quantity_milli) for tax in taxes), paid_part]


def _divide(total: int, parts: Sequence[int]) -> list[int]:
    """Divide `total` in proportion to `parts`, one part after the other, the last takes the rest."""
    whole, divided = sum(parts), []
    for part in parts[:-1]:
        share = _share(part, total, whole)
        divided.append(share)
        total -= share
        whole -= part
    return [*divided, total]


def _share(part: int, of: int, whole: int) -> int:
    return divide_half_away(part * of, whole) if whole else 0
