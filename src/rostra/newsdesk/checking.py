"""Whether published stories are shown as they are. For the doctor."""

from collections.abc import Iterator

from rostra.newsdesk.effects import gather_anew
from rostra.newsdesk.models import Story
from rostra.newsdesk.showing import gather


class Showing:
    """`Story.shown`, gathered anew for every story that has a topic."""

    what = "pictures, sources and corrections shown of stories"

    def count_wrong(self) -> int:
        """Return how many stories are shown otherwise than they are."""
        return sum(1 for _pk in self._wrong())

    def repair(self) -> None:
        """Gather what is shown of those anew, and let no kept page show them as before."""
        for pk in list(self._wrong()):
            gather_anew(pk)

    def _wrong(self) -> Iterator[int]:
        for story in Story.objects.filter(topic__isnull=False).iterator():
            if story.shown != gather(story):
                yield story.pk
