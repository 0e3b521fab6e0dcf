"""Rows of the audit log, their seals, the signed checkpoints, and the results of proofs."""

from __future__ import annotations

from django.db import models

from tillbook.platform.fields import transaction_column


class AuditRow(models.Model):
    """One act: who (person, key, device, system), what, on which object, in which store, and its evidence."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200, default="")
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=40)
    object_id = models.UUIDField(null=True)
    store_id = models.UUIDField(null=True)
    summary = models.TextField(default="")
    fields = models.TextField(default="[]")
    evidence = models.CharField(max_length=80, default="")
    xid = transaction_column()

    class Meta:
        db_table = "audit_row"
        indexes = [
            models.Index(fields=["object_id"], name="audit_row_object"),
            models.Index(fields=["actor_id", "at"], name="audit_row_actor"),
            models.Index(fields=["at"], name="audit_row_at"),
            models.Index(fields=["xid", "id"], name="audit_row_order"),
        ]


class AuditSeal(models.Model):
    """The link of one row in the chain: position (gap-free from 1) and hash over the previous hash and the row."""

    position = models.BigIntegerField(primary_key=True)
    row_id = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_seal"


class AuditCheckpoint(models.Model):
    """The server's signature over the chain at a position, each 100 rows or 60 seconds."""

    position = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    class Meta:
        db_table = "audit_checkpoint"


class Proof(models.Model):
    """The result of one whole verification of the books."""

    checked_at = models.DateTimeField()
    seconds_milli = models.BigIntegerField()
    differences = models.IntegerField()
    figures = models.TextField()
    findings = models.TextField()

    class Meta:
        db_table = "audit_proof"
