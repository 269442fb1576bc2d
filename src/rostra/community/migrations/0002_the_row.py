"""The one row of settings."""

from django.db import migrations


def add(apps, schema_editor):
    apps.get_model("community", "Community").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
