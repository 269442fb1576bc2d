"""The index in SQLite: FTS5 over words, and over trigrams for what stands inside words."""

from collections.abc import Sequence

from django.db import connection

from rostra.search.engine import NOTHING, Filters, Found, Order, Row
from rostra.search.filtering import asked_for, conditions
from rostra.search.models import IndexedPost
from rostra.search.query import Part, Query, can_be_looked_for_in_words
from rostra.search.words import words_of, words_spelled_out

# Words are cut and folded by `words.py`, so the tokenizer only parts them at spaces. Neither table keeps the text.
_OPTIONS = "content='', contentless_delete=1"
TABLES = (
    f"CREATE VIRTUAL TABLE search_words USING fts5 (title, text, {_OPTIONS}, tokenize='ascii')",
    f"CREATE VIRTUAL TABLE search_pieces USING fts5 (plain, {_OPTIONS}, tokenize='trigram case_sensitive 1')",
)
DROPPED_TABLES = ("DROP TABLE search_words", "DROP TABLE search_pieces")
_GAP = "¶"  # stands between texts: no word has it, so that no phrase spans it
_MOST_RANKED = 20_000  # of the newest matches: 27 ms of a processor
_SCORE = "bm25(search_words, 10.0, 1.0)"  # A word in the title says ten times as much as one in the text.
_ORDERS = {"best": "inside, score, id DESC", "newest": "posted_at DESC, id DESC"}
_FIND = """
WITH whole AS MATERIALIZED (
  SELECT search_words.rowid AS id, p.posted_at AS posted_at, {score} AS score, 0 AS inside
  FROM search_words CROSS JOIN search_indexedpost p ON p.post_id = search_words.rowid
  CROSS JOIN topics_topic t ON t.id = p.topic_id
  WHERE search_words MATCH %s AND {conditions}
  ORDER BY search_words.rowid DESC LIMIT {most}
), pieces AS ({pieces})
SELECT id, COUNT(*) OVER (), SUM(inside) OVER () FROM (SELECT * FROM whole UNION ALL SELECT * FROM pieces)
ORDER BY {order} LIMIT %s OFFSET %s
"""
_PIECES = """
  SELECT search_pieces.rowid AS id, p.posted_at AS posted_at, 0 AS score, 1 AS inside
  FROM search_pieces CROSS JOIN search_indexedpost p ON p.post_id = search_pieces.rowid
  CROSS JOIN topics_topic t ON t.id = p.topic_id
  WHERE search_pieces MATCH %s AND {conditions} AND search_pieces.rowid NOT IN (SELECT id FROM whole)
  AND (SELECT COUNT(*) FROM whole) < {most}
  ORDER BY search_pieces.rowid DESC LIMIT {most}
"""
_NO_PIECES = "SELECT id, posted_at, score, inside FROM whole WHERE 0"


class SqliteEngine:
    """Words first, then posts that have them inside other words."""

    def index(self, rows: Sequence[Row]) -> None:
        """Put posts into the index, or replace what it knows of them."""
        self.remove([row.post_id for row in rows])
        IndexedPost.objects.bulk_create(row.known() for row in rows)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (rowid, title, text) VALUES (%s, %s, %s)",
                [(row.post_id, _column(row.title), _column(row.deck, row.text)) for row in rows],
            )
            cursor.executemany(
                "INSERT INTO search_pieces (rowid, plain) VALUES (%s, %s)",
                [(row.post_id, row.letters) for row in rows],
            )

    def remove(self, post_ids: Sequence[int]) -> None:
        """Take posts out of the index."""
        known = IndexedPost.objects.filter(pk__in=post_ids)
        numbers = [(pk,) for pk in known.values_list("pk", flat=True)]
        if not numbers:
            return
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", numbers)
            cursor.executemany("DELETE FROM search_pieces WHERE rowid = %s", numbers)
        known.delete()

    def clear(self) -> None:
        """Empty the index."""
        IndexedPost.objects.all().delete()
        with connection.cursor() as cursor:
            for sql in (*DROPPED_TABLES, *TABLES):
                cursor.execute(sql)

    def find(self, query: Query, filters: Filters, *, order: Order, start: int, count: int) -> Found:
        """Return posts that match."""
        if query.is_empty or not filters.section_ids:
            return NOTHING
        where, values = conditions(filters)
        pieces = _NO_PIECES
        parameters: list[str | int] = [_words(query), *values]
        if can_be_looked_for_in_words(query):
            pieces = _PIECES.format(conditions=where, most=_MOST_RANKED)
            parameters += [_pieces(query), *values]
        score = _SCORE if order == "best" else "0"
        sql = _FIND.format(score=score, conditions=where, pieces=pieces, order=_ORDERS[order], most=_MOST_RANKED)
        return asked_for(sql, [*parameters, count, start], most=_MOST_RANKED)


def _column(*texts: str) -> str:
    """Return the words of texts as FTS5 takes them; a text with umlauts follows once more, spelled out.

    It does so whole, not only its words with umlauts, so that phrases are found in that form too.
    """
    said = [*map(words_of, texts), *map(words_spelled_out, texts)]
    return f" {_GAP} ".join(" ".join(words) for words in said if words)


def _words(query: Query) -> str:
    wanted = " AND ".join(_phrase(part) for part in query.wanted)
    unwanted = "".join(f" NOT {_phrase(part)}" for part in query.unwanted)
    return f"({wanted}){unwanted}"


def _phrase(part: Part) -> str:
    """Return words as quoted strings, in which FTS5 knows no operators; `words.py` leaves no quotes in them."""
    forms = [f'"{" ".join(words)}"{" *" if part.is_open else ""}' for words in part.forms]
    return f"({' OR '.join(forms)})"


def _pieces(query: Query) -> str:
    return " AND ".join(f"({' OR '.join(_quoted(piece) for piece in forms)})" for forms in query.pieces)


def _quoted(piece: str) -> str:
    return '"{}"'.format(piece.replace('"', '""').replace("\0", ""))
