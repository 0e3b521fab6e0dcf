"""Every writer of orders, sales, customers and stock, failing at its first statement, its second, ...: the whole act or none."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.chain import Chain, sale_body
from tests.concurrency.failing import fail_at_every_statement
from tests.contexts.identity.staff import PASSPHRASE
from tests.orders import OWNER, make_customer, restock
from tillbook.app.proof import verify_books
from tillbook.app.wiring import connect
from tillbook.core.inventory import GoodsLine, StockBody
from tillbook.core.sales import read_body
from tillbook.customers.erasing import erase_customer
from tillbook.customers.interface import MakeCustomer, create_customer
from tillbook.customers.service import change_customer
from tillbook.customers.sign_ins import give_sign_in
from tillbook.inventory import interface as inventory
from tillbook.platform import clock
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

Writer = Callable[[], object]


def _command(chain: Chain) -> sales.PlaceOrder:
    return sales.PlaceOrder(
        order_id=clock.new_id(),
        store=chain.stores["S01"].id,
        customer=make_customer(),
        lines=(sales.Wanted(chain.variants["MUG"], 2_000), sales.Wanted(chain.variants["LOAF"], 1_000)),
        payment_method="card",
        note="by Friday",
    )


def _step(order_id: UUID) -> sales.StepOrder:
    return sales.StepOrder(order_id, sales.order_view(order_id).version, clock.new_id())


def _placed(chain: Chain, *, upto: str = "") -> UUID:
    command, register = _command(chain), stores.office_register(chain.stores["S01"].id)
    sales.place_order(OWNER, command)
    if upto in ("confirm", "complete"):
        sales.confirm_order(OWNER, _step(command.order_id))
    if upto == "complete":
        sales.complete_order(OWNER, _step(command.order_id), register=register)
    return command.order_id


def _place(chain: Chain) -> Writer:
    command = _command(chain)
    return lambda: sales.place_order(OWNER, command)


def _confirm(chain: Chain) -> Writer:
    step = _step(_placed(chain))
    return lambda: sales.confirm_order(OWNER, step)


def _cancel(chain: Chain) -> Writer:
    step = _step(_placed(chain))
    return lambda: sales.cancel_order(OWNER, step)


def _complete(chain: Chain) -> Writer:
    step = _step(_placed(chain, upto="confirm"))
    return lambda: sales.complete_order(OWNER, step, register=stores.office_register(chain.stores["S01"].id))


def _refund(chain: Chain) -> Writer:
    step = _step(_placed(chain, upto="complete"))
    refund = sales.RefundOrder(None, "sellable")
    return lambda: sales.refund_order(OWNER, step, refund, register=stores.office_register(chain.stores["S01"].id))


def _sale(chain: Chain) -> sales.RecordSale:
    body = sale_body([(chain.variants["MUG"], 1_000, 950), (chain.variants["TOM"], 482, 390)])
    return sales.RecordSale(clock.new_id(), read_body(body), clock.now())


def _record(chain: Chain) -> Writer:
    command, register = _sale(chain), stores.office_register(chain.stores["S01"].id)
    return lambda: sales.record_sale(OWNER, command, register=register, company_id=chain.company.id)


def _void(chain: Chain) -> Writer:
    command, register = _sale(chain), stores.office_register(chain.stores["S01"].id)
    sales.record_sale(OWNER, command, register=register, company_id=chain.company.id)
    return_id = clock.new_id()
    return lambda: sales.void_sale(OWNER, command.doc_id, return_id=return_id, register=register)


def _customer(chain: Chain) -> Writer:
    connect()
    new = MakeCustomer(clock.new_id(), "Ana Ruiz", email="ana@example.org", phone="020 7946 0958")
    return lambda: create_customer(OWNER, new)


def _change(chain: Chain) -> Writer:
    customer = make_customer()
    return lambda: change_customer(OWNER, customer, {"phone": "020 7946 0958", "group": "staff"})


def _erase(chain: Chain) -> Writer:
    connect()
    customer = make_customer()
    give_sign_in(OWNER, customer, login="ana", passphrase=PASSPHRASE)
    return lambda: erase_customer(OWNER, customer)


def _stock(chain: Chain, kind: str, *, line: GoodsLine, reason: str | None = None) -> Writer:
    command = inventory.RecordStock(clock.new_id(), kind, StockBody((line,), reason), clock.now())
    register = stores.office_register(chain.stores["S01"].id)
    return lambda: inventory.record_stock(OWNER, command, register=register, company_id=chain.company.id)


def _restock(chain: Chain) -> Writer:
    return _stock(chain, "goods_in", line=GoodsLine(1, chain.variants["MUG"], 3_000, unit_cost_minor=310))


def _adjust(chain: Chain) -> Writer:
    return _stock(chain, "adjustment", line=GoodsLine(1, chain.variants["MUG"], -1_000), reason="breakage")


WRITERS = [_place, _confirm, _cancel, _complete, _refund, _record, _void, _customer, _change, _erase, _restock, _adjust]


@pytest.mark.parametrize("writer", WRITERS)
def test_whatever_statement_fails_the_whole_act_is_in_the_books_or_none_of_it(
    committed_chain: Chain, writer: Callable[[Chain], Writer]
) -> None:
    for code in ("MUG", "LOAF"):
        restock(committed_chain, code, 9_000)

    failures = fail_at_every_statement(writer(committed_chain))

    assert failures >= 4
    assert verify_books().findings == []
