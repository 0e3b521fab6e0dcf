"""A job that does nothing: what a full queue costs is the queue."""

from __future__ import annotations

from django_tasks import task


@task()
def nothing() -> None:
    """Do nothing."""
