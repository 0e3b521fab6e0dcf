"""The walls hold, and a breach of each is caught: every test plants one in a copy of the code and expects it named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import walls

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and of the contracts, to plant breaches in."""
    shutil.copytree(
        ROOT / "server" / "tillbook", tmp_path / "server" / "tillbook", ignore=shutil.ignore_patterns("__pycache__", "assets")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(copy: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = copy / "server" / "tillbook" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        for folder in file.parents:
            if folder == copy / "server" / "tillbook":
                break
            (folder / "__init__.py").touch()
        file.write_text(text)


def run_contracts(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "walls.py"), "--contracts", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "200"})


def test_the_code_as_it_stands_breaks_no_wall() -> None:
    assert walls.breaches(ROOT) == []


def test_the_code_as_it_stands_keeps_every_contract() -> None:
    result = run_contracts(ROOT)
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(
    ("contract", "files"),
    [
        ("Contexts look downwards only", {"ledger/planted.py": "import tillbook.sales.planted\n", "sales/planted.py": ""}),
        ("Contexts look downwards only", {"core/values/planted.py": "import tillbook.platform\n", "platform/planted.py": ""}),
        ("Contexts look downwards only", {"sales/planted.py": "import tillbook.inventory.planted\n", "inventory/planted.py": ""}),
        ("Contexts look downwards only", {"purchasing/planted.py": "import tillbook.sales.planted\n", "sales/planted.py": ""}),
        ("Contexts look downwards only", {"undrawn/planted.py": ""}),
        (
            "Inside the core, downwards only",
            {"core/values/planted.py": "import tillbook.core.sales.planted\n", "core/sales/planted.py": ""},
        ),
        (
            "Inside the core, downwards only",
            {"core/pricing/planted.py": "import tillbook.core.ledger.planted\n", "core/ledger/planted.py": ""},
        ),
        (
            "No cycles at any depth",
            {
                "audit/planted_a.py": "import tillbook.audit.planted_b\n",
                "audit/planted_b.py": "import tillbook.audit.planted_a\n",
            },
        ),
        ("The core knows no framework", {"core/values/planted.py": "import django\n"}),
    ],
    ids=[
        "upwards",
        "core-to-platform",
        "sales-inventory",
        "purchasing-sales",
        "undrawn-context",
        "core-upwards",
        "core-sideways",
        "cycle",
        "framework",
    ],
)
def test_a_planted_import_breaks_its_contract(copy: Path, contract: str, files: dict[str, str]) -> None:
    plant(copy, files)
    result = run_contracts(copy)
    assert result.returncode != 0
    broken = [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
    assert [line for line in broken if line.startswith(contract)], result.stdout


def breaches_after(copy: Path, files: dict[str, str]) -> list[str]:
    plant(copy, files)
    return [str(breach) for breach in walls.breaches(copy) if "planted" in breach.place]


@pytest.mark.parametrize(
    "line", ["import django", "import sqlite3", "import random", "import time", "import secrets", "from os import environ"]
)
def test_the_core_may_not_import_what_is_not_pure(copy: Path, line: str) -> None:
    found = breaches_after(copy, {"core/values/planted.py": line + "\n"})
    assert found == [f"server/tillbook/core/values/planted.py:1: core is pure: imports {line.split()[1]}"]


@pytest.mark.parametrize("call", ["datetime.now(UTC)", "date.today()", "uuid4()", "open('x')"])
def test_the_core_may_not_read_the_clock_chance_or_a_file(copy: Path, call: str) -> None:
    source = f"from datetime import UTC, date, datetime\nfrom uuid import uuid4\n\nX = {call}\n"
    assert ["core is pure: calls" in line for line in breaches_after(copy, {"core/values/planted.py": source})] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "from tillbook.stores.models import Store",
        "from tillbook.stores import models",
        "import tillbook.stores.service",
        "from ..stores import queries",
    ],
)
def test_a_context_is_entered_through_its_interface_only(copy: Path, line: str) -> None:
    found = breaches_after(copy, {"ledger/planted.py": line + "\n", "stores/models.py": "", "stores/interface.py": ""})
    assert len(found) == 1
    assert "only through the interface: ledger imports stores." in found[0]


def test_the_interface_itself_may_be_imported(copy: Path) -> None:
    source = "from tillbook.stores.interface import store_of\nfrom tillbook.stores import interface\n"
    assert breaches_after(copy, {"ledger/planted.py": source, "stores/interface.py": ""}) == []


def test_the_app_takes_routes_but_never_a_writer_past_the_interface(copy: Path) -> None:
    source = "from tillbook.stores.api import router\nfrom tillbook.stores.service import open_store\n"
    found = breaches_after(copy, {"app/planted.py": source, "stores/api.py": "", "stores/service.py": ""})
    assert found == ["server/tillbook/app/planted.py:2: only through the interface: app imports stores.service"]


ASSISTANTS_WORLD = {
    "approvals/interface.py": "from .queries import waiting\nfrom .service import decide, propose\n",
    "stores/interface.py": "from .queries import stores\nfrom .service import open_store\n",
}


@pytest.mark.parametrize(
    ("line", "is_allowed"),
    [
        ("from tillbook.approvals.interface import propose", True),
        ("from tillbook.stores.interface import stores", True),
        ("from tillbook.approvals.interface import decide", False),
        ("from tillbook.stores.interface import open_store", False),
        ("from tillbook.stores import interface", False),
        ("import tillbook.stores.interface", False),
    ],
)
def test_the_assistant_reads_and_proposes_and_writes_nothing(copy: Path, line: str, is_allowed: bool) -> None:
    found = breaches_after(copy, {"assistant/planted.py": line + "\n", **ASSISTANTS_WORLD})
    assert ["the assistant only proposes" in breach for breach in found] == ([] if is_allowed else [True])


@pytest.mark.parametrize(
    "line", ["from tillbook.core.ledger import fold", "from tillbook.core.ledger.costing import next_average_e4"]
)
def test_only_the_ledger_uses_the_cores_posting(copy: Path, line: str) -> None:
    found = breaches_after(copy, {"sales/planted.py": line + "\n", "ledger/planted.py": line + "\n"})
    source, name = line.removeprefix("from ").split(" import ")
    assert found == [f"server/tillbook/sales/planted.py:1: only the ledger posts: sales imports {source}.{name}"]


def test_who_makes_postings_may_name_their_types(copy: Path) -> None:
    assert breaches_after(copy, {"sales/planted.py": "from tillbook.core.ledger import Place, Posting\n"}) == []


@pytest.mark.parametrize(
    "statement",
    [
        "sql.execute('INSERT INTO ledger_movement (id) VALUES (1)')",
        "sql.execute('update ledger_balance set on_hand = 0')",
        "sql.fetch_all('SELECT 1 FROM sales_document d JOIN ledger_movement m ON m.id = d.id')",
        "sql.insert_rows('ledger_movement', ('id',), [])",
        "cursor.execute(f'DELETE FROM ledger_movement WHERE id = {key}')",
    ],
)
def test_sql_may_not_name_another_contexts_table(copy: Path, statement: str) -> None:
    found = breaches_after(copy, {"sales/planted.py": statement + "\n", "ledger/planted.py": statement + "\n"})
    assert "server/tillbook/sales/planted.py:1: SQL over another context's tables: sales names ledger_" in found[-1]
    assert len([breach for breach in found if "/sales/" in breach]) == 1


def test_reporting_reads_views_that_their_owner_made_and_no_table(copy: Path) -> None:
    view = "RUN = 'CREATE VIEW ledger_planted_view AS SELECT 1'\n"
    reads = "A = 'SELECT * FROM ledger_planted_view'\nB = 'SELECT * FROM ledger_planted_table'\n"
    found = breaches_after(copy, {"ledger/migrations/planted.py": view, "reporting/planted.py": reads})
    assert found == [
        "server/tillbook/reporting/planted.py:2: SQL over another context's tables: reporting names ledger_planted_table"
    ]


@pytest.mark.parametrize(
    "call",
    [
        "apps.get_model('stores', 'Store')",
        "import_module('tillbook.stores.models')",
        "__import__('tillbook')",
        "apps.get_models()",
    ],
)
def test_nothing_is_looked_up_by_a_string(copy: Path, call: str) -> None:
    found = breaches_after(copy, {"sales/planted.py": f"X = {call}\n"})
    assert ["no look-up by string" in breach for breach in found] == [True]


def test_a_part_may_look_up_its_own_modules_by_name(copy: Path) -> None:
    source = "X = import_module(f'tillbook.app.commands.{name}')\nY = import_module(f'tillbook.{name}')\n"
    assert breaches_after(copy, {"app/planted.py": source}) == [
        "server/tillbook/app/planted.py:2: no look-up by string: import_module()"
    ]


def test_a_migration_may_ask_for_its_own_model_and_no_other(copy: Path) -> None:
    source = "A = apps.get_model('sales', 'Sale')\nB = apps.get_model('stores', 'Store')\n"
    found = breaches_after(copy, {"sales/migrations/planted.py": source})
    assert found == ["server/tillbook/sales/migrations/planted.py:2: no look-up by string: get_model()"]
