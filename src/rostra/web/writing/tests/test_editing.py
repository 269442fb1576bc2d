"""Editing a post by the form."""

import pytest
from django.test import Client
from tests.cast import a_private_section, a_reply, a_topic, alice, bob, carol, signed_in
from tests.reading import Answer, by_id, main_of, words

from rostra.kit.clock import now
from rostra.media.actions.make_renditions import make_renditions
from rostra.media.tests.making import a_picture, a_ready_upload, an_upload
from rostra.topics.actions.save_draft import save_draft
from rostra.topics.models import Draft, Post
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    """A post that bob wrote a moment ago."""
    return a_reply(a_topic(), by=bob(), text="It came at noon.", at=now())


def sent(client: Client, post: Post, body: str = "It came at one.", base: str = "1", **fields: str) -> Answer:
    """Send the form of an edit."""
    return client.post(f"/p/{post.pk}/edit/", {"body": body, "base_revision": base, "do": "post", **fields})


def test_the_form_holds_what_was_typed_and_its_revision(client: Client, post: Post) -> None:
    main = main_of(signed_in(client, bob()).get(f"/p/{post.pk}/edit/"))

    assert words(by_id(main, "reply-body")) == "It came at noon."
    assert main.find(".//input[@name='base_revision'][@value='1']") is not None


def test_a_saved_edit_leads_back_to_the_post(client: Client, post: Post) -> None:
    answer = sent(signed_in(client, bob()), post)

    assert answer.headers["Location"] == f"{topic_url(post.topic)}#p2"
    assert Post.objects.get(pk=post.pk).source == "It came at one."


def test_a_preview_saves_nothing(client: Client, post: Post) -> None:
    answer = sent(signed_in(client, bob()), post, do="preview")

    assert main_of(answer).find(".//section[@class='preview']") is not None
    assert Post.objects.get(pk=post.pk).revision == 1


def test_the_second_of_two_editors_is_shown_the_difference_and_keeps_their_text(client: Client, post: Post) -> None:
    sent(signed_in(Client(), carol()), post, "It came at two.")

    answer = sent(signed_in(client, bob()), post, "It came at one.")

    main = main_of(answer)
    assert answer.status_code == 409
    assert "carol changed this post while you were writing." in words(main)
    assert (words(main.find(".//del")), words(main.find(".//ins"))) == ("Removed: two", "Added: one")
    assert words(by_id(main, "reply-body")) == "It came at one."
    assert Post.objects.get(pk=post.pk).source == "It came at two."


def test_the_difference_stands_below_the_sentence_that_announces_it_and_above_the_form(
    client: Client, post: Post
) -> None:
    sent(signed_in(Client(), carol()), post, "It came at two.")

    main = main_of(sent(signed_in(client, bob()), post, "It came at one."))

    said = words(main)
    sentence, difference = said.index("Below is how your text differs"), said.index("What differs")
    assert sentence < difference < said.index("Your text")
    assert said.count("Below is how your text differs") == 1


def test_after_seeing_the_difference_the_second_editor_may_save(client: Client, post: Post) -> None:
    sent(signed_in(Client(), carol()), post, "It came at two.")
    shown = main_of(sent(signed_in(client, bob()), post, "It came at one."))
    base = shown.find(".//input[@name='base_revision']")

    sent(client, post, "It came at half past one.", base=base.get("value", "") if base is not None else "")

    assert Post.objects.get(pk=post.pk).source == "It came at half past one."


def test_what_was_typed_before_and_not_saved_stands_in_the_form(client: Client, post: Post) -> None:
    save_draft(member=bob(), place=f"post-{post.pk}", title="", source="It came at n", number=0, at=now())

    main = main_of(signed_in(client, bob()).get(f"/p/{post.pk}/edit/"))

    assert words(by_id(main, "reply-body")) == "It came at n"
    assert main.find(".//input[@name='draft_number'][@value='1']") is not None


def test_a_draft_of_an_edit_says_when_the_post_changed_meanwhile(client: Client, post: Post) -> None:
    save_draft(member=bob(), place=f"post-{post.pk}", title="", source="It came at one.", number=0, at=now())
    sent(signed_in(Client(), carol()), post, "It came at two.")

    main = main_of(signed_in(client, bob()).get(f"/p/{post.pk}/edit/"))

    assert "carol changed this post while you were writing." in words(main)
    assert words(by_id(main, "reply-body")) == "It came at one."
    assert (words(main.find(".//del")), words(main.find(".//ins"))) == ("Removed: two", "Added: one")


def test_a_saved_edit_leaves_no_draft(client: Client, post: Post) -> None:
    save_draft(member=bob(), place=f"post-{post.pk}", title="", source="It came at one", number=0, at=now())

    sent(signed_in(client, bob()), post)

    assert not Draft.objects.exists()


def test_what_another_window_saved_outlives_an_edit(client: Client, post: Post) -> None:
    save_draft(member=bob(), place=f"post-{post.pk}", title="", source="It never came", number=0, at=now())
    member = signed_in(client, bob())

    sent(member, post)

    assert Draft.objects.get().source == "It never came"
    sent(member, post, "It came at two.", base="2", draft_number="1")
    assert not Draft.objects.exists()


def test_a_previewed_edit_knows_the_draft_that_it_knew(client: Client, post: Post) -> None:
    answer = sent(signed_in(client, bob()), post, do="preview", draft_number="2")

    assert main_of(answer).find(".//input[@name='draft_number'][@value='2']") is not None


def test_an_emptied_post_is_kept(client: Client, post: Post) -> None:
    answer = sent(signed_in(client, bob()), post, "  ")

    assert answer.status_code == 422
    assert Post.objects.get(pk=post.pk).source == "It came at noon."


def test_the_reason_is_shown_beside_the_mark(client: Client, post: Post) -> None:
    sent(signed_in(client, carol()), post, reason="Wrong hour")

    assert "Wrong hour" in words(by_id(main_of(client.get(topic_url(post.topic))), "p2"))


def test_the_reason_of_an_author_is_shown_however_soon_they_edit(client: Client, post: Post) -> None:
    sent(signed_in(client, bob()), post, reason="Wrong hour")

    assert "Wrong hour" in words(by_id(main_of(client.get(topic_url(post.topic))), "p2"))


def test_somebody_else_reads_why_not(client: Client, post: Post) -> None:
    answer = signed_in(client, alice()).get(f"/p/{post.pk}/edit/")

    assert answer.status_code == 403
    assert "Only its author and the moderators may edit this post." in words(main_of(answer))


def test_somebody_elses_edit_is_refused(client: Client, post: Post) -> None:
    answer = sent(signed_in(client, alice()), post, "Mine now.")

    assert answer.status_code == 403
    assert "Mine now." in answer.text
    assert Post.objects.get(pk=post.pk).source == "It came at noon."


def test_a_text_of_somebody_signed_out_meanwhile_comes_back(client: Client, post: Post) -> None:
    answer = sent(client, post, "My careful words.")

    assert answer.status_code == 401
    assert "My careful words." in answer.text


def test_a_post_out_of_sight_is_not_found(client: Client) -> None:
    hidden = a_topic(by=carol(), section=a_private_section()).posts.get()

    assert signed_in(client, bob()).get(f"/p/{hidden.pk}/edit/").status_code == 404
    assert sent(signed_in(client, bob()), hidden).status_code == 404


def test_the_author_sees_why_a_picture_could_not_be_shown_and_nobody_else(client: Client, post: Post) -> None:
    refused, ready = an_upload(bob(), a_picture()[:700]), a_ready_upload(bob())
    make_renditions(upload_id=refused.pk)
    sent(signed_in(client, bob()), post, body=f"![](upload:{refused.token})\n\n![](upload:{ready.token})")

    own = words(main_of(signed_in(client, bob()).get(f"/p/{post.pk}/edit/")))
    moderator = words(main_of(signed_in(client, carol()).get(f"/p/{post.pk}/edit/")))

    why = "quay.jpg: This file says it is a JPEG picture, but it cannot be read as one."
    assert own.count("quay.jpg") == 1
    assert why in own
    assert why not in moderator


def test_somebody_with_two_windows_is_told_that_they_changed_it_themselves(client: Client, post: Post) -> None:
    bobs = signed_in(client, bob())
    sent(bobs, post)

    answer = sent(bobs, post, "It came at two.")

    assert answer.status_code == 409
    assert "You changed this post yourself in another window." in words(main_of(answer))
    assert "Somebody else" not in words(main_of(answer))
    assert words(by_id(main_of(answer), "reply-body")) == "It came at two."
