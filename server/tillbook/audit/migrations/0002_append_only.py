"""Rows of the books are never updated or deleted: the database itself refuses."""

from django.db import migrations

from tillbook.platform.fields import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [append_only("audit_row", "audit_seal", "audit_checkpoint")]
