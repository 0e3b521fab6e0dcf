"""What runs in the worker: the nightly proof and the nightly backup, each also on demand."""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path

from django_tasks import task

from tillbook.audit import interface as audit
from tillbook.platform import clock, paths, schedule

from .backup import prune, write_backup
from .proof import run_proof

PROOF_AT = time(2, 0)
BACKUP_AT = time(3, 0)
BACKUPS_KEPT = 14


@task()
def prove_books() -> int:
    """Prove the books; return how many differences there are."""
    while audit.seal_pending():
        pass
    return len(run_proof().findings)


@task()
def back_up() -> str:
    """Write a backup into the backup folder and delete the oldest ones; return its name."""
    folder = backup_folder()
    target = folder / f"tillbook-{clock.now():%Y%m%dT%H%M%SZ}.zip"
    write_backup(target)
    prune(folder, keep=int(os.environ.get("TILLBOOK_BACKUPS_KEPT", BACKUPS_KEPT)))
    return target.name


def backup_folder() -> Path:
    """Return where scheduled backups go: TILLBOOK_BACKUP_FOLDER, else `backups` in the data folder."""
    return Path(os.environ.get("TILLBOOK_BACKUP_FOLDER") or paths.data_folder() / "backups")


def register_daily() -> None:
    """Tell the scheduler what to run each night."""
    schedule.register(
        schedule.Daily("prove_books", PROOF_AT, prove_books.enqueue),
        schedule.Daily("back_up", BACKUP_AT, back_up.enqueue),
    )
