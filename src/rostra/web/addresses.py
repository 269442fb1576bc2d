"""Addresses of topics, posts and sections."""

from rostra.kit.paths import path_of
from rostra.sections.models import Section
from rostra.topics.models import Topic
from rostra.web.paging import page_of


def topic_url(topic: Topic, page: int = 1) -> str:
    """Return the one address of a page of a topic."""
    path = path_of("topic:show", topic.pk, topic.slug) if topic.slug else path_of("topic:bare", topic.pk)
    return path if page == 1 else f"{path}?page={page}"


def post_url(topic: Topic, seq: int, size: int) -> str:
    """Return where the post at place `seq` stands for somebody with `size` posts on a page."""
    return f"{topic_url(topic, page_of(seq, size))}#p{seq}"


def section_url(section: Section) -> str:
    """Return the address of a section."""
    return path_of("section:show", section.slug)
