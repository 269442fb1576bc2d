"""The look-alike form of the name that each member shows."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from rostra.kit.names import shown_skeleton

_AT_ONCE = 500  # rows


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Derive it for everybody."""
    members = apps.get_model("members", "Member").objects
    rows = list(members.only("pk", "display_name"))
    for row in rows:
        row.display_skeleton = shown_skeleton(row.display_name)
    members.bulk_update(rows, ["display_skeleton"], batch_size=_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0003_about_and_notice"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="display_skeleton",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(fields=["display_skeleton"], name="member_by_shown_name"),
        ),
    ]
