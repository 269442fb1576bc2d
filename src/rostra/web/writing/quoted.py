"""What other posts quote of a revision that readers cannot open."""

from collections.abc import Iterable, Iterator
from html import unescape

from django.utils.html import strip_tags

from rostra.markup.job import Meter
from rostra.members.viewer import Viewer
from rostra.topics.models import Post, Quote
from rostra.topics.past_texts import PastTexts

_MOST = 10  # quotes that are looked at


def quoted_words(viewer: Viewer, post: Post, revision: int) -> str:
    """Return the passages of a revision that stand as quotes in posts this viewer may read, a line each.

    A quote may name any passage: only what its post shows to everybody is no secret.
    """
    rows = Quote.objects.filter(quoted=post, revision=revision, end__gt=0)
    readable = Post.objects.visible_to(viewer).filter(removed_at=None)
    found = rows.filter(post__in=readable).select_related("post").order_by("pk")[:_MOST]
    return "\n".join(dict.fromkeys(_shown(found, post, revision)))


def _shown(rows: Iterable[Quote], post: Post, revision: int) -> Iterator[str]:
    past = PastTexts(Meter())
    for row in rows:
        passage = past.text_of(post, revision)[row.start or 0 : row.end or 0]
        if _spaced(passage) in _spaced(unescape(strip_tags(row.post.html))):
            yield passage


def _spaced(text: str) -> str:
    return " ".join(text.split())
