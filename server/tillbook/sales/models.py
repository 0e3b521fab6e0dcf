"""Rows of sales and orders. The rows of a sale are a projection of its document; `verify` compares them."""

from __future__ import annotations

from django.db import models


class Sale(models.Model):
    """One sale, return or exchange."""

    id = models.UUIDField(primary_key=True)
    type = models.CharField(max_length=10)
    store_id = models.UUIDField()
    register_id = models.UUIDField()
    receipt_no = models.CharField(max_length=40, unique=True)
    person_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    customer_id = models.UUIDField(null=True)
    order_id = models.UUIDField(null=True)
    business_date = models.DateField()
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    net_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()
    gross_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField()
    rounding_minor = models.BigIntegerField()
    is_void = models.BooleanField(default=False)

    class Meta:
        db_table = "sales_sale"
        indexes = [
            models.Index(fields=["business_date", "store_id"], name="sales_sale_day"),
            models.Index(fields=["store_id", "recorded_at"], name="sales_sale_store"),
            models.Index(fields=["customer_id"], name="sales_sale_customer"),
        ]


class SaleLine(models.Model):
    """One line, sold (n above zero) or given back (n below zero, figures negative)."""

    sale = models.ForeignKey(Sale, on_delete=models.PROTECT, related_name="lines")
    n = models.IntegerField()
    variant_id = models.UUIDField()
    quantity_milli = models.BigIntegerField()
    unit_price_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField()
    net_minor = models.BigIntegerField()
    gross_minor = models.BigIntegerField()
    cost_minor = models.BigIntegerField(null=True)
    of_sale_id = models.UUIDField(null=True)
    of_n = models.IntegerField(null=True)
    reason = models.CharField(max_length=100, default="")
    condition = models.CharField(max_length=12, default="")

    class Meta:
        db_table = "sales_line"
        constraints = [models.UniqueConstraint(fields=["sale", "n"], name="sales_line_once")]
        indexes = [
            models.Index(fields=["variant_id"], name="sales_line_variant"),
            models.Index(fields=["of_sale_id"], name="sales_line_of", condition=models.Q(of_sale_id__isnull=False)),
        ]


class SaleTax(models.Model):
    """Tax of one rate over a whole document."""

    sale = models.ForeignKey(Sale, on_delete=models.PROTECT, related_name="taxes")
    rate = models.CharField(max_length=60)
    base_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()

    class Meta:
        db_table = "sales_tax"


class Tender(models.Model):
    """One payment part; negative means paid out."""

    sale = models.ForeignKey(Sale, on_delete=models.PROTECT, related_name="tenders")
    n = models.IntegerField()
    kind = models.CharField(max_length=10)
    amount_minor = models.BigIntegerField()
    given_minor = models.BigIntegerField(null=True)
    reference = models.CharField(max_length=100, default="")

    class Meta:
        db_table = "sales_tender"


class OrderNumber(models.Model):
    """Numbers for orders, each given once (a failed placing leaves a gap). One row per order, so that placing the same order
    at the same instant queues here, before any stock is asked for."""

    id = models.BigAutoField(primary_key=True)
    order_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "sales_order_number"


class Order(models.Model):
    """Something placed for a customer, fulfilled later: pending > confirmed > completed > refunded, or cancelled.

    `content` is the digest of what was asked for, so that a repetition is told from another order with the same id.
    """

    id = models.UUIDField(primary_key=True)
    number = models.BigIntegerField(unique=True)
    store_id = models.UUIDField()
    customer_id = models.UUIDField()
    state = models.CharField(max_length=10)
    payment_method = models.CharField(max_length=10)
    payment_reference = models.CharField(max_length=100, default="")
    gross_minor = models.BigIntegerField()
    content = models.TextField()
    placed_at = models.DateTimeField()
    sale_id = models.UUIDField(null=True)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "sales_order"
        indexes = [
            models.Index(fields=["store_id", "state"], name="sales_order_state"),
            models.Index(fields=["customer_id"], name="sales_order_customer"),
        ]


class OrderNote(models.Model):
    """What somebody typed beside an order: free text may speak of a person, so it stands apart and can be forgotten."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, primary_key=True, related_name="written")
    text = models.TextField()

    class Meta:
        db_table = "sales_order_note"


class OrderLine(models.Model):
    """One line of an order, priced when it was placed (`figures`: the sale line it will become, as canonical JSON)."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    n = models.IntegerField()
    variant_id = models.UUIDField()
    quantity_milli = models.BigIntegerField()
    unit_price_minor = models.BigIntegerField()
    gross_minor = models.BigIntegerField()
    figures = models.TextField()

    class Meta:
        db_table = "sales_order_line"
        constraints = [models.UniqueConstraint(fields=["order", "n"], name="sales_order_line_once")]


class OrderEvent(models.Model):
    """One step of an order's life, the n-th; its id is the document of the movements it made: for a completed or refunded order the sale
    or return in the journal. Append-only."""

    id = models.UUIDField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    n = models.IntegerField()
    state = models.CharField(max_length=10)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)

    class Meta:
        db_table = "sales_order_event"
        constraints = [models.UniqueConstraint(fields=["order", "n"], name="sales_order_event_once")]
