"""The nightly jobs: proved at two, backed up at three by the first store's clock, once a day, the oldest backups dropped."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from tests.chain import Chain
from tillbook.app import jobs
from tillbook.app.archive import read_manifest
from tillbook.audit import interface as audit
from tillbook.platform import schedule

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def folder(committed_chain: Chain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Books whose nightly backups go to a folder of their own."""
    monkeypatch.setenv("TILLBOOK_BACKUP_FOLDER", str(tmp_path))
    jobs.register_daily()
    return tmp_path


def _work_off() -> None:
    call_command("db_worker", batch=True, interval=0, verbosity=0, startup_delay=False, reload=False)


def test_at_half_past_three_the_books_are_proved_and_backed_up_once(folder: Path) -> None:
    night = datetime(2026, 11, 20, 3, 30, tzinfo=LONDON)

    assert schedule.run_due(datetime(2026, 11, 20, 1, 59, tzinfo=LONDON), LONDON) == []
    assert sorted(schedule.run_due(night, LONDON)) == ["back_up", "prove_books"]
    assert schedule.run_due(night, LONDON) == []
    _work_off()

    (archive,) = folder.glob("tillbook-*.zip")
    assert read_manifest(archive)["format"] == 1
    proof = audit.last_proof()
    assert proof is not None
    assert proof.differences == 0
    assert len(schedule.run_due(datetime(2026, 11, 21, 4, 0, tzinfo=LONDON), LONDON)) == 2


def test_only_the_newest_backups_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILLBOOK_BACKUPS_KEPT", "2")
    for day in ("20261117", "20261118", "20261119"):
        (folder / f"tillbook-{day}T030000Z.zip").write_bytes(b"old")
    schedule.run_due(datetime(2026, 11, 20, 3, 30, tzinfo=LONDON), LONDON)
    _work_off()
    assert sorted(path.name for path in folder.glob("*.zip"))[0] == "tillbook-20261119T030000Z.zip"
    assert len(list(folder.glob("*.zip"))) == 2
