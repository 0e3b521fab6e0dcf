"""Rows of the outbox and of the change feed."""

from __future__ import annotations

from django.db import models

from .fields import transaction_column


class OutboxEvent(models.Model):
    """One event for the world outside, written in the business transaction, delivered at least once."""

    event_id = models.UUIDField(unique=True)
    type = models.CharField(max_length=80)
    aggregate_type = models.CharField(max_length=40)
    aggregate_id = models.UUIDField()
    store_id = models.UUIDField(null=True)
    payload = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "platform_outbox_event"


class Change(models.Model):
    """One change of a fed entity, in commit order: (xid, id) on PostgreSQL, id on SQLite."""

    entity = models.CharField(max_length=40)
    object_id = models.UUIDField()
    store_id = models.UUIDField(null=True)
    version = models.BigIntegerField()
    is_deleted = models.BooleanField(default=False)
    xid = transaction_column()

    class Meta:
        db_table = "platform_change"
        indexes = [models.Index(fields=["xid", "id"], name="platform_change_order")]


class TableVersion(models.Model):
    """The version of a table that others keep in memory or name in a document: prices, taxes, promotions, policy, catalogue."""

    name = models.CharField(max_length=20, primary_key=True)
    version = models.BigIntegerField()

    class Meta:
        db_table = "platform_table_version"


class Schedule(models.Model):
    """The local day on which a daily job last ran."""

    name = models.CharField(max_length=60, primary_key=True)
    last_day = models.CharField(max_length=10)

    class Meta:
        db_table = "platform_schedule"
