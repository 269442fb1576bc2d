"""Which kept pages a change makes stale: those that show it, and no others."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import NOON, a_reply, a_section, a_topic, alice, carol

from rostra.kit import bus
from rostra.kit.front_headers import KEYS, SOON
from rostra.media.tests.making import a_picture_at
from rostra.newsdesk.tests.making import a_published_story
from rostra.syndication import sitemaps
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic, restore_topic
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.actions.rerender_post import rerender_post
from rostra.topics.body import make_body
from rostra.topics.models import Post, Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Topic:
    """The topic that something happens to."""
    return a_topic("Here")


@pytest.fixture
def beside() -> Topic:
    """Another one of the same section, whose page offers the first as related."""
    return a_topic("Beside")


def keys(path: str) -> set[str]:
    """The keys under which front keeps a page for guests."""
    return set(Client().get(path).headers[KEYS].split())


def ends_soon(path: str, stale: set[str]) -> bool:
    """Say whether the kept page of a path ends soon, and is not thrown away."""
    return bool({f"{SOON}{key}" for key in keys(path)} & stale) and not keys(path) & stale


def test_a_reply_makes_its_topic_stale_and_no_other_and_lets_its_lists_end_soon(
    here: Topic, beside: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        a_reply(here)

    assert keys(topic_url(here)) & stale
    assert ends_soon("/", stale)
    assert ends_soon(f"/s/{here.section.slug}/", stale)
    assert not keys(topic_url(beside)) & stale


def test_a_new_topic_makes_its_lists_stale(
    here: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        a_topic("Another leaf", section=here.section)

    assert keys("/") & stale
    assert keys(f"/s/{here.section.slug}/") & stale


def test_a_reply_in_a_part_lets_the_lists_above_end_soon(
    here: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inner = a_section("green-tea", parent=a_section("tea", parent=here.section.slug).slug)
    topic = a_topic("Which leaf", section=inner)
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        a_reply(topic)

    assert ends_soon(f"/s/{here.section.slug}/", stale)
    assert ends_soon("/s/tea/", stale)
    assert not keys(topic_url(here)) & stale


def test_a_removed_topic_is_offered_nowhere_any_more(
    here: Topic, beside: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        remove_topic(actor=carol(), topic_id=here.pk, at=NOON, reason="Spam")

    assert keys(topic_url(beside)) & stale


def test_a_renamed_topic_is_offered_by_its_new_name(
    here: Topic, beside: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        rename_topic(actor=carol(), topic_id=here.pk, title="There", at=NOON)

    assert keys(topic_url(beside)) & stale


def test_a_moved_topic_makes_both_sections_stale(
    here: Topic, beside: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    harbour = a_section("harbour")
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        move_topic(actor=carol(), topic_id=here.pk, to_section_id=harbour.pk, at=NOON)

    assert keys(topic_url(beside)) & stale
    assert keys("/s/harbour/") & stale
    assert keys(topic_url(here)) & stale


def test_a_topic_that_goes_out_of_sight_or_is_renamed_stands_in_no_kept_sitemap_any_more(
    here: Topic, beside: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as removed, django_capture_on_commit_callbacks(execute=True):
        remove_topic(actor=carol(), topic_id=here.pk, at=NOON, reason="Spam")
    with bus.collecting() as renamed, django_capture_on_commit_callbacks(execute=True):
        rename_topic(actor=carol(), topic_id=beside.pk, title="There", at=NOON)

    assert keys("/sitemap-1.xml") <= removed
    assert keys("/sitemap-1.xml") <= renamed


def test_a_new_topic_lets_the_sitemap_end_soon_that_it_is_added_to_and_no_other(
    here: Topic, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        a_topic("Another leaf", section=here.section)
    monkeypatch.setattr(sitemaps, "PER_FILE", 1)

    assert ends_soon("/sitemap.xml", stale)
    assert ends_soon(f"/sitemap-{here.pk + 1}.xml", stale)
    assert not ends_soon(f"/sitemap-{here.pk}.xml", stale)


def test_a_story_stands_in_sitemaps_as_soon_as_it_is_published(
    here: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        a_published_story()

    assert here.pk
    assert ends_soon("/sitemap-1.xml", stale)
    assert keys("/sitemap-news.xml") & stale


def test_a_topic_that_comes_back_is_in_sitemaps_soon(
    here: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    remove_topic(actor=carol(), topic_id=here.pk, at=NOON, reason="Spam")
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        restore_topic(actor=carol(), topic_id=here.pk, at=NOON)

    assert ends_soon("/sitemap-1.xml", stale)


def test_a_reply_leaves_the_pictures_of_its_topic_and_a_removal_has_them_asked_for_anew(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture = a_picture_at("f/ab/quay.webp", alice())
    topic = a_topic(text=f"![The quay](upload:{picture.token})")
    kept_under = keys("/media/f/ab/quay.webp")
    with bus.collecting() as replied, django_capture_on_commit_callbacks(execute=True):
        post = a_reply(topic)
    with bus.collecting() as removed, django_capture_on_commit_callbacks(execute=True):
        remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Spam")

    assert not kept_under & replied
    assert kept_under & removed


def _edited(post: Post) -> None:
    body = make_body("It came at one.", author=alice())
    edit_post(editor=carol(), post_id=post.pk, body=body, base_revision=1, at=NOON)


def test_an_edit_of_a_first_post_makes_feeds_and_lists_stale_that_show_its_text(
    here: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        _edited(here.posts.get(seq=1))

    assert keys("/feeds/site.atom") & stale
    assert keys(f"/feeds/s/{here.section.slug}.atom") & stale
    assert keys(f"/feeds/t/{here.pk}.atom") & stale


def test_an_edit_of_a_reply_leaves_feeds_of_topics_as_they_are(
    here: Topic, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    answer = a_reply(here)

    with bus.collecting() as stale, django_capture_on_commit_callbacks(execute=True):
        _edited(answer)

    assert not keys("/feeds/site.atom") & stale
    assert keys(f"/feeds/t/{here.pk}.atom") & stale


def test_a_picture_that_became_ready_is_soon_in_the_feeds_of_the_first_post_that_shows_it(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    topic = a_topic(text="It came at noon. ![The quay](upload:later)")
    answer = a_reply(topic, text="So it did. ![The quay](upload:later)")
    Post.objects.update(html="It came at noon.")

    with bus.collecting() as of_first, django_capture_on_commit_callbacks(execute=True):
        rerender_post(post_id=topic.posts.get(seq=1).pk)
    with bus.collecting() as of_reply, django_capture_on_commit_callbacks(execute=True):
        rerender_post(post_id=answer.pk)

    assert keys("/feeds/site.atom") & of_first
    assert keys(f"/feeds/s/{topic.section.slug}.atom") & of_first
    assert keys(f"/feeds/t/{topic.pk}.atom") & of_first
    assert not keys("/feeds/site.atom") & of_reply
    assert keys(f"/feeds/t/{topic.pk}.atom") & of_reply
