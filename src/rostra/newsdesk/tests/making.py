"""Stories for the tests, made by the real actions."""

import datetime as dt
from dataclasses import replace

from tests.cast import NOON, a_news_section, erin

from rostra.media.models import Upload
from rostra.media.tests.making import a_ready_upload
from rostra.newsdesk.actions.publish_story import publish_story
from rostra.newsdesk.actions.schedule_story import schedule_story
from rostra.newsdesk.actions.write_story import write_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import PictureWords, Source, Wording, wording_of

MONDAY = dt.date(2026, 3, 9)
SOURCE = Source(
    publisher="The Skerrin Courier",
    title="Night boat kept",
    url="https://example.org/night-boat",
    author="Runa Aske",
    published_on=MONDAY,
)


def a_wording(**changes: object) -> Wording:
    """Return what a complete story says."""
    whole = Wording(
        section_id=a_news_section().pk,
        headline="Night ferry saved for two more winters",
        deck="The board kept the late sailing by six votes to three.",
        body="The last boat home will keep running.\n\n" + "It carries eleven people on an average night. " * 8,
        byline="Erin of the newsroom",
        source=SOURCE,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def with_lead(upload: Upload, **changes: object) -> Wording:
    """Return a complete story with a lead picture."""
    words = PictureWords(alt="A ferry at the quay", credit="Petra Lindqvist", caption="Loading for the 23:10")
    return a_wording(lead=upload.token, pictures={upload.token: words}, **changes)


def a_picture_of_erin() -> Upload:
    """Return a picture that the newsroom sent."""
    a_news_section()
    return a_ready_upload(erin())


def a_story(wording: Wording | None = None, *, form_key: str = "first", at: dt.datetime = NOON) -> Story:
    """Write a story."""
    return write_story(author=erin(), wording=wording or a_wording(), form_key=form_key, at=at)


def published(story: Story, *, at: dt.datetime = NOON) -> Story:
    """Publish a story."""
    body = body_of(wording_of(story), author=erin(), prefix="s-")
    return publish_story(editor=erin(), story_id=story.pk, body=body, base_revision=story.revision, at=at)


def a_published_story(wording: Wording | None = None, *, form_key: str = "first") -> Story:
    """Write a story and publish it."""
    return published(a_story(wording, form_key=form_key))


def scheduled(story: Story, publish_at: dt.datetime) -> Story:
    """Schedule a story."""
    return schedule_story(
        editor=erin(), story_id=story.pk, publish_at=publish_at, base_revision=story.revision, at=NOON
    )
