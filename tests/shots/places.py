"""Finds in the town what is worth a picture: the liveliest story and topic, and their sections."""

from contextlib import closing
from pathlib import Path

import pysqlite3

_LIVELIEST = (
    "select t.id, t.slug, s.slug from topics_topic t join sections_section s on s.id = t.section_id "
    "where t.kind = ? and t.locked_at is null and t.recommended_count > 0 and t.post_count between 15 and 60 "
    "order by t.started_at desc limit 1"
)


def places(data: Path) -> dict[str, str]:
    """Return addresses by the names that shots use."""
    with closing(pysqlite3.connect(str(data / "rostra.sqlite3"))) as connection:
        (story, story_slug, news), (topic, topic_slug, talk) = (
            connection.execute(_LIVELIEST, [kind]).fetchone() for kind in ("story", "talk")
        )
    return {
        "story": f"/t/{story}/{story_slug}/",
        "topic": f"/t/{topic}/{topic_slug}/",
        "bare_topic": f"/t/{topic}/",
        "news": f"/s/{news}/",
        "talk": f"/s/{talk}/",
    }
