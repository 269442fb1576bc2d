"""What an older version put into the index is indexed anew by itself, and searching goes on meanwhile."""

import pytest
from django.test import Client
from tests.cast import NOON, a_reply, a_topic

from rostra.search.actions import renew_old_words as renewing
from rostra.search.actions.reindex import reindex
from rostra.search.actions.renew_old_words import count_old_words, renew_old_words
from rostra.search.models import IndexedPost
from rostra.search.words import WORDS_VERSION
from rostra.topics.models import Post, Topic

pytestmark = pytest.mark.django_db


def _indexed_by_an_older_version() -> Topic:
    """Let posts be indexed by other words than this version finds in them."""
    topic = a_topic("Boats", text="The ferry sails.")
    for _number in range(4):
        a_reply(topic, text="The ferry sails.")
    reindex()
    IndexedPost.objects.update(version=WORDS_VERSION - 1)
    Post.objects.filter(topic=topic).update(text="The tram waits.")
    return topic


def test_old_words_are_found_until_their_post_is_indexed_anew(client: Client) -> None:
    topic = _indexed_by_an_older_version()
    before = client.get("/search/?q=ferry").text

    count = renew_old_words(at=NOON)

    assert f'href="/t/{topic.pk}/' in before
    assert (count, count_old_words()) == (5, 0)
    assert "<mark>tram</mark>" in client.get("/search/?q=tram").text
    assert "Nothing for" in client.get("/search/?q=ferry").text
    assert renew_old_words(at=NOON) == 0


def test_a_run_is_short_begins_with_the_newest_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _indexed_by_an_older_version()
    monkeypatch.setattr(renewing, "_LONGEST_S", 0.0)
    monkeypatch.setattr(renewing, "_BATCH", 2)

    first = renew_old_words(at=NOON)
    left = IndexedPost.objects.filter(version__lt=WORDS_VERSION).values_list("post__seq", flat=True)

    assert (first, sorted(left)) == (2, [1, 2, 3])
    assert [renew_old_words(at=NOON) for _run in range(3)] == [2, 1, 0]


def test_a_run_goes_on_from_batch_to_batch_while_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    _indexed_by_an_older_version()
    monkeypatch.setattr(renewing, "_LONGEST_S", 600.0)
    monkeypatch.setattr(renewing, "_BATCH", 2)

    assert renew_old_words(at=NOON) == 5


def test_a_post_that_was_removed_meanwhile_leaves_the_index_and_holds_up_nothing() -> None:
    topic = _indexed_by_an_older_version()
    Post.objects.filter(topic=topic, seq=3).update(removed_at=NOON)

    renew_old_words(at=NOON)

    assert (count_old_words(), IndexedPost.objects.count()) == (0, 4)
