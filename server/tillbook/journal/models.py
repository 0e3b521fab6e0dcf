"""Rows of documents and register heads."""

from __future__ import annotations

from django.db import models

from tillbook.platform.fields import transaction_column


class Document(models.Model):
    """One document: its canonical bytes as text, its place in its register's chain, its signature."""

    doc_id = models.UUIDField(primary_key=True)
    register_id = models.UUIDField()
    store_id = models.UUIDField()
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    hash = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    signature = models.CharField(max_length=200)
    receipt_no = models.CharField(max_length=40, null=True, unique=True)
    business_date = models.DateField()
    recorded_at = models.DateTimeField()
    xid = transaction_column()

    class Meta:
        db_table = "journal_document"
        constraints = [models.UniqueConstraint(fields=["register_id", "epoch", "seq"], name="journal_document_place")]


class Head(models.Model):
    """Where a register's chain ends: the lock every append to it takes."""

    register_id = models.UUIDField(primary_key=True)
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    tip = models.CharField(max_length=64)
    receipts = models.BigIntegerField()
    grand_total_minor = models.BigIntegerField()

    class Meta:
        db_table = "journal_head"
