"""Topics as lists show them: one query for faces, whatever the length."""

import datetime as dt
from collections.abc import Sequence

from rostra.kit.clock import now
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.newsdesk.queries import StoryCardRow, story_cards
from rostra.reading.queries import marks_for
from rostra.sections.access import matrix
from rostra.sections.models import Section
from rostra.topics.models import Topic
from rostra.topics.queries import FaceRow, first_participants
from rostra.ui.shapes import Person, SectionMark, TopicRow
from rostra.web.addresses import post_url, section_url, topic_url
from rostra.web.paging import page_size
from rostra.web.people import person

_FACES = 4  # the look has room for four
_STAYS_NEW = dt.timedelta(days=2)  # a topic that was never opened; longer, and lists would be new all over


def topic_rows(topics: Sequence[Topic], *, viewer: Viewer) -> list[TopicRow]:
    """Return the rows of a list; `topics` have `author` and `last_poster` joined."""
    faces = first_participants([topic.pk for topic in topics], _FACES)
    marks = marks_for(viewer, [topic.pk for topic in topics], new_since=_new_since(viewer))
    cards = story_cards([topic.pk for topic in topics if topic.kind == Topic.Kind.STORY])
    size = page_size(viewer)
    return [_row(topic, faces.get(topic.pk, []), marks.get(topic.pk), cards.get(topic.pk), size) for topic in topics]


def _new_since(viewer: Viewer) -> dt.datetime | None:
    """Return since when a topic that this viewer never opened is new to them; never to guests."""
    return max(viewer.joined_at, now() - _STAYS_NEW) if isinstance(viewer, Member) else None


def section_mark(section: Section) -> SectionMark:
    """Return a section's name in its tone."""
    return SectionMark(name=section.name, url=section_url(section), tone=section.tone)


def _row(topic: Topic, faces: Sequence[FaceRow], read: int | None, card: StoryCardRow | None, size: int) -> TopicRow:
    new = max(topic.last_seq - read, 0) if read is not None else 0
    return TopicRow(
        id=topic.pk,
        url=topic_url(topic),
        title=topic.title,
        is_story=topic.kind == Topic.Kind.STORY,
        author=topic.author.display_name,
        started_at=topic.started_at,
        reply_count=topic.reply_count,
        people_count=topic.participant_count,
        section=section_mark(matrix().sections[topic.section_id]),
        deck=card.deck if card else "",
        picture=card.picture if card else None,
        is_corrected=card is not None and card.is_corrected,
        is_pinned=topic.is_pinned,
        is_locked=topic.locked_at is not None,
        is_hidden=topic.removed_at is not None,
        new_count=new,
        new_url=post_url(topic, read + 1, size) if read is not None and new else "",
        recommended_count=topic.recommended_count,
        faces=tuple(_face(row) for row in faces),
        last_name=topic.last_poster.display_name,
        last_url=post_url(topic, topic.last_seq, size),
        last_at=topic.last_post_at,
    )


def _face(row: FaceRow) -> Person:
    return person(name=row.name, display_name=row.display_name, tone=row.tone, avatar=row.avatar)
