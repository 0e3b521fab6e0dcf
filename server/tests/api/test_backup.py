"""Backup and restore through the command line: what was saved comes back, and proves itself."""

from __future__ import annotations

import zipfile
from pathlib import Path
from uuid import UUID

import httpx

from tests.books import Books, fresh_books
from tests.chain import sale_body
from tillbook.platform import clock


def _sell(books: Books, address: str, count: int) -> None:
    headers = {"Authorization": f"Bearer {books.keys['S01']}"}
    for _ in range(count):
        payload = {
            "id": str(clock.new_id()),
            "store": books.stores["S01"],
            "body": sale_body([(UUID(books.variants["LOAF"]), 2_000, 420)]),
        }
        assert httpx.post(f"{address}/api/v1/sales", json=payload, headers=headers).status_code == 201


def test_a_backup_taken_while_selling_is_restored_with_every_sale_before_it_and_proves_itself(tmp_path: Path) -> None:
    with fresh_books(tmp_path / "a") as books, fresh_books(tmp_path / "b") as other:
        books.seed()
        archive = tmp_path / "saved.zip"
        with books.served() as address:
            _sell(books, address, 5)
            books.run("backup", "--to", str(archive))
            _sell(books, address, 2)

        printed = other.run("restore", str(archive)).stdout

        assert printed.splitlines()[-1] == "stock = ledger: 0 differences"
        assert other.verify()["figures"]["documents"] == 5
        assert books.verify()["figures"]["documents"] == 7
        other.keys, other.stores, other.variants = books.keys, books.stores, books.variants
        with other.served() as address:
            _sell(other, address, 1)
        assert other.verify() | {"figures": {}} == {"differences": 0, "figures": {}, "findings": []}


def test_a_restore_into_a_folder_that_holds_books_is_refused(tmp_path: Path) -> None:
    with fresh_books(tmp_path / "a") as books:
        books.seed()
        archive = tmp_path / "saved.zip"
        books.run("backup", "--to", str(archive))
        done = books.run("restore", str(archive), check=False)
    assert done.returncode == 1
    assert "already holds books" in done.stderr


def test_a_damaged_backup_is_refused(tmp_path: Path) -> None:
    with fresh_books(tmp_path / "a") as books, fresh_books(tmp_path / "b") as other:
        books.seed()
        archive, damaged = tmp_path / "saved.zip", tmp_path / "damaged.zip"
        books.run("backup", "--to", str(archive))
        with zipfile.ZipFile(archive) as source, zipfile.ZipFile(damaged, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                target.writestr(name, content[:-1] + b"\x00" if name == "server.key" else content)
        done = other.run("restore", str(damaged), check=False)
    assert done.returncode == 1
    assert "damaged" in done.stderr
