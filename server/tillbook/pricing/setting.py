"""Writing prices: rows are added, none is changed; what was in force stays known for ever.

Keeps true: each write raises the version of the prices, leaves a note in the feed and an audit row per variant; a price that is
already in force is not written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.pricing.types import MAX_UNIT_PRICE_MINOR
from tillbook.core.values import CURRENCY_EXPONENTS, Invalid, Money, NotFound, check_integer, ensure
from tillbook.core.values.errors import ErrorData
from tillbook.platform import changes, clock, sql, transactions, versions
from tillbook.stores import interface as stores

from .days import Today, today_of
from .models import PriceList, TaxCategory

MAX_PRICES = 100_000


@dataclass(frozen=True, slots=True)
class NewPrice:
    """A variant's price from a day on (None: from today), to a day (None: until the next)."""

    variant_id: UUID
    price_minor: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class _InForce:
    """The price in force on a row's first day."""

    price_minor: int
    valid_from: date
    valid_to: date | None


def default_list_within(actor: Actor) -> PriceList:
    """Return the chain's default list, making it where there is none, inside the caller's transaction."""
    found = PriceList.objects.filter(is_default=True, store_id=None, is_archived=False).order_by("-priority", "id").first()
    if found is not None:
        return found
    made = PriceList.objects.create(
        id=clock.new_id(), name="Prices", includes_tax=stores.company().prices_include_tax, is_default=True
    )
    versions.bump(versions.PRICES)
    changes.note(changes.ChangeNote("price_list", made.id, 1))
    audit.record(actor, audit.Entry("price_list.create", "price_list", made.id, summary=made.name))
    return made


def check_price(price_minor: int, *, field: str = "price_minor") -> int:
    """Return a price above zero and within the engine's limit; Invalid `price_not_positive`, `out_of_range`."""
    check_integer(price_minor, field=field)
    ensure(price_minor > 0, Invalid("price_not_positive", "A price is above zero.", field=field))
    ensure(price_minor <= MAX_UNIT_PRICE_MINOR, Invalid("out_of_range", "The price is too high.", field=field))
    return price_minor


def check_tax_category(category_id: str, *, field: str = "tax_category") -> str:
    """Return the id of a tax category that is there; Invalid `unknown_tax_category`."""
    is_known = TaxCategory.objects.filter(id=category_id).exists()
    ensure(is_known, Invalid("unknown_tax_category", f"There is no tax category {category_id}.", field=field))
    return category_id


def check_floor(price_minor: int, *, floor_minor: int | None, currency: str, field: str) -> None:
    """Refuse a price nobody means, even from the owner: Invalid `price_below_floor` with the rule's name in `data`.

    Rules: `smallest_price` (0.01 and its like in currencies with cents), `floor` (below the variant's own floor).
    """
    smallest = 2 if CURRENCY_EXPONENTS.get(currency, 2) else 1
    for rule, least in (("smallest_price", smallest), ("floor", floor_minor or 0)):
        data: ErrorData = {"rule": rule, "least_minor": least}
        error = Invalid("price_below_floor", f"The price is below {Money(least, currency).format()}.", field=field, data=data)
        ensure(price_minor >= least, error)


def set_prices(actor: Actor, price_list_id: UUID, rows: Sequence[NewPrice], *, floors: Mapping[UUID, int | None]) -> int:
    """Write prices of one list as people ask for them, and return how many were new.

    `floors`: floor by variant, which also says which variants there are. NotFound `unknown_price_list`; Invalid
    `unknown_variant`, `price_in_the_past`, `price_below_floor`, `period_reversed`.
    """
    currency = stores.company().currency
    with transactions.write():
        chosen = PriceList.objects.filter(id=price_list_id).first()
        if chosen is None:
            raise NotFound("unknown_price_list", "There is no such price list.")
        today = today_of(chosen.store_id)
        for i, row in enumerate(rows):
            at = f"{i}.price_minor"
            ensure(row.variant_id in floors, Invalid("unknown_variant", "There is no such variant.", field=f"{i}.variant_id"))
            check_floor(check_price(row.price_minor, field=at), floor_minor=floors[row.variant_id], currency=currency, field=at)
            is_future = row.valid_from is None or row.valid_from >= today.earliest
            past = Invalid(
                "price_in_the_past", "A price begins today or later; what was in force stays.", field=f"{i}.valid_from"
            )
            ensure(is_future, past)
        return len(set_prices_within(actor, chosen, rows, today=today))


def set_prices_within(actor: Actor, chosen: PriceList, rows: Sequence[NewPrice], *, today: Today) -> set[UUID]:
    """Write prices inside the caller's transaction; return the variants whose price is new. Figures were checked before."""
    ensure(len(rows) <= MAX_PRICES, Invalid("too_many", f"At most {MAX_PRICES} prices at once.", field="prices"))
    for i, row in enumerate(rows):
        is_forward = row.valid_to is None or row.valid_to >= (row.valid_from or today.earliest)
        ensure(is_forward, Invalid("period_reversed", "The price ends before it begins.", field=f"{i}.valid_to"))
    there = _last_rows(chosen.id, [row.variant_id for row in rows])
    written = []
    for row in rows:
        start = row.valid_from or _start_now(there.get(row.variant_id, ()), today)
        known = in_force(there.get(row.variant_id, ()), start)
        if known is None or known.price_minor != row.price_minor or known.valid_to != row.valid_to:
            written.append((row, start, known))
    if not written:
        return set()
    _insert(actor, chosen, written)
    return {row.variant_id for row, _, _ in written}


def _start_now(rows: Iterable[_InForce], today: Today) -> date:
    """A price "from now" begins today, or with the day that a store ahead of us in time has already begun."""
    return max([today.earliest, *(row.valid_from for row in rows if row.valid_from <= today.latest)])


def in_force(rows: Iterable[_InForce], day: date) -> _InForce | None:
    """Return what is in force on a day from rows in the order they were written, None before the first."""
    found = None
    for row in rows:
        is_within = row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
        if is_within and (found is None or row.valid_from >= found.valid_from):
            found = row
    return found


def _last_rows(price_list_id: UUID, variants: Iterable[UUID]) -> dict[UUID, list[_InForce]]:
    rows = sql.fetch_in(
        "SELECT variant_id, price_minor, valid_from, valid_to FROM pricing_price "
        "WHERE price_list_id = %s AND variant_id IN ({values}) ORDER BY id",
        [sql.id_value(variant) for variant in dict.fromkeys(variants)],
        [sql.id_value(price_list_id)],
    )
    found: dict[UUID, list[_InForce]] = {}
    for variant, price, start, end in rows:
        found.setdefault(sql.read_id(variant), []).append(_InForce(price, read_day(start), read_day(end) if end else None))
    return found


def read_day(value: date | str) -> date:
    """Return a date as read from a raw row."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def day_value(value: date | None) -> object:
    """Return a date as a statement's parameter."""
    return value if value is None or sql.is_postgresql() else value.isoformat()


def _insert(actor: Actor, chosen: PriceList, written: Sequence[tuple[NewPrice, date, _InForce | None]]) -> None:
    version = versions.bump(versions.PRICES)[versions.PRICES]
    sql.insert_rows(
        "pricing_price",
        ("price_list_id", "variant_id", "price_minor", "valid_from", "valid_to"),
        [
            (sql.id_value(chosen.id), sql.id_value(row.variant_id), row.price_minor, day_value(start), day_value(row.valid_to))
            for row, start, _ in written
        ],
    )
    changes.note(*[changes.ChangeNote("price", row.variant_id, version, chosen.store_id) for row, _, _ in written])
    currency = stores.company().currency
    audit.record(actor, *[_entry(chosen, row, start, known, currency) for row, start, known in written])


def _entry(chosen: PriceList, row: NewPrice, start: date, known: _InForce | None, currency: str) -> audit.Entry:
    new = Money(row.price_minor, currency).format()
    old = f"{Money(known.price_minor, currency).format()} -> " if known else ""
    return audit.Entry(
        action="price.change",
        object_type="variant",
        object_id=row.variant_id,
        store_id=chosen.store_id,
        summary=f"{old}{new} from {start.isoformat()} ({chosen.name})",
        fields=("price_minor",),
    )
