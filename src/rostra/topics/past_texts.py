"""What posts said before they were edited, in plain words, and whether they said what is quoted of them."""

from collections.abc import Callable, Iterator, Sequence

from rostra.markup.job import Meter, TooIntricateError
from rostra.markup.render import plain_text
from rostra.markup.verbatim import comparable, stand_in
from rostra.topics.models import Post, Revision

# Revisions rendered for one text, as many as quotes are located in one. Each may be long; who quotes more old ones than
# this is trying something.
_MOST = 10
_PER_STEP = 10  # characters made comparable in a step of a meter; measured


class PastTexts:
    """The plain texts of revisions that one text quotes, each made once; `meter` bounds what all together cost."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._sources: dict[tuple[int, int], str] = {}
        self._made: dict[tuple[int, int], str] = {}
        self._comparable: dict[tuple[int, int, bool], str] = {}

    def text_of(self, post: Post, revision: int | None) -> str:
        """Return what a post said in a revision (`None`: says now); nothing if there is none or too many asked."""
        if revision is None or revision == post.revision:
            return post.text
        key = (post.pk, revision)
        if key not in self._made:
            source = self._source(post, revision)
            self._made[key] = plain_text(source, self._meter) if source else ""
        return self._made[key]

    def said(self, post: Post, revision: int | None) -> Callable[[Sequence[str]], bool]:
        """Return what tells whether all of the lines stand in a revision (`None`: in the text of now)."""
        return lambda lines: not lines or any(stand_in(lines, text) for text in self._comparables(post, revision))

    def _comparables(self, post: Post, revision: int | None) -> Iterator[str]:
        """Yield the text as it is found, and only if need be that with spoilers and pictures, which costs more."""
        number = post.revision if revision is None else revision
        for is_whole in (False, True):
            key = (post.pk, number, is_whole)
            if key not in self._comparable:
                self._comparable[key] = self._compared(post, number, is_whole=is_whole)
            yield self._comparable[key]

    def _compared(self, post: Post, number: int, *, is_whole: bool) -> str:
        if is_whole:
            text = plain_text(self._source(post, number), self._meter, is_whole=True)
        else:
            text = self.text_of(post, number)
        try:
            self._meter.spend(len(text) // _PER_STEP)
        except TooIntricateError:
            return ""
        return comparable(text)

    def _source(self, post: Post, number: int) -> str:
        if number == post.revision:
            return post.source
        key = (post.pk, number)
        if key not in self._sources:
            then = Revision.objects.filter(post=post, number=number) if len(self._sources) < _MOST else None
            self._sources[key] = (then.values_list("source", flat=True).first() or "") if then is not None else ""
        return self._sources[key]
