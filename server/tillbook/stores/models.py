"""Rows of the company, stores, registers and locations."""

from __future__ import annotations

from django.db import models


class Company(models.Model):
    """The one company of these books."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    currency = models.CharField(max_length=3)
    locale = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en")
    tax_id = models.CharField(max_length=40, default="")
    prices_include_tax = models.BooleanField()
    tax_rounding = models.CharField(max_length=10, default="line")
    cash_rounding_minor = models.BigIntegerField(default=0)
    second_person = models.CharField(max_length=20, default="over_limits")
    is_demo = models.BooleanField(default=False)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "stores_company"


class Store(models.Model):
    """A store or a warehouse, with its clock and its rules."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, default="store")
    group = models.CharField(max_length=100, default="", db_column="group_name")
    time_zone = models.CharField(max_length=60)
    cutoff_minutes = models.IntegerField(default=0)
    address = models.TextField(default="")
    phone = models.CharField(max_length=40, default="")
    tax_id = models.CharField(max_length=40, default="")
    receipt_header = models.TextField(default="")
    receipt_footer = models.TextField(default="")
    return_policy = models.TextField(default="")
    negative_stock = models.CharField(max_length=10, default="allow")
    is_archived = models.BooleanField(default=False)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "stores_store"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["store", "warehouse"]), name="stores_store_kind"),
            models.CheckConstraint(
                condition=models.Q(negative_stock__in=["allow", "warn", "block"]), name="stores_store_negative"
            ),
        ]


class Register(models.Model):
    """A till's place, or the store's office register (one more for each API key that sells)."""

    id = models.UUIDField(primary_key=True)
    store = models.ForeignKey(Store, on_delete=models.PROTECT, related_name="registers")
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    is_office = models.BooleanField(default=False)
    is_archived = models.BooleanField(default=False)

    class Meta:
        db_table = "stores_register"


class Location(models.Model):
    """A place where stock can be; its id is derived from kind and owner (`core.ledger.location_id`)."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=12)
    owner_id = models.UUIDField(null=True)
    store = models.ForeignKey(Store, on_delete=models.PROTECT, null=True, related_name="locations")

    class Meta:
        db_table = "stores_location"
        indexes = [models.Index(fields=["owner_id", "kind"], name="stores_location_owner")]
