"""What posts said before they were edited, in plain words."""

from rostra.markup.job import Meter
from rostra.markup.render import plain_text
from rostra.topics.models import Post, Revision

# Revisions rendered for one text. Each may be long; who quotes more old ones than this is trying something.
_MOST = 5


class PastTexts:
    """The plain texts of revisions that one text quotes, each made once; `meter` bounds what all together cost."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._made: dict[tuple[int, int], str] = {}

    def text_of(self, post: Post, revision: int | None) -> str:
        """Return what a post said in a revision (`None`: says now); nothing if there is none or too many asked."""
        if revision is None or revision == post.revision:
            return post.text
        key = (post.pk, revision)
        if key not in self._made:
            self._made[key] = self._text(*key) if len(self._made) < _MOST else ""
        return self._made[key]

    def _text(self, post_id: int, number: int) -> str:
        then = Revision.objects.filter(post=post_id, number=number).first()
        return plain_text(then.source, self._meter) if then else ""
