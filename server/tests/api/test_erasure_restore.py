"""Erasing a customer, then restoring a backup from before: the person stays forgotten, and the books prove themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.books import Books, fresh_books

_OPEN = "from tillbook.app.opening import open_books;open_books();from tests.contexts.identity.staff import *;from tests.chain import SYSTEM\n"

_MAKE = """
from tillbook.app.urls import api
owner = identity.NewPerson(name="Mara", roles=(Assignment(Role.OWNER),), login="mara", passphrase=PASSPHRASE)
identity.add_person(SYSTEM, owner)
browser = Browser()
browser.sign_in("mara")
print(browser.post("/customers", {"name": "Ana Ruiz", "email": "ana@ruiz.example"}).json()["id"])
"""

_ERASE = """
browser = Browser()
browser.sign_in("mara")
print(browser.post("/customers/%s/erase").status_code)
"""

_SEEN = """
from tillbook.customers.models import Private
browser = Browser()
browser.sign_in("mara")
print(Private.objects.count(), browser.get("/customers/%s").json()["is_erased"])
"""


def _run(books: Books, code: str) -> str:
    environment = {**books.environment(), "DJANGO_SETTINGS_MODULE": "tillbook.platform.settings", "TILLBOOK_HOSTS": "testserver"}
    done = subprocess.run(
        [sys.executable, "-c", _OPEN + code], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def test_a_customer_erased_after_a_backup_is_forgotten_again_when_it_is_restored(tmp_path: Path) -> None:
    with fresh_books(tmp_path / "a") as books, fresh_books(tmp_path / "b") as other, fresh_books(tmp_path / "c") as third:
        books.seed()
        customer = _run(books, _MAKE)
        archive = tmp_path / "saved.zip"
        books.run("backup", "--to", str(archive))
        assert _run(books, _ERASE % customer) == "200"

        kept = str(books.folder / "erasures.txt")
        printed = other.run("restore", str(archive), "--erasures", kept).stdout
        without = third.run("restore", str(archive)).stdout

        assert "erased customers forgotten again: 1" in printed
        assert printed.splitlines()[-1] == "stock = ledger: 0 differences"
        assert _run(other, _SEEN % customer) == "0 True"
        assert "erased customers forgotten again: 0" in without
        assert _run(third, _SEEN % customer) == "1 False"
