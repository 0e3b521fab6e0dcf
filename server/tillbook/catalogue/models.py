"""Rows of the catalogue."""

from __future__ import annotations

from django.db import models


class Category(models.Model):
    """A node of the category tree."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    icon = models.CharField(max_length=40, default="")
    position = models.IntegerField(default=0)
    is_archived = models.BooleanField(default=False)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "catalogue_category"
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="catalogue_category_once"),
            models.UniqueConstraint(fields=["name"], condition=models.Q(parent=None), name="catalogue_category_root_once"),
        ]


class Supplier(models.Model):
    """Somebody goods are bought from. Terms belong to purchasing."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=200, default="")
    phone = models.CharField(max_length=40, default="")
    tax_id = models.CharField(max_length=40, default="")
    lead_time_days = models.IntegerField(default=0)
    note = models.TextField(default="")
    is_archived = models.BooleanField(default=False)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "catalogue_supplier"


class Product(models.Model):
    """What groups variants: one name, one category, one unit, one tax category. `code` is what files call it, where they do."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=60, null=True, unique=True)
    name = models.CharField(max_length=200)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, related_name="products")
    unit = models.CharField(max_length=20, default="piece")
    tax_category = models.CharField(max_length=40)
    option_names = models.TextField(default="[]")
    description = models.TextField(default="")
    is_archived = models.BooleanField(default=False)
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "catalogue_product"


class Variant(models.Model):
    """The sellable thing. `search_text` is its names, code, options and barcodes, folded by `core.catalogue.fold_text`.

    `floor_minor` is the price below which nobody may go; `changed_in` the catalogue version that wrote the row last, by which the
    search index of each process catches up.
    """

    id = models.UUIDField(primary_key=True)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="variants")
    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    options = models.TextField(default="{}")
    search_text = models.TextField(default="")
    icon = models.CharField(max_length=40, default="")
    picture = models.CharField(max_length=100, default="")
    is_archived = models.BooleanField(default=False)
    is_flagged = models.BooleanField(default=False)
    floor_minor = models.BigIntegerField(null=True)
    version = models.BigIntegerField(default=1)
    changed_in = models.BigIntegerField(default=0)

    class Meta:
        db_table = "catalogue_variant"
        indexes = [models.Index(fields=["changed_in"], name="catalogue_variant_changed")]


class Barcode(models.Model):
    """A code that finds a variant; one scan of it is `quantity_milli` of the unit (a pack of six: 6000)."""

    code = models.CharField(max_length=100, primary_key=True)
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="barcodes")
    quantity_milli = models.BigIntegerField(default=1000)
    kind = models.CharField(max_length=20, default="gtin")

    class Meta:
        db_table = "catalogue_barcode"
        constraints = [models.CheckConstraint(condition=models.Q(quantity_milli__gt=0), name="catalogue_barcode_quantity")]


class BarcodeRule(models.Model):
    """How labels of one prefix carry a price or a weight (`core.catalogue.EmbeddedRule`)."""

    prefix = models.CharField(max_length=8, primary_key=True)
    kind = models.CharField(max_length=20)
    item_digits = models.IntegerField()
    value_digits = models.IntegerField()
    check_digits = models.IntegerField(default=0)
    scale = models.IntegerField(default=1)
    most_minor = models.BigIntegerField(null=True)

    class Meta:
        db_table = "catalogue_barcode_rule"


class SupplierCode(models.Model):
    """What a supplier calls a variant and asks for it."""

    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="codes")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="supplier_codes")
    code = models.CharField(max_length=60, default="")
    cost_minor = models.BigIntegerField(null=True)
    pack_milli = models.BigIntegerField(default=1000)

    class Meta:
        db_table = "catalogue_supplier_code"
        constraints = [models.UniqueConstraint(fields=["supplier", "variant"], name="catalogue_supplier_code_once")]


class Assortment(models.Model):
    """Which variants a store carries; a variant without any row is carried everywhere."""

    store_id = models.UUIDField()
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="assortment")
    is_listed = models.BooleanField()
    min_milli = models.BigIntegerField(null=True)
    max_milli = models.BigIntegerField(null=True)
    favourite_tab = models.CharField(max_length=40, default="")
    favourite_position = models.IntegerField(default=0)

    class Meta:
        db_table = "catalogue_assortment"
        constraints = [models.UniqueConstraint(fields=["store_id", "variant"], name="catalogue_assortment_once")]
