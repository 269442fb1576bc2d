"""Posts show a picture as soon as it is ready."""

import pytest
from django_tasks_db.models import DBTaskResult
from tests.cast import NOON, a_section, alice
from tests.work import run_queued_effects

from rostra.markup.wording import in_words
from rostra.media.actions.make_renditions import make_renditions
from rostra.media.events import UploadReady
from rostra.media.models import Upload
from rostra.media.tests.making import a_picture, a_ready_upload, an_upload
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.rerender_post import rerender_post
from rostra.topics.actions.start_topic import start_topic
from rostra.topics.body import make_body
from rostra.topics.effects import show_picture
from rostra.topics.models import Post, PostPicture

pytestmark = pytest.mark.django_db


def _a_post(token: str) -> Post:
    body = make_body(f"Look:\n\n![A quay](upload:{token})", author=alice())
    topic = start_topic(author=alice(), section_id=a_section().pk, title="The quay", body=body, key="k", at=NOON)
    return topic.posts.get()


def test_a_picture_that_is_ready_is_shown_at_once_and_counts_as_used() -> None:
    a_section()
    upload = a_ready_upload(alice())

    post = _a_post(upload.token)

    upload.refresh_from_db()
    assert 'src="/media/f/' in post.html
    assert upload.attached_at == NOON


def test_a_picture_that_becomes_ready_later_is_shown_then() -> None:
    a_section()
    upload = an_upload(alice())
    post = _a_post(upload.token)
    assert "/media/f/" not in post.html

    make_renditions(upload_id=upload.pk)
    show_picture(UploadReady(upload_id=upload.pk, token=upload.token))

    post.refresh_from_db()
    assert 'src="/media/f/' in post.html
    assert post.revision == 1


def test_a_picture_that_is_refused_later_is_said_to_be_so() -> None:
    a_section()
    upload = an_upload(alice(), a_picture()[:700])
    post = _a_post(upload.token)
    before = post.html

    make_renditions(upload_id=upload.pk)
    run_queued_effects()

    post.refresh_from_db()
    assert "The picture is being prepared. A quay" in in_words(before)
    assert "This picture could not be shown. A quay" in in_words(post.html)
    assert post.revision == 1


def test_a_picture_that_is_refused_while_its_post_is_written_is_said_to_be_so() -> None:
    a_section()
    upload = an_upload(alice(), a_picture()[:700])
    body = make_body(f"![A quay](upload:{upload.token})", author=alice())
    make_renditions(upload_id=upload.pk)
    DBTaskResult.objects.all().delete()  # What it announced finds no post yet.

    topic = start_topic(author=alice(), section_id=a_section().pk, title="The quay", body=body, key="k", at=NOON)
    run_queued_effects()

    assert "This picture could not be shown. A quay" in in_words(topic.posts.get().html)


def test_rendered_twice_nothing_changes() -> None:
    a_section()
    post = _a_post(a_ready_upload(alice()).token)
    rerender_post(post_id=post.pk)
    post.refresh_from_db()
    before = post.html

    rerender_post(post_id=post.pk)

    post.refresh_from_db()
    assert post.html == before


def test_a_picture_taken_out_of_a_text_is_no_longer_counted() -> None:
    a_section()
    post = _a_post(a_ready_upload(alice()).token)

    edit_post(editor=alice(), post_id=post.pk, body=make_body("Gone", author=alice()), base_revision=1, at=NOON)

    assert not PostPicture.objects.exists()
    assert Upload.objects.exists()
