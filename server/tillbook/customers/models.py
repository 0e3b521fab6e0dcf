"""Rows of customers."""

from __future__ import annotations

from django.db import models


class Customer(models.Model):
    """What the books know of a customer: an id, a code, a group, a price list."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=20, unique=True)
    group = models.CharField(max_length=60, default="", db_column="group_name")
    price_list_id = models.UUIDField(null=True)
    is_tax_exempt = models.BooleanField(default=False)
    tax_id = models.CharField(max_length=40, default="")
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "customers_customer"


class Private(models.Model):
    """What the books must be able to forget."""

    customer = models.OneToOneField(Customer, on_delete=models.PROTECT, primary_key=True, related_name="private")
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=200, default="")
    phone = models.CharField(max_length=40, default="")
    address = models.TextField(default="")
    note = models.TextField(default="")
    search_text = models.TextField(default="")

    class Meta:
        db_table = "customers_private"


class Erasure(models.Model):
    """A customer that was erased: kept, and applied again after every restore."""

    customer_id = models.UUIDField(primary_key=True)
    erased_at = models.DateTimeField()

    class Meta:
        db_table = "customers_erasure"
