"""The page of one's own drafts."""

import pytest
from django.test import Client
from tests.cast import (
    NOON,
    a_news_section,
    a_private_section,
    a_reply,
    a_section,
    a_topic,
    alice,
    bob,
    carol,
    erin,
    signed_in,
)
from tests.reading import links, main_of, words

from rostra.topics.actions.save_draft import save_draft
from rostra.topics.models import Draft

pytestmark = pytest.mark.django_db


def keep(place: str, source: str = "Half a thought") -> None:
    """Keep a draft of bob."""
    save_draft(member=bob(), place=place, title="", source=source, number=0, at=NOON)


def test_each_draft_leads_to_the_form_that_holds_it(client: Client) -> None:
    topic = a_topic("The ferry", section=a_section("long-table"))
    post = a_reply(topic, by=bob())
    keep(f"topic-{topic.pk}")
    keep(f"post-{post.pk}")
    keep(f"section-{topic.section_id}")

    found = links(main_of(signed_in(client, bob()).get("/drafts/")))

    assert found["Reply in “The ferry”"].endswith("#reply")
    assert found["Edit of post 2 in “The ferry”"] == f"/p/{post.pk}/edit/"
    assert found["New topic in Long Table"] == "/s/long-table/new/"


def test_a_title_in_another_direction_stays_inside_its_quotation_marks(client: Client) -> None:
    keep(f"topic-{a_topic('مقهى <الميناء>').pk}")

    answer = signed_in(client, bob()).get("/drafts/")

    assert "“<bdi>مقهى &lt;الميناء&gt;</bdi>”" in answer.text


def test_a_place_that_went_out_of_sight_is_not_named_and_the_text_stays(client: Client) -> None:
    hidden = a_topic("Whispered", by=carol(), section=a_private_section())
    keep(f"topic-{hidden.pk}", "Half a thought")

    text = words(main_of(signed_in(client, bob()).get("/drafts/")))

    assert "Whispered" not in text
    assert "Half a thought" in text


def test_nobody_elses_drafts_are_there(client: Client) -> None:
    keep("topic-7")

    assert "No drafts" in words(main_of(signed_in(client, alice()).get("/drafts/")))


def test_a_draft_is_thrown_away(client: Client) -> None:
    keep("topic-7")
    keep("topic-8")

    answer = signed_in(client, bob()).post("/drafts/discard/", {"place": "topic-7"}, follow=True)

    assert answer.status_code == 200
    assert list(Draft.objects.values_list("place", flat=True)) == ["topic-8"]


def test_the_draft_of_a_new_story_leads_to_the_desk(client: Client) -> None:
    a_news_section()
    fields = {"headline": "Night ferry saved"}
    save_draft(member=erin(), place="story-0", title="", source="", fields=fields, number=0, at=NOON)

    main = main_of(signed_in(client, erin()).get("/drafts/"))

    assert links(main)["New story"] == "/desk/new/"
    assert "Night ferry saved" in words(main)


def test_the_draft_of_a_new_story_leads_nowhere_for_who_may_not_publish(client: Client) -> None:
    keep("story-0", "Half a story")

    main = main_of(signed_in(client, bob()).get("/drafts/"))

    assert "New story" not in links(main)
    assert "Half a story" in words(main)


def test_a_picture_in_a_draft_is_shown_by_its_description(client: Client) -> None:
    keep(f"topic-{a_topic('The ferry').pk}", "Look ![The pier at dawn](upload:abc123) and ![](upload:def456) here")

    found = words(main_of(signed_in(client, bob()).get("/drafts/")))

    assert "Look The pier at dawn and here" in found
