"""A device knows its store. One enrolled before gets no store, so it may do nothing anywhere until it is enrolled again."""

from uuid import UUID

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0002_people_and_sessions")]

    operations = [
        migrations.AddField(
            model_name="device", name="store_id", field=models.UUIDField(default=UUID(int=0)), preserve_default=False
        )
    ]
