"""The category tree as a mapping id -> parent's id (None: a root). Keeps true: no node is above itself."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from tillbook.core.values import Conflict, Invalid, ensure

MAX_DEPTH = 12
"""The most levels a tree may have."""


def ancestors_of(category: UUID | None, parents: Mapping[UUID, UUID | None]) -> tuple[UUID, ...]:
    """Return a category and all above it, nearest first; Conflict `category_cycle` if the tree turns in a circle."""
    found: list[UUID] = []
    while category is not None:
        ensure(category not in found, Conflict("category_cycle", "The category tree turns in a circle."))
        found.append(category)
        category = parents.get(category)
    return tuple(found)


def descendants_of(category: UUID, parents: Mapping[UUID, UUID | None]) -> frozenset[UUID]:
    """Return a category and all below it."""
    children: dict[UUID | None, list[UUID]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    found, waiting = {category}, [category]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return frozenset(found)


def check_parent(category: UUID, parent: UUID | None, parents: Mapping[UUID, UUID | None]) -> None:
    """Refuse a move that would put a category below itself (Conflict `category_cycle`) or too deep (Invalid `too_deep`)."""
    above = ancestors_of(parent, parents)
    ensure(category not in above, Conflict("category_cycle", "A category cannot stand below itself."))
    depth = max((len(ancestors_of(node, parents)) for node in descendants_of(category, parents)), default=1)
    below = depth - len(ancestors_of(category, parents)) + 1
    ensure(
        len(above) + below <= MAX_DEPTH,
        Invalid("too_deep", f"A category tree has at most {MAX_DEPTH} levels.", field="parent_id"),
    )


def path_of(category: UUID | None, parents: Mapping[UUID, UUID | None], names: Mapping[UUID, str]) -> tuple[str, ...]:
    """Return the names from the root down to a category."""
    return tuple(names[node] for node in reversed(ancestors_of(category, parents)))
