"""Editing a post."""

import datetime as dt

import pytest
from tests.cast import NOON, a_private_section, a_reply, a_topic, alice, bob, carol, silenced

from rostra.kit.refusal import Refused
from rostra.live.models import LiveEvent
from rostra.members.models import Group, Member
from rostra.topics.actions.edit_post import EditedMeanwhile, edit_post
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.body import make_body
from rostra.topics.models import Mention, Post, Revision
from rostra.topics.tests.counting import counted

pytestmark = pytest.mark.django_db

AT_ONE = NOON + dt.timedelta(hours=1)


def edited(
    post: Post,
    text: str = "It came at one.",
    *,
    by: Member,
    base: int = 1,
    after: dt.timedelta = dt.timedelta(hours=1),
    reason: str = "",
) -> Post:
    """Let somebody edit a post, an hour after it was posted unless told."""
    body = make_body(text, author=by)
    return edit_post(
        editor=by, post_id=post.pk, body=body, base_revision=base, at=post.posted_at + after, reason=reason
    )


def test_an_edit_replaces_the_text_and_keeps_the_old_one() -> None:
    post = a_reply(a_topic(), by=bob(), text="It came at noon.")

    after = edited(post, "It came *at one*.", by=bob(), reason="Clock")

    assert (after.source, after.text, after.revision) == ("It came *at one*.", "It came at one.", 2)
    kept = [(row.number, row.source, row.reason) for row in Revision.objects.filter(post=post).order_by("number")]
    assert kept == [(1, "It came at noon.", ""), (2, "It came *at one*.", "Clock")]


def test_an_edit_leaves_a_mark() -> None:
    post = a_reply(a_topic(), by=bob())

    after = edited(post, by=carol(), reason="Typing")

    assert (after.edited_at, after.edited_by, after.edit_reason) == (AT_ONE + dt.timedelta(hours=1), carol(), "Typing")


def test_an_edit_within_the_grace_leaves_no_mark() -> None:
    post = a_reply(a_topic(), by=bob())

    after = edited(post, by=bob(), after=dt.timedelta(minutes=5))

    assert after.edited_at is None
    assert after.revision == 2


def test_an_edit_within_the_grace_leaves_a_mark_when_a_reason_is_given() -> None:
    post = a_reply(a_topic(), by=bob())

    after = edited(post, by=bob(), after=dt.timedelta(minutes=1), reason="Wrong hour")

    assert (after.edited_by, after.edit_reason) == (bob(), "Wrong hour")
    assert not Revision.objects.get(post=post, number=2).is_silent


def test_blanks_are_no_reason() -> None:
    post = a_reply(a_topic(), by=bob())

    after = edited(post, by=bob(), after=dt.timedelta(minutes=1), reason="  ")

    assert after.edited_at is None


def test_an_edit_a_second_after_the_grace_leaves_a_mark() -> None:
    post = a_reply(a_topic(), by=bob())

    after = edited(post, by=bob(), after=dt.timedelta(minutes=5, seconds=1))

    assert after.edited_at is not None


def test_an_edit_within_the_grace_leaves_a_mark_once_a_moderator_edited_the_post() -> None:
    post = a_reply(a_topic(), by=bob(), text="An insult.")
    edited(post, "Some words.", by=carol(), after=dt.timedelta(minutes=1), reason="House rules")

    after = edited(post, "An insult again.", by=bob(), base=2, after=dt.timedelta(minutes=2))

    assert (after.edited_by, after.edit_reason) == (bob(), "")


def test_an_edit_within_the_grace_leaves_a_mark_once_the_post_is_quoted() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob(), text="It came at noon.")
    a_reply(topic, by=alice(), text=f"> [!quote post={post.pk} rev=1]\n> It came at noon.")

    after = edited(post, "It never came.", by=bob(), after=dt.timedelta(minutes=2))

    assert after.edited_by == bob()


def test_a_moderators_edit_leaves_a_mark_at_any_time() -> None:
    post = a_reply(a_topic(), by=bob())

    after = edited(post, by=carol(), after=dt.timedelta(seconds=1))

    assert after.edited_by == carol()


def test_a_member_may_edit_for_a_day() -> None:
    post = a_reply(a_topic(), by=bob())

    assert edited(post, by=bob(), after=dt.timedelta(hours=24)).revision == 2


def test_after_a_day_the_time_is_over() -> None:
    post = a_reply(a_topic(), by=bob())

    with pytest.raises(Refused) as refused:
        edited(post, by=bob(), after=dt.timedelta(hours=24, seconds=1))

    assert refused.value.code == "too_late"


def test_the_window_is_that_of_the_authors_group() -> None:
    Group.objects.filter(slug="editors").update(edit_window_s=None)
    Group.objects.filter(slug="members").update(edit_window_s=60)
    post = a_reply(a_topic(), by=bob())

    with pytest.raises(Refused) as refused:
        edited(post, by=bob(), after=dt.timedelta(seconds=61))

    assert refused.value.code == "too_late"


def test_a_moderator_may_edit_at_any_time() -> None:
    post = a_reply(a_topic(), by=bob())

    assert edited(post, by=carol(), after=dt.timedelta(days=900)).revision == 2


def test_nobody_else_may_edit() -> None:
    post = a_reply(a_topic(), by=bob())

    with pytest.raises(Refused) as refused:
        edited(post, by=alice())

    assert refused.value.code == "not_author"


def test_the_second_of_two_editors_overwrites_nothing() -> None:
    post = a_reply(a_topic(), by=bob())
    edited(post, "Carol was here.", by=carol(), base=1)

    with pytest.raises(EditedMeanwhile) as refused:
        edited(post, "Bob was here.", by=bob(), base=1)

    assert refused.value.revision == 2
    assert Post.objects.get(pk=post.pk).source == "Carol was here."


def test_two_editors_with_the_same_text_agree() -> None:
    post = a_reply(a_topic(), by=bob())
    edited(post, "The same.", by=carol(), base=1)

    after = edited(post, "The same.", by=bob(), base=1)

    assert after.revision == 2


def test_saving_the_same_text_changes_nothing() -> None:
    post = a_reply(a_topic(), by=bob(), text="So it did.")

    after = edited(post, "So it did.", by=bob())

    assert (after.revision, after.edited_at) == (1, None)
    assert not LiveEvent.objects.filter(event="edit").exists()


def test_an_edit_counts_nothing_twice() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())
    before = counted(topic)

    edited(post, by=bob())

    assert counted(topic) == before


def test_an_edit_changes_who_is_named() -> None:
    alice()
    post = a_reply(a_topic(), by=bob(), text="@alice knows.")

    edited(post, "@bob knows.", by=bob())

    assert [row.member for row in Mention.objects.filter(post=post)] == [bob()]


def test_readers_of_the_topic_are_told() -> None:
    post = a_reply(a_topic(), by=bob())

    edited(post, by=bob())

    assert LiveEvent.objects.get(event="edit").fields == {"seq": 2, "post": post.pk}


def test_an_author_edits_no_post_in_a_locked_topic() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    with pytest.raises(Refused) as refused:
        edited(post, by=bob())

    assert refused.value.code == "locked"


def test_an_author_edits_no_removed_post() -> None:
    post = a_reply(a_topic(), by=bob())
    remove_post(actor=bob(), post_id=post.pk, at=NOON)

    with pytest.raises(Refused) as refused:
        edited(post, by=bob())

    assert refused.value.code == "removed"


def test_a_silenced_author_is_refused() -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob())
    quiet = silenced(bob())

    with pytest.raises(Refused) as refused:
        edited(post, by=quiet)

    assert refused.value.code == "silenced"


def test_a_post_that_a_member_does_not_see_is_not_there() -> None:
    topic = a_topic(by=carol(), section=a_private_section())

    with pytest.raises(Post.DoesNotExist):
        edited(Post.objects.get(topic=topic), by=bob())
