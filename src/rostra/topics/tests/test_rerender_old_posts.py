"""After an upgrade of the text pipeline, stored posts are made anew by themselves."""

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import NOON, a_reply, a_topic, alice, bob
from tests.work import run_queued_effects

from rostra.kit import bus
from rostra.kit.refusal import Refused
from rostra.live.models import LiveEvent
from rostra.markup.render import PIPELINE_VERSION
from rostra.search.models import IndexedPost
from rostra.topics.actions import rerender_old_posts as making
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.rerender_old_posts import count_old_posts, rerender_old_posts
from rostra.topics.actions.rerender_post import body_again
from rostra.topics.body import Body, make_body
from rostra.topics.models import Post, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    """A topic of five posts."""
    topic = a_topic(by=alice(), text="The *ferry*.")
    for _number in range(4):
        a_reply(topic, by=bob(), text="The **tram**.")
    run_queued_effects()
    return topic


def made_by_an_older_version(**columns: str) -> None:
    """Let all posts be of the version before this."""
    Post.objects.update(pipeline=PIPELINE_VERSION - 1, **columns)


def test_old_posts_are_made_anew_and_are_not_edited(topic: Topic) -> None:
    made_by_an_older_version(html="<p>old</p>")

    count = rerender_old_posts(at=NOON)

    first = Post.objects.get(topic=topic, seq=1)
    assert (count, count_old_posts()) == (5, 0)
    assert "<em>ferry</em>" in first.html
    assert (first.pipeline, first.revision, first.edited_at) == (PIPELINE_VERSION, 1, None)
    assert rerender_old_posts(at=NOON) == 0


def test_kept_pages_of_the_topic_are_thrown_away_and_open_pages_are_left_in_peace(
    topic: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    made_by_an_older_version(html="<p>old</p>")
    told = LiveEvent.objects.count()

    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        rerender_old_posts(at=NOON)

    assert stale == {f"topic-{topic.pk}"}
    assert LiveEvent.objects.count() == told


def test_where_nothing_reads_differently_nothing_is_thrown_away(
    topic: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    rerender_old_posts(at=NOON)
    made_by_an_older_version()

    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        rerender_old_posts(at=topic.started_at)

    assert stale == set()
    assert count_old_posts() == 0


def test_a_run_is_short_and_the_next_goes_on(topic: Topic, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by_an_older_version()
    monkeypatch.setattr(making, "_LONGEST_S", 0.0)

    counts = [rerender_old_posts(at=NOON)]
    left = list(Post.objects.filter(topic=topic, pipeline__lt=PIPELINE_VERSION).values_list("seq", flat=True))
    counts += [rerender_old_posts(at=NOON) for _run in range(5)]

    assert counts == [1, 1, 1, 1, 1, 0]
    assert sorted(left) == [1, 2, 3, 4]


def test_a_post_that_cannot_be_made_stays_as_it_is_and_holds_up_nothing(
    topic: Topic, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by_an_older_version(html="<p>old</p>")

    def refuse_one(post: Post) -> Body:
        if post.seq == 5:
            raise Refused("too_long", "The text is too long.")
        return make_body(post.source, author=post.author)

    monkeypatch.setattr(making, "body_again", refuse_one)
    rerender_old_posts(at=NOON)

    assert Post.objects.get(topic=topic, seq=5).html == "<p>old</p>"
    assert Post.objects.get(topic=topic, seq=4).html != "<p>old</p>"
    assert count_old_posts() == 0


def test_a_post_that_is_edited_meanwhile_keeps_its_edit(topic: Topic, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by_an_older_version()
    first = Post.objects.get(topic=topic, seq=1)

    def edited_meanwhile(post: Post) -> Body:
        body = body_again(post)
        if post.seq == 1:
            new = make_body("The windmill.", author=alice())
            edit_post(editor=alice(), post_id=post.pk, body=new, base_revision=1, at=NOON)
        return body

    monkeypatch.setattr(making, "body_again", edited_meanwhile)
    rerender_old_posts(at=NOON)

    first.refresh_from_db()
    assert "windmill" in first.html
    assert count_old_posts() == 0


def test_words_that_the_new_version_reads_differently_are_found_by_the_search(topic: Topic) -> None:
    made_by_an_older_version(text="old")
    IndexedPost.objects.all().delete()
    DBTaskResult.objects.all().delete()

    rerender_old_posts(at=NOON)
    run_queued_effects()

    assert IndexedPost.objects.filter(topic=topic).count() == 5


def test_a_run_goes_on_from_batch_to_batch_while_there_is_time(topic: Topic, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by_an_older_version()
    monkeypatch.setattr(making, "_BATCH", 2)
    monkeypatch.setattr(making, "_LONGEST_S", 600.0)

    assert rerender_old_posts(at=NOON) == 5
    assert Post.objects.filter(topic=topic, pipeline=PIPELINE_VERSION).count() == 5
