"""What search engines are told of a topic's page, for guests alone: members' pages are read by no engine."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from markupsafe import Markup

from rostra.community.queries import community
from rostra.newsdesk.queries import StoryView
from rostra.reactions.queries import Tally
from rostra.syndication.structured import (
    PostFacts,
    SourceFacts,
    StoryFacts,
    TopicFacts,
    Writer,
    breadcrumbs,
    discussion,
    news_article,
    script_json,
)
from rostra.ui.shapes import Person
from rostra.web.addresses import topic_url
from rostra.web.topic.page import TopicPage
from rostra.web.topic.posts import PostLine


def structured_of(page: TopicPage) -> Markup:
    """Return JSON-LD of the page's way from the front page, and of its topic or story with the replies shown."""
    crumbs = [(name, _whole(url)) for name, url in page.crumbs]
    topic = _topic(page)
    about = news_article(topic, _story(page, page.story)) if page.story else discussion(topic)
    return script_json([breadcrumbs(crumbs), about])


def _whole(url: str) -> str:
    return f"{settings.ROSTRA_BASE_URL}{url}"


def _writer(person: Person) -> Writer:
    return Writer(name=person.display_name, url=_whole(person.url))


def _topic(page: TopicPage) -> TopicFacts:
    topic = page.topic
    first = page.lines[0] if page.pager.current == 1 and page.lines else None
    lead = page.story.lead if page.story else None
    return TopicFacts(
        url=_whole(topic_url(topic)),  # The thread's own, also on later pages: they tell more of the same thread.
        title=topic.title,
        writer=_writer(page.starter),
        started_at=topic.started_at,
        edited_at=page.edited_at,
        reply_count=topic.reply_count,
        text=first.excerpt if first else "",
        replies=tuple(_replies(page)),
        image_urls=(_whole(lead.url),) if lead else (),
    )


def _replies(page: TopicPage) -> Iterator[PostFacts]:
    for line in page.lines:
        if line.view.seq > 1 and not line.view.removed:
            yield _reply(line, page.tallies[line.view.id])


def _reply(line: PostLine, tallies: Sequence[Tally]) -> PostFacts:
    view = line.view
    return PostFacts(
        url=_whole(view.url),
        writer=_writer(view.author),
        text=line.excerpt,
        posted_at=view.posted_at,
        edited_at=view.edited.at if view.edited else None,
        appreciations=sum(tally.count for tally in tallies),
    )


def _story(page: TopicPage, story: StoryView) -> StoryFacts:
    provenance = story.provenance
    return StoryFacts(
        deck=story.deck,
        byline=story.byline,
        section=page.section.name,
        publisher=community().name,
        publisher_url=_whole("/"),
        published_at=story.published_at,
        modified_at=page.edited_at or story.published_at,
        sources=tuple(
            SourceFacts(publisher=row.publisher, url=row.url, title=row.title, published_on=row.published_on)
            for row in provenance.sources
        ),
        corrections=tuple((row.at, row.html.striptags()) for row in provenance.corrections),
    )
