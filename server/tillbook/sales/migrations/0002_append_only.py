"""Rows of the books are never updated or deleted: the database itself refuses."""

from django.db import migrations

from tillbook.platform.fields import append_only


class Migration(migrations.Migration):
    dependencies = [("sales", "0001_initial")]
    operations = [append_only("sales_sale", "sales_line", "sales_tax", "sales_tender", "sales_order_event")]
