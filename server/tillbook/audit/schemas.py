"""What the audit endpoints give."""

from __future__ import annotations

from pydantic import Field

from tillbook.platform.http.paging import PageQuery
from tillbook.platform.http.schema import Id, Moment, Out


class AuditQuery(PageQuery):
    """Which audit rows: by person, object, action (or its beginning), and time."""

    person: Id | None = None
    object: Id | None = None
    action: str | None = Field(None, max_length=60)
    since: Moment | None = Field(None, alias="from")
    until: Moment | None = Field(None, alias="to")


class AuditRowOut(Out):
    """One act. `hash` is its seal's, null while it waits for the sealer (at most a second or so)."""

    id: int
    at: Moment
    person_name: str | None
    actor_kind: str
    action: str
    object_type: str
    object_id: Id | None
    store_id: Id | None
    summary: str
    fields: list[str]
    sealed: bool
    hash: str | None


class FindingOut(Out):
    """A difference and its place."""

    place: str
    message: str


class ProofOut(Out):
    """The newest proof; `checked_at` is null before the first."""

    checked_at: Moment | None
    differences: int
    movements: int
    balances: int
    documents: int
    audit_rows: int
    audit_breaks: int
    oldest_unsealed_s: int
    findings: list[FindingOut]
