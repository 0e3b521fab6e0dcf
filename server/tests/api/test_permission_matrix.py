"""The permission table, tried over HTTP: what `docs/reference/permissions.md` promises each role, each door keeps.

The expected cells are read from the page, not from the code. Each role knocks at every door that declares actions, once for
its own store and once for a foreign one; each knock is rolled back. What cannot be tried is counted and printed.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.api.doors import Asked, Asking, Door, doors, undone
from tests.chain import SYSTEM, Chain, sale_body
from tests.contexts.identity.staff import PASSPHRASE, Browser, Staff, make_staff
from tests.orders import make_customer, order_payload, restock
from tillbook.catalogue import interface as catalogue
from tillbook.catalogue.models import Variant
from tillbook.core.access import Action
from tillbook.identity import interface as identity
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase
from tillbook.platform import clock, transactions
from tillbook.pricing.models import PriceList
from tillbook.stores import interface as stores

ROOT = Path(__file__).resolve().parents[3]
PAGE = runpy.run_path(str(ROOT / "tools/access_vectors.py"))
TABLE: dict[int, dict[str, str]] = PAGE["read_table"]((ROOT / "docs/reference/permissions.md").read_text(encoding="utf-8"))
STORE_COLUMNS = ("C", "S", "M", "I")
STAFF_COLUMNS = {
    "OW": "owner",
    "C": "cashier",
    "S": "supervisor",
    "M": "manager",
    "B": "buyer",
    "A": "accountant",
    "AD": "administrator",
}
REFUSED = "refused"
ALLOWED = "allowed"


def payloads(chain: Chain) -> dict[str, Callable[[str], Any]]:
    """Requests whose content a schema alone does not give; each is for a store."""
    loaf = chain.variants["LOAF"]
    line = {"variant": str(loaf), "quantity_milli": 1_000}
    return {
        "POST /sales": lambda store: {"id": str(clock.new_id()), "store": store, "body": sale_body([(loaf, 1_000, 420)])},
        "POST /restocks": lambda store: {"id": str(clock.new_id()), "store": store, "lines": [line]},
        "POST /adjustments": lambda store: {
            "id": str(clock.new_id()), "store": store, "reason": "breakage", "lines": [{**line, "quantity_milli": -1_000}]
        },
        "POST /stores": lambda store: {"code": f"X{clock.new_id().hex[-6:]}".upper(), "name": "Quay", "time_zone": "Europe/London"},
        "POST /people": lambda store: {"name": "Nell", "roles": [{"role": "cashier", "store": store}]},
        "PUT /people/{person_id}/roles": lambda store: [{"role": "cashier", "store": store}],
        "PUT /people/{person_id}/pin": lambda store: {"pin": "246802"},
        "PUT /people/{person_id}/passphrase": lambda store: {"passphrase": "nine brass kettles singing"},
        "POST /api-keys": lambda store: {"name": "shop", "store": store, "scopes": [12]},
        "PUT /permissions/limits": lambda store: {"limits": [{"action": 2, "role": "cashier", "store": store, "amount_minor": 1}]},
    }  # fmt: skip


@dataclass
class Column:
    """A column of the table as somebody who can knock; `headers` for keys."""

    name: str
    browser: Browser
    headers: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the cost of hashing, not its kind."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()


def columns(staff: Staff) -> list[Column]:
    """Return everybody who can knock: the staff by session, a key scoped for whatever can be scoped, a customer."""
    found = [Column(name, staff.at_office(who)) for name, who in STAFF_COLUMNS.items()]
    scopes = [Action(number) for number, row in TABLE.items() if row["I"] in ("scope", "P")]
    _, key = identity.create_api_key(SYSTEM, name="stranger", scopes=scopes, store_id=staff.chain.stores["S01"].id)
    found.append(Column("I", Browser(), {"Authorization": f"Bearer {key}"}))
    customer = identity.NewPerson(name="Kim", login="kim", passphrase=PASSPHRASE, customer_id=make_customer("Kim"))
    identity.add_person(SYSTEM, customer)
    found.append(Column("G", staff.at_office("kim")))
    return found


def records(staff: Staff) -> dict[str, dict[str, str]]:
    """Return real records by path parameter, one per store, so that own and foreign can be told apart."""
    registers = {}
    for code in ("S01", "S02"):
        registers[staff.store(code)] = str(stores.create_register(SYSTEM, store_id=staff.chain.stores[code].id, name="").id)
    people = {staff.store("S01"): str(staff.ids["cashier_2"]), staff.store("S02"): str(staff.ids["cashier_s02"])}
    sales, orders = {}, {}
    for code in ("S01", "S02"):
        restock(staff.chain, "LOAF", 9_000, store=code)
        place = staff.store(code)
        body = sale_body([(staff.chain.variants["LOAF"], 1_000, 420)])
        sold = staff.chain.client(code).post("/sales", {"id": str(clock.new_id()), "store": place, "body": body})
        placed = staff.chain.client(code).post("/orders", {**order_payload(staff.chain, [("LOAF", 1_000)]), "store": place})
        sales[place], orders[place] = sold.json()["id"], placed.json()["id"]
    return {"register_id": registers, "person_id": people, "sale_id": sales, "order_id": orders}


def shared_records(staff: Staff) -> dict[str, str]:
    """Return real records of no store, by the word before their id in an address (or the query's name)."""
    loaf = Variant.objects.get(id=staff.chain.variants["LOAF"])
    with transactions.write():
        categories = catalogue.categories_within(SYSTEM, [("Bakery",)])
        suppliers = catalogue.suppliers_within(SYSTEM, [catalogue.NewSupplier(code="MILL", name="Mill")])
    key, _ = identity.create_api_key(SYSTEM, name="old", scopes=[Action.SEE_STOCK], store_id=staff.chain.stores["S01"].id)
    return {
        "variants": str(loaf.id),
        "variant": str(loaf.id),
        "products": str(loaf.product_id),
        "categories": str(categories[("Bakery",)]),
        "suppliers": str(suppliers.ids["MILL"]),
        "customers": str(make_customer()),
        "imports": "products",
        "price-lists": str(PriceList.objects.get().id),
        "tax-categories": "standard",
        "api-keys": str(key.id),
    }


def knock(column: Column, door: Door, asked: Asked) -> tuple[int, str]:
    """Send a request and return its status and error code; nothing of it stays."""
    with undone():
        answer = column.browser.send(door.method, asked.path, asked.payload, **column.headers)
    policy.forget_policy()
    is_json = answer.get("Content-Type", "").startswith("application/json") and answer.status_code >= 400
    return answer.status_code, (answer.json()["error"]["code"] if is_json else "")


def promised(door: Door, column: str, *, is_foreign: bool) -> set[str]:
    """Return what the page allows the door to answer: `allowed`, or codes of refusals; more than one where it depends."""
    found = set().union(*(_by_cell(TABLE[int(action)][column], column, is_foreign=is_foreign) for action in door.actions))
    may_read = door.method == "GET" and "needs_approval" in found
    return found | {ALLOWED} if may_read else found


def _by_cell(cell: str, column: str, *, is_foreign: bool) -> set[str]:
    word, _, letter = cell.rpartition(" ")
    if cell == "-":
        return {"not_permitted", "never"}
    if cell in ("own", "find", "qty band", "request") or word in ("bank", "erase", "PIN"):
        return {"not_permitted", "not_yours", "needs_approval", "other_store", "not_found", ALLOWED}
    if letter == "P":
        return {"proposal_only"}
    if letter in ("Y", "O/Y"):
        return {ALLOWED}
    if is_foreign and column in STORE_COLUMNS:
        return {"other_store", "not_found"}
    return {"needs_approval"} if letter == "V" else {ALLOWED, "needs_approval"} if letter == "L" else {ALLOWED}


def given(status: int, code: str) -> str:
    """Return an answer in the page's words; anything but 401, 403 and 404 of a hidden record means the right was there."""
    if status == 401:
        return REFUSED
    return {403: code, 404: "not_found"}.get(status, ALLOWED)


def test_every_door_declares_its_action_or_to_whom_it_is_open() -> None:
    bare = [door.name for door in doors() if not door.actions and not door.open_to]
    both = [door.name for door in doors() if door.actions and door.open_to]
    assert (bare, both) == ([], [])


def test_no_door_leads_to_changing_the_books() -> None:
    assert [door.name for door in doors() if Action.CHANGE_BOOKS in door.actions] == []


def test_nobody_gets_through_a_door_that_needs_an_action(chain: Chain, cheap: None) -> None:
    asking = Asking({}, payloads(chain))
    store = str(chain.stores["S01"].id)
    for door in doors():
        if door.actions:
            status, code = knock(Column("nobody", Browser()), door, asking.request(door, store=store))
            assert (door.name, status, code) == (door.name, 401, "not_signed_in")


def test_a_foreign_record_is_answered_exactly_like_one_that_is_not_there(chain: Chain, cheap: None) -> None:
    staff = make_staff(chain)
    known, manager = records(staff), Column("M", staff.at_office("manager"))
    asking, blind = Asking(known, payloads(chain)), Asking({}, payloads(chain))
    tried = 0
    for door in doors():
        foreign = asking.request(door, store=staff.store("S02"))
        if not (door.actions and any(f"{{{name}}}" in door.path for name in known)):
            continue
        unknown = blind.request(door, store=staff.store("S02"))
        with undone():
            answers = [manager.browser.send(door.method, path, foreign.payload) for path in (foreign.path, unknown.path)]
        assert (door.name, *_said(answers[0])) == (door.name, *_said(answers[1]))
        tried += 1
    assert tried >= 8


def _said(answer: Any) -> tuple[int, bytes]:
    return answer.status_code, answer.content


def test_a_signed_in_customer_sees_and_orders_for_his_own_record_only(chain: Chain, cheap: None) -> None:
    staff = make_staff(chain)
    kim = next(column for column in columns(staff) if column.name == "G")
    own = str(identity.Person.objects.get(login="kim").customer_id)
    other = str(make_customer("Somebody else"))
    order = order_payload(chain, [("LOAF", 1_000)])
    restock(chain, "LOAF", 9_000)
    answers = [kim.browser.post("/orders", {**order, "customer": whose}) for whose in (other, own)]
    assert [(answer.status_code) for answer in answers] == [403, 201]
    assert answers[0].json()["error"]["code"] == "not_yours"
    assert Browser().post("/orders", {**order, "customer": own}).status_code == 401
    read = [kim.browser.get(f"/customers/{whose}").status_code for whose in (own, other)]
    assert read[0] == 200
    assert read[1] in (403, 404)
    assert kim.browser.get(f"/customers/{clock.new_id()}").status_code == read[1]


@dataclass
class Tally:
    """What was tried and what went wrong."""

    wrong: list[str] = field(default_factory=list)
    cells: set[tuple[int, str]] = field(default_factory=set)
    without_record: set[str] = field(default_factory=set)
    own: int = 0
    foreign: int = 0


def try_door(door: Door, everybody: list[Column], *, asking: Asking, staff: Staff, tally: Tally) -> None:
    """Let everybody knock at a door for the own and, where the door can tell, for the foreign store."""
    for column in everybody:
        for code, is_foreign in (("S01", False), ("S02", True)):
            asked = asking.request(door, store=staff.store(code))
            if is_foreign and not (asked.names_store or asked.names_record):
                continue
            status, error = knock(column, door, asked)
            answer, expected = given(status, error), promised(door, column.name, is_foreign=is_foreign)
            if answer == "not_found" and not asked.names_record and expected & {ALLOWED, "needs_approval"}:
                tally.without_record.add(door.name)
                continue
            if answer not in expected or status >= 500:
                where = "foreign" if is_foreign else "own"
                tally.wrong.append(f"{door.name} {column.name} {where}: {status} {error or '-'}, promised {sorted(expected)}")
            tally.cells |= {(int(action), column.name) for action in door.actions}
            tally.own, tally.foreign = tally.own + (not is_foreign), tally.foreign + is_foreign


def test_every_door_keeps_what_the_page_promises_each_role(chain: Chain, cheap: None, capsys: pytest.CaptureFixture[str]) -> None:
    staff = make_staff(chain)
    everybody, tally = columns(staff), Tally()
    asking = Asking(records(staff), payloads(chain), shared_records(staff))
    for door in doors():
        if door.actions:
            try_door(door, everybody, asking=asking, staff=staff, tally=tally)
    all_cells = {(number, column) for number, row in TABLE.items() for column in row}
    without = sorted({number for number, _ in all_cells - tally.cells if not any(number == n for n, _ in tally.cells)})
    with capsys.disabled():
        print(
            f"\npermission table over HTTP: {len(tally.cells)} of {len(all_cells)} cells have a door "
            f"({tally.own} knocks for the own store, {tally.foreign} for a foreign one); "
            f"{len(all_cells - tally.cells)} cells have none (the assistant's 47, and actions {without}); "
            f"{len(tally.without_record)} doors lead to records this test does not make {sorted(tally.without_record)}"
        )
    assert tally.wrong == []


def test_a_request_the_schema_refuses_says_nothing_about_rights_so_none_is_sent(chain: Chain, cheap: None) -> None:
    staff = make_staff(chain)
    owner = Column("OW", staff.at_office("owner"))
    asking = Asking(records(staff), payloads(chain), shared_records(staff))
    refused = []
    for door in doors():
        if door.actions:
            with undone():
                asked = asking.request(door, store=staff.store())
                answer = owner.browser.send(door.method, asked.path, asked.payload)
            if answer.status_code == 422 and answer.json()["error"]["fields"]:
                refused.append(f"{door.name}: {answer.json()['error']['message']} (give it a request in `payloads`)")
    assert refused == []
