from django.db import migrations, transaction
from django.db.utils import DatabaseError

from rostra.search import postgres, sqlite


def make(apps, editor):
    tables = postgres.TABLES if editor.connection.vendor == "postgresql" else sqlite.TABLES
    for sql in tables:
        editor.execute(sql)
    if editor.connection.vendor == "postgresql":
        _make_pieces(editor)


def _make_pieces(editor):
    """Without the right to make the extension, search does with less."""
    try:
        with transaction.atomic(using=editor.connection.alias):
            editor.execute(postgres.EXTENSION)
            editor.execute(postgres.PIECES_INDEX)
    except DatabaseError:
        pass


def drop(apps, editor):
    tables = postgres.DROPPED_TABLES if editor.connection.vendor == "postgresql" else sqlite.DROPPED_TABLES
    for sql in tables:
        editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
