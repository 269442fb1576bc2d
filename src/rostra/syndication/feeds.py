"""What stands in each feed: what a guest may read, newest first."""

import datetime as dt

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
from rostra.topics.models import Post, Topic

_MOST = 30  # entries; readers that ask once a day miss nothing on a lively site's sections
_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # of a feed that never had an entry


def whole(path: str) -> str:
    """Return a path of this site with scheme and host."""
    return f"{settings.ROSTRA_BASE_URL.rstrip('/')}{path}"


def site_feed() -> Feed:
    """Return the newest topics of the site."""
    site = community()
    return _of_topics(
        reverse("syndication:site"), reverse("home"), site.name, site.description, section_ids(GUEST, "read")
    )


def section_feed(slug: str) -> tuple[Section, Feed]:
    """Return the newest topics of a section and those below it, or raise `Section.DoesNotExist`."""
    readable, section = section_ids(GUEST, "read"), matrix().by_slug.get(slug)
    if section is None or section.pk not in readable:
        raise Section.DoesNotExist
    path, page = reverse("syndication:section", args=[slug]), reverse("section:show", args=[slug])
    title = _("%(section)s – %(site)s") % {"section": section.name, "site": community().name}
    return section, _of_topics(path, page, title, section.description, readable & _below(section))


def topic_feed(topic_id: int) -> tuple[Topic, Feed]:
    """Return the newest posts of a topic, or raise `Topic.DoesNotExist`."""
    topic = Topic.objects.listed_for(GUEST).get(pk=topic_id)
    posts = Post.objects.filter(topic=topic, removed_at=None).select_related("author").order_by("-seq")[:_MOST]
    entries = tuple(_entry_of_post(post, topic) for post in posts)
    title = _("%(topic)s – %(site)s") % {"topic": topic.title, "site": community().name}
    return topic, _feed(reverse("syndication:topic", args=[topic_id]), _path(topic), title, "", entries)


def _below(section: Section) -> frozenset[int]:
    found = {section.pk}
    for row in matrix().sections.values():  # Parents come before children.
        if row.parent_id in found:
            found.add(row.pk)
    return frozenset(found)


def _of_topics(path: str, page: str, title: str, subtitle: str, sections: frozenset[int]) -> Feed:
    topics = list(Topic.objects.listed_in(sections & section_ids(GUEST, "read")).order_by("-pk")[:_MOST])
    firsts = Post.objects.filter(topic__in=topics, seq=1).select_related("author")
    by_topic = {post.topic_id: post for post in firsts}
    entries = tuple(_entry_of_topic(by_topic[topic.pk], topic) for topic in topics if topic.pk in by_topic)
    return _feed(path, page, title, subtitle, entries)


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


def _entry_of_topic(first: Post, topic: Topic) -> Entry:
    return _entry(
        first,
        url=whole(reverse("topic:bare", args=[topic.pk])),
        link=whole(_path(topic)),
        title=topic.title,
        category=matrix().sections[topic.section_id].name,
    )


def _entry_of_post(post: Post, topic: Topic) -> Entry:
    names = {"name": post.author.display_name, "number": post.seq}
    title = topic.title if post.seq == 1 else _("#%(number)s by %(name)s") % names
    return _entry(post, url=whole(reverse("topic:post", args=[post.pk])), link="", title=title, category="")


def _entry(post: Post, *, url: str, link: str, title: str, category: str) -> Entry:
    # A removed first post leaves its title; of what was removed nothing is given away.
    html = "" if post.removed_at else absolute_html(str(in_words(post.html)), link or url)
    return Entry(
        url=url,
        link=link,
        title=title,
        author=post.author.display_name,
        author_url=whole(reverse("member:profile", args=[post.author.name])),
        published=post.posted_at,
        updated=post.edited_at or post.posted_at,
        html=html,
        category=category,
    )


def _path(topic: Topic) -> str:
    return reverse("topic:show", args=[topic.pk, topic.slug]) if topic.slug else reverse("topic:bare", args=[topic.pk])
