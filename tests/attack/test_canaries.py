"""Nothing that is kept from strangers and members is in anything that they can fetch."""

import pytest
from django.http import HttpResponse
from django.test import Client

from rostra.topics.models import Post, Topic
from tests.attack.canaries import SAMOVAR, WORDS, hide_them_all
from tests.attack.crawl import everything, found_in
from tests.cast import a_member, carol, signed_in
from tests.letters import letters
from tests.work import run_queued_effects

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hidden() -> None:
    hide_them_all()


def test_a_stranger_finds_none(client: Client) -> None:
    answers = everything(client)

    assert found_in(answers, WORDS) == []


def test_a_member_finds_none(client: Client) -> None:
    answers = everything(signed_in(client, a_member("mia")))

    assert found_in(answers, WORDS) == []


def test_a_moderator_finds_what_is_for_moderators(client: Client) -> None:
    found = " ".join(found_in(everything(signed_in(client, carol())), WORDS))

    assert all(word in found for word in ("zqroom", "zqtitle", "zqtext", "zqpost", "zqgone", "zqgrace"))


def test_a_preview_or_a_reply_that_quotes_what_is_hidden_shows_nothing_of_it(client: Client) -> None:
    member = signed_in(client, a_member("mia"))
    quotes = "\n\n".join(f"> [!quote post={post.pk} rev=1]\n> Hm.\n" for post in Post.objects.all())
    form = {"body": f"{quotes}\n\n@carol", "key": "k", "do": "post"}
    topic = Topic.objects.get(title=f"Tea from a {SAMOVAR}")

    answers = {
        "preview": member.post("/preview/", form),
        "reply": member.post(f"/t/{topic.pk}/reply/", form, follow=True),
    }

    assert found_in(answers, WORDS) == []


def test_a_link_that_quotes_a_post_out_of_sight_fills_the_composer_with_nothing(client: Client) -> None:
    member = signed_in(client, a_member("mia"))
    topic = Topic.objects.get(title=f"Tea from a {SAMOVAR}")
    numbers = "&".join(f"quote={post.pk}" for post in Post.objects.all())

    answers = {"composer": member.get(f"/t/{topic.pk}/{topic.slug}/?{numbers}")}

    assert found_in(answers, WORDS) == []


def test_no_letter_tells_any() -> None:
    a_member("mia")
    run_queued_effects()

    answers = {letter.to: HttpResponse(letter.subject + letter.text + letter.html) for letter in letters()}

    assert found_in(answers, {word: what for word, what in WORDS.items() if "@" not in word}) == []
