"""Replying by the form under a topic."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import NOON, a_private_section, a_reply, a_topic, alice, bob, carol, mallory, signed_in
from tests.reading import Answer, by_id, document, links, main_of, words

from rostra.markup.render import MAX_CHARACTERS
from rostra.media.tests.making import a_picture
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.save_draft import save_draft
from rostra.topics.models import Draft, Post, Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    """A topic by alice."""
    return a_topic(by=alice())


def sent(client: Client, topic: Topic, body: str = "So it did.", **fields: str) -> Answer:
    """Send the form of the composer."""
    return client.post(f"/t/{topic.pk}/reply/", {"body": body, "key": "k1", "do": "post", **fields})


def test_a_reply_is_posted_and_shown(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, bob()), topic, "So it *did*.")

    assert answer.headers["Location"] == f"{topic_url(topic)}#p2"
    assert "So it did." in words(by_id(main_of(client.get(topic_url(topic))), "p2"))


def test_a_reply_on_a_later_page_leads_there(client: Client, topic: Topic) -> None:
    for _number in range(20):
        a_reply(topic)

    answer = sent(signed_in(client, bob()), topic)

    assert answer.headers["Location"] == f"{topic_url(topic)}?page=2#p22"


def test_a_double_submit_posts_once_and_leads_to_the_same_place(client: Client, topic: Topic) -> None:
    member = signed_in(client, bob())

    first, second = sent(member, topic), sent(member, topic)

    assert first.headers["Location"] == second.headers["Location"]
    assert topic.posts.count() == 2


def test_a_form_sent_again_to_another_topic_leads_to_where_it_was_posted(client: Client, topic: Topic) -> None:
    other = a_topic("Another")
    a_reply(other)
    member = signed_in(client, bob())
    sent(member, topic)

    again = sent(member, other)

    assert again.headers["Location"] == f"{topic_url(topic)}#p2"


def test_a_preview_shows_the_html_and_posts_nothing(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, bob()), topic, "So it *did*.", do="preview")

    main = main_of(answer)
    assert answer.status_code == 200
    assert main.find(".//section[@class='preview']//em") is not None
    assert words(by_id(main, "reply-body")) == "So it *did*."
    assert topic.posts.count() == 1


def test_the_key_of_a_previewed_form_stays_the_same(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, bob()), topic, do="preview")

    assert main_of(answer).find(".//input[@name='key'][@value='k1']") is not None


def test_what_is_wrong_is_said_and_the_text_kept(client: Client, topic: Topic) -> None:
    text = "x" * (MAX_CHARACTERS + 1)

    answer = sent(signed_in(client, bob()), topic, text)

    assert answer.status_code == 422
    assert (by_id(main_of(answer), "reply-body").text or "").strip() == text
    assert by_id(main_of(answer), "reply-body").get("aria-invalid") == "true"
    assert topic.posts.count() == 1


def test_the_description_of_a_refused_picture_comes_back(client: Client, topic: Topic) -> None:
    file = SimpleUploadedFile("quay.jpg", b"<svg/>", content_type="image/jpeg")
    form = {"body": "Look:", "key": "k1", "do": "post", "picture": file, "alt": "A quay at dawn"}

    answer = signed_in(client, bob()).post(f"/t/{topic.pk}/reply/", form)

    assert answer.status_code == 422
    assert main_of(answer).find(".//input[@name='alt'][@value='A quay at dawn']") is not None


def test_words_for_a_picture_that_was_not_chosen_are_not_dropped(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, bob()), topic, "Look:", alt="A quay at dawn")

    main = main_of(answer)
    assert answer.status_code == 422
    assert topic.posts.count() == 1
    assert main.find(".//input[@name='alt'][@value='A quay at dawn']") is not None
    assert (by_id(main, "reply-body").text or "").strip() == "Look:"
    assert links(main)["Choose the picture that these words are for, or take the words out."] == "#reply-picture"
    assert by_id(main, "reply-picture").get("aria-describedby") == "reply-picture_error"
    assert by_id(main, "reply-body").get("aria-invalid") is None


def test_a_preview_may_come_before_the_picture_that_is_described(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, bob()), topic, "Look:", alt="A quay at dawn", do="preview")

    assert answer.status_code == 200
    assert main_of(answer).find(".//input[@name='alt'][@value='A quay at dawn']") is not None


def test_an_empty_reply_is_not_posted(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, bob()), topic, " \r\n ")

    assert answer.status_code == 422
    assert "Write something before you post." in words(main_of(answer))


def test_a_text_for_a_topic_locked_meanwhile_comes_back(client: Client, topic: Topic) -> None:
    member = signed_in(client, bob())
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON)

    answer = sent(member, topic, "My careful words.")

    assert answer.status_code == 403
    assert "This topic is locked." in words(main_of(answer))
    assert "My careful words." in answer.text


def test_a_text_of_a_silenced_member_comes_back(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, mallory()), topic, "My careful words.")

    assert answer.status_code == 403
    assert "My careful words." in answer.text


def test_a_text_of_somebody_signed_out_meanwhile_comes_back(client: Client, topic: Topic) -> None:
    answer = sent(client, topic, "My careful words.")

    assert answer.status_code == 401
    assert "My careful words." in answer.text
    assert links(document(answer))["Sign in now"] == f"/account/sign-in/?next=/t/{topic.pk}/"


def test_a_text_of_somebody_signed_out_is_no_html(client: Client, topic: Topic) -> None:
    answer = sent(client, topic, "</textarea><script>alert(1)</script>")

    assert "<script>alert" not in answer.text


def test_a_posted_draft_is_forgotten(client: Client, topic: Topic) -> None:
    save_draft(member=bob(), place=f"topic-{topic.pk}", title="", source="So it", number=0, at=NOON)

    sent(signed_in(client, bob()), topic)

    assert not Draft.objects.exists()


def test_a_draft_is_forgotten_by_the_number_that_its_form_knows(client: Client, topic: Topic) -> None:
    save_draft(member=bob(), place=f"topic-{topic.pk}", title="", source="It did not", number=0, at=NOON)

    sent(signed_in(client, bob()), topic, draft_number="1")

    assert not Draft.objects.exists()


def test_what_another_window_saved_outlives_a_reply(client: Client, topic: Topic) -> None:
    save_draft(member=bob(), place=f"topic-{topic.pk}", title="", source="It did not", number=0, at=NOON)

    sent(signed_in(client, bob()), topic, draft_number="0")

    assert Draft.objects.get().source == "It did not"


def test_a_form_that_comes_back_knows_the_draft_that_it_knew(client: Client, topic: Topic) -> None:
    save_draft(member=bob(), place=f"topic-{topic.pk}", title="", source="It did not", number=6, at=NOON)

    answer = sent(signed_in(client, bob()), topic, do="preview", draft_number="2")

    assert main_of(answer).find(".//input[@name='draft_number'][@value='2']") is not None


def test_an_answer_keeps_what_it_answers(client: Client, topic: Topic) -> None:
    sent(signed_in(client, bob()), topic, reply_to="1")

    assert Post.objects.get(topic=topic, seq=2).reply_to == Post.objects.get(topic=topic, seq=1)


@pytest.mark.parametrize("odd", ["-1", "x", "99999999999999999999", "²"])
def test_an_odd_number_of_an_answered_post_answers_nobody(client: Client, topic: Topic, odd: str) -> None:
    answer = sent(signed_in(client, bob()), topic, reply_to=odd)

    assert answer.status_code == 302
    assert Post.objects.get(topic=topic, seq=2).reply_to is None


def test_a_topic_out_of_sight_is_not_found(client: Client) -> None:
    hidden = a_topic(by=carol(), section=a_private_section())

    assert sent(signed_in(client, bob()), hidden).status_code == 404
    assert sent(signed_in(client, bob()), hidden, do="preview").status_code == 404


def test_a_quote_of_a_post_with_an_impossible_number_is_plain_text(client: Client, topic: Topic) -> None:
    answer = sent(signed_in(client, bob()), topic, f'> [!quote post={"9" * 30} rev=1 by="alice"]\n> Hm.\n')

    assert answer.status_code == 302


def test_a_preview_of_a_picture_just_sent_says_that_it_is_being_prepared(client: Client, topic: Topic) -> None:
    file = SimpleUploadedFile("quay.jpg", a_picture(), content_type="image/jpeg")
    form = {"body": "Look:", "key": "k1", "do": "preview", "picture": file, "alt": "A quay"}

    answer = signed_in(client, bob()).post(f"/t/{topic.pk}/reply/", form)

    preview = main_of(answer).find(".//section[@class='preview']")
    assert "The picture is being prepared. A quay" in words(preview)
    assert main_of(answer).find(".//input[@name='alt'][@value='']") is not None


def test_other_words_with_the_key_of_a_posted_reply_come_back_and_can_be_posted(client: Client, topic: Topic) -> None:
    member = signed_in(client, bob())
    sent(member, topic, "First words.")

    answer = sent(member, topic, "Other words.")
    main = main_of(answer)
    key = next(one.get("value") or "" for one in main.iterfind(".//input[@name='key']"))
    posted = sent(member, topic, words(by_id(main, "reply-body")), key=key)

    assert answer.status_code == 422
    assert "This was posted already with other words." in words(main)
    assert links(main)["See what was posted"] == f"/p/{Post.objects.get(topic=topic, seq=2).pk}/"
    assert key != "k1"
    assert posted.headers["Location"] == f"{topic_url(topic)}#p3"
    assert Post.objects.get(topic=topic, seq=3).source == "Other words."


def test_a_picture_sent_twice_with_one_form_posts_once(client: Client, topic: Topic) -> None:
    member = signed_in(client, bob())

    answers = [
        member.post(f"/t/{topic.pk}/reply/", {
            "body": "Look:", "key": "k1", "do": "post", "alt": "A quay",
            "picture": SimpleUploadedFile("quay.jpg", a_picture(), content_type="image/jpeg"),
        })
        for _time in range(2)
    ]  # fmt: skip

    assert [answer.headers["Location"] for answer in answers] == [f"{topic_url(topic)}#p2"] * 2
    assert topic.posts.count() == 2


def test_a_guest_in_a_locked_topic_reads_why_and_is_not_asked_to_join(client: Client, topic: Topic) -> None:
    lock_topic(actor=carol(), topic_id=topic.pk, at=NOON, reason="Said twice.")

    main = main_of(client.get(topic_url(topic)))

    assert "This topic was locked by carol, 14 March 2026, 12:00." in words(main)
    assert "New replies are not possible. The reason: Said twice." in words(main)
    assert "Register" not in words(main)


def test_the_browser_cuts_no_text(client: Client, topic: Topic) -> None:
    body = by_id(main_of(signed_in(client, bob()).get(topic_url(topic))), "reply-body")

    assert body.get("maxlength") is None
