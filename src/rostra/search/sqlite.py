"""The index in SQLite: FTS5 over words, and over trigrams for what stands inside words."""

from collections.abc import Sequence

from django.db import connection

from rostra.search.engine import NOTHING, Filters, Found, Order, Row
from rostra.search.filtering import conditions
from rostra.search.models import IndexedPost
from rostra.search.query import Part, Query, can_be_looked_for_in_words
from rostra.search.words import folded, words_of

# Words are cut and folded by `words.py`, so the tokenizer only parts them at spaces. Neither table keeps the text.
_OPTIONS = "content='', contentless_delete=1"
TABLES = (
    f"CREATE VIRTUAL TABLE search_words USING fts5 (title, text, {_OPTIONS}, tokenize='ascii')",
    f"CREATE VIRTUAL TABLE search_pieces USING fts5 (plain, {_OPTIONS}, tokenize='trigram case_sensitive 1')",
)
DROPPED_TABLES = ("DROP TABLE search_words", "DROP TABLE search_pieces")
_MOST_RANKED = 20_000  # of the newest matches: 27 ms of a processor
# A word in the title says ten times as much as one in the text.
_SCORES = {"search_words": "bm25(search_words, 10.0, 1.0)", "search_pieces": "0"}
_ORDERS = {"best": "score, id DESC", "newest": "posted_at DESC, id DESC"}
_FIND = """
SELECT id, COUNT(*) OVER () FROM (
  SELECT {table}.rowid AS id, p.posted_at AS posted_at, {score} AS score
  FROM {table} CROSS JOIN search_indexedpost p ON p.post_id = {table}.rowid
  CROSS JOIN topics_topic t ON t.id = p.topic_id
  WHERE {table} MATCH %s AND {conditions}
  ORDER BY {table}.rowid DESC LIMIT {most}
) ORDER BY {order} LIMIT %s OFFSET %s
"""


class SqliteEngine:
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
                "INSERT INTO search_words (rowid, title, text) VALUES (%s, %s, %s)",
                [(row.post_id, " ".join(words_of(row.title)), " ".join(words_of(row.text))) for row in rows],
            )
            cursor.executemany(
                "INSERT INTO search_pieces (rowid, plain) VALUES (%s, %s)",
                [(row.post_id, folded(f"{row.title}\n{row.text}")) for row in rows],
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
        found = _ask("search_words", _words(query), filters, order, (count, start))
        # Nothing on a later page is not nothing at all: the words decide on the first.
        if found.total or start or not can_be_looked_for_in_words(query):
            return found
        return _ask("search_pieces", _pieces(query), filters, order, (count, start))


def _ask(table: str, match: str, filters: Filters, order: Order, window: tuple[int, int]) -> Found:
    where, values = conditions(filters)
    score = _SCORES[table] if order == "best" else "0"
    sql = _FIND.format(table=table, score=score, conditions=where, order=_ORDERS[order], most=_MOST_RANKED)
    with connection.cursor() as cursor:
        parameters: list[str | int] = [match, *values, *window]
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    total = rows[0][1] if rows else 0
    return Found(tuple(row[0] for row in rows), total, is_cut=total >= _MOST_RANKED)


def _words(query: Query) -> str:
    wanted = " AND ".join(_phrase(part) for part in query.wanted)
    unwanted = "".join(f" NOT {_phrase(part)}" for part in query.unwanted)
    return f"({wanted}){unwanted}"


def _phrase(part: Part) -> str:
    """Return words as one quoted string, in which FTS5 knows no operators; `words.py` leaves no quotes in them."""
    return f'"{" ".join(part.words)}"{" *" if part.is_open else ""}'


def _pieces(query: Query) -> str:
    return " AND ".join('"{}"'.format(piece.replace('"', '""').replace("\0", "")) for piece in query.pieces)
