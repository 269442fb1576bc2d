"""Whether a revision was made in silence is kept with it, as it was told from the time until now."""

import datetime as dt

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

_AT_ONCE = 1000  # rows


def mark_silent(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Mark what authors changed right after posting."""
    revisions = apps.get_model("topics", "Revision").objects
    graces = dict(apps.get_model("members", "Group").objects.values_list("pk", "edit_grace_s"))
    own = revisions.filter(number__gt=1, made_by=F("post__author")).values_list(
        "pk", "made_at", "post__posted_at", "post__author__group_id"
    )
    silent = [pk for pk, made, posted, group in own.iterator() if made <= posted + dt.timedelta(seconds=graces[group])]
    for start in range(0, len(silent), _AT_ONCE):
        revisions.filter(pk__in=silent[start : start + _AT_ONCE]).update(is_silent=True)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0003_about_and_notice"),
        ("topics", "0009_topic_moves"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="is_silent",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(mark_silent, migrations.RunPython.noop),
    ]
