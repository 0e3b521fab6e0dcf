"""An override is named by its id alone, and remembers the act it was used for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0003_store_of_a_device")]

    operations = [
        migrations.RemoveField(model_name="override", name="digest"),
        migrations.AddField(model_name="override", name="used_for", field=models.UUIDField(null=True)),
    ]
