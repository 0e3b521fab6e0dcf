"""Rows of the stock book."""

from __future__ import annotations

from django.db import models

from tillbook.platform.fields import transaction_column


class Movement(models.Model):
    """One variant (and lot) from one place to another, quantity above zero. Append-only."""

    document_id = models.UUIDField()
    line = models.IntegerField()
    variant_id = models.UUIDField()
    lot_id = models.UUIDField()
    from_id = models.UUIDField()
    to_id = models.UUIDField()
    quantity_milli = models.BigIntegerField()
    kind = models.CharField(max_length=16)
    reason = models.CharField(max_length=100, default="")
    reverses_id = models.BigIntegerField(null=True)
    actor_id = models.UUIDField(null=True)
    register_id = models.UUIDField(null=True)
    unit_cost_minor = models.BigIntegerField(null=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    xid = transaction_column()

    class Meta:
        db_table = "ledger_movement"
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity_milli__gt=0), name="ledger_movement_quantity"),
            models.CheckConstraint(condition=~models.Q(from_id=models.F("to_id")), name="ledger_movement_moves"),
        ]
        indexes = [
            models.Index(fields=["variant_id", "recorded_at"], name="ledger_movement_variant"),
            models.Index(fields=["document_id", "line"], name="ledger_movement_document"),
        ]


class Balance(models.Model):
    """The cache: what is at a place, per variant and lot. Changed only by the posting of movements."""

    variant_id = models.UUIDField()
    location_id = models.UUIDField()
    lot_id = models.UUIDField()
    quantity_milli = models.BigIntegerField()

    class Meta:
        db_table = "ledger_balance"
        constraints = [models.UniqueConstraint(fields=["variant_id", "location_id", "lot_id"], name="ledger_balance_key")]
        indexes = [models.Index(fields=["location_id"], name="ledger_balance_location")]


class Cost(models.Model):
    """The moving average cost of a variant in the company, in ten-thousandths of a minor unit."""

    variant_id = models.UUIDField(primary_key=True)
    average_e4 = models.BigIntegerField()
    last_minor = models.BigIntegerField()

    class Meta:
        db_table = "ledger_cost"


class CostEntry(models.Model):
    """One change of an average: a receipt, or the variance when a receipt meets stock at or below zero. Append-only."""

    document_id = models.UUIDField()
    line = models.IntegerField()
    variant_id = models.UUIDField()
    kind = models.CharField(max_length=12)
    quantity_milli = models.BigIntegerField()
    unit_cost_minor = models.BigIntegerField()
    average_e4 = models.BigIntegerField()
    variance_minor = models.BigIntegerField(default=0)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "ledger_cost_entry"
        indexes = [models.Index(fields=["variant_id", "recorded_at"], name="ledger_cost_entry_variant")]


class Lot(models.Model):
    """A batch of a variant, with its expiry."""

    id = models.UUIDField(primary_key=True)
    variant_id = models.UUIDField()
    code = models.CharField(max_length=60)
    expires_on = models.DateField(null=True)

    class Meta:
        db_table = "ledger_lot"
        constraints = [models.UniqueConstraint(fields=["variant_id", "code"], name="ledger_lot_code")]


class ValueAccount(models.Model):
    """Money owed to or by a customer: store credit, or an account. The balance is a cache of its entries."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=10)
    customer_id = models.UUIDField(null=True)
    balance_minor = models.BigIntegerField(default=0)
    limit_minor = models.BigIntegerField(default=0)

    class Meta:
        db_table = "ledger_value_account"


class ValueEntry(models.Model):
    """One signed amount on a value account, caused by a document's line. Append-only."""

    account = models.ForeignKey(ValueAccount, on_delete=models.PROTECT, related_name="entries")
    amount_minor = models.BigIntegerField()
    document_id = models.UUIDField()
    line = models.IntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "ledger_value_entry"
        constraints = [models.UniqueConstraint(fields=["document_id", "line"], name="ledger_value_entry_once")]
