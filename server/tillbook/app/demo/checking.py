"""`demo --check`: the main job through the real server, over HTTP alone, on a copy of the demo that is thrown away."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tillbook.platform import clock, paths

from .people import PASSPHRASE, PEOPLE
from .web_client import CheckFailed, WebClient

START_TIMEOUT_S = 30
END_TIMEOUT_S = 30
STORE = "Riverside"
CASHIER = next(person for person in PEOPLE if person.login == "amara")
OWNER = next(person for person in PEOPLE if person.login == "eleanor")


def check_demo() -> list[str]:
    """Run the main job and return its figures as lines of text; CheckFailed where anything is not as it must be."""
    with tempfile.TemporaryDirectory(prefix="tillbook-check-") as folder:
        _copy_books(Path(folder))
        with _server(Path(folder)) as port:
            return list(_Day(port).run())


def _copy_books(target: Path) -> None:
    """Copy the books as of one moment, also while another program has them open."""
    with (
        contextlib.closing(sqlite3.connect(paths.database_file())) as source,
        contextlib.closing(sqlite3.connect(target / paths.database_file().name)) as copy,
    ):
        source.backup(copy)
    shutil.copy(paths.key_file(), target / paths.key_file().name)


@contextlib.contextmanager
def _server(folder: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    search = os.pathsep.join(filter(None, sys.path))
    environment = {**os.environ, "TILLBOOK_DATA": str(folder), "TILLBOOK_DEMO": "1", "PYTHONPATH": search}
    command = [sys.executable, "-m", "tillbook.app.cli", "serve", "--data", str(folder), "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  # our own interpreter and module
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Wait for a server that was told to end; its books are a copy, so one that takes too long is cut off."""
    try:
        server.wait(timeout=END_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise CheckFailed(f"the server ended with code {server.returncode} before it answered")
        with contextlib.suppress(OSError):
            WebClient(port).get("/health")
            return
        time.sleep(0.1)
    raise CheckFailed(f"the server did not answer within {START_TIMEOUT_S} s")


class _Day:
    """One short day: a cashier at a till, the owner in the office."""

    def __init__(self, port: int) -> None:
        self._till, self._office = WebClient(port), WebClient(port)
        self._store = self._variant = self._name = ""

    def run(self) -> Iterator[str]:
        """Yield a line of figures per step."""
        started = time.perf_counter()
        yield from self._sign_in()
        template = self._sold_yesterday()
        at_first = self._figures()
        yield f"on the shelf     {self._name}: {_pieces(at_first['on_hand_milli'])}"
        sale = self._sell(template)
        self._expect(at_first, sold=1, reserved=0)
        yield f"sale             {sale['receipt_no']}, {template['gross_minor'] / 100:.2f}; sent twice, recorded once"
        self._restock()
        self._expect(at_first, sold=1 - 10, reserved=0)
        yield f"restock          10 came in: {_pieces(self._figures()['on_hand_milli'])}"
        yield from self._order(at_first)
        back = self._return(sale, template)
        self._expect(at_first, sold=2 - 10, reserved=0)
        yield f"return           {back['receipt_no']}, 1 came back: {_pieces(self._figures()['on_hand_milli'])}"
        yield self._receipt(sale)
        yield from self._prove()
        yield f"all of it        {time.perf_counter() - started:.1f} s through the real server"

    def _sign_in(self) -> Iterator[str]:
        me = self._office.post("/session", {"login": OWNER.login, "passphrase": PASSPHRASE}, expect=200)
        stores = {store["name"]: store["id"] for store in me["stores"]}
        self._store = stores[STORE]
        yield f"office           {me['person']['name']}, {len(stores)} places, DEMO is {'on' if me['demo'] else 'off'}"
        tills = self._till.get("/till/demo-registers")
        code = next(each["code"] for each in tills if _named(each["store"]) == STORE)
        enrolled = self._till.post("/till/enrol", {"code": code}, expect=200)
        people = self._till.get("/till/sign-in")["people"]
        person = next(each["id"] for each in people if each["name"] == CASHIER.name)
        self._till.post("/till/session", {"person": person, "pin": CASHIER.pin}, expect=200)
        yield f"till             {enrolled['register']['code']} enrolled, {CASHIER.name} signed in with a PIN"

    def _sold_yesterday(self) -> dict[str, Any]:
        """A single piece that was sold at its shelf price lately, of a category without promotions: it is sold again today."""
        for sale in self._office.get(f"/sales?store={self._store}&type=sale&limit=100")["items"]:
            for line in sale["lines"]:
                is_plain = line["quantity_milli"] == 1000 and not line["discounts"] and line["code"].startswith(("DAI", "PAN"))
                if is_plain and self._on_hand(line["variant"]) >= 5_000:
                    self._variant, self._name = line["variant"], line["name"]
                    members = ("variant", "quantity_milli", "unit_price_minor", "discounts", "taxes", "net_minor", "gross_minor")
                    return {name: line[name] for name in members}
        raise CheckFailed("nothing suitable was sold lately")

    def _on_hand(self, variant: str) -> int:
        stores = self._office.get(f"/stock?variant={variant}&store={self._store}")["items"][0]["stores"]
        return int(stores[0]["on_hand_milli"])

    def _figures(self) -> dict[str, int]:
        found: dict[str, int] = self._office.get(f"/stock?variant={self._variant}&store={self._store}")["items"][0]["stores"][0]
        return found

    def _expect(self, before: dict[str, int], *, sold: int, reserved: int) -> None:
        now = self._figures()
        wanted = (before["on_hand_milli"] - sold * 1000, before["reserved_milli"] + reserved * 1000)
        if (now["on_hand_milli"], now["reserved_milli"]) != wanted:
            raise CheckFailed(f"the stock of {self._name} is {now}, expected on hand and reserved {wanted}")

    def _sell(self, line: dict[str, Any]) -> Any:
        body = _body([{**line, "n": 1, "kind": "goods"}], [], line)
        payload = {"id": str(clock.new_id()), "store": self._store, "body": body}
        first = self._till.post("/sales", payload)
        again = self._till.post("/sales", payload, expect=200)
        if first["hash"] != again["hash"] or first["receipt_no"] != again["receipt_no"]:
            raise CheckFailed("the same sale sent twice got two answers")
        return first

    def _restock(self) -> None:
        lines = [{"variant": self._variant, "quantity_milli": 10_000, "unit_cost_minor": 100}]
        self._office.post("/restocks", {"id": str(clock.new_id()), "store": self._store, "lines": lines})

    def _order(self, at_first: dict[str, int]) -> Iterator[str]:
        customer = self._office.get("/customers?limit=1")["items"][0]
        payload = {
            "id": str(clock.new_id()),
            "store": self._store,
            "customer": customer["id"],
            "lines": [{"variant": self._variant, "quantity_milli": 2_000}],
            "payment_method": "card",
            "payment_reference": "demo check",
        }
        order = self._office.post("/orders", payload)
        self._expect(at_first, sold=1 - 10, reserved=2)
        yield f"order            {order['reference']} for {customer['code']}: 2 reserved"
        for step, state in (("confirm", "confirmed"), ("complete", "completed")):
            order = self._office.post(f"/orders/{order['id']}/{step}", {}, expect=200)
            if order["state"] != state:
                raise CheckFailed(f"the order is {order['state']} instead of {state}")
        self._expect(at_first, sold=3 - 10, reserved=0)
        yield f"order            {order['reference']} confirmed and completed: {order['gross_minor'] / 100:.2f}, 2 left the shelf"

    def _return(self, sale: Any, line: dict[str, Any]) -> Any:
        back = {**line, "n": 1, "of": {"doc_id": sale["id"], "n": 1}, "reason": "faulty", "condition": "sellable"}
        payload = {"id": str(clock.new_id()), "store": self._store, "body": _body([], [back], line)}
        return self._till.post("/sales", payload)

    def _receipt(self, sale: Any) -> str:
        text = self._till.text(f"/sales/{sale['id']}/receipt?format=text")
        if sale["receipt_no"] not in text or "DEMO" not in text:
            raise CheckFailed("the receipt does not show its number and DEMO")
        return f"receipt          {len(text.splitlines())} lines, marked DEMO"

    def _prove(self) -> Iterator[str]:
        proof = self._office.post("/proof", {}, expect=200)
        yield f"proof            {proof['movements']:,} movements, {proof['documents']:,} documents, {proof['balances']:,} balances"
        yield f"audit            {proof['audit_rows']:,} rows, {proof['audit_breaks']} breaks"
        if proof["differences"]:
            raise CheckFailed(f"the books differ: {proof['findings'][:3]}")
        yield f"stock = ledger: {proof['differences']} differences"


def _body(lines: list[dict[str, Any]], returned: list[dict[str, Any]], line: dict[str, Any]) -> dict[str, Any]:
    sign = 1 if lines else -1
    net, gross = sign * line["net_minor"], sign * line["gross_minor"]
    taxes = [{**tax, "base_minor": sign * tax["base_minor"], "tax_minor": sign * tax["tax_minor"]} for tax in line["taxes"]]
    return {
        "lines": lines,
        "returned": returned,
        "tenders": [{"n": 1, "kind": "card", "amount_minor": gross}],
        "rounding_minor": 0,
        "totals": {"net_minor": net, "tax_minor": gross - net, "gross_minor": gross, "discount_minor": 0},
        "taxes": taxes,
    }


def _named(store: Any) -> str:
    return str(store["name"] if isinstance(store, dict) else store)


def _pieces(milli: int) -> str:
    return f"{milli / 1000:g} on hand"
