"""The doctor recounts everything derived: what is wrong is counted, and set right."""

import datetime as dt

import pytest
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol, erin
from tests.work import run_queued_effects

from rostra.config.checkup import findings
from rostra.config.derived import DERIVED
from rostra.kit.reading_settings import configuration
from rostra.members.models import Member
from rostra.newsdesk.models import Correction, Story
from rostra.newsdesk.tests.making import a_picture_of_erin, a_story, published, with_lead
from rostra.reactions.actions.react import react
from rostra.reactions.models import Reaction
from rostra.search.models import IndexedPost
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.models import Participant, Post, Recommendation, SectionTally, Topic

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _a_town() -> None:
    topic = a_topic(by=alice())
    answer = a_reply(topic, by=bob())
    a_reply(topic, by=alice(), at=LATER)
    recommend_post(actor=carol(), post_id=answer.pk, at=LATER)
    react(member=alice(), post_id=answer.pk, kind="appreciate", wanted=True, at=LATER)
    published(a_story(with_lead(a_picture_of_erin())))
    run_queued_effects()


def wrong(*, repairing: bool = False) -> str:
    """What the doctor finds wrong, or sets right."""
    mark = "repaired" if repairing else "wrong"
    return "\n".join(line.what for line in findings(configuration(), is_repairing=repairing) if line.mark == mark)


def test_all_adds_up_where_everything_went_through_the_actions() -> None:
    assert [check.what for check in DERIVED if check.count_wrong()] == []


def test_a_recommended_reply_that_is_removed_is_not_missed() -> None:
    remove_post(actor=carol(), post_id=Recommendation.objects.get().post_id, at=LATER, reason="Off topic")
    run_queued_effects()

    assert wrong() == ""


@pytest.mark.parametrize(
    ("rows", "change", "what"),
    [
        (Topic, {"last_post_at": NOON - dt.timedelta(days=1)}, "newest posts of topics do not add up: 2"),
        (Topic, {"recommended_count": 7}, "recommendations in topics do not add up: 2"),
        (Participant, {"rank": 7}, "participants' ranks do not add up: 2"),
        (Participant, {"post_count": 7}, "posts of participants do not add up: 3"),
        (Post, {"revision": 7}, "revisions of posts do not add up: 4"),
        (SectionTally, {"topic_count": 7}, "topics of sections do not add up: 2"),
        (Member.objects.filter(name="bob"), {"group_ids": [1]}, "groups of members do not add up: 1"),
        (Member.objects.filter(name="bob"), {"name_skeleton": "rob"}, "forms of names do not add up: 1"),
        (Member.objects.filter(name="bob"), {"display_skeleton": ""}, "forms of names do not add up: 1"),
        (IndexedPost, {"author_id": 7}, "posts in the index do not add up: 4"),
        (Story, {"headline": "Another"}, "stories and their topics do not add up: 1"),
        (Story, {"shown": {}}, "pictures, sources and corrections shown of stories do not add up: 1"),
    ],
)
def test_what_is_wrong_is_counted_and_set_right(rows: object, change: dict[str, object], what: str) -> None:
    getattr(rows, "objects", rows).update(**change)  # type: ignore[attr-defined]

    found = wrong()
    wrong(repairing=True)

    assert what in found
    assert wrong() == ""


def test_what_hangs_on_a_post_lies_in_its_topic() -> None:
    other = Topic.objects.get(kind="story")
    Reaction.objects.update(topic=other)
    Recommendation.objects.update(topic=other)

    found = wrong()
    wrong(repairing=True)

    assert "topics of reactions do not add up: 1" in found
    assert "topics of recommendations do not add up: 1" in found
    assert wrong() == ""


def test_a_member_who_is_missing_among_those_who_take_part_is_found() -> None:
    Participant.objects.filter(member=bob()).delete()

    found = wrong()
    wrong(repairing=True)

    assert "participants' ranks do not add up: 1" in found
    assert Participant.objects.get(member=bob()).rank == 2


def test_a_correction_that_readers_do_not_see_is_found_and_shown_then() -> None:
    story = Story.objects.get()
    Correction.objects.create(story=story, text="It was six to four.", at=LATER, by=erin(), revision=1)

    found = wrong()
    wrong(repairing=True)

    story.refresh_from_db()
    assert "corrections shown of stories do not add up: 1" in found
    assert story.shown["corrections"][0]["text"] == "It was six to four."
