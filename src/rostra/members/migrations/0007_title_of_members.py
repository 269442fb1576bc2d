"""Members bear a title beside their names, as every other group does, unless an administrator has typed one."""

from django.db import migrations


def name(apps, schema_editor):
    apps.get_model("members", "Group").objects.filter(slug="members", is_built_in=True, title="").update(title="Member")


class Migration(migrations.Migration):
    dependencies = [("members", "0006_indexes_once")]
    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
