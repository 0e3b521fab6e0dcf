"""Tax categories and their dated rates. A rate that was in force is never rewritten: it ends, and another one begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.pricing.types import PPM
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.platform import changes, transactions, versions

from .countries import CountryTax
from .days import today_of
from .models import TaxCategory, TaxRate

MAX_CATEGORIES = 100
MAX_RATES = 8
FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class NewRate:
    """A rate of a category: `id` stands on documents and is never used again for another rate."""

    id: str
    name: str
    ppm: int


def tax_categories_within(actor: Actor, taxes: Sequence[CountryTax]) -> None:
    """Make the tax categories a country starts with, with rates in force since FIRST_DAY, inside the caller's transaction."""
    versions.bump(versions.TAXES)
    for position, tax in enumerate(taxes):
        _check_ids(tax.id, [NewRate(rate.id, rate.name, rate.ppm) for rate in tax.rates])
        category = TaxCategory.objects.create(id=tax.id, name=tax.name, position=position)
        TaxRate.objects.bulk_create(
            TaxRate(id=rate.id, category=category, name=rate.name, ppm=rate.ppm, valid_from=FIRST_DAY) for rate in tax.rates
        )
        audit.record(actor, audit.Entry("tax_category.create", "tax_category", None, summary=f"{tax.id}: {tax.name}"))


def has_tax_category(category_id: str) -> bool:
    """Tell whether there is a tax category of this id."""
    return TaxCategory.objects.filter(id=category_id).exists()


def create_tax_category(actor: Actor, category_id: str, name: str, *, rates: Sequence[NewRate]) -> TaxCategory:
    """Make a tax category with the rates in force from now on; Conflict `tax_category_taken`, `rate_taken`."""
    _check_ids(category_id, rates)
    with transactions.write():
        ensure(TaxCategory.objects.count() < MAX_CATEGORIES, Invalid("too_many", "Too many tax categories.", field="id"))
        taken = TaxCategory.objects.filter(id=category_id).exists()
        ensure(not taken, Conflict("tax_category_taken", f"There is a tax category {category_id} already.", field="id"))
        made = TaxCategory.objects.create(id=category_id, name=name, position=TaxCategory.objects.count())
        _add_rates(made, rates, FIRST_DAY)
        _report(actor, made, "tax_category.create", rates)
        return made


def change_rates(actor: Actor, category_id: str, rates: Sequence[NewRate], *, valid_from: date) -> TaxCategory:
    """Let other rates begin on a day; those before end the day before. Invalid `rate_in_the_past`; NotFound `unknown_tax_category`."""
    _check_ids(category_id, rates)
    with transactions.write():
        found = TaxCategory.objects.select_for_update().filter(id=category_id).first()
        if found is None:
            raise NotFound("unknown_tax_category", "There is no such tax category.")
        is_ahead = valid_from > today_of(None).latest
        ensure(
            is_ahead,
            Invalid("rate_in_the_past", "A rate begins tomorrow or later; old sales keep old rates.", field="valid_from"),
        )
        planned = TaxRate.objects.filter(category=found, valid_from__gte=valid_from)
        ensure(
            not planned.exists(), Conflict("rate_planned", "Another change is planned on or after that day.", field="valid_from")
        )
        ending = TaxRate.objects.filter(category=found, valid_to=None)
        ending.update(valid_to=valid_from - timedelta(days=1))
        _add_rates(found, rates, valid_from)
        _report(actor, found, "tax_rate.change", rates, valid_from=valid_from)
        return found


def _check_ids(category_id: str, rates: Sequence[NewRate]) -> None:
    ensure(bool(category_id) and category_id.isascii(), Invalid("not_text", "An id is plain letters.", field="id"))
    ensure(len(rates) <= MAX_RATES, Invalid("too_many", f"At most {MAX_RATES} rates apply together.", field="rates"))
    for i, rate in enumerate(rates):
        ensure(0 <= rate.ppm <= PPM, Invalid("out_of_range", "A rate is 0 to 100 %.", field=f"rates.{i}.ppm"))
        ensure(bool(rate.id) and rate.id.isascii(), Invalid("not_text", "An id is plain letters.", field=f"rates.{i}.id"))


def _add_rates(category: TaxCategory, rates: Sequence[NewRate], valid_from: date) -> None:
    for i, rate in enumerate(rates):
        taken = TaxRate.objects.filter(id=rate.id).exists()
        ensure(not taken, Conflict("rate_taken", f"The rate {rate.id} stands on documents already.", field=f"rates.{i}.id"))
        TaxRate.objects.create(id=rate.id, category=category, name=rate.name, ppm=rate.ppm, valid_from=valid_from)


def _report(actor: Actor, row: TaxCategory, action: str, rates: Sequence[NewRate], *, valid_from: date | None = None) -> None:
    version = versions.bump(versions.TAXES)[versions.TAXES]
    changes.note(changes.ChangeNote("tax_category", uuid5(NAMESPACE_URL, f"tillbook:tax:{row.id}"), version))
    said = ", ".join(f"{rate.name} ({rate.ppm / 10_000:g} %)" for rate in rates)
    since = f" from {valid_from.isoformat()}" if valid_from else ""
    audit.record(actor, audit.Entry(action, "tax_category", None, summary=f"{row.id}: {said}{since}", fields=("rates",)))
