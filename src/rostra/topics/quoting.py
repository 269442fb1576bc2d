"""The quotes of a text: which posts they lead to, where the quoted words stand, and whether they still stand there."""

from collections.abc import Mapping
from functools import partial

from django.urls import reverse

from rostra.kit.paths import path_of
from rostra.markup.context import Found, QuoteRef, QuoteTarget
from rostra.markup.job import Meter
from rostra.markup.locating import locate_quotes
from rostra.markup.render import scan
from rostra.members.viewer import Viewer
from rostra.topics.models import Post
from rostra.topics.past_texts import PastTexts


def quoted_posts(found: Found, author: Viewer) -> dict[int, Post]:
    """Return the posts that a text quotes, by their numbers, also removed ones, if `author` may read their topics.

    One query, none for none.
    """
    numbers = [ref.post for ref in found.quotes if ref.post]
    if not numbers:
        return {}
    rows = Post.objects.listed_for(author).filter(pk__in=numbers)
    return {post.pk: post for post in rows.select_related("author")}


def quote_of(ref: QuoteRef, post: Post, past: PastTexts) -> QuoteTarget:
    """Return what a quote shows beside its words: whose they are, where they stand, and whether they still do."""
    if post.removed_at:
        return QuoteTarget(author="", url=path_of("topic:post", post.pk), tone=post.author.tone, removed=True)
    changed = not _still_says(post, ref, past)
    diff = f"{reverse('topic:history', args=[post.pk])}?from={ref.revision}" if changed else None
    return QuoteTarget(
        author=post.author.display_name,
        url=path_of("topic:post", post.pk),
        tone=post.author.tone,
        changed=changed,
        diff_url=diff,
        says=past.said(post, ref.revision),
    )


def located(source: str, author: Viewer, past: PastTexts, beside: Meter) -> str:
    """Return the text with the place of its words told in each quote that does not say it."""
    refs = [ref for ref in scan(source).quotes if ref.start is None]
    posts = quoted_posts(Found(quotes=tuple(refs)), author)
    return locate_quotes(source, partial(_place, posts, past), beside) if posts else source


def _place(posts: Mapping[int, Post], past: PastTexts, ref: QuoteRef, words: str) -> tuple[int, int] | None:
    post = posts.get(ref.post)
    shown = post if post and not post.removed_at else None
    start = past.text_of(shown, ref.revision).find(words) if shown and words else -1
    return (start, start + len(words)) if start >= 0 else None


def _still_says(post: Post, ref: QuoteRef, past: PastTexts) -> bool:
    """Say whether a post still holds the passage that was quoted, by its place in the plain text of that revision."""
    if ref.revision is None or ref.revision == post.revision:
        return True
    passage = past.text_of(post, ref.revision)[ref.start or 0 : ref.end or 0]
    return bool(passage) and passage in post.text
