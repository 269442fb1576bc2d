"""The one row of settings."""

from django.conf import settings
from django.db import migrations


def add(apps, schema_editor):
    begun = {"language": settings.LANGUAGE_CODE, "time_zone": settings.TIME_ZONE}
    apps.get_model("community", "Community").objects.get_or_create(pk=1, defaults=begun)


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
