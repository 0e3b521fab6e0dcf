"""A caller that knocks too often is asked to wait, and told how long; others go on."""

from __future__ import annotations

import pytest
from limits import RateLimitItemPerMinute

from tests.chain import Chain
from tillbook.platform.http import rates


def test_the_fourth_request_of_a_key_that_may_make_three_a_minute_waits_and_another_key_does_not(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "CALLER", RateLimitItemPerMinute(3))
    answers = [chain.client("S01").get("/company") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3].json()["error"]["code"] == "too_many_requests"
    assert 1 <= int(answers[3]["Retry-After"]) <= 61
    assert chain.client("S02").get("/company").status_code == 200
