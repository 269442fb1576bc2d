"""The part of a search that both databases share: which rows count, and what is made of those that are found."""

from collections.abc import Sequence

from django.db import connection

from rostra.search.engine import Filters, Found


def conditions(filters: Filters) -> tuple[str, list[int]]:
    """Return SQL that keeps shown topics of the sections (`t`) and posts of the author (`p`), with its parameters."""
    holes = ", ".join(["%s"] * len(filters.section_ids))
    sql = f"t.removed_at IS NULL AND t.section_id IN ({holes})"
    values: list[int] = sorted(filters.section_ids)
    if filters.author_id is not None:
        return f"{sql} AND p.author_id = %s", [*values, filters.author_id]
    return sql, values


def asked_for(sql: str, parameters: Sequence[str | int], *, most: int) -> Found:
    """Return what a query finds whose rows are a post, how many there are, and how many of them only inside words.

    `most` is how many of each kind are ranked.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    total, inside = rows[0][1:] if rows else (0, 0)
    return Found(tuple(row[0] for row in rows), total, is_cut=max(total - inside, inside) >= most)
