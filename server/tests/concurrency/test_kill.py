"""The server killed (SIGKILL) in the middle of selling, again and again: what was answered is in the books, once; what was not
is there whole or not at all, and asking again makes it one sale.

The normal run kills a few times. The long run: `pytest server/tests/concurrency/test_kill.py -m slow -s`, on PostgreSQL with
TILLBOOK_DATABASE_URL set; it prints its counts.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.books import Books, free_port, fresh_books
from tests.chain import sale_body
from tillbook.platform import clock

CLIENTS = 8
ARTICLES = (("LOAF", 420), ("MUG", 950), ("TOM", 390))

Answer = tuple[int, dict[str, Any]]


@dataclass
class Round:
    """What the clients of one life of the server sent, and what they were told before it was killed."""

    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    first_answer: threading.Event = field(default_factory=threading.Event)


@dataclass
class Count:
    """How many kills there were, and what was found after them."""

    kills: int = 0
    acknowledged: int = 0
    in_flight: int = 0
    in_flight_recorded: int = 0


def _post(connection: http.client.HTTPConnection, key: str, sale: dict[str, Any]) -> Answer:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    connection.request("POST", "/api/v1/sales", json.dumps(sale), headers)
    response = connection.getresponse()
    return response.status, json.loads(response.read())


def _sell_until_killed(books: Books, port: int, seen: Round, *, client: int) -> None:
    """Sell the hot article and another one, one sale after the other, until the connection breaks."""
    store = ("S01", "S02")[client % 2]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        while True:
            code, price = random.choice(ARTICLES)
            lines = [(books.variants["LOAF"], 1_000, 420), (books.variants[code], 2_000, price)]
            sale = {"id": str(clock.new_id()), "store": books.stores[store], "body": sale_body(lines)}  # type: ignore[arg-type]
            seen.sent[sale["id"]] = {"store": store, "sale": sale}
            status, answer = _post(connection, books.keys[store], sale)
            assert status == 201, answer
            seen.told[sale["id"]] = answer
            seen.first_answer.set()
    except (OSError, http.client.HTTPException, ValueError):
        return
    finally:
        connection.close()


def _sell_and_kill(books: Books, process: subprocess.Popen[bytes], port: int) -> Round:
    """Let the clients sell and kill the server 5 to 500 ms after the first of them was answered."""
    seen = Round()
    clients = [
        threading.Thread(target=_sell_until_killed, args=(books, port, seen), kwargs={"client": n}) for n in range(CLIENTS)
    ]
    for each in clients:
        each.start()
    assert seen.first_answer.wait(timeout=30)
    time.sleep(random.uniform(0.005, 0.5))
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=30)
    for each in clients:
        each.join(timeout=30)
        assert not each.is_alive()
    return seen


def _ask_again(books: Books, port: int, seen: Round, count: Count) -> None:
    """Send everything again: what was acknowledged answers as it did; the rest was recorded whole, or is recorded now."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for sale_id, sent in seen.sent.items():
        key = books.keys[sent["store"]]
        status, answer = _post(connection, key, sent["sale"])
        if sale_id in seen.told:
            assert (status, answer) == (200, seen.told[sale_id])
            count.acknowledged += 1
        else:
            assert status in (200, 201), answer
            count.in_flight += 1
            count.in_flight_recorded += status == 200
            assert _post(connection, key, sent["sale"]) == (200, answer)
    connection.close()


def _kill_many_times(books: Books, kills: int) -> None:
    books.seed()
    port, count, seen = free_port(), Count(), Round()
    for _ in range(kills):
        process = books.start(port)
        _ask_again(books, port, seen, count)
        seen = _sell_and_kill(books, process, port)
        count.kills += 1
    process = books.start(port)
    _ask_again(books, port, seen, count)
    process.terminate()
    process.wait(timeout=30)
    found = books.verify()
    print(
        f"\n{count.kills} kills: {count.acknowledged} acknowledged, all there once; {count.in_flight} unacknowledged, of which "
        f"{count.in_flight_recorded} were there whole, the others not at all; {found['differences']} differences"
    )
    assert found["differences"] == 0, found
    assert found["figures"]["documents"] == count.acknowledged + count.in_flight


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is Unix")
def test_a_server_killed_while_selling_has_every_answered_sale_once_and_no_half_one(tmp_path: Path) -> None:
    with fresh_books(tmp_path) as books:
        _kill_many_times(books, 5)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is Unix")
def test_two_hundred_kills_leave_every_answered_sale_once_and_no_half_one(tmp_path: Path) -> None:
    with fresh_books(tmp_path) as books:
        _kill_many_times(books, 200)
