"""A quote of a post that was removed says so, and leads to the notice in its place."""

import pytest
from django.test import Client
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol
from tests.reading import by_id, main_of, words

from rostra.config.wiring import EFFECTS
from rostra.markup.wording import in_words
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.restore_post import restore_post
from rostra.topics.body import make_body
from rostra.topics.effects import mark_quotes
from rostra.topics.events import PostRemoved, PostRestored
from rostra.topics.models import Post, Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    """A topic in which alice quotes a reply of bob's that was edited since."""
    topic = a_topic(by=alice())
    said = a_reply(topic, by=bob(), text="The fare stays.")
    a_reply(topic, by=alice(), text=f'> [!quote post={said.pk} rev=1 by="bob"]\n> The fare stays.\n\nGood.')
    body = make_body("The fare rises.", author=bob())
    edit_post(editor=bob(), post_id=said.pk, body=body, base_revision=1, at=NOON)
    return topic


def said_in(topic: Topic) -> Post:
    """Return what is quoted."""
    return topic.posts.get(seq=2)


def remove(topic: Topic) -> None:
    """Have a moderator remove what is quoted, and let the tasks run."""
    said = remove_post(actor=carol(), post_id=said_in(topic).pk, at=NOON, reason="House rules")
    mark_quotes(PostRemoved(post_id=said.pk, topic_id=topic.pk, section_id=topic.section_id, seq=said.seq))


def restore(topic: Topic) -> None:
    """Have a moderator bring it back, and let the tasks run."""
    said = restore_post(actor=carol(), post_id=said_in(topic).pk, at=NOON)
    mark_quotes(PostRestored(post_id=said.pk, topic_id=topic.pk, section_id=topic.section_id, seq=said.seq))


def test_a_quote_of_a_removed_post_leads_to_the_notice_and_names_nobody(client: Client, topic: Topic) -> None:
    remove(topic)

    page = by_id(main_of(client.get(topic_url(topic))), "p3")
    notice = client.get(f"/p/{said_in(topic).pk}/")

    assert "The quoted post was removed" in words(page)
    assert "bob wrote" not in words(page)
    assert "/history/" not in client.get(topic_url(topic)).text
    assert notice.status_code == 302
    assert notice["Location"].endswith("#p2")


def test_a_post_brought_back_is_named_again(topic: Topic) -> None:
    remove(topic)
    restore(topic)

    html = in_words(topic.posts.get(seq=3).html)

    assert "bob wrote" in html
    assert "Edited since it was quoted" in html


def test_a_quoting_post_edited_meanwhile_is_still_told_when_the_post_is_back(topic: Topic) -> None:
    remove(topic)
    quoting = topic.posts.get(seq=3)
    body = make_body(quoting.source + " Indeed.", author=alice())
    edit_post(editor=alice(), post_id=quoting.pk, body=body, base_revision=1, at=NOON)
    restore(topic)

    assert "bob wrote" in in_words(topic.posts.get(seq=3).html)


def test_marking_twice_changes_nothing(topic: Topic) -> None:
    remove(topic)
    once = topic.posts.get(seq=3)
    mark_quotes(PostRemoved(post_id=said_in(topic).pk, topic_id=topic.pk, section_id=topic.section_id, seq=2))

    assert topic.posts.get(seq=3).html == once.html


def test_quotes_are_marked_later_whenever_a_post_goes_or_comes_back() -> None:
    assert mark_quotes in EFFECTS[PostRemoved].later
    assert mark_quotes in EFFECTS[PostRestored].later
