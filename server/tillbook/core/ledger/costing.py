"""Moving weighted average cost, per variant and company, in ten-thousandths of a minor unit."""

from __future__ import annotations

from tillbook.core.values import Invalid, divide_half_away, ensure

E4 = 10_000


def next_average_e4(*, on_hand_milli: int, average_e4: int, received_milli: int, unit_cost_minor: int) -> int:
    """Return the average after a receipt.

    At or below zero on hand the last average no longer stands for anything, so the receipt sets it. `average_e4` and the
    result are ten-thousandths of a minor unit per unit of quantity. Source: moving weighted average (IAS 2).
    """
    ensure(received_milli > 0, Invalid("quantity_not_positive", "A receipt must be above zero.", field="quantity_milli"))
    ensure(unit_cost_minor >= 0, Invalid("out_of_range", "A cost cannot be negative.", field="unit_cost_minor"))
    if on_hand_milli <= 0:
        return unit_cost_minor * E4
    value = on_hand_milli * average_e4 + received_milli * unit_cost_minor * E4
    return divide_half_away(value, on_hand_milli + received_milli)
