"""What is asked of whoever changes a published story at its post or topic."""

import pytest
from django.test import Client
from tests.cast import a_reply, carol, erin, signed_in
from tests.reading import by_id, main_of, words

from rostra.kit.clock import now
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_published_story
from rostra.topics.models import Post, Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db
_CORRECTED = {"is_correction": "yes", "correction": "It is one winter, not two."}


@pytest.fixture
def story() -> Story:
    """A published story."""
    return a_published_story()


@pytest.fixture
def first(story: Story) -> Post:
    """The post that carries its text."""
    return Post.objects.get(topic=story.topic, seq=1)


@pytest.mark.usefixtures("story")
def test_a_moderator_who_edits_a_story_is_asked_whether_it_is_a_correction(client: Client, first: Post) -> None:
    form = main_of(signed_in(client, carol()).get(f"/p/{first.pk}/edit/"))

    answer = client.post(f"/p/{first.pk}/edit/", {"body": "It sails once.", "base_revision": "1", "do": "post"})

    assert "Is this change a correction?" in words(form)
    assert answer.status_code == 422
    assert "Say whether this change corrects something that was wrong." in words(main_of(answer))
    assert words(by_id(main_of(answer), "reply-body")) == "It sails once."
    assert Post.objects.get().revision == 1


def test_readers_see_what_a_moderator_corrected(client: Client, story: Story, first: Post) -> None:
    sent = {"body": "It sails once.", "base_revision": "1", "do": "post", **_CORRECTED}
    signed_in(client, carol()).post(f"/p/{first.pk}/edit/", sent)

    shown = Client().get(topic_url(Topic.objects.get(story=story)))

    assert "It sails once." in words(main_of(shown))
    assert "It is one winter, not two." in words(main_of(shown))
    assert '"CorrectionComment"' in shown.text


def test_a_correction_that_was_typed_stands_in_the_form_that_comes_back(client: Client, first: Post) -> None:
    sent = {"body": " ", "base_revision": "1", "do": "post", **_CORRECTED}

    main = main_of(signed_in(client, carol()).post(f"/p/{first.pk}/edit/", sent))

    assert words(by_id(main, "correction")) == "It is one winter, not two."
    assert by_id(main, "is_correction_yes").get("checked") is not None


def test_nobody_is_asked_about_a_reply(client: Client, story: Story) -> None:
    reply = a_reply(Topic.objects.get(story=story), text="So it is.", at=now())

    main = main_of(signed_in(client, carol()).get(f"/p/{reply.pk}/edit/"))

    assert "correction" not in words(main)
    assert words(by_id(main, "reply-body")) == "So it is."


@pytest.mark.parametrize("who", [carol, erin])
def test_whoever_renames_a_story_is_asked_as_well(client: Client, story: Story, who: object) -> None:
    assert callable(who)
    path = f"/t/{story.topic_id}/rename/"

    unanswered = signed_in(client, who()).post(path, {"title": "One winter"})
    answered = client.post(path, {"title": "One winter", **_CORRECTED})

    assert unanswered.status_code == 422
    assert "Say whether this change corrects something that was wrong." in words(main_of(unanswered))
    assert answered.status_code == 302
    assert Story.objects.get().shown["corrections"][0]["text"] == "It is one winter, not two."
