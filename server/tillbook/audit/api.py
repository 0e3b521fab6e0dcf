"""The doors of the audit log and of the proof. How a proof is made is told by `app`, which sees all contexts."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from ninja import Query, Router

from tillbook.core.access import Action, Resource, stores_in_reach
from tillbook.platform.http.actor import actor_of, needs, permit
from tillbook.platform.http.paging import cut_page, decode_cursor, encode_cursor
from tillbook.platform.http.schema import Page

from .queries import AuditFilter, LastProof, last_proof, search_rows
from .schemas import AuditQuery, AuditRowOut, FindingOut, ProofOut

router = Router(tags=["audit"])

_prover: list[Callable[[], object]] = []


def use_prover(prover: Callable[[], object]) -> None:
    """Install the function that proves the books and keeps the result (done by `app` at start)."""
    _prover[:] = [prover]


@router.get("/audit", response=Page[AuditRowOut])
@needs(Action.READ_AUDIT)
def get_audit(request: HttpRequest, query: Query[AuditQuery]) -> Page[AuditRowOut]:
    """Search the audit log by person, object, action and time, newest first."""
    permit(request, Action.READ_AUDIT)
    reach = stores_in_reach(actor_of(request), Action.READ_AUDIT)
    key = decode_cursor(query.cursor, int)
    wanted = AuditFilter(query.person, query.object, query.action, query.since, query.until, reach)
    rows, has_more = cut_page(search_rows(wanted, before_id=int(key[0]) if key else None, limit=query.limit + 1), query.limit)
    return Page[AuditRowOut](items=list(rows), next=encode_cursor(rows[-1].id) if has_more else None)


@router.get("/proof", response=ProofOut)
@needs(Action.SEE_STOCK)
def get_proof(request: HttpRequest) -> ProofOut:
    """Return the newest proof of the books."""
    permit(request, Action.SEE_STOCK)
    return _proof(last_proof())


@router.post("/proof", response=ProofOut)
@needs(Action.READ_AUDIT)
def post_proof(request: HttpRequest) -> ProofOut:
    """Prove the books now."""
    permit(request, Action.READ_AUDIT, Resource())
    _prover[0]()
    return _proof(last_proof())


def _proof(proof: LastProof | None) -> ProofOut:
    figures = proof.figures if proof else {}
    names = ("movements", "balances", "documents", "audit_rows", "audit_breaks", "oldest_unsealed_s")
    return ProofOut(
        checked_at=proof.checked_at if proof else None,
        differences=proof.differences if proof else 0,
        findings=[FindingOut(**finding) for finding in proof.findings] if proof else [],
        **{name: figures.get(name, 0) for name in names},
    )
