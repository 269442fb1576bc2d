"""The index in PostgreSQL: a vector of words, and the plain text for what stands inside words."""

from collections.abc import Sequence

from django.db import connection

from rostra.search.engine import NOTHING, Filters, Found, Order, Row
from rostra.search.filtering import asked_for, conditions
from rostra.search.models import IndexedPost
from rostra.search.query import Part, Query, can_be_looked_for_in_words
from rostra.search.words import words_of, words_spelled_out

TABLES = (
    "CREATE TABLE search_words (id bigint PRIMARY KEY, words tsvector NOT NULL, plain text NOT NULL)",
    "CREATE INDEX search_words_vector ON search_words USING gin (words)",
)
DROPPED_TABLES = ("DROP TABLE search_words",)
# Without the extension pieces are looked for in the newest posts alone, one after the other.
EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
PIECES_INDEX = "CREATE INDEX search_words_pieces ON search_words USING gin (plain gin_trgm_ops)"
_LAST_POSITION = 16_383  # of a word in a vector; PostgreSQL counts no further
_MOST_RANKED = 5_000  # of the newest matches: 30 to 90 ms, since every vector ranked is read whole
_ORDERS = {"best": "inside, score DESC, id DESC", "newest": "posted_at DESC, id DESC"}
_FIND = """
WITH whole AS MATERIALIZED (
  SELECT f.id, f.posted_at, {score} AS score, 0 AS inside FROM (
    SELECT w.id, w.words, p.posted_at FROM search_words w
    JOIN search_indexedpost p ON p.post_id = w.id
    JOIN topics_topic t ON t.id = p.topic_id
    WHERE w.words @@ %s::tsquery AND {conditions} ORDER BY w.id DESC LIMIT {most}
  ) f
), pieces AS ({pieces})
SELECT id, COUNT(*) OVER (), SUM(inside) OVER () FROM (SELECT * FROM whole UNION ALL SELECT * FROM pieces) g
ORDER BY {order} LIMIT %s OFFSET %s
"""
_PIECES = """
  SELECT w.id, p.posted_at, 0::real AS score, 1 AS inside FROM search_words w
  JOIN search_indexedpost p ON p.post_id = w.id
  JOIN topics_topic t ON t.id = p.topic_id
  WHERE w.id >= {oldest} AND {match} AND {conditions} AND w.id NOT IN (SELECT id FROM whole)
  AND (SELECT COUNT(*) FROM whole) < {enough} ORDER BY w.id DESC LIMIT {most}
"""
# Without the extension the newest posts are read one by one (20,000 in about 100 ms), and only when none has the words.
_HAS_INDEX = "to_regclass('search_words_pieces') IS NOT NULL"
_NEWEST = "SELECT MIN(id) FROM (SELECT id FROM search_words ORDER BY id DESC LIMIT 20000) n"
_OLDEST = f"(SELECT CASE WHEN {_HAS_INDEX} THEN 0 ELSE ({_NEWEST}) END)"
_ENOUGH = f"(SELECT CASE WHEN {_HAS_INDEX} THEN {{most}} ELSE 1 END)"
_NO_PIECES = "SELECT id, posted_at, score, inside FROM whole WHERE false"


class PostgresEngine:
    """Words first, then posts that have them inside other words."""

    def index(self, rows: Sequence[Row]) -> None:
        """Put posts into the index, or replace what it knows of them."""
        self.remove([row.post_id for row in rows])
        IndexedPost.objects.bulk_create(row.known() for row in rows)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (id, words, plain) VALUES (%s, %s::tsvector, %s)",
                [(row.post_id, _vector(row), row.letters.replace("\0", "")) for row in rows],
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
        where, values = conditions(filters)
        score, scored = ("ts_rank_cd(f.words, %s::tsquery)", [_query(query)]) if order == "best" else ("0::real", [])
        pieces, asked = _pieces(query, where, values)
        sql = _FIND.format(score=score, conditions=where, pieces=pieces, order=_ORDERS[order], most=_MOST_RANKED)
        return asked_for(sql, [*scored, _query(query), *values, *asked, count, start], most=_MOST_RANKED)


def _pieces(query: Query, where: str, values: list[int]) -> tuple[str, list[str | int]]:
    """Return SQL that finds words inside others, with its parameters."""
    if not can_be_looked_for_in_words(query):
        return _NO_PIECES, []
    likes = [f"%{_literal(piece)}%" for forms in query.pieces for piece in forms]
    match = " AND ".join(f"({' OR '.join(['w.plain LIKE %s'] * len(forms))})" for forms in query.pieces)
    sql = _PIECES.format(
        match=match, conditions=where, oldest=_OLDEST, enough=_ENOUGH.format(most=_MOST_RANKED), most=_MOST_RANKED
    )
    return sql, [*likes, *values]


def _vector(row: Row) -> str:
    """Return the words as the literal of a vector: PostgreSQL's own parser would cut scripts it does not know."""
    places: list[str] = []
    start = 1
    for text, weight in ((row.title, "A"), (row.deck, "D"), (row.text, "D")):
        words = words_of(text)
        for kind in (words, words_spelled_out(text)):
            places += (f"'{word}':{min(place, _LAST_POSITION)}{weight}" for place, word in enumerate(kind, start))
        start += len(words) + 2  # A gap between texts, so that no phrase spans two.
    return " ".join(places)


def _query(query: Query) -> str:
    wanted = " & ".join(_phrase(part) for part in query.wanted)
    return wanted + "".join(f" & !({_phrase(part)})" for part in query.unwanted)


def _phrase(part: Part) -> str:
    """Return words as a literal; `words.py` leaves neither quotes nor backslashes in them."""
    forms = [" <-> ".join(f"'{word}'" for word in words) + (":*" if part.is_open else "") for words in part.forms]
    return f"({' | '.join(forms)})"


def _literal(piece: str) -> str:
    bare = piece.replace("\0", "")
    return bare.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
