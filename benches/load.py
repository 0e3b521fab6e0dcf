"""Clients that post over keep-alive HTTP/1.1 as fast as they are answered, for a bounded time, cheap enough to share a core."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class _Load:
    """What a client does: connect to the port, post what `request` makes until the time comes, hope for the status."""

    port: int
    until: float
    request: Callable[[int], bytes]
    wanted: int


@dataclass
class Result:
    """What the clients saw: latencies in ms of answers with the wanted status, and the others by status."""

    seconds: float = 0.0
    latencies_ms: list[float] = field(default_factory=list)
    others: dict[int, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Wanted answers a second."""
        return len(self.latencies_ms) / self.seconds


def post_for(*, port: int, seconds: float, clients: int, request: Callable[[int], bytes], wanted: int = 201) -> Result:
    """Run `clients` connections for `seconds`; `request(client)` makes the next whole HTTP request of a client."""
    return asyncio.run(_run(_Load(port, time.perf_counter() + seconds, request, wanted), clients))


async def _run(load: _Load, clients: int) -> Result:
    result = Result()
    started = time.perf_counter()
    await asyncio.gather(*(_client(load, number, result) for number in range(clients)))
    result.seconds = time.perf_counter() - started
    return result


async def _client(load: _Load, number: int, result: Result) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", load.port)
    try:
        while (before := time.perf_counter()) < load.until:
            writer.write(load.request(number))
            status = await _answer(reader)
            if status == load.wanted:
                result.latencies_ms.append((time.perf_counter() - before) * 1000)
            else:
                result.others[status] = result.others.get(status, 0) + 1
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")), 0)
    if length:
        await reader.readexactly(length)
    return status


def http_post(path: str, key: str, body: bytes) -> bytes:
    """Return a whole POST request with an API key."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body
