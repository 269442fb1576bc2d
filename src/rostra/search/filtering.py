"""The part of a search that both databases share: which rows count, and in which order they are given."""

from rostra.search.engine import Filters


def conditions(filters: Filters) -> tuple[str, list[int]]:
    """Return SQL that keeps shown topics of the sections (`t`) and posts of the author (`p`), with its parameters."""
    holes = ", ".join(["%s"] * len(filters.section_ids))
    sql = f"t.removed_at IS NULL AND t.section_id IN ({holes})"
    values: list[int] = sorted(filters.section_ids)
    if filters.author_id is not None:
        return f"{sql} AND p.author_id = %s", [*values, filters.author_id]
    return sql, values
