"""Units a variant can be sold in. A unit's code is written on products, movements and documents, so it is never renamed."""

from __future__ import annotations

from dataclasses import dataclass

from tillbook.core.values import Invalid


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its code, its short English name, how many decimals its quantities show; weighed units take any quantity."""

    code: str
    name: str
    decimals: int

    @property
    def is_weighed(self) -> bool:
        """Tell whether a quantity may have decimals (weighed or measured), else only whole pieces are sold."""
        return self.decimals > 0


UNITS = {
    unit.code: unit
    for unit in (
        Unit("piece", "pc", 0),
        Unit("pack", "pack", 0),
        Unit("box", "box", 0),
        Unit("pair", "pair", 0),
        Unit("dozen", "doz", 0),
        Unit("hour", "h", 2),
        Unit("kg", "kg", 3),
        Unit("g", "g", 1),
        Unit("lb", "lb", 3),
        Unit("l", "l", 3),
        Unit("ml", "ml", 1),
        Unit("m", "m", 3),
        Unit("cm", "cm", 1),
        Unit("m2", "m²", 3),
    )
}
"""Unit code -> unit."""


def check_unit(code: str, *, field: str = "unit") -> Unit:
    """Return the unit of a code; Invalid `unknown_unit`."""
    unit = UNITS.get(code)
    if unit is None:
        raise Invalid("unknown_unit", f"{code!r} is not a unit known here.", field=field, data={"units": tuple(UNITS)})
    return unit


def is_weighed(code: str) -> bool:
    """Tell whether a unit's quantities may have decimals; a code this program does not know counts as weighed."""
    unit = UNITS.get(code)
    return unit is None or unit.is_weighed
