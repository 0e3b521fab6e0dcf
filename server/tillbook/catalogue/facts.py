"""What selling needs to know of variants, kept in memory as long as the catalogue's version stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from tillbook.core.catalogue import ancestors_of, is_weighed
from tillbook.platform import sql, versions

from .tree import parents

MAX_REMEMBERED = 100_000

_COLUMNS = (
    "SELECT v.id, v.name, v.code, v.is_archived, v.is_flagged, v.floor_minor, p.unit, p.tax_category, p.category_id "
    "FROM catalogue_variant v JOIN catalogue_product p ON p.id = v.product_id"
)


@dataclass(frozen=True, slots=True)
class VariantFacts:
    """A variant for the till: `categories` are the ids (as text, as the engine reads them) of its category and all above."""

    id: UUID
    name: str
    code: str
    unit: str
    is_weighed: bool
    tax_category: str
    category_id: UUID | None
    categories: tuple[str, ...]
    is_archived: bool
    is_flagged: bool
    floor_minor: int | None


class _Memory:
    """Facts of one version of the catalogue; replaced as a whole, so a reader never sees half of two."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.facts: dict[UUID, VariantFacts] = {}
        self.parents: dict[UUID, UUID | None] | None = None


_memory = _Memory(-1)


def _forget() -> None:
    global _memory
    _memory = _Memory(-1)


versions.remember_by_version(_forget)


def variant_facts(variants: Collection[UUID], *, version: int | None = None) -> Mapping[UUID, VariantFacts]:
    """Return the facts of variants; unknown ids are left out. `version`: the catalogue's, where the caller just read it."""
    global _memory
    known = versions.current().get(versions.CATALOGUE, 0) if version is None else version
    memory = _memory
    if memory.version != known or len(memory.facts) > MAX_REMEMBERED:
        memory = _memory = _Memory(known)
    missing = [variant for variant in dict.fromkeys(variants) if variant not in memory.facts]
    if missing:
        if memory.parents is None:
            memory.parents = parents()
        rows = sql.fetch_in(f"{_COLUMNS} WHERE v.id IN ({{values}})", [sql.id_value(variant) for variant in missing])
        memory.facts.update((found.id, found) for found in (_facts(row, memory.parents) for row in rows))
    return {variant: memory.facts[variant] for variant in variants if variant in memory.facts}


def _facts(row: tuple[object, ...], tree: Mapping[UUID, UUID | None]) -> VariantFacts:
    variant, name, code, archived, flagged, floor, unit, tax, category = row
    above = ancestors_of(sql.read_id(category), tree) if category else ()  # type: ignore[arg-type]
    return VariantFacts(
        id=sql.read_id(variant),  # type: ignore[arg-type]
        name=str(name),
        code=str(code),
        unit=str(unit),
        is_weighed=is_weighed(str(unit)),
        tax_category=str(tax),
        category_id=above[0] if above else None,
        categories=tuple(str(node) for node in above),
        is_archived=bool(archived),
        is_flagged=bool(flagged),
        floor_minor=floor,  # type: ignore[arg-type]
    )
