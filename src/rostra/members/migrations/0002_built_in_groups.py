"""The five groups that every site has."""

from django.db import migrations

GROUPS = [
    # slug, name, title, staff, order, edit window in seconds, silent grace in seconds
    ("guests", "Guests", "", False, 10, 0, 0),
    ("members", "Members", "", False, 20, 86_400, 300),
    ("editors", "Editors", "Newsroom", True, 30, None, 300),
    ("moderators", "Moderators", "Moderator", True, 40, None, 300),
    ("administrators", "Administrators", "Administrator", True, 50, None, 300),
]


def add(apps, schema_editor):
    group = apps.get_model("members", "Group")
    for slug, name, title, is_staff, order, window, grace in GROUPS:
        group.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "title": title,
                "is_staff": is_staff,
                "is_built_in": True,
                "order": order,
                "edit_window_s": window,
                "edit_grace_s": grace,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
