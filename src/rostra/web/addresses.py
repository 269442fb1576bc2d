"""Addresses of topics, posts and sections."""

from typing import Protocol

from django.http import HttpRequest

from rostra.kit.paths import path_of
from rostra.sections.models import Section
from rostra.web.paging import page_of


class Addressed(Protocol):
    """A topic, or a row of one that a list read."""

    @property
    def pk(self) -> int:
        """Its number."""

    @property
    def slug(self) -> str:
        """The readable part of its address; empty where the title has no letters for one."""


def topic_url(topic: Addressed, page: int = 1) -> str:
    """Return the one address of a page of a topic."""
    path = path_of("topic:show", topic.pk, topic.slug) if topic.slug else path_of("topic:bare", topic.pk)
    return path if page == 1 else f"{path}?page={page}"


def post_url(topic: Addressed, seq: int, size: int) -> str:
    """Return where the post at place `seq` stands for somebody with `size` posts on a page."""
    return f"{topic_url(topic, page_of(seq, size))}#p{seq}"


def section_url(section: Section) -> str:
    """Return the address of a section."""
    return path_of("section:show", section.slug)


_ABOUT = {"topic_id": "topic:bare", "post_id": "topic:post", "story_id": "desk:story", "slug": "section:show"}


def page_about(request: HttpRequest) -> str:
    """Return the page of the topic, post, story or section that an address names, or the address if it names none."""
    match = request.resolver_match
    given = match.kwargs if match and match.namespace != "admin" else {}
    return next((path_of(page, given[name]) for name, page in _ABOUT.items() if name in given), request.path)
