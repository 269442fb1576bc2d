"""What stands in each feed: what a guest may read, newest first."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rostra.community.queries import community
from rostra.markup.wording import in_words
from rostra.members.viewer import GUEST
from rostra.sections.access import matrix, section_ids
from rostra.sections.models import Section
from rostra.syndication.absolute import absolute_html
from rostra.syndication.atom import Entry, Feed
from rostra.syndication.spoilers import without_spoilers
from rostra.topics.models import Post, Topic

_MOST = 30  # entries; readers that ask once a day miss nothing on a lively site's sections
_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # of a feed that never had an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPart:
    """What a story says beside its topic. `above` and `below` its text stands safe HTML.

    `is_by_account` says whether its author is the member who posted it.
    """

    author: str
    is_by_account: bool
    updated: dt.datetime | None
    above: str
    below: str


Stories: TypeAlias = Callable[[Sequence[int]], Mapping[int, StoryPart]]
"""Gives the stories among some topics, by topic."""


def whole(path: str) -> str:
    """Return a path of this site with scheme and host."""
    return f"{settings.ROSTRA_BASE_URL.rstrip('/')}{path}"


def site_feed(stories: Stories) -> Feed:
    """Return the newest topics of the site."""
    site = community()
    entries = _entries(section_ids(GUEST, "read"), stories)
    return _feed(reverse("syndication:site"), reverse("home"), site.name, site.description, entries)


def section_feed(slug: str, stories: Stories) -> tuple[Section, Feed]:
    """Return the newest topics of a section and those below it, or raise `Section.DoesNotExist`."""
    readable, section = section_ids(GUEST, "read"), matrix().by_slug.get(slug)
    if section is None or section.pk not in readable:
        raise Section.DoesNotExist
    path, page = reverse("syndication:section", args=[slug]), reverse("section:show", args=[slug])
    title = _("%(section)s – %(site)s") % {"section": section.name, "site": community().name}
    return section, _feed(path, page, title, section.description, _entries(readable & _below(section), stories))


def topic_feed(topic_id: int, stories: Stories) -> tuple[Topic, Feed]:
    """Return the newest posts of a topic, or raise `Topic.DoesNotExist`."""
    topic = Topic.objects.listed_for(GUEST).get(pk=topic_id)
    posts = Post.objects.filter(topic=topic, removed_at=None).select_related("author").order_by("-seq")[:_MOST]
    told = _told([topic], stories).get(topic.pk)
    entries = tuple(_entry_of_post(post, topic, told if post.seq == 1 else None) for post in posts)
    title = _("%(topic)s – %(site)s") % {"topic": topic.title, "site": community().name}
    return topic, _feed(reverse("syndication:topic", args=[topic_id]), _path(topic), title, "", entries)


def _below(section: Section) -> frozenset[int]:
    found = {section.pk}
    for row in matrix().sections.values():  # Parents come before children.
        if row.parent_id in found:
            found.add(row.pk)
    return frozenset(found)


def _entries(sections: frozenset[int], stories: Stories) -> tuple[Entry, ...]:
    topics = list(Topic.objects.listed_in(sections & section_ids(GUEST, "read")).order_by("-pk")[:_MOST])
    firsts = Post.objects.filter(topic__in=topics, seq=1).select_related("author")
    by_topic, told = {post.topic_id: post for post in firsts}, _told(topics, stories)
    return tuple(
        _entry_of_topic(by_topic[topic.pk], topic, told.get(topic.pk)) for topic in topics if topic.pk in by_topic
    )


def _told(topics: Sequence[Topic], stories: Stories) -> Mapping[int, StoryPart]:
    return stories([topic.pk for topic in topics if topic.kind == Topic.Kind.STORY])


def _feed(path: str, page: str, title: str, subtitle: str, entries: tuple[Entry, ...]) -> Feed:
    site = community()
    return Feed(
        url=whole(path),
        page=whole(page),
        title=title,
        subtitle=subtitle,
        language=site.language,
        updated=max((entry.updated for entry in entries), default=site.set_up_at or _LONG_AGO),
        entries=entries,
    )


def _entry_of_topic(first: Post, topic: Topic, story: StoryPart | None) -> Entry:
    return _entry(
        first,
        story,
        url=whole(reverse("topic:bare", args=[topic.pk])),
        link=whole(_path(topic)),
        title=topic.title,
        category=matrix().sections[topic.section_id].name,
    )


def _entry_of_post(post: Post, topic: Topic, story: StoryPart | None) -> Entry:
    names = {"name": post.author.display_name, "number": post.seq}
    title = topic.title if post.seq == 1 else _("#%(number)s by %(name)s") % names
    return _entry(post, story, url=whole(reverse("topic:post", args=[post.pk])), link="", title=title, category="")


def _entry(post: Post, story: StoryPart | None, *, url: str, link: str, title: str, category: str) -> Entry:
    changes = (post.edited_at, story.updated if story else None)
    has_page = story is None or story.is_by_account
    return Entry(
        url=url,
        link=link,
        title=title,
        author=(story.author if story else "") or post.author.display_name,
        author_url=whole(reverse("member:profile", args=[post.author.name])) if has_page else "",
        published=post.posted_at,
        updated=max((moment for moment in changes if moment), default=post.posted_at),
        html=_html(post, story, link or url),
        category=category,
    )


def _html(post: Post, story: StoryPart | None, page: str) -> str:
    """Return what an entry says; of what was removed nothing is given away, its topic's title stays."""
    if post.removed_at:
        return ""
    text = without_spoilers(str(in_words(post.html)), page, _("Spoiler"))
    return absolute_html(f"{story.above}{text}{story.below}" if story else text, page)


def _path(topic: Topic) -> str:
    return reverse("topic:show", args=[topic.pk, topic.slug]) if topic.slug else reverse("topic:bare", args=[topic.pk])
