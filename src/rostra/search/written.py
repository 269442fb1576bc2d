"""What somebody wrote, without a word to look for: from the posts themselves, newest first."""

from rostra.members.viewer import Viewer
from rostra.search.engine import MOST_SHOWN, NOTHING, Filters, Found
from rostra.sections.sieve import lies_in
from rostra.topics.models import Post


def written_by(viewer: Viewer, filters: Filters, *, start: int, count: int) -> Found:
    """Return the posts of one author that the viewer may read, counted up to `MOST_SHOWN`."""
    if filters.author_id is None:
        return NOTHING
    shown = Post.objects.listed_for(viewer).filter(lies_in("topic__section_id", frozenset(filters.section_ids)))
    rows = shown.filter(author_id=filters.author_id, removed_at=None)
    total = rows.order_by()[:MOST_SHOWN].count()
    newest = rows.order_by("-posted_at", "-pk").values_list("pk", flat=True)
    return Found(tuple(newest[start : start + count]), total, is_cut=total >= MOST_SHOWN)
