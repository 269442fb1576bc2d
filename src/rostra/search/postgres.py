"""The index in PostgreSQL: a vector of words, and the plain text for what stands inside words."""

from collections.abc import Sequence

from django.db import connection

from rostra.search.engine import NOTHING, Filters, Found, Order, Row
from rostra.search.filtering import conditions
from rostra.search.models import IndexedPost
from rostra.search.query import Part, Query, can_be_looked_for_in_words
from rostra.search.words import folded, words_of

TABLES = (
    "CREATE TABLE search_words (id bigint PRIMARY KEY, words tsvector NOT NULL, plain text NOT NULL)",
    "CREATE INDEX search_words_vector ON search_words USING gin (words)",
)
DROPPED_TABLES = ("DROP TABLE search_words",)
# Without the extension pieces are looked for in the newest posts alone, one after the other.
EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
PIECES_INDEX = "CREATE INDEX search_words_pieces ON search_words USING gin (plain gin_trgm_ops)"
_HAS_PIECES_INDEX = "SELECT to_regclass('search_words_pieces') IS NOT NULL"
_LAST_POSITION = 16_383  # of a word in a vector; PostgreSQL counts no further
_MOST_RANKED = 5_000  # of the newest matches: 30 to 90 ms, since every vector ranked is read whole
_ORDERS = {"best": "score DESC, id DESC", "newest": "posted_at DESC, id DESC"}
_FIND = """
SELECT id, COUNT(*) OVER () FROM (
  SELECT f.id, f.posted_at, {score} AS score FROM (
    SELECT w.id, w.words, p.posted_at FROM {source} w
    JOIN search_indexedpost p ON p.post_id = w.id
    JOIN topics_topic t ON t.id = p.topic_id
    WHERE {match} AND {conditions} ORDER BY w.id DESC LIMIT {most}
  ) f
) g ORDER BY {order} LIMIT %s OFFSET %s
"""
# About 100 ms: so many posts are read one by one without the extension.
_NEWEST = "(SELECT * FROM search_words ORDER BY id DESC LIMIT 20000)"


class PostgresEngine:
    """Words first; when no post has them, posts that have them inside other words."""

    def index(self, rows: Sequence[Row]) -> None:
        """Put posts into the index, or replace what it knows of them."""
        self.remove([row.post_id for row in rows])
        IndexedPost.objects.bulk_create(
            IndexedPost(post_id=row.post_id, topic_id=row.topic_id, author_id=row.author_id, posted_at=row.posted_at)
            for row in rows
        )
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (id, words, plain) VALUES (%s, %s::tsvector, %s)",
                [(row.post_id, _vector(row), folded(f"{row.title}\n{row.text}").replace("\0", "")) for row in rows],
            )

    def remove(self, post_ids: Sequence[int]) -> None:
        """Take posts out of the index."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words WHERE id = ANY(%s)", [list(post_ids)])
        IndexedPost.objects.filter(pk__in=post_ids).delete()

    def clear(self) -> None:
        """Empty the index."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words")
        IndexedPost.objects.all().delete()

    def find(self, query: Query, filters: Filters, *, order: Order, start: int, count: int) -> Found:
        """Return posts that match."""
        if query.is_empty or not filters.section_ids:
            return NOTHING
        window = [count, start]
        asked = _query(query)
        match, score = "w.words @@ %s::tsquery", "ts_rank_cd(f.words, %s::tsquery)"
        if order == "best":
            found = _ask("search_words", score, match, [asked, asked], filters, order, window)
        else:
            found = _ask("search_words", "0", match, [asked], filters, order, window)
        # Nothing on a later page is not nothing at all: the words decide on the first.
        if found.total or start or not can_be_looked_for_in_words(query):
            return found
        likes = [f"%{_literal(piece)}%" for piece in query.pieces]
        match = " AND ".join(["w.plain LIKE %s"] * len(likes))
        return _ask("search_words" if _has_pieces_index() else _NEWEST, "0", match, likes, filters, order, window)


def _ask(
    source: str, score: str, match: str, asked: list[str], filters: Filters, order: Order, window: list[int]
) -> Found:
    where, values = conditions(filters)
    sql = _FIND.format(
        source=source, score=score, match=match, conditions=where, order=_ORDERS[order], most=_MOST_RANKED
    )
    with connection.cursor() as cursor:
        parameters: list[str | int] = [*asked, *values, *window]
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    total = rows[0][1] if rows else 0
    return Found(tuple(row[0] for row in rows), total, is_cut=total >= _MOST_RANKED)


def _vector(row: Row) -> str:
    """Return the words as the literal of a vector: PostgreSQL's own parser would cut scripts it does not know."""
    title, text = words_of(row.title), words_of(row.text)
    # A gap between title and text, so that no phrase spans both.
    places = [(word, place, "A") for place, word in enumerate(title, 1)]
    places += [(word, place, "D") for place, word in enumerate(text, len(title) + 3)]
    return " ".join(f"'{word}':{min(place, _LAST_POSITION)}{weight}" for word, place, weight in places)


def _query(query: Query) -> str:
    wanted = " & ".join(_phrase(part) for part in query.wanted)
    return wanted + "".join(f" & !({_phrase(part)})" for part in query.unwanted)


def _phrase(part: Part) -> str:
    """Return words as a literal; `words.py` leaves neither quotes nor backslashes in them."""
    words = " <-> ".join(f"'{word}'" for word in part.words)
    return f"({words}{':*' if part.is_open else ''})"


def _literal(piece: str) -> str:
    bare = piece.replace("\0", "")
    return bare.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _has_pieces_index() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_HAS_PIECES_INDEX)
        return bool(cursor.fetchone()[0])
