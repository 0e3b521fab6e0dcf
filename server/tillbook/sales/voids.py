"""Voiding a completed sale on its own day: a return of all lines, paid back the way it was paid."""

from __future__ import annotations

from uuid import UUID

from tillbook.core.access import Actor
from tillbook.core.sales import read_body, void_body
from tillbook.core.values import Conflict, NotFound, ensure
from tillbook.journal import interface as journal
from tillbook.platform import clock, transactions
from tillbook.stores import interface as stores

from .act import RecordSale
from .models import Sale
from .recording import record_within
from .returns import lock_sales, sold_facts


def void_sale(actor: Actor, sale_id: UUID, *, return_id: UUID, register: stores.RegisterFacts) -> None:
    """Record the opposite of a sale of today as a return with the id `return_id`; repeated with that id it does nothing more.

    Raises NotFound; Conflict `not_today`, `belongs_to_order` (refund the order instead), `not_voidable`.
    """
    company_id = stores.company().id
    with transactions.write():
        sale = Sale.objects.filter(id=sale_id).first()
        if sale is None:
            raise NotFound("not_found", "There is no such record.")
        if _is_repeat(sale_id, return_id):
            return
        now = clock.now()
        is_today = register.business_date(now) == sale.business_date
        ensure(is_today, Conflict("not_today", "Only a sale of today can be voided. Take it back as a return."))
        ensure(sale.order_id is None, Conflict("belongs_to_order", "This sale completed an order. Refund the order."))
        lock_sales([sale_id])
        command = RecordSale(doc_id=return_id, body=void_body(sold_facts(sale_id)), occurred_at=now)
        record_within(actor, [command], register=register, company_id=company_id)


def _is_repeat(sale_id: UUID, return_id: UUID) -> bool:
    known = journal.documents([return_id]).get(return_id)
    if known is None:
        return False
    is_sale_type = known.envelope.type == "return"
    is_same = is_sale_type and read_body(known.envelope.body).void
    is_same = is_same and all(back.of and back.of.doc_id == sale_id for back in read_body(known.envelope.body).returned)
    ensure(is_same, Conflict("conflict_other_content", "This id was used before for something else."))
    return True
