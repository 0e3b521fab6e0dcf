"""Putting tax categories with their rates into the books, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.platform import versions

from .models import TaxCategory, TaxRate

MOST_PPM = 1_000_000


@dataclass(frozen=True, slots=True)
class NewTaxRate:
    """A rate in force from a day: its id on documents, its name on receipts, millionths of the net price."""

    id: str
    name: str
    ppm: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class NewTaxCategory:
    """A category (`standard`, `reduced-1`, ...) with the rates that apply together."""

    id: str
    name: str
    rates: tuple[NewTaxRate, ...]


def add_tax_categories_within(actor: Actor, categories: Sequence[NewTaxCategory]) -> None:
    """Add categories in their order behind those that are there; Conflict `tax_category_taken`, Invalid `out_of_range`."""
    versions.bump(versions.TAXES)
    taken = set(TaxCategory.objects.values_list("id", flat=True))
    for position, category in enumerate(categories, start=len(taken)):
        ensure(category.id not in taken, Conflict("tax_category_taken", f"There is a tax category {category.id} already."))
        row = TaxCategory.objects.create(id=category.id, name=category.name, position=position)
        for rate in category.rates:
            ensure(0 <= rate.ppm <= MOST_PPM, Invalid("out_of_range", "A tax rate lies between 0 and 100 %.", field="ppm"))
            TaxRate.objects.create(id=rate.id, category=row, name=rate.name, ppm=rate.ppm, valid_from=rate.valid_from)
        summary = f"{category.name} ({', '.join(rate.id for rate in category.rates)})"
        audit.record(actor, audit.Entry("tax_category.create", "tax_category", None, summary=summary, fields=[category.id]))
