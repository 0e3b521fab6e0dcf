"""The staff of the tests' chain: one person of every role, PINs and passphrases, browsers that hold cookies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Barrier
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.test import Client

from tests.chain import SYSTEM, Chain
from tillbook.core.access import CHAIN_ROLES, Assignment, Role
from tillbook.identity import interface as identity
from tillbook.platform import clock
from tillbook.stores import interface as stores

PASSPHRASE = "seven grey herons at dusk"
PIN = "471193"
WRONG_PIN = "000000"

Answer = TypeVar("Answer")


class Browser:
    """A browser: keeps cookies, sends what our own pages send."""

    def __init__(self, *, address: str = "10.0.0.1") -> None:
        self.client = Client(REMOTE_ADDR=address)

    def send(self, method: str, path: str, payload: Any = None, **headers: str) -> Any:
        """Send a request below /api/v1 as one of our pages would."""
        ours = {"X-Tillbook": "1", "Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", **headers}
        text = "" if payload is None else json.dumps(payload)
        return self.client.generic(method, f"/api/v1{path}", text, content_type="application/json", headers=ours)

    def get(self, path: str, **headers: str) -> Any:
        """GET."""
        return self.send("GET", path, **headers)

    def post(self, path: str, payload: Any = None, **headers: str) -> Any:
        """POST JSON."""
        return self.send("POST", path, payload, **headers)

    def sign_in(self, login: str, passphrase: str = PASSPHRASE, **more: str) -> Any:
        """Sign in to the office."""
        return self.post("/session", {"login": login, "passphrase": passphrase, **more})

    def cookie(self, name: str = "__Host-tillbook") -> str:
        """Return the cookie's value, empty where there is none."""
        return self.client.cookies[name].value if name in self.client.cookies else ""


@dataclass
class Staff:
    """People by role name (`cashier`, ...; `cashier_2` in S01, `manager_2` in S02) and the chain they work in."""

    chain: Chain
    ids: dict[str, UUID] = field(default_factory=dict)

    def store(self, code: str = "S01") -> str:
        """Return a store's id as text."""
        return str(self.chain.stores[code].id)

    def at_office(self, who: str) -> Browser:
        """Return a browser in which a person is signed in to the office."""
        browser = Browser()
        answer = browser.sign_in(who)
        assert answer.status_code == 200, answer.content
        return browser

    def till(self, store: str = "S01") -> Browser:
        """Return a browser enrolled as a new till of a store, with nobody signed in."""
        register = stores.create_register(SYSTEM, store_id=self.chain.stores[store].id, name="Till")
        code, _ = identity.make_code(SYSTEM, register.id)
        browser = Browser()
        answer = browser.post("/till/enrol", {"code": code})
        assert answer.status_code == 200, answer.content
        return browser

    def at_till(self, who: str, store: str = "S01") -> Browser:
        """Return a browser in which a person is signed in at a new till."""
        browser = self.till(store)
        answer = self.pin(browser, who)
        assert answer.status_code == 200, answer.content
        return browser

    def pin(self, browser: Browser, who: str, pin: str = PIN) -> Any:
        """Type a PIN at a till."""
        return browser.post("/till/session", {"person": str(self.ids[who]), "pin": pin})


def make_staff(chain: Chain) -> Staff:
    """Make one person of every role (store roles in S01), a second cashier there, and a manager and a cashier in S02."""
    staff = Staff(chain)
    first, second = chain.stores["S01"].id, chain.stores["S02"].id
    wanted = [(role.value, role, None if role in CHAIN_ROLES else first) for role in Role]
    wanted = [one for one in wanted if one[1] not in (Role.INTEGRATION, Role.GUEST, Role.ASSISTANT)]
    wanted += [("cashier_2", Role.CASHIER, first), ("manager_2", Role.MANAGER, second), ("cashier_s02", Role.CASHIER, second)]
    for name, role, store in wanted:
        new = identity.NewPerson(
            name=name.replace("_", " ").title(), roles=(Assignment(role, store),), login=name, passphrase=PASSPHRASE, pin=PIN
        )
        staff.ids[name] = identity.add_person(SYSTEM, new).id
    return staff


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Run a block at another time."""
    with clock.at(moment):
        yield


def code_of(answer: Any) -> str:
    """Return an answer's error code."""
    return str(answer.json()["error"]["code"])


def at_once(acts: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Run acts in threads that start together, each on a connection of its own."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Answer]) -> Answer:
        barrier.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
