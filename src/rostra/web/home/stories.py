"""The newest stories as the front page shows them."""

from django.db.models import QuerySet

from rostra.kit.prepared import prepared
from rostra.members.viewer import Viewer
from rostra.newsdesk.queries import story_cards
from rostra.sections.access import matrix, section_ids
from rostra.topics.models import Topic
from rostra.ui.shapes import StoryCard
from rostra.web.addresses import topic_url
from rostra.web.rows import section_mark

_MOST = 9  # one large, three beside it, five in brief


def newest_stories(viewer: Viewer) -> tuple[StoryCard, ...]:
    """Return the newest published stories that the viewer may read; two queries."""
    topics = _newest(section_ids(viewer, "read"))
    cards = story_cards([topic.pk for topic in topics])
    return tuple(
        StoryCard(
            url=topic_url(topic),
            title=topic.title,
            section=section_mark(matrix().sections[topic.section_id]),
            published_at=card.published_at,
            deck=card.deck,
            reply_count=topic.reply_count,
            recommended_count=topic.recommended_count,
            publisher=card.publisher,
            relation=card.relation,
            picture=card.picture,
        )
        for topic in topics
        if (card := cards.get(topic.pk))
    )


@prepared
def _newest(readable: frozenset[int]) -> QuerySet[Topic]:
    return Topic.objects.listed_in(readable).filter(kind=Topic.Kind.STORY).order_by("-started_at", "-pk")[:_MOST]
