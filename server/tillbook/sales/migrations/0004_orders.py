"""Orders: numbers given once, notes that can be forgotten, and steps that are counted (there were none before)."""

import django.db.models.deletion
from django.db import migrations, models

from tillbook.platform.fields import append_only


class Migration(migrations.Migration):
    dependencies = [("sales", "0003_facts")]
    operations = [
        migrations.CreateModel(
            name="OrderNumber",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("order_id", models.UUIDField(unique=True)),
            ],
            options={"db_table": "sales_order_number"},
        ),
        migrations.CreateModel(
            name="OrderNote",
            fields=[
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="written",
                        serialize=False,
                        to="sales.order",
                    ),
                ),
                ("text", models.TextField()),
            ],
            options={"db_table": "sales_order_note"},
        ),
        migrations.AddIndex(model_name="order", index=models.Index(fields=["customer_id"], name="sales_order_customer")),
        migrations.DeleteModel(name="OrderEvent"),
        migrations.CreateModel(
            name="OrderEvent",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("n", models.IntegerField()),
                ("state", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("actor_id", models.UUIDField(null=True)),
                ("actor_name", models.CharField(max_length=200)),
                (
                    "order",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="sales.order"),
                ),
            ],
            options={
                "db_table": "sales_order_event",
                "constraints": [models.UniqueConstraint(fields=("order", "n"), name="sales_order_event_once")],
            },
        ),
        append_only("sales_order_event"),
    ]
