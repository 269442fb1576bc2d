"""Finding texts by how they begin, by the index of their column."""

from django.db import connection
from django.db.models import Q

_LAST = "\U0010ffff"


def begins_with(column: str, text: str) -> Q:
    """Return the condition that a column begins with `text`.

    SQLite takes no index for `LIKE`, but compares texts by their characters' numbers, so that what begins alike lies
    together. PostgreSQL takes the index that Django makes for it, and may sort texts as people do.
    """
    if connection.vendor == "sqlite":
        return Q((f"{column}__gte", text), (f"{column}__lt", text + _LAST))
    return Q((f"{column}__startswith", text))
