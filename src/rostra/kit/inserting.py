"""Rows inserted by SQL put together once for each table: every reply inserts several.

Django builds the same SQL for every new row of a table, which costs more than what SQLite takes to insert it.
"""

from functools import lru_cache
from typing import Any, TypeVar

from django.db import connections, router
from django.db.models import Model
from django.db.models.sql import InsertQuery

Row = TypeVar("Row", bound=Model)


def insert(row: Row) -> Row:
    """Insert a new row of plain values, as `objects.create` does, and give it its number.

    Its table has one number for a key, given by the database. No signal of Django's is sent: none is listened to.
    """
    using = router.db_for_write(type(row))
    connection = connections[using]
    fields, sql = _statement(type(row), using)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, using  # noqa: SLF001 - Django asks it whether a row is new
    return row


@lru_cache
def _statement(model: type[Model], using: str) -> tuple[tuple[Any, ...], str]:
    """Return the columns that are given, and the statement that inserts them and returns the number."""
    meta = model._meta  # noqa: SLF001 - Django documents it for this
    fields = tuple(field for field in meta.local_concrete_fields if not field.primary_key)
    query = InsertQuery(model)
    query.insert_values(fields, [model()], raw=True)
    compiler: Any = query.get_compiler(using=using)
    compiler.returning_fields = meta.db_returning_fields
    ((sql, _given),) = compiler.as_sql()
    return fields, sql
