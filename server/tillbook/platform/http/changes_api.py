"""The door of the change feed: what changed, in commit order, for strangers and for tills."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from tillbook.core.access import Action, stores_in_reach
from tillbook.platform import changes

from .actor import actor_of, needs, permit
from .paging import PageQuery
from .schema import Id, Out

router = Router(tags=["changes"])


class ChangesQuery(PageQuery):
    """Where to go on, and which entities (separated by commas; none: all)."""

    limit: int = Field(200, ge=1, le=changes.MAX_PAGE)
    entities: str = Field("", max_length=200)


class ChangeOut(Out):
    """A changed entity; ask for what it is now."""

    entity: str
    id: Id
    version: int
    deleted: bool
    cursor: str


class ChangePage(Out):
    """Changes in commit order; `next` is where to go on, also after the last one (null: nothing was ever changed)."""

    items: list[ChangeOut]
    next: str | None
    has_more: bool


@router.get("/changes", response=ChangePage)
@needs(Action.SEE_STOCK)
def get_changes(request: HttpRequest, query: Query[ChangesQuery]) -> ChangePage:
    """Return what changed behind a cursor; changes of stores out of reach are left out."""
    permit(request, Action.SEE_STOCK)
    reach = stores_in_reach(actor_of(request), Action.SEE_STOCK)
    wanted = tuple(filter(None, query.entities.split(",")))
    found = changes.changes_after(query.cursor, limit=query.limit, entities=wanted)
    items = [
        ChangeOut(
            entity=change.note.entity,
            id=change.note.object_id,
            version=change.note.version,
            deleted=change.note.is_deleted,
            cursor=change.cursor,
        )
        for change in found
        if reach is None or change.note.store_id is None or change.note.store_id in reach
    ]
    return ChangePage(items=items, next=found[-1].cursor if found else query.cursor, has_more=len(found) == query.limit)
