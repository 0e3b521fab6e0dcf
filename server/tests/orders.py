"""What tests of orders start from: stock on the shelf, a customer, an order to place."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.chain import Chain
from tillbook.core.access import Actor, ActorKind, Assignment, Role
from tillbook.core.sales import GiveBack
from tillbook.customers.models import Customer, Private
from tillbook.platform import clock
from tillbook.sales.interface import OrderView, RefundOrder, StepOrder, order_view, refund_order
from tillbook.stores import interface as stores


def restock(chain: Chain, code: str, quantity_milli: int, store: str = "S01") -> None:
    """Put goods on a shelf through the door."""
    payload = {
        "id": str(clock.new_id()),
        "store": str(chain.stores[store].id),
        "lines": [{"variant": str(chain.variants[code]), "quantity_milli": quantity_milli, "unit_cost_minor": 200}],
    }
    assert chain.client(store).post("/restocks", payload).status_code == 201


def make_customer(name: str = "Ana Ruiz", email: str = "ana@example.org", phone: str = "") -> UUID:
    """Make a customer and return its id."""
    number = Customer.objects.count() + 1
    customer = Customer.objects.create(id=clock.new_id(), code=f"CUST-{number:03d}", created_at=clock.now())
    Private.objects.create(customer=customer, name=name, email=email, phone=phone, search_text=name.lower())
    return customer.id


def order_payload(chain: Chain, lines: list[tuple[str, int]], **members: Any) -> dict[str, Any]:
    """Return an order of (variant code, thousandths) lines for a new customer at Mill Lane, paid in cash."""
    return {
        "id": str(clock.new_id()),
        "store": str(chain.stores["S01"].id),
        "customer": members.pop("customer", None) or str(make_customer()),
        "lines": [{"variant": str(chain.variants[code]), "quantity_milli": quantity} for code, quantity in lines],
        "payment_method": "cash",
        **members,
    }


OWNER = Actor(kind=ActorKind.PERSON, person=clock.new_id(), roles=(Assignment(Role.OWNER),), name="Mara")
"""Somebody who may refund alone."""


def refund_as_owner(order_id: UUID, *, condition: str, parts: tuple[GiveBack, ...] | None = None) -> OrderView:
    """Refund an order as its owner would and return it."""
    before = order_view(order_id)
    step = StepOrder(order_id, before.version, clock.new_id())
    refund_order(OWNER, step, RefundOrder(parts, condition), register=stores.office_register(before.store_id))
    return order_view(order_id)
