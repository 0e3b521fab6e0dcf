"""A browser's worth of HTTP for the demo's check: JSON, cookies kept, the headers a browser of ours sends. Loopback only."""

from __future__ import annotations

import http.client
import json
from typing import Any

from tillbook.core.values import TillbookError

TIMEOUT_S = 120
"""The proof over two years takes its time on a busy machine."""


class CheckFailed(TillbookError):
    """The demo's check met an answer that it did not expect."""

    def __init__(self, message: str) -> None:
        super().__init__("check_failed", message)


class WebClient:
    """Talks to one server at `port` and keeps the cookies it is given, also those for secure connections."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Any:
        """Return the JSON of a GET below /api/v1."""
        return json.loads(self.send("GET", path, None)[1])

    def text(self, path: str) -> str:
        """Return the text of a GET below /api/v1."""
        return self.send("GET", path, None)[1]

    def post(self, path: str, payload: object, *, expect: int = 201) -> Any:
        """Return the JSON of a POST; CheckFailed if the status is another than `expect`."""
        return json.loads(self.send("POST", path, payload, expect=expect)[1])

    def send(self, method: str, path: str, payload: object, *, expect: int = 200) -> tuple[int, str]:
        """Send one request and return status and text."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies, "X-Tillbook": "1", "Origin": f"http://127.0.0.1:{self._port}"}
        if payload is not None:
            headers["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT_S)
        try:
            connection.request(method, f"/api/v1{path}", None if payload is None else json.dumps(payload), headers)
            answer = connection.getresponse()
            body = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = cookie.partition(";")[0].partition("=")
                self._cookies[name.strip()] = value
        finally:
            connection.close()
        if answer.status != expect:
            raise CheckFailed(f"{method} {path} answered {answer.status} instead of {expect}: {body[:300]}")
        return answer.status, body
