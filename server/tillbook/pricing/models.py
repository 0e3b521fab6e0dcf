"""Rows of taxes, prices and promotions."""

from __future__ import annotations

from django.db import models


class TaxCategory(models.Model):
    """What a product is, for the taxman (`standard`, `reduced`, ...)."""

    id = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=100)
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "pricing_tax_category"


class TaxRate(models.Model):
    """A rate of a category in force from a day (to a day); several rates of one category apply together."""

    id = models.CharField(max_length=60, primary_key=True)
    category = models.ForeignKey(TaxCategory, on_delete=models.PROTECT, related_name="rates")
    name = models.CharField(max_length=100)
    ppm = models.BigIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "pricing_tax_rate"
        constraints = [models.CheckConstraint(condition=models.Q(ppm__gte=0), name="pricing_tax_rate_ppm")]


class PriceList(models.Model):
    """A list of prices, for one store or (null) for all, with or without tax, for a time or for good.

    `is_default`: it holds for everybody; else only for customers it is given to. Of two lists that hold, the higher priority
    names the price.
    """

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=100)
    store_id = models.UUIDField(null=True)
    includes_tax = models.BooleanField()
    is_default = models.BooleanField(default=False)
    priority = models.IntegerField(default=0)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    is_archived = models.BooleanField(default=False)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "pricing_price_list"


class Price(models.Model):
    """A variant's price in a list from a day on, until the next one or its end. Rows are only ever added.

    In force on a day is the row that began last; of two that began on one day, the one written last.
    """

    price_list = models.ForeignKey(PriceList, on_delete=models.PROTECT, related_name="prices")
    variant_id = models.UUIDField()
    price_minor = models.BigIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "pricing_price"
        constraints = [
            models.CheckConstraint(condition=models.Q(price_minor__gte=0), name="pricing_price_positive"),
        ]
        indexes = [models.Index(fields=["variant_id", "price_list", "valid_from"], name="pricing_price_in_force")]


class Promotion(models.Model):
    """A promotion as the engine reads it: its rule as canonical JSON (see `docs/reference/pricing.md`)."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=100)
    rule = models.TextField()
    priority = models.IntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    is_active = models.BooleanField(default=True)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "pricing_promotion"
