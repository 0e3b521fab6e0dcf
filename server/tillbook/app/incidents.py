"""What is written down of refusals that may be more than a slip: an id used again for something else, a till acting elsewhere.

Keeps true: the refusal itself stands whatever becomes of the note about it, and the note is a write of its own.
"""

from __future__ import annotations

import hashlib
import logging
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.values import TillbookError
from tillbook.platform import transactions
from tillbook.platform.http.actor import actor_or_none

log = logging.getLogger("tillbook.incidents")

MAX_PATH = 120


def note_incident(request: HttpRequest, error: TillbookError) -> None:
    """Write an audit row for a refusal that somebody should look at; nothing for all others."""
    actor = actor_or_none(request)
    entry = _entry(request, error, actor) if actor is not None else None
    if actor is None or entry is None:
        return
    log.warning("%s: %s", entry.action, entry.summary)
    try:
        with transactions.write():
            audit.record(actor, entry)
    except DatabaseError:
        log.exception("an incident could not be written down")


def _entry(request: HttpRequest, error: TillbookError, actor: Actor) -> audit.Entry | None:
    where = f"{request.method} {request.path[:MAX_PATH]}"
    if error.code == "conflict_other_content":
        return _conflict(request, error, where=where)
    if error.code == "other_store" and actor.till_store is not None and request.method != "GET":
        summary = f"{where} for another store"
        return audit.Entry("device.flag", "register", actor.register, store_id=actor.till_store, summary=summary)
    return None


def _conflict(request: HttpRequest, error: TillbookError, *, where: str) -> audit.Entry:
    """Both hashes: the recorded content's, and the digest of what was posted, which is the row's evidence."""
    known, recorded = error.data.get("doc_id"), error.data.get("recorded_hash", "unknown")
    posted = hashlib.sha256(request.body).hexdigest()
    return audit.Entry(
        action="conflict.refuse",
        object_type="document",
        object_id=UUID(str(known)) if known else None,
        summary=f"{where}: recorded {recorded}, posted {posted}",
        evidence=posted,
    )
