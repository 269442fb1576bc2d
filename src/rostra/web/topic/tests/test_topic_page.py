"""The topic page as a guest reads it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import NOON, a_private_section, a_reply, a_section, a_topic, alice, bob, carol
from tests.reading import by_id, canonical, document, headings, links, main_of, words

from rostra.members.models import Member
from rostra.sections.actions.add_section import add_section
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.body import make_body
from rostra.topics.models import Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_topic() -> Topic:
    """A topic of 45 posts: three pages for a guest."""
    topic = a_topic()
    for number in range(2, 46):
        a_reply(topic, text=f"Post number {number}.")
    return topic


def test_the_parts_stand_in_their_order(client: Client) -> None:
    topic = a_topic("The ferry runs late", section=a_section("harbour"), text="It came at noon.")
    post = a_reply(topic, text="It came at one.")
    recommend_post(actor=carol(), post_id=post.pk, at=NOON, reason="A witness")
    a_reply(topic, text="It came at two.")

    text = words(document(client.get(topic_url(topic))).find("body"))

    parts = [
        "Jump to content", "Front page", "Harbour", "The ferry runs late", "Recommended posts", "A witness",
        "It came at noon.", "It came at two.", "Create an account or sign in to comment", "Recently browsing",
    ]  # fmt: skip
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_the_title_is_the_only_main_heading(client: Client) -> None:
    topic = a_topic("The ferry runs late", text="# A heading typed into a post")

    page = document(client.get(topic_url(topic)))

    assert [words(element) for element in page.iter("h1")] == ["The ferry runs late"]


def test_the_feed_of_posts_has_its_heading_even_when_nothing_is_recommended(client: Client) -> None:
    assert "Recommended posts" in headings(main_of(client.get(topic_url(a_topic()))))


def test_a_recommended_reply_stands_first_as_a_link_and_is_marked_in_the_feed(client: Client) -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob(), text="It came at one.")
    recommend_post(actor=carol(), post_id=post.pk, at=NOON, reason="A witness")

    main = main_of(client.get(topic_url(topic)))

    assert links(main)["It came at one.bob, #2, recommended by carol: A witness"] == f"/p/{post.pk}/"
    assert "Recommended by carol: A witness" in words(by_id(main, "p2"))


def test_each_post_says_who_when_and_where(client: Client) -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob(), at=NOON, text="It came at one.")

    shown = by_id(main_of(client.get(topic_url(topic))), "p2")

    assert "bob" in headings(shown)[0]
    assert "Posted" in words(shown)
    assert [element.get("datetime") for element in shown.iter("time")] == ["2026-03-14T12:00:00+00:00"]
    assert links(shown)["Link to post #2"] == f"/p/{post.pk}/"
    assert "It came at one." in words(shown)


def test_a_moderators_post_carries_their_badge(client: Client) -> None:
    topic = a_topic()
    a_reply(topic, by=carol())

    assert "Moderator" in words(by_id(main_of(client.get(topic_url(topic))), "p2"))


def test_an_answer_names_what_it_answers(client: Client) -> None:
    topic = a_topic(by=alice())
    a_reply(topic, to=1)

    shown = by_id(main_of(client.get(topic_url(topic))), "p2")

    assert links(shown)["In reply to alice, #1"] == f"/p/{topic.posts.get(seq=1).pk}/"


def test_an_edited_post_leads_to_its_history(client: Client) -> None:
    topic = a_topic()
    post = a_reply(topic)
    edit_post(
        editor=carol(), post_id=post.pk, body=make_body("It did not.", author=carol()), base_revision=1,
        at=NOON + dt.timedelta(days=1), reason="Wrong day",
    )  # fmt: skip

    shown = by_id(main_of(client.get(topic_url(topic))), "p2")

    assert "Edited by carol" in words(shown)
    assert "Wrong day" in words(shown)
    assert f"/p/{post.pk}/history/" in links(shown).values()


def test_a_removed_post_leaves_a_notice_at_its_place(client: Client) -> None:
    topic = a_topic()
    post = a_reply(topic, text="Buy my umbrellas.")
    a_reply(topic, text="It rains.")
    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Advertising")

    main = main_of(client.get(topic_url(topic)))

    assert "A post was removed by a moderator: Advertising" in words(by_id(main, "p2"))
    assert "umbrellas" not in words(main)
    assert "It rains." in words(by_id(main, "p3"))


def test_a_gap_of_more_than_seven_days_is_marked(client: Client) -> None:
    topic = a_topic(at=NOON)
    a_reply(topic, at=NOON + dt.timedelta(days=7))
    a_reply(topic, at=NOON + dt.timedelta(days=15, minutes=1))

    text = words(main_of(client.get(topic_url(topic))))

    assert text.count("days later") == 1
    assert "8 days later" in text


def test_a_guest_is_asked_in_and_comes_back_here(client: Client) -> None:
    topic = a_topic()

    main = main_of(client.get(topic_url(topic)))

    assert "Create an account or sign in to comment" in headings(main)
    assert "You need to be a member" in words(main)
    assert links(main)["Register a new account"] == f"/account/register/?next={topic_url(topic)}"
    assert links(main)["Sign in now"] == f"/account/sign-in/?next={topic_url(topic)}"


@pytest.mark.parametrize(("reader", "said"), [(alice, "New replies are not possible. "), (carol, "")])
def test_a_locked_topic_says_by_whom_when_and_why_also_to_who_may_reply(
    client: Client, reader: Callable[[], Member], said: str
) -> None:
    topic = a_topic()
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Everything is said.")
    client.force_login(reader())

    main = main_of(client.get(topic_url(topic)))

    why = f"This topic was locked by carol, 14 March 2026, 12:00. {said}The reason: Everything is said."
    assert why in words(main)
    # Parts of that box stand beside each other: behind the icon the sentence must be one.
    box = main.find(".//section[@id='reply']/p")
    assert box is None or [part.tag for part in box][1:] == ["span"]
    assert (main.find(".//textarea") is None) is bool(said)


def test_nobody_is_here_unless_front_says_so(client: Client) -> None:
    text = words(main_of(client.get(topic_url(a_topic()))))

    assert "Recently browsing: 0 members" in text
    assert "No registered users viewing this page" in text


def test_who_is_here_is_what_front_says(client: Client) -> None:
    told = '{"members": [{"name": "Bob", "url": "/m/bob/"}], "member_count": 1, "guest_count": 4}'

    main = main_of(client.get(topic_url(a_topic()), headers={"Rostra-Browsing": told}))

    assert "Recently browsing: 1 member Bob 4 guests" in words(main)
    assert links(main)["Bob"] == "/m/bob/"


def test_pages_are_numbered(client: Client, long_topic: Topic) -> None:
    url = topic_url(long_topic)

    main = main_of(client.get(f"{url}?page=2"))

    assert "Page 2 of 3" in words(main)
    assert links(main)["Previous"] == url
    assert links(main)["Next"] == f"{url}?page=3"
    assert (links(main)["Page 1"], links(main)["Page 3"]) == (url, f"{url}?page=3")
    assert [element.get("id") for element in main.iter("article")] == [f"p{seq}" for seq in range(21, 41)]


def test_each_page_has_its_own_address(client: Client, long_topic: Topic) -> None:
    url = topic_url(long_topic)

    assert canonical(client.get(url)).endswith(url)
    assert canonical(client.get(f"{url}?page=3")).endswith(f"{url}?page=3")


def test_page_one_has_one_address(client: Client) -> None:
    url = topic_url(a_topic())

    answer = client.get(f"{url}?page=1")

    assert (answer.status_code, answer.headers["Location"]) == (301, url)


def test_a_wrong_readable_part_leads_to_the_right_one_on_the_same_page(client: Client, long_topic: Topic) -> None:
    wrong = client.get(f"/t/{long_topic.pk}/another-title/?page=2")
    none = client.get(f"/t/{long_topic.pk}/")

    assert (wrong.status_code, wrong.headers["Location"]) == (301, f"{topic_url(long_topic)}?page=2")
    assert (none.status_code, none.headers["Location"]) == (301, topic_url(long_topic))


@pytest.mark.parametrize("page", ["4", "0", "-1", "x", "", "1e3", "٣", "9" * 5000])
def test_a_page_that_is_not_there_is_not_found(client: Client, long_topic: Topic, page: str) -> None:
    assert client.get(topic_url(long_topic), {"page": page}).status_code == 404


def test_removed_posts_keep_their_place_in_the_count_of_pages(client: Client, long_topic: Topic) -> None:
    for post in long_topic.posts.filter(seq__gt=40):
        remove_post(actor=bob(), post_id=post.pk, at=NOON)

    assert client.get(f"{topic_url(long_topic)}?page=3").status_code == 200


def test_a_link_to_a_post_works_whatever_page_it_is_on(client: Client, long_topic: Topic) -> None:
    post = long_topic.posts.get(seq=41)

    answer = client.get(f"/p/{post.pk}/")

    assert answer.headers["Location"] == f"{topic_url(long_topic)}?page=3#p41"


def test_a_link_to_a_post_counts_by_the_readers_own_pages(client: Client, long_topic: Topic) -> None:
    reader = bob()
    reader.posts_per_page = 50
    reader.save()
    client.force_login(reader)

    answer = client.get(f"/p/{long_topic.posts.get(seq=41).pk}/")

    assert answer.headers["Location"] == f"{topic_url(long_topic)}#p41"


def test_other_topics_of_the_section_are_offered(client: Client) -> None:
    other = a_topic("The bridge is shut")

    assert links(main_of(client.get(topic_url(a_topic()))))["The bridge is shut"] == topic_url(other)


def test_no_topic_out_of_sight_is_offered(client: Client) -> None:
    add_section(slug="elsewhere", name="Elsewhere", kind="talk")
    a_topic("Whispered", by=carol(), section=a_private_section())
    removed = a_topic("Withdrawn")
    remove_topic(actor=carol(), topic_id=removed.pk, at=NOON, reason="Spam")

    text = words(main_of(client.get(topic_url(a_topic()))))

    assert "Whispered" not in text
    assert "Withdrawn" not in text


def test_a_topic_out_of_sight_is_not_found(client: Client) -> None:
    hidden = a_topic(by=carol(), section=a_private_section())
    removed = a_topic()
    remove_topic(actor=carol(), topic_id=removed.pk, at=NOON, reason="Spam")

    assert client.get(topic_url(hidden)).status_code == 404
    assert client.get(topic_url(removed)).status_code == 404


def test_a_moderator_still_reads_a_removed_topic(client: Client) -> None:
    removed = a_topic()
    remove_topic(actor=carol(), topic_id=removed.pk, at=NOON, reason="Spam")
    client.force_login(carol())

    answer = client.get(topic_url(removed))

    assert answer.status_code == 200
    assert "Removed" in words(main_of(answer))
    assert "This topic was removed by carol, 14 March 2026, 12:00. The reason: Spam" in words(main_of(answer))


@pytest.mark.parametrize("title", ["Reply", "Lock", "Remove", "Restore!", "Feed"])
def test_a_title_that_reads_like_an_address_of_ours_is_read_all_the_same(client: Client, title: str) -> None:
    topic = a_topic(title)

    answer = client.get(topic_url(topic))

    assert answer.status_code == 200
    assert title in headings(main_of(answer))


def test_a_title_without_letters_has_an_address_too(client: Client) -> None:
    topic = a_topic("🚢🚢")

    assert client.get(f"/t/{topic.pk}/").status_code == 200
