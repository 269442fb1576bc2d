"""Starting a topic."""

import pytest
from tests.cast import (
    NOON,
    a_key,
    a_news_section,
    a_private_section,
    a_reply,
    a_section,
    a_story_topic,
    a_topic,
    alice,
    bob,
    carol,
    erin,
    mallory,
    suspended,
)

from rostra.kit.refusal import Refused
from rostra.live.models import LiveEvent
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.actions.start_topic import open_story_topic
from rostra.topics.body import make_body
from rostra.topics.models import Participant, Post, Revision, Topic
from rostra.topics.rows import PostedOtherwise
from rostra.topics.tests.counting import counted, written_by

pytestmark = pytest.mark.django_db


def test_a_topic_begins_with_its_first_post() -> None:
    topic = a_topic("The ferry runs late", by=alice())

    post = Post.objects.get(topic=topic)
    assert (post.seq, post.author_id, post.revision) == (1, alice().pk, 1)
    assert Revision.objects.get(post=post).number == 1


def test_a_new_topic_is_counted_everywhere_at_once() -> None:
    topic = a_topic(by=alice())

    assert counted(topic) == (1, 1, 1, 1, 1)
    assert written_by(alice()) == 1
    assert Participant.objects.get(topic=topic).rank == 1


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The ferry runs late", "the-ferry-runs-late"),
        ("Größe & Maße?", "grösse-masse"),
        ("เรือข้ามฟาก มาสาย", "เรือข้ามฟาก-มาสาย"),
        ("渡轮晚点", "渡轮晚点"),
        ("🚢🚢", ""),
    ],
)
def test_the_address_says_the_title_in_its_own_script(title: str, slug: str) -> None:
    assert a_topic(title).slug == slug


def test_the_same_key_starts_one_topic() -> None:
    first = a_topic(key="k")

    again = a_topic(key="k")

    assert again.pk == first.pk
    assert Topic.objects.count() == 1


def test_the_same_key_with_another_title_is_refused_and_names_the_first_post() -> None:
    first = a_topic("Sent once", key="k")

    with pytest.raises(PostedOtherwise) as refused:
        a_topic("Sent twice", key="k")

    assert refused.value.code == "posted_otherwise"
    assert refused.value.post == Post.objects.get(topic=first)
    assert [topic.title for topic in Topic.objects.all()] == ["Sent once"]


def test_the_same_key_for_another_section_is_refused() -> None:
    a_topic(key="k")

    with pytest.raises(PostedOtherwise):
        a_topic(key="k", section=a_section("back-bench"))


def test_the_same_key_starts_one_topic_although_it_was_renamed_and_moved_meanwhile() -> None:
    first = a_topic("Sent once", key="k")
    rename_topic(actor=alice(), topic_id=first.pk, title="Renamed", at=NOON)
    rename_topic(actor=alice(), topic_id=first.pk, title="Renamed again", at=NOON)
    move_topic(actor=carol(), topic_id=first.pk, to_section_id=a_section("back-bench").pk, at=NOON)

    assert a_topic("Sent once", key="k").pk == first.pk


def test_a_key_that_a_reply_had_already_starts_no_topic_with_that_key() -> None:
    reply = a_reply(a_topic(), by=bob(), key="k")

    with pytest.raises(Refused) as refused:
        a_topic(by=bob(), key="k")

    assert refused.value.code == "key_used"
    assert Post.objects.filter(author=bob()).get() == reply


def test_readers_of_the_section_are_told() -> None:
    topic = a_topic()

    told = LiveEvent.objects.get()
    assert (told.channel, told.event, told.fields) == (f"section-{topic.section_id}", "topic", {"topic": topic.pk})


def test_members_start_no_topics_where_news_is() -> None:
    with pytest.raises(Refused) as refused:
        a_topic(by=alice(), section=a_news_section())

    assert refused.value.code == "no_start"


def test_editors_start_topics_where_news_is() -> None:
    assert a_topic(by=erin(), section=a_news_section()).kind == Topic.Kind.TALK


def test_an_editor_opens_the_topic_of_a_story() -> None:
    topic = a_story_topic()

    assert topic.kind == Topic.Kind.STORY
    assert counted(topic) == (1, 1, 1, 1, 1)


def test_a_member_opens_no_topic_of_a_story() -> None:
    with pytest.raises(Refused) as refused:
        a_story_topic(by=alice())

    assert refused.value.code == "no_publish"


def test_no_story_is_opened_where_people_talk() -> None:
    section = a_section()

    with pytest.raises(Refused) as refused:
        open_story_topic(
            author=erin(), section_id=section.pk, title="Vote", body=make_body("Text.", author=erin()),
            key=a_key(), at=NOON,
        )  # fmt: skip

    assert refused.value.code == "no_publish"


def test_a_silenced_member_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        a_topic(by=mallory())

    assert refused.value.code == "silenced"


def test_a_suspended_member_is_refused() -> None:
    member = suspended(bob())

    with pytest.raises(Refused) as refused:
        a_topic(by=member)

    assert refused.value.code == "suspended"


def test_nobody_starts_a_topic_in_a_section_they_do_not_see() -> None:
    section = a_private_section()

    with pytest.raises(Refused) as refused:
        a_topic(by=alice(), section=section)

    assert refused.value.code == "no_start"
    assert not Topic.objects.exists()
