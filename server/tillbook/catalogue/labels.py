"""What other contexts show of variants: name, code, unit; set-wise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from tillbook.platform import sql

from .models import Variant


@dataclass(frozen=True, slots=True)
class VariantLabel:
    """How a variant is written."""

    id: UUID
    name: str
    code: str
    unit: str


def variant_labels(variants: Sequence[UUID]) -> dict[UUID, VariantLabel]:
    """Return the labels of variants; unknown ids are left out."""
    found = {}
    wanted = list(dict.fromkeys(variants))
    for start in range(0, len(wanted), 1_000):
        part = wanted[start : start + 1_000]
        rows = sql.fetch_all(
            "SELECT v.id, v.name, v.code, p.unit FROM catalogue_variant v JOIN catalogue_product p ON p.id = v.product_id "
            f"WHERE v.id IN ({sql.placeholders(len(part))})",
            [sql.id_value(variant) for variant in part],
        )
        found.update({sql.read_id(row[0]): VariantLabel(sql.read_id(row[0]), *row[1:]) for row in rows})
    return found


def page_of_labels(search: str, *, after: tuple[str, str] | None, limit: int) -> list[VariantLabel]:
    """Return variants in use by name and id, at most `limit`, behind (name, id) `after`; every word of `search` must occur."""
    variants = Variant.objects.filter(is_archived=False).select_related("product").order_by("name", "id")
    for word in search.lower().split():
        variants = variants.filter(search_text__contains=word)
    if after is not None:
        name, last = after
        variants = variants.filter(Q(name__gt=name) | Q(name=name, id__gt=UUID(last)))
    return [VariantLabel(v.id, v.name, v.code, v.product.unit) for v in variants[:limit]]


def count_flagged() -> int:
    """Return how many variants in use were added in a hurry and wait for somebody to look."""
    return Variant.objects.filter(is_archived=False, is_flagged=True).count()
