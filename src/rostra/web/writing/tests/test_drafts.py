"""Drafts, previews and names as scripts ask for them."""

import pytest
from django.test import Client
from tests.cast import a_member, a_private_section, a_reply, a_topic, alice, bob, carol, signed_in
from tests.reading import Answer

from rostra.kit.clock import now
from rostra.markup.render import MAX_CHARACTERS
from rostra.topics.models import Draft

pytestmark = pytest.mark.django_db


def kept(client: Client, body: str, number: str = "0", place: str = "topic-7", **fields: str) -> Answer:
    """Send a draft as the script does."""
    return client.post("/drafts/save/", {"place": place, "body": body, "number": number, **fields})


def test_a_draft_is_kept_and_counted(client: Client) -> None:
    member = signed_in(client, bob())

    first, second = kept(member, "It"), kept(member, "It came", "1")

    assert (first.json()["number"], second.json()["number"]) == (1, 2)
    assert Draft.objects.get().source == "It came"


def test_a_stale_save_answers_with_the_text_that_is_kept(client: Client) -> None:
    member = signed_in(client, bob())
    kept(member, "One window", title="A title")

    answer = kept(member, "Another window", "0")

    assert answer.status_code == 409
    told = answer.json()
    assert (told["body"], told["title"], told["number"]) == ("One window", "A title", 1)
    assert "Both texts are kept." in told["error"]


def test_an_emptied_draft_is_forgotten(client: Client) -> None:
    member = signed_in(client, bob())
    kept(member, "Never mind")

    assert kept(member, "", "1").json()["number"] == 0
    assert not Draft.objects.exists()


def test_a_stale_window_that_is_emptied_answers_with_the_text_that_is_kept(client: Client) -> None:
    member = signed_in(client, bob())
    kept(member, "One window")
    kept(member, "One window, more", "1")

    answer = kept(member, "", "1")

    assert answer.status_code == 409
    assert answer.json()["body"] == "One window, more"
    assert Draft.objects.get().source == "One window, more"


def test_the_fields_of_a_whole_form_are_kept_with_its_text(client: Client) -> None:
    member = signed_in(client, bob())

    kept(member, "", place="story-0", fields='{"headline": "The ferry", "url": "https://example.org/"}')

    assert Draft.objects.get().fields == {"headline": "The ferry", "url": "https://example.org/"}


def test_a_stale_save_of_a_whole_form_answers_with_the_fields_that_are_kept(client: Client) -> None:
    member = signed_in(client, bob())
    kept(member, "The same", place="story-0", fields='{"headline": "One window"}')

    answer = kept(member, "The same", place="story-0", fields='{"headline": "Another window"}')

    assert answer.status_code == 409
    assert answer.json()["fields"] == {"headline": "One window"}


@pytest.mark.parametrize(
    "fields",
    [
        "x",
        "[]",
        '"x"',
        '{"a": 1}',
        '{"a": null}',
        '{"a": "\\u0000"}',
        '{"a": "\\ud800"}',
        "[" * 30_000,
        f'{{"a": "{"x" * 40_000}"}}',
    ],
)
def test_odd_fields_are_refused(client: Client, fields: str) -> None:
    assert kept(signed_in(client, bob()), "It", place="story-0", fields=fields).status_code == 400
    assert not Draft.objects.exists()


@pytest.mark.parametrize("place", ["", "topic-", "topic-x", "member-1", "topic-1 ", "topic-" + "9" * 19])
def test_a_draft_of_nothing_we_know_is_not_kept(client: Client, place: str) -> None:
    assert kept(signed_in(client, bob()), "It", place=place).status_code == 400


@pytest.mark.parametrize("number", ["", "-1", "x", "9" * 12, "9" * 5000, "²"])
def test_an_odd_number_is_refused(client: Client, number: str) -> None:
    assert kept(signed_in(client, bob()), "It", number).status_code == 400


def test_a_text_too_long_is_refused(client: Client) -> None:
    assert kept(signed_in(client, bob()), "x" * (MAX_CHARACTERS + 1)).status_code == 400


def test_a_member_keeps_so_many_drafts_and_no_more(client: Client) -> None:
    member = signed_in(client, bob())
    rows = [Draft(member=bob(), place=f"topic-{number}", source="It", saved_at=now()) for number in range(200)]
    Draft.objects.bulk_create(rows)

    more = kept(member, "One more", place="topic-1000")
    again = kept(member, "It came", "1", place="topic-7")

    assert more.status_code == 403
    assert "200 drafts" in more.json()["error"]
    assert Draft.objects.count() == 200
    assert again.status_code == 200


def test_nothing_is_kept_for_guests(client: Client) -> None:
    answer = kept(client, "My careful words.")

    assert answer.status_code == 401
    assert not Draft.objects.exists()


def test_a_preview_is_the_html_of_the_text(client: Client) -> None:
    answer = signed_in(client, bob()).post("/preview/", {"body": "So it *did*. <script>alert(1)</script>"})

    assert "<em>did</em>" in answer.text
    assert "<script" not in answer.text


def test_a_preview_of_too_much_says_so(client: Client) -> None:
    answer = signed_in(client, bob()).post("/preview/", {"body": "x" * (MAX_CHARACTERS + 1)})

    assert answer.status_code == 422
    assert answer.json()["error"]


def names(client: Client, begun: str, place: str = "") -> list[str]:
    """Ask for names as the script does."""
    return [row["name"] for row in client.get("/members/complete/", {"q": begun, "place": place}).json()["members"]]


def test_names_are_offered_by_how_they_begin(client: Client) -> None:
    alice(), carol()

    assert names(signed_in(client, bob()), "AL") == ["alice"]


def test_who_is_in_the_topic_is_offered_first(client: Client) -> None:
    topic = a_topic(by=alice())
    a_reply(a_topic("Elsewhere"), by=a_member("bobby"))
    a_reply(topic, by=a_member("bobette"))

    assert names(signed_in(client, bob()), "bob", f"topic-{topic.pk}") == ["bobette", "bobby", "bob"]


def test_nobody_learns_who_writes_in_a_topic_out_of_sight(client: Client) -> None:
    hidden = a_topic(by=carol(), section=a_private_section())

    answer = signed_in(client, bob()).get("/members/complete/", {"q": "carol", "place": f"topic-{hidden.pk}"})

    assert answer.json()["members"][0]["here"] is False


@pytest.mark.parametrize("place", ["topic-" + "9" * 30, "topic-" + "9" * 5000, "topic-²", "x"])
def test_an_odd_place_harms_nothing(client: Client, place: str) -> None:
    alice()

    assert names(signed_in(client, bob()), "al", place) == ["alice"]


def test_signs_with_a_meaning_in_searches_are_only_signs(client: Client) -> None:
    assert names(signed_in(client, bob()), "%") == []
    assert names(signed_in(client, bob()), "_") == []


def test_guests_are_offered_nobody(client: Client) -> None:
    alice()

    assert names(client, "al") == []


def test_a_draft_that_is_too_long_says_so_and_how_long_one_may_be(client: Client) -> None:
    answer = kept(signed_in(client, bob()), "x" * (MAX_CHARACTERS + 1))

    assert answer.json() == {"error": "The text has 32001 characters; at most 32000 fit."}
