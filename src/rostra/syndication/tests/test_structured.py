"""Structured words about pages."""

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from rostra.syndication.structured import (
    PostFacts,
    SourceFacts,
    StoryFacts,
    TopicFacts,
    Writer,
    breadcrumbs,
    discussion,
    news_article,
    script_json,
)

AT = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
ALICE = Writer("Alice", "https://quay.example/m/alice/")
REPLY = PostFacts(url="https://quay.example/p/2/", writer=ALICE, text="Yes", posted_at=AT, appreciations=3)
TOPIC = TopicFacts(
    url="https://quay.example/t/1/", title="Ferry", writer=ALICE, started_at=AT, reply_count=1,
    text="It sails", replies=(REPLY,),
)  # fmt: skip


def test_a_discussion_has_its_replies() -> None:
    graph = discussion(TOPIC)

    assert (graph["@type"], graph["headline"], graph["commentCount"]) == ("DiscussionForumPosting", "Ferry", 1)
    assert graph["comment"][0]["author"] == {"@type": "Person", "name": "Alice", "url": ALICE.url}
    assert graph["comment"][0]["interactionStatistic"]["userInteractionCount"] == 3
    assert "image" not in graph
    assert "dateModified" not in graph


def test_a_story_says_where_it_comes_from_and_what_was_put_right() -> None:
    story = StoryFacts(
        deck="Kept", byline="Ines", section="Harbour", publisher="The Quayside", publisher_url="https://quay.example/",
        published_at=AT, modified_at=AT, sources=(SourceFacts(publisher="Courier", url="https://c.example/"),),
        corrections=((AT, "Fares do not rise."),),
    )  # fmt: skip

    graph = news_article(TOPIC, story)

    assert graph["citation"][0]["publisher"]["name"] == "Courier"
    assert graph["correction"][0]["text"] == "Fares do not rise."
    assert graph["author"]["name"] == "Ines"
    assert graph["dateModified"] == "2026-03-14T12:00:00+00:00"


def test_breadcrumbs_count_from_one() -> None:
    items = breadcrumbs([("Front page", "https://quay.example/")])["itemListElement"]

    assert items == [{"@type": "ListItem", "position": 1, "name": "Front page", "item": "https://quay.example/"}]


@given(text=st.text() | st.sampled_from(["</script><script>alert(1)", "<!--<script>", "\u2028", "]]>"]))
def test_whatever_people_wrote_stays_text(text: str) -> None:
    made = script_json({"text": text})

    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"text": text}
