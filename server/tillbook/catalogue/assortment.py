"""Which variants a store carries, its favourites, and how much of each it wants to have; a variant without a row is carried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import Invalid, ensure
from tillbook.platform import changes, sql, transactions, versions

from .checking import check_text
from .models import Assortment, Variant

MAX_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class AssortmentRow:
    """What a store does with a variant: carries it or not, wants `min_milli` to `max_milli` of it, shows it on a favourites tab."""

    variant_id: UUID
    is_listed: bool = True
    min_milli: int | None = None
    max_milli: int | None = None
    favourite_tab: str = ""
    favourite_position: int = 0


def set_assortment(actor: Actor, store_id: UUID, rows: Sequence[AssortmentRow]) -> int:
    """Write rows of a store's assortment and return how many; rows of other variants stay. Invalid per member."""
    ensure(len(rows) <= MAX_ROWS, Invalid("too_many", f"At most {MAX_ROWS} rows at once.", field="rows"))
    for i, row in enumerate(rows):
        _check(i, row)
    with transactions.write():
        versions.bump(versions.CATALOGUE)
        known = {sql.read_id(row[0]) for row in sql.fetch_in(_KNOWN, [sql.id_value(row.variant_id) for row in rows])}
        for i, row in enumerate(rows):
            ensure(row.variant_id in known, Invalid("unknown_variant", "There is no such variant.", field=f"{i}.variant"))
        columns = ("is_listed", "min_milli", "max_milli", "favourite_tab", "favourite_position")
        sql.insert_rows(
            "catalogue_assortment",
            ("store_id", "variant_id", *columns),
            [
                (sql.id_value(store_id), sql.id_value(row.variant_id), *(getattr(row, name) for name in columns))
                for row in {row.variant_id: row for row in rows}.values()
            ],
            suffix="ON CONFLICT (store_id, variant_id) DO UPDATE SET "
            + ", ".join(f"{name} = excluded.{name}" for name in columns),
        )
        versions_of = dict(Variant.objects.filter(id__in=known).values_list("id", "version"))
        changes.note(*[changes.ChangeNote("assortment", variant, versions_of[variant], store_id) for variant in sorted(known)])
        audit.record(actor, audit.Entry("assortment.change", "store", store_id, store_id=store_id, summary=f"{len(rows)} rows"))
        return len(rows)


_KNOWN = "SELECT id FROM catalogue_variant WHERE id IN ({values})"


def _check(i: int, row: AssortmentRow) -> None:
    for name in ("min_milli", "max_milli"):
        value = getattr(row, name)
        ensure(value is None or value >= 0, Invalid("out_of_range", "Below zero.", field=f"{i}.{name}"))
    is_span = row.min_milli is None or row.max_milli is None or row.min_milli <= row.max_milli
    ensure(is_span, Invalid("period_reversed", "The most is less than the least.", field=f"{i}.max_milli"))
    check_text(row.favourite_tab, field=f"{i}.favourite_tab", most=40)


def unlisted_in(store_id: UUID) -> frozenset[UUID]:
    """Return the variants a store does not carry."""
    return frozenset(Assortment.objects.filter(store_id=store_id, is_listed=False).values_list("variant_id", flat=True))


def favourites_of(store_id: UUID) -> dict[str, list[UUID]]:
    """Return a store's favourites: tab -> variants in their order."""
    rows = Assortment.objects.filter(store_id=store_id, is_listed=True, variant__is_archived=False).exclude(favourite_tab="")
    tabs: dict[str, list[UUID]] = {}
    for tab, variant in rows.order_by("favourite_tab", "favourite_position", "variant_id").values_list(
        "favourite_tab", "variant_id"
    ):
        tabs.setdefault(tab, []).append(variant)
    return tabs
