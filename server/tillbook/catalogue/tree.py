"""The category tree: reading it whole (it is small), making missing paths, moving and renaming."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.catalogue import check_parent
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.platform import changes, clock, sql, transactions, versions

from .checking import check_text
from .models import Category, Product

MAX_CATEGORIES = 10_000


@dataclass(frozen=True, slots=True)
class NewCategory:
    """A category's facts; `parent_id` None is a root."""

    name: str
    parent_id: UUID | None = None
    icon: str = ""
    position: int = 0


def parents() -> dict[UUID, UUID | None]:
    """Return the tree: id -> parent's id."""
    return dict(Category.objects.values_list("id", "parent_id"))


def category_names() -> dict[UUID, str]:
    """Return the names of categories in use, in their order; one above that is archived keeps its name."""
    return dict(Category.objects.filter(is_archived=False).order_by("position", "name").values_list("id", "name"))


def categories_within(actor: Actor, paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], UUID]:
    """Return the id of every path of names from the root, making what is missing, inside the caller's transaction."""
    known = category_paths()
    made: list[tuple[tuple[str, ...], UUID, UUID | None]] = []
    for path in paths:
        for depth in range(1, len(path) + 1):
            part = path[:depth]
            if part not in known:
                known[part] = clock.new_id()
                made.append((part, known[part], known[part[:-1]] if depth > 1 else None))
    ensure(len(known) <= MAX_CATEGORIES, Invalid("too_many", f"At most {MAX_CATEGORIES} categories.", field="category"))
    sql.insert_rows(
        "catalogue_category",
        ("id", "name", "parent_id", "icon", "position", "is_archived", "version"),
        [(sql.id_value(node), path[-1], sql.id_value(parent), "", 0, False, 1) for path, node, parent in made],
    )
    changes.note(*[changes.ChangeNote("category", node, 1) for _, node, _ in made])
    audit.record(actor, *[audit.Entry("category.create", "category", node, summary=" / ".join(path)) for path, node, _ in made])
    return known


def category_paths() -> dict[tuple[str, ...], UUID]:
    """Return the id of every category by its path of names from the root."""
    rows = {row[0]: (row[1], row[2]) for row in Category.objects.values_list("id", "name", "parent_id")}
    found: dict[tuple[str, ...], UUID] = {}
    for node in rows:
        names: list[str] = []
        above: UUID | None = node
        while above is not None:
            names.append(rows[above][0])
            above = rows[above][1]
        found[tuple(reversed(names))] = node
    return found


def create_category(actor: Actor, new: NewCategory) -> Category:
    """Make a category; Invalid `unknown_category` for its parent, Conflict `category_taken` for a sibling's name."""
    with transactions.write():
        versions.bump(versions.CATALOGUE)
        tree = parents()
        node = clock.new_id()
        _check_place(node, new, tree)
        made = Category.objects.create(id=node, name=_name(new), parent_id=new.parent_id, icon=new.icon, position=new.position)
        changes.note(changes.ChangeNote("category", node, 1))
        audit.record(actor, audit.Entry("category.create", "category", node, summary=made.name))
        return made


def change_category(actor: Actor, category_id: UUID, changed: Mapping[str, object]) -> Category:
    """Change a category's `name`, `parent_id`, `icon`, `position` or `is_archived`; Conflict `category_cycle`, `category_in_use`."""
    with transactions.write():
        versions.bump(versions.CATALOGUE)
        found = Category.objects.select_for_update().filter(id=category_id).first()
        if found is None:
            raise NotFound("unknown_category", "There is no such category.")
        fields = [name for name, value in changed.items() if getattr(found, name) != value]
        for name in fields:
            setattr(found, name, changed[name])
        new = NewCategory(found.name, found.parent_id, found.icon, found.position)
        _check_place(found.id, new, parents())
        in_use = found.is_archived and Product.objects.filter(category=found, is_archived=False).exists()
        ensure(not in_use, Conflict("category_in_use", "Products are still in this category."))
        if fields:
            found.name, found.version = _name(new), found.version + 1
            found.save()
            changes.note(changes.ChangeNote("category", found.id, found.version))
            audit.record(actor, audit.Entry("category.change", "category", found.id, summary=found.name, fields=fields))
        return found


def _name(new: NewCategory) -> str:
    return check_text(new.name, field="name", most=200, is_required=True)


def _check_place(node: UUID, new: NewCategory, tree: dict[UUID, UUID | None]) -> None:
    is_known = new.parent_id is None or new.parent_id in tree
    ensure(is_known, Invalid("unknown_category", "There is no such category.", field="parent_id"))
    check_parent(node, new.parent_id, {**tree, node: tree.get(node)})
    siblings = Category.objects.filter(parent_id=new.parent_id, name=_name(new)).exclude(id=node)
    ensure(not siblings.exists(), Conflict("category_taken", f"{_name(new)} stands there already.", field="name"))
