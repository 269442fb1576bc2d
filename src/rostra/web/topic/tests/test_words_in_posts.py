"""Interface words within posts: everybody reads them in their own language, whoever wrote."""

import pytest
from django.test import Client
from django.utils.translation import override
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol, signed_in
from tests.reading import by_id, main_of, words

from rostra.community.actions.change_community import change_community
from rostra.markup.context import QuoteRef
from rostra.markup.syntax.quotes import quote_source
from rostra.members.models import Member
from rostra.topics.models import Post, Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def quoting(topic: Topic) -> str:
    """Return a text that quotes the first post."""
    first = topic.posts.get(seq=1)
    return quote_source(QuoteRef(first.pk, 1, 0, 3, "alice"), first.text[:3]) + "Indeed."


@pytest.fixture
def topic() -> Topic:
    """A topic by alice with a reply that quotes it, written by bob on a German page."""
    topic = a_topic(by=alice())
    with override("de"):
        a_reply(topic, by=bob(), text=quoting(topic))
    return topic


def speaking(member: Member, language: str) -> Member:
    """Have a member read in a language."""
    member.language = language
    member.save(update_fields=["language"])
    return member


@pytest.mark.parametrize(("language", "said"), [("en", "alice wrote"), ("de", "alice schrieb")])
def test_members_read_them_in_their_language(client: Client, topic: Topic, language: str, said: str) -> None:
    member = signed_in(client, speaking(carol(), language))

    page = words(by_id(main_of(member.get(topic_url(topic))), "p2"))
    alone = member.get(f"/p/{topic.posts.get(seq=2).pk}/fragment/").text

    assert said in page
    assert said in alone


def test_guests_read_them_in_the_language_of_the_site(client: Client, topic: Topic) -> None:
    english = client.get(topic_url(topic)).text
    change_community(name="Kai", description="", language="de", time_zone="UTC")
    german = client.get(topic_url(topic)).text
    feed = client.get(f"/feeds/t/{topic.pk}.atom").text

    assert "alice wrote" in english
    assert "alice schrieb" in german
    assert "alice schrieb" in feed


def test_a_preview_has_them_too(client: Client, topic: Topic) -> None:
    member = signed_in(client, speaking(bob(), "de"))
    first = topic.posts.get(seq=1)

    live = member.post("/preview/", {"body": quoting(topic)}).text
    reply = member.post(f"/t/{topic.pk}/reply/", {"body": quoting(topic), "key": "k", "do": "preview"}).text
    start = member.post(
        f"/s/{topic.section.slug}/new/", {"body": quoting(topic), "title": "Ferry", "key": "k", "do": "preview"}
    ).text
    moderator = signed_in(client, speaking(carol(), "de"))
    edit = moderator.post(f"/p/{first.pk}/edit/", {"body": quoting(topic), "do": "preview"}).text

    assert "alice schrieb" in live
    assert "alice schrieb" in main_text(reply)
    assert "alice schrieb" in main_text(start)
    assert "alice schrieb" in main_text(edit)


def main_text(page: str) -> str:
    """Return the preview of a page."""
    return page.partition('class="preview"')[2]


def test_what_moderators_see_of_a_removed_post_has_them_too(client: Client, topic: Topic) -> None:
    Post.objects.filter(topic=topic, seq=2).update(removed_at=NOON, removed_by=bob())

    page = signed_in(client, speaking(carol(), "de")).get(topic_url(topic)).text

    assert "alice schrieb" in page
