"""What a post said before."""

import datetime as dt
import re

import pytest
from django.test import Client
from tests.cast import NOON, a_private_section, a_reply, a_topic, alice, bob, carol, signed_in
from tests.reading import main_of, words

from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.body import make_body
from rostra.topics.models import Post
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    """A post that was edited twice, marked both times."""
    post = a_reply(a_topic(), by=bob(), text="It came at noon.", at=NOON)
    edited(post, "It came at one.", 1)
    return edited(post, "It came at two.", 2)


def edited(post: Post, text: str, base: int, *, minutes: int = 60) -> Post:
    """Let bob edit a post so long after posting it."""
    return edit_post(
        editor=bob(), post_id=post.pk, body=make_body(text, author=bob()), base_revision=base,
        at=post.posted_at + dt.timedelta(minutes=minutes),
    )  # fmt: skip


def test_the_last_change_is_shown_first(client: Client, post: Post) -> None:
    main = main_of(client.get(f"/p/{post.pk}/history/"))

    assert (words(main.find(".//del")), words(main.find(".//ins"))) == ("Removed: one", "Added: two")
    assert "Revision 3" in words(main)


def test_many_small_changes_of_one_long_paragraph_are_shown_at_their_words(client: Client) -> None:
    often = "the ferry and the tram leave past the hour because of the wind and the tide"
    before = " ".join(f"On day {number} {often} at noon, said pier {number}." for number in range(280))
    post = a_reply(a_topic(), by=bob(), text=before, at=NOON)
    edited(post, before.replace("0 the ferry", "0 the boat"), 1)

    main = main_of(client.get(f"/p/{post.pk}/history/"))

    assert {words(one) for one in main.iterfind(".//del")} == {"Removed: ferry"}
    assert {words(one) for one in main.iterfind(".//ins")} == {"Added: boat"}
    assert len(main.findall(".//del")) == 28


def test_any_two_revisions_can_be_compared(client: Client, post: Post) -> None:
    main = main_of(client.get(f"/p/{post.pk}/history/?from=1&to=3"))

    assert (words(main.find(".//del")), words(main.find(".//ins"))) == ("Removed: noon", "Added: two")


@pytest.mark.parametrize("odd", ["from=x", "from=99&to=-1", f"from={'9' * 40}", "from=3&to=1"])
def test_odd_numbers_harm_nothing(client: Client, post: Post, odd: str) -> None:
    assert client.get(f"/p/{post.pk}/history/?{odd}").status_code == 200


def test_a_post_never_edited_has_one_revision(client: Client) -> None:
    post = a_reply(a_topic())

    assert "Revision 1" in words(main_of(client.get(f"/p/{post.pk}/history/")))


def test_what_was_put_right_in_silence_is_read_by_its_author_and_moderators_alone(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), text="Call me at 5550-1234.", at=NOON)
    edited(post, "Call me.", 1, minutes=2)

    assert "5550" not in client.get(f"/p/{post.pk}/history/").text
    assert "5550" in signed_in(Client(), bob()).get(f"/p/{post.pk}/history/").text
    assert "5550" in signed_in(Client(), carol()).get(f"/p/{post.pk}/history/").text


def test_what_was_put_right_in_silence_stays_so_after_a_marked_edit(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), text="Call me at 5550-1234.", at=NOON)
    edited(post, "Call me.", 1, minutes=2)
    edited(post, "Write to me.", 2, minutes=60)

    main = main_of(client.get(f"/p/{post.pk}/history/?from=1&to=2"))

    assert "5550" not in words(main)
    assert "Revision 1" not in words(main)


def test_what_a_moderator_changed_stays_on_record_when_the_author_puts_it_back(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), text="An insult.", at=NOON)
    cleaned = make_body("Some words.", author=carol())
    edit_post(
        editor=carol(), post_id=post.pk, body=cleaned, base_revision=1, at=NOON + dt.timedelta(minutes=1),
        reason="House rules",
    )  # fmt: skip
    edited(post, "An insult again.", 2, minutes=2)

    main = words(main_of(client.get(f"/p/{post.pk}/history/")))
    page = words(main_of(client.get(topic_url(post.topic))))

    assert "From revision 2 to 3" in main
    assert re.search(r"Revision 3 bob, .* Revision 2 carol, .*: House rules Revision 1 bob", main)
    assert "House rules" not in page


def test_what_a_quote_was_taken_from_stays_on_record(client: Client) -> None:
    topic = a_topic()
    post = a_reply(topic, by=bob(), text="It came at noon.", at=NOON)
    a_reply(topic, by=alice(), text=f"> [!quote post={post.pk} rev=1]\n> It came at noon.", at=NOON)
    edited(post, "It never came.", 1, minutes=2)

    main = words(main_of(client.get(f"/p/{post.pk}/history/?from=1")))

    assert "From revision 1 to 2" in main
    assert "Added: never" in main


def quoted_late(post: Post, words_quoted: str, *, claimed: str = "") -> Post:
    """Let alice quote the first revision of a post in a form that she opened before the post was edited."""
    passage = claimed or words_quoted
    first = post.revisions.get(number=1).source
    start = first.index(passage)
    place = f"rev=1 from={start} to={start + len(passage)}"
    return a_reply(post.topic, by=alice(), text=f"> [!quote post={post.pk} {place}]\n> {words_quoted}", at=NOON)


def test_a_quote_of_a_revision_out_of_sight_shows_its_words_against_what_stands_now(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), text="Call me at 5550-1234. It came at noon.", at=NOON)
    edited(post, "Write to me. It came at one.", 1, minutes=2)
    quoted_late(post, "It came at noon.")

    main = main_of(client.get(f"/p/{post.pk}/history/?from=1"))

    assert "From what was quoted to what stands now" in words(main)
    assert (words(main.find(".//del")), words(main.find(".//ins"))) == ("Removed: noon", "Added: one")
    assert "5550" not in words(main)


def test_a_quote_that_claims_more_than_it_shows_brings_nothing_to_light(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), text="Call me at 5550-1234. It came at noon.", at=NOON)
    edited(post, "Write to me. It came at one.", 1, minutes=2)
    quoted_late(post, "It came at noon.", claimed="Call me at 5550-1234. It came at noon.")

    main = main_of(client.get(f"/p/{post.pk}/history/?from=1"))

    assert "5550" not in words(main)


def test_a_removed_quote_shows_nothing(client: Client) -> None:
    post = a_reply(a_topic(), by=bob(), text="It came at noon.", at=NOON)
    edited(post, "It came at one.", 1, minutes=2)
    quote = quoted_late(post, "It came at noon.")
    remove_post(actor=carol(), post_id=quote.pk, at=NOON, reason="Wrong place")

    main = main_of(client.get(f"/p/{post.pk}/history/?from=1"))

    assert "noon" not in words(main)


def test_of_a_removed_post_only_moderators_read_it(client: Client, post: Post) -> None:
    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Wrong place")

    assert client.get(f"/p/{post.pk}/history/").status_code == 404
    assert signed_in(Client(), bob()).get(f"/p/{post.pk}/history/").status_code == 404
    assert signed_in(Client(), carol()).get(f"/p/{post.pk}/history/").status_code == 200


def test_a_post_out_of_sight_is_not_found(client: Client) -> None:
    hidden = a_topic(by=carol(), section=a_private_section()).posts.get()

    assert client.get(f"/p/{hidden.pk}/history/").status_code == 404
