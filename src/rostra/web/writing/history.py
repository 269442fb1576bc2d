"""What a post said before, and what each edit changed."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rostra.kit.numbers import number_in
from rostra.members.viewer import Viewer, viewer_of
from rostra.sections.access import may
from rostra.topics.models import Post, Revision
from rostra.ui.rendering import render
from rostra.web.addresses import post_url
from rostra.web.caching import keep_for_guests
from rostra.web.paging import page_size
from rostra.web.writing.difference import Change, changes_between
from rostra.web.writing.quoted import quoted_words

_KEEP_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """The revisions of a post, newest first, and what lies between two of them."""

    post: Post
    back: str
    revisions: tuple[Revision, ...]
    older: int
    newer: int
    changes: tuple[Change, ...]
    is_from_quote: bool


def history_page(*, viewer: Viewer, post_id: int, older: int | None, newer: int | None) -> HistoryPage:
    """Read the history of a post, or raise `Http404`; of a removed post only moderators read it."""
    rows = Post.objects.visible_to(viewer).select_related("topic", "author")
    post = rows.filter(pk=post_id).first()
    if post is None or (post.removed_at and not may(viewer, "moderate", post.topic.section_id)):
        raise Http404
    revisions = _revisions_for(viewer, post)
    texts = {row.number: row.source for row in revisions}
    quoted = quoted_words(viewer, post, older) if older and older not in texts else ""
    to = newer if newer in texts else post.revision
    since = older if older in texts else max((number for number in texts if number < to), default=to)
    return HistoryPage(
        post=post,
        back=post_url(post.topic, post.seq, page_size(viewer)),
        revisions=tuple(revisions),
        older=since,
        newer=to,
        changes=_around(changes_between(quoted, post.text)) if quoted else changes_between(texts[since], texts[to]),
        is_from_quote=bool(quoted),
    )


def _around(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Leave out what stands before and behind a passage that still stands there in part."""
    if all(change.kind != "same" for change in changes):
        return changes
    first, end = changes[0].kind == "new", len(changes) - (changes[-1].kind == "new")
    return changes[first:end]


def _revisions_for(viewer: Viewer, post: Post) -> list[Revision]:
    """Return the revisions newest first.

    What stood before an edit made in silence is for the author and moderators alone, until an edit leaves a mark.
    """
    rows = list(Revision.objects.filter(post=post).select_related("made_by").order_by("-number"))
    if viewer.pk == post.author_id or may(viewer, "moderate", post.topic.section_id):
        return rows
    marked = min((row.number for row in rows[:-1] if not row.is_silent), default=post.revision + 1)
    return [row for row in rows if row.number >= marked - 1]


@require_safe
def history(request: HttpRequest, post_id: int) -> HttpResponse:
    """Show what changed between two revisions of a post."""
    numbers = [number_in(request.GET.get(name, "")) for name in ("from", "to")]
    page = history_page(viewer=viewer_of(request), post_id=post_id, older=numbers[0], newer=numbers[1])
    answer = render(request, "writing/history.html", {"page": page})
    topic = page.post.topic
    return keep_for_guests(answer, _KEEP_S, f"topic-{topic.pk}")
