"""Replying."""

import datetime as dt

import pytest
from tests.cast import (
    NOON,
    a_private_section,
    a_reply,
    a_section,
    a_story_topic,
    a_topic,
    alice,
    bob,
    carol,
    mallory,
    silenced,
    suspended,
    without_right,
)

from rostra.kit.refusal import Refused
from rostra.live.models import LiveEvent
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.body import make_body
from rostra.topics.models import Mention, Post, Quote, Revision, Topic
from rostra.topics.tests.counting import counted, written_by

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(days=1)


def test_a_reply_takes_the_next_place() -> None:
    topic = a_topic()

    first, second = a_reply(topic), a_reply(topic, by=alice())

    assert (first.seq, second.seq) == (2, 3)


def test_a_reply_is_counted_everywhere_at_once() -> None:
    topic = a_topic(by=alice())

    a_reply(topic, by=bob())
    a_reply(topic, by=bob())

    assert counted(topic) == (3, 3, 2, 1, 3)
    assert written_by(bob()) == 2


def test_a_reply_makes_its_author_the_last_poster() -> None:
    topic = a_topic(by=alice())

    a_reply(topic, by=bob(), at=LATER)

    fresh = Topic.objects.get(pk=topic.pk)
    assert (fresh.last_poster_id, fresh.last_post_at) == (bob().pk, LATER)


def test_a_reply_keeps_what_was_typed_and_the_html_made_from_it() -> None:
    post = a_reply(a_topic(), text="It *did*.")

    assert post.source == "It *did*."
    assert "<em>did</em>" in post.html
    assert post.text == "It did."
    assert Revision.objects.get(post=post).source == "It *did*."


def test_the_same_key_posts_once() -> None:
    topic = a_topic()

    first = a_reply(topic, key="k")
    again = a_reply(topic, key="k")

    assert again.pk == first.pk
    assert counted(topic).posts == 2


def test_the_same_key_with_other_words_is_refused_and_leaves_the_first_post() -> None:
    topic = a_topic()
    first = a_reply(topic, key="k", text="Sent once.")

    with pytest.raises(Refused) as refused:
        a_reply(topic, key="k", text="Sent twice.")

    assert refused.value.code == "posted_otherwise"
    assert [post.source for post in topic.posts.filter(seq__gt=1)] == [first.source]


def test_the_same_key_posts_once_although_the_post_was_edited_meanwhile() -> None:
    topic = a_topic()
    first = a_reply(topic, key="k", text="Sent once.")
    body = make_body("Edited.", author=bob())
    edit_post(editor=bob(), post_id=first.pk, body=body, base_revision=1, at=first.posted_at, reason="")

    assert a_reply(topic, key="k", text="Sent once.").pk == first.pk


def test_the_same_key_in_another_topic_posts_once_too() -> None:
    here, there = a_topic("Here"), a_topic("There")
    first = a_reply(here, key="k")

    again = a_reply(there, key="k")

    assert again.pk == first.pk
    assert counted(there).posts == 1


def test_two_members_may_use_the_same_key() -> None:
    topic = a_topic()

    first, second = a_reply(topic, by=alice(), key="k"), a_reply(topic, by=bob(), key="k")

    assert first.pk != second.pk


def test_the_same_key_posts_once_even_when_the_topic_was_locked_meanwhile() -> None:
    topic = a_topic()
    first = a_reply(topic, key="k")
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    assert a_reply(topic, key="k").pk == first.pk


def test_a_reply_names_the_post_it_answers() -> None:
    topic = a_topic()

    post = a_reply(topic, to=1)

    assert post.reply_to == Post.objects.get(topic=topic, seq=1)


def test_a_reply_to_a_place_that_is_not_there_answers_nobody() -> None:
    assert a_reply(a_topic(), to=77).reply_to is None


def test_members_who_are_named_are_kept_beside_the_post() -> None:
    topic = a_topic(by=alice())

    post = a_reply(topic, text="Ask @alice and @bob, or @nobody.")

    assert {row.member.name for row in Mention.objects.filter(post=post)} == {"alice", "bob"}


def test_a_quote_keeps_post_and_revision() -> None:
    topic = a_topic()
    first = Post.objects.get(topic=topic)

    post = a_reply(topic, text=f'> [!quote post={first.pk} rev=1 by="alice"]\n> It came at noon.\n\nNo.')

    quote = Quote.objects.get(post=post)
    assert (quote.quoted_id, quote.revision) == (first.pk, 1)


def test_nothing_is_quoted_from_a_section_that_the_author_does_not_see() -> None:
    hidden = Post.objects.get(topic=a_topic(by=carol(), section=a_private_section()))

    post = a_reply(a_topic(), text=f'> [!quote post={hidden.pk} rev=1 by="carol"]\n> Psst.\n')

    assert not Quote.objects.filter(post=post).exists()


def test_readers_of_the_topic_are_told() -> None:
    topic = a_topic()

    post = a_reply(topic)

    told = LiveEvent.objects.get(channel=f"topic-{topic.pk}")
    assert (told.event, told.fields) == ("reply", {"seq": 2, "post": post.pk})


def test_a_silenced_member_is_refused() -> None:
    topic = a_topic()

    with pytest.raises(Refused) as refused:
        a_reply(topic, by=mallory())

    assert refused.value.code == "silenced"


def test_a_silence_ends_at_its_time() -> None:
    topic, member = a_topic(), silenced(bob(), until=LATER)

    post = a_reply(topic, by=member, at=LATER)

    assert post.seq == 2


def test_a_suspended_member_is_refused() -> None:
    topic, member = a_topic(), suspended(bob())

    with pytest.raises(Refused) as refused:
        a_reply(topic, by=member)

    assert refused.value.code == "suspended"


def test_a_locked_topic_takes_no_reply_from_members() -> None:
    topic = a_topic()
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    with pytest.raises(Refused) as refused:
        a_reply(topic, by=alice())

    assert refused.value.code == "locked"
    assert counted(topic).posts == 1


def test_a_moderator_may_reply_in_a_locked_topic() -> None:
    topic = a_topic()
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    assert a_reply(topic, by=carol()).seq == 2


def test_nobody_replies_in_a_removed_topic() -> None:
    topic = a_topic()
    remove_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Spam.")

    with pytest.raises(Refused) as refused:
        a_reply(topic, by=carol())

    assert refused.value.code == "removed"


def test_a_topic_that_a_member_does_not_see_is_not_there() -> None:
    topic = a_topic(by=carol(), section=a_private_section())

    with pytest.raises(Topic.DoesNotExist):
        a_reply(topic, by=bob())


def test_members_discuss_stories() -> None:
    assert a_reply(a_story_topic(), by=bob()).seq == 2


def test_a_group_without_the_right_is_refused() -> None:
    section = a_section("announcements")
    topic = a_topic(by=alice(), section=section)
    without_right(section, "reply", group_slugs=("members",))

    with pytest.raises(Refused) as refused:
        a_reply(topic, by=bob())

    assert refused.value.code == "no_reply"
