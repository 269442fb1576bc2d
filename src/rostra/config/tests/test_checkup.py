"""What `rostra doctor` says."""

import pytest
from tests.cast import a_reply, a_topic, alice
from tests.work import run_queued_effects

from rostra.config.checkup import findings
from rostra.kit.reading_settings import configuration
from rostra.media.files import media_path
from rostra.media.models import Rendition
from rostra.media.tests.making import a_picture, a_ready_upload
from rostra.search.models import IndexedPost
from rostra.topics.models import Post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_town() -> None:
    a_reply(a_topic())


def said(*marks: str, repairing: bool = False) -> str:
    """The lines with one of these marks."""
    found = findings(configuration(), is_repairing=repairing)
    return "\n".join(line.what for line in found if line.mark in marks)


def test_all_is_well_where_all_is_done() -> None:
    run_queued_effects()

    assert said("wrong") == said("wrong", repairing=True) == ""
    assert "the search knows every post" in said("well")
    assert "the files of all pictures are whole" in said("well")


def test_a_variable_that_is_no_setting_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRA_BASE_URI", "https://forum.example.org")

    assert "ROSTRA_BASE_URI is not a setting; did you mean ROSTRA_BASE_URL?" in said("note")


def test_what_the_search_does_not_know_is_found_and_mended() -> None:
    run_queued_effects()
    IndexedPost.objects.filter(post=Post.objects.get(seq=2)).delete()

    before, repaired = said("wrong", "note"), said("repaired", repairing=True)

    assert "index" in before
    assert "the index of the search" in repaired
    assert IndexedPost.objects.count() == Post.objects.count()


def test_a_picture_whose_file_is_gone_is_named() -> None:
    upload = a_ready_upload(alice(), a_picture(643, 397))
    lost = media_path(Rendition.objects.filter(upload=upload)[0].path)
    lost.unlink()

    assert f"files are missing: {lost}" in said("wrong")


def test_posts_of_an_older_version_are_counted() -> None:
    before = said("well")
    Post.objects.filter(seq=2).update(pipeline=0)

    assert "the HTML of every post is of this version" in before
    assert "tasks make anew by themselves: 1" in said("note")


def test_posts_that_an_older_version_indexed_are_counted_and_are_no_fault() -> None:
    run_queued_effects()
    IndexedPost.objects.filter(post__seq=2).update(version=0)

    assert "tasks index anew by themselves: 1" in said("note")
    assert "the search knows every post" in said("well")
