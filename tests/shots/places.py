"""Finds in the town what is worth a picture: the liveliest story and topic, their sections, and the uncommon."""

from contextlib import closing
from pathlib import Path

import pysqlite3

_LIVELIEST = (
    "select t.id, t.slug, s.slug from topics_topic t join sections_section s on s.id = t.section_id "
    "where t.kind = ? and t.locked_at is null and t.recommended_count > 0 and t.post_count between 15 and 60 "
    "order by t.started_at desc limit 1"
)
_LONGEST = "select id, slug from topics_topic order by post_count desc limit 1"
_LOCKED = "select id, slug from topics_topic where locked_at is not null order by post_count limit 1"
_CORRECTED = (
    "select t.id, t.slug from topics_topic t join newsdesk_story s on s.topic_id = t.id "
    "join newsdesk_correction c on c.story_id = s.id order by t.post_count limit 1"
)
_REMOVED = "select id from topics_post where removed_at is not null order by id limit 1"
_REPLY = "select id from topics_post where topic_id = ? and seq = 3"


def places(data: Path) -> dict[str, str]:
    """Return addresses by the names that shots use."""
    with closing(pysqlite3.connect(str(data / "rostra.sqlite3"))) as connection:
        (story, story_slug, news), (topic, topic_slug, talk) = (
            connection.execute(_LIVELIEST, [kind]).fetchone() for kind in ("story", "talk")
        )
        longest, locked, corrected = (
            "/t/{}/{}/".format(*connection.execute(query).fetchone()) for query in (_LONGEST, _LOCKED, _CORRECTED)
        )
        (removed,) = connection.execute(_REMOVED).fetchone()
        (reply,) = connection.execute(_REPLY, [topic]).fetchone()
    return {
        "story": f"/t/{story}/{story_slug}/",
        "topic": f"/t/{topic}/{topic_slug}/",
        "bare_topic": f"/t/{topic}/",
        "news": f"/s/{news}/",
        "talk": f"/s/{talk}/",
        "long": longest,
        "locked": locked,
        "corrected": corrected,
        "removed": f"/p/{removed}/",
        "reply": f"/p/{reply}/",
    }
