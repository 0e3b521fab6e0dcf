"""The anchor log: the audit log's signed heads are written down outside the books, and `verify --anchors` holds them against it."""

from __future__ import annotations

import json
import time
from pathlib import Path

from tests.books import fresh_books


def test_a_served_book_writes_its_checkpoints_to_the_anchor_log_and_meets_them(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    with fresh_books(tmp_path / "books") as books:
        books.seed()
        books.settings["TILLBOOK_ANCHOR_LOG"] = str(outside)
        with books.served():
            until = time.monotonic() + 20
            while not (outside.exists() and outside.read_text()) and time.monotonic() < until:
                time.sleep(0.1)
        position, head = outside.read_text().splitlines()[-1].split()
        assert (int(position) >= 1, len(head)) == (True, 64)
        assert json.loads(books.run("verify", "--json", "--anchors", str(outside)).stdout)["differences"] == 0

        outside.write_text(f"{position} {'0' * 64}\n")
        refused = books.run("verify", "--anchors", str(outside), check=False)

    assert refused.returncode == 1
    assert f"DIFFERENCE at audit position {position}" in refused.stdout
