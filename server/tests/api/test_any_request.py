"""Whatever is sent to the API, it answers: requests made by chance from its own description never meet an error of the program.

The short run tries every door a few times; the long one, in `./tillbook test --all`, for a minute.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case

import openapi
from tests.chain import Chain
from tests.contexts.identity.staff import Browser, make_staff
from tillbook.identity import pins, policy
from tillbook.identity.hashers import Passphrase

from .doors import undone

ENDS_THE_SESSION = ("DELETE /session",)


@pytest.fixture
def owner(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """The owner's browser, who may do everything; hashing costs little."""
    monkeypatch.setattr(pins, "ITERATIONS", 10)
    monkeypatch.setattr(Passphrase, "time_cost", 1)
    monkeypatch.setattr(Passphrase, "memory_cost", 64)
    policy.forget_policy()
    return make_staff(chain).at_office("owner")


def _doors() -> list[Any]:
    described = schemathesis.openapi.from_dict(openapi.document())
    found = [result.ok() for result in described.get_all_operations()]
    return [one for one in found if f"{one.method.upper()} {one.path}" not in ENDS_THE_SESSION]


def _send(browser: Browser, case: Case) -> Any:
    """Send a case as one of our pages would; its writes are taken back."""
    sent = case.as_transport_kwargs(base_url="http://testserver")
    payload = sent.get("json")
    address = sent["url"].removeprefix("http://testserver")
    with undone():
        browser.client.raise_request_exception = False
        query = f"?{urlencode(sent['params'], doseq=True)}" if sent.get("params") else ""
        return browser.send(sent["method"], address + query, payload)


def _try_all(browser: Browser, *, examples: int, seconds: float, start: int) -> tuple[int, list[str]]:
    """Try every door `examples` times or until `seconds` are over; how many requests, and which met an error of the program."""
    until, tried, broken = time.monotonic() + seconds, 0, []
    for door in _doors():

        @seed(start)
        @settings(
            max_examples=examples, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
        )
        @given(case=door.as_strategy())
        def one(case: Case) -> None:
            nonlocal tried
            if time.monotonic() > until:
                return
            answer = _send(browser, case)
            tried += 1
            if answer.status_code >= 500:
                broken.append(f"{case.method} {case.formatted_path} {case.query} {case.body!r}: {answer.status_code}")

        try:
            one()
        except Unsatisfiable:
            continue
    return tried, sorted(set(broken))


def test_no_request_of_the_described_form_meets_an_error_of_the_program(owner: Browser) -> None:
    tried, broken = _try_all(owner, examples=3, seconds=20, start=20261120)
    assert tried > 100
    assert broken[:10] == []


@pytest.mark.slow
def test_nor_does_any_of_a_minutes_worth(owner: Browser) -> None:
    until, tried, broken, start = time.monotonic() + 60, 0, list[str](), 1
    while time.monotonic() < until and not broken:
        more, broken = _try_all(owner, examples=10, seconds=until - time.monotonic(), start=start)
        tried, start = tried + more, start + 1
    assert tried > 500
    assert broken[:10] == []
