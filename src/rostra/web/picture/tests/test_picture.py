"""Who may have a picture: whoever is shown it in a post or a story, or sent it."""

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from tests.cast import (
    NOON,
    a_member,
    a_news_section,
    a_private_section,
    a_reply,
    a_section,
    a_topic,
    ada,
    alice,
    bob,
    carol,
    erin,
    signed_in,
    suspended,
)
from tests.reading import Answer

from rostra.kit import bus
from rostra.kit.front_headers import CACHE, FILE, KEYS
from rostra.media.models import Upload
from rostra.media.tests.making import a_picture_at
from rostra.members.models import Member
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_published_story, a_story, a_wording, scheduled, with_lead
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.body import make_body
from rostra.topics.models import Post

pytestmark = pytest.mark.django_db

QUAY = "f/ab/quay.webp"


@pytest.fixture
def quay() -> Upload:
    """A picture that alice sent."""
    return a_picture_at(QUAY, alice())


def asked(by: Member | None = None, path: str = QUAY) -> Answer:
    """What a stranger or a member is answered who asks for a file."""
    client = signed_in(Client(), by) if by else Client()
    return client.get(f"/media/{path}")


def let_in(*members: Member, path: str = QUAY) -> list[str]:
    """Who of them may have it."""
    return [member.name for member in members if asked(member, path).status_code == 200]


def showing(upload: Upload) -> str:
    """A text that shows it."""
    return f"Look:\n\n![The quay](upload:{upload.token})"


def test_front_hears_which_file_and_that_guests_may_have_it_while_its_topic_shows_it(quay: Upload) -> None:
    topic = a_topic(text=showing(quay))

    answer = asked()

    assert answer.headers[FILE] == QUAY
    assert answer.headers[KEYS] == f"pictures-{topic.pk}"
    assert int(answer.headers[CACHE]) >= 60
    assert answer.content == b""


def test_what_no_text_shows_is_its_owners() -> None:
    a_picture_at(QUAY, alice())

    stranger, owner = asked(), asked(alice())

    assert stranger.status_code == 404
    assert FILE not in stranger.headers
    assert owner.headers[FILE] == QUAY
    assert CACHE not in owner.headers
    assert let_in(alice(), bob(), carol(), erin()) == ["alice"]


def test_where_only_some_may_read_front_is_told_to_keep_nothing() -> None:
    quay = a_picture_at(QUAY, carol())
    a_topic(text=showing(quay), by=carol(), section=a_private_section())

    answer = asked(ada())

    assert asked().status_code == 404
    assert answer.headers[FILE] == QUAY
    assert CACHE not in answer.headers


def test_a_picture_of_a_removed_post_is_for_those_who_still_read_it(quay: Upload) -> None:
    post = a_reply(a_topic(), by=alice(), text=showing(quay))

    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Spam")

    assert asked().status_code == 404
    assert let_in(alice(), bob(), carol(), erin()) == ["alice", "carol"]


def test_who_names_a_picture_of_somebody_else_shows_it_to_nobody(quay: Upload) -> None:
    a_topic(text=showing(quay), by=bob())

    answer = asked()

    assert answer.status_code == 404
    assert let_in(bob(), carol()) == []


def test_a_quoted_picture_goes_out_of_sight_with_the_post_that_showed_it(quay: Upload) -> None:
    post = a_reply(a_topic(), by=alice(), text=showing(quay))
    a_topic(text=f"> [!quote post={post.pk} rev=1]\n> ![The quay](upload:{quay.token})", by=bob())
    before = asked()

    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Spam")

    assert before.status_code == 200
    assert asked().status_code == 404
    assert let_in(bob()) == []


def test_a_picture_that_a_moderator_put_into_a_post_of_somebody_else_is_shown() -> None:
    post = Post.objects.get(topic=a_topic())
    map_of_the_quay = a_picture_at(QUAY, carol())

    for revision, editor in enumerate((carol(), alice()), start=1):
        body = make_body(f"Look, {revision}. {showing(map_of_the_quay)}", author=alice())
        edit_post(editor=editor, post_id=post.pk, body=body, base_revision=revision, at=NOON, reason="")

    assert asked().status_code == 200


def test_a_picture_that_another_text_shows_as_well_stays(quay: Upload) -> None:
    first, second = a_topic(text=showing(quay)), a_topic(text=showing(quay))

    remove_topic(actor=carol(), topic_id=first.pk, at=NOON, reason="Spam")

    assert asked().headers[KEYS] == f"pictures-{second.pk}"


def test_the_same_picture_sent_by_two_is_seen_where_either_is(quay: Upload) -> None:
    again = a_picture_at(QUAY, bob())
    a_topic(text=showing(again), by=bob())

    answer = asked()

    assert quay.token != again.token
    assert answer.status_code == 200


def test_a_picture_that_an_edit_drops_is_its_owners_again(quay: Upload) -> None:
    post = Post.objects.get(topic=a_topic(text=showing(quay)))
    before = asked()

    edit_post(
        editor=carol(), post_id=post.pk, body=make_body("Nothing.", author=alice()), base_revision=1, at=NOON, reason=""
    )

    assert before.status_code == 200
    assert asked().status_code == 404
    assert let_in(alice(), bob(), carol()) == ["alice"]


def test_pictures_of_a_story_are_for_its_newsroom_until_it_is_out() -> None:
    a_news_section()
    lead, badge = a_picture_at("f/ab/lead.webp", erin()), a_picture_at("f/ab/badge.webp", erin())
    story = a_story(with_lead(lead, badge=badge.token))
    ines = a_member("ines", group="editors")

    scheduled(story, NOON + dt.timedelta(days=900))

    assert [asked(path=path).status_code for path in ("f/ab/lead.webp", "f/ab/badge.webp")] == [404, 404]
    assert let_in(erin(), ines, alice(), carol(), path="f/ab/lead.webp") == ["erin", "ines"]
    assert let_in(erin(), ines, alice(), carol(), path="f/ab/badge.webp") == ["erin", "ines"]


def test_pictures_of_a_published_story_are_for_everybody() -> None:
    a_news_section()
    lead, badge = a_picture_at("f/ab/lead.webp", erin()), a_picture_at("f/ab/badge.webp", erin())

    story = a_published_story(with_lead(lead, badge=badge.token))

    assert asked(path="f/ab/lead.webp").headers[KEYS] == f"pictures-{story.topic_id}"
    assert asked(path="f/ab/badge.webp").headers[KEYS] == f"pictures-{story.topic_id}"


def test_a_lead_that_an_update_replaces_is_its_owners_again(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    a_news_section()
    first, second = a_picture_at("f/ab/first.webp", erin()), a_picture_at("f/ab/second.webp", erin())
    story = a_published_story(with_lead(first))
    kept_under = asked(path="f/ab/first.webp").headers[KEYS]

    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        updated(story, second)

    assert kept_under in stale
    assert asked(path="f/ab/first.webp").status_code == 404
    assert asked(path="f/ab/second.webp").status_code == 200


def updated(story: Story, lead: Upload) -> Story:
    """Let erin give a story another lead."""
    wording = with_lead(lead)
    body = body_of(wording, author=erin(), prefix="s-")
    return update_story(
        editor=erin(), story_id=story.pk, wording=wording, body=body, base_revision=story.revision, at=NOON
    )


def test_a_picture_that_a_moderator_takes_out_of_a_story_is_its_owners_again() -> None:
    a_news_section()
    quay = a_picture_at(QUAY, erin())
    story = a_published_story(a_wording(body=f"{a_wording().body}\n\n{showing(quay)}"))
    post = Post.objects.get(topic=story.topic, seq=1)
    before = asked()

    text = make_body(a_wording().body, author=erin(), heading_from=2)
    edit_post(editor=carol(), post_id=post.pk, body=text, base_revision=1, at=NOON, reason="")

    assert before.status_code == 200
    assert asked().status_code == 404


def test_a_suspended_member_gets_what_guests_get_and_what_they_sent() -> None:
    a_picture_at(QUAY, alice())
    carols = a_picture_at("f/ab/carols.webp", carol())
    a_topic(text=showing(carols), by=carol(), section=a_private_section())
    suspended(alice())

    assert let_in(alice()) == ["alice"]
    assert let_in(alice(), path="f/ab/carols.webp") == []


@pytest.mark.parametrize("topics", [1, 20])
def test_a_picture_for_everybody_takes_two_questions(
    quay: Upload, topics: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(topics):
        a_topic(text=showing(quay))
    asked()

    # The site's row, and a post that shows it.
    with django_assert_num_queries(2):
        asked()


@pytest.mark.parametrize("path", [QUAY, "f/ab/nothing.webp"])
def test_one_that_is_out_of_sight_takes_as_many_as_one_that_is_not_there(
    path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_section()
    a_picture_at(QUAY, alice())
    member = signed_in(Client(), bob())
    member.get("/media/f/ab/any.webp")

    # The site's row, session, member; whether bob sent it; for guests and for bob: posts, and of stories the pictures
    # and the badges. Bob edits no stories.
    with django_assert_num_queries(10):
        answer = member.get(f"/media/{path}")

    assert answer.status_code == 404
