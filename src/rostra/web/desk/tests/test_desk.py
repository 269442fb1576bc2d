"""The pages of the desk: writing, sending out, correcting, and nothing typed lost."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import a_news_section, alice, carol, erin, signed_in
from tests.reading import by_id, document, main_of, words

from rostra.kit.clock import now
from rostra.media.actions.make_renditions import make_renditions
from rostra.media.models import Upload
from rostra.newsdesk.models import Correction, Story
from rostra.newsdesk.tests.making import a_published_story, a_story, a_wording
from rostra.topics.models import Topic
from rostra.web.desk.tests.filling import a_drawing, a_file, desk, filled_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/desk/", "/desk/new/"])
def test_the_desk_is_shut_to_those_who_may_not_publish(client: Client, address: str) -> None:
    a_news_section()

    assert client.get(address).status_code == 302
    assert signed_in(client, alice()).get(address).status_code == 403
    assert signed_in(client, carol()).get(address).status_code == 403


def test_a_story_is_not_to_be_found_by_others(client: Client) -> None:
    story = a_story()
    signed_in(client, alice())

    assert client.get(f"/desk/{story.pk}/").status_code == 404
    assert client.get(f"/desk/{story.pk}/preview/").status_code == 404
    for verb in ("publish", "schedule", "unschedule", "withdraw"):
        assert client.post(f"/desk/{story.pk}/{verb}/", filled_in()).status_code == 404


def test_a_draft_is_written_previewed_and_published_without_script(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(lead_file=a_file(), **{"alt-lead": "A quay", "credit-lead": "Petra"}))

    story = Story.objects.get()
    assert answer.headers["Location"] == f"/desk/{story.pk}/"
    make_renditions(upload_id=Upload.objects.get().pk)
    shown = client.get(f"/desk/{story.pk}/")
    assert b"Night ferry saved" in shown.content
    preview = client.get(f"/desk/{story.pk}/preview/").content
    assert b"will keep running" in preview
    assert b"Petra" in preview
    token = Upload.objects.get().token
    typed = filled_in(revision=1, lead=token, **{f"alt-{token}": "A quay", f"credit-{token}": "Petra"}, do="publish")
    sent = client.post(f"/desk/{story.pk}/publish/", typed)
    assert sent.status_code == 302
    topic = Topic.objects.get()
    page = client.get(f"/t/{topic.pk}/{topic.slug}/").content
    for said in (b"Night ferry saved", b"Six votes to three.", b"The Skerrin Courier", b"Petra", b"/media/f/"):
        assert said in page


def test_other_words_with_the_key_of_a_saved_story_come_back_and_can_be_saved(client: Client) -> None:
    desk(client)
    client.post("/desk/new/", filled_in())

    answer = client.post("/desk/new/", filled_in(body="The last boat home is saved."))
    main = main_of(answer)

    assert answer.status_code == 409
    assert "This form was saved before." in words(main)
    assert words(by_id(main, "story-body")) == "The last boat home is saved."
    story = Story.objects.get()
    assert by_id(main, "story").get("action") == f"/desk/{story.pk}/"
    client.post(f"/desk/{story.pk}/", filled_in(body="The last boat home is saved.", revision=1))
    assert Story.objects.get().body == "The last boat home is saved."


def test_the_same_form_sent_twice_writes_one_story(client: Client) -> None:
    desk(client)

    first, again = client.post("/desk/new/", filled_in()), client.post("/desk/new/", filled_in())

    assert first.headers["Location"] == again.headers["Location"]
    assert Story.objects.count() == 1


def test_what_was_typed_is_kept_when_something_is_wrong(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(headline="", url="nowhere at all", lead_file=a_file()))

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Give the story a headline." in shown
    assert "nowhere at all" in shown
    assert "The last boat home" in shown
    assert f'name="lead" value="{Upload.objects.get().token}"' in shown
    assert not Story.objects.exists()


def test_a_file_that_is_no_picture_is_named_at_its_field(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(lead_file=SimpleUploadedFile("x.jpg", b"<svg/>", "image/jpeg")))

    assert answer.status_code == 422
    assert b'href="#id_lead_file"' in answer.content
    assert b"SVG drawings cannot be sent" in answer.content
    page = document(answer)
    assert by_id(page, "id_lead_file").get("aria-describedby") == "id_lead_file_error"
    assert "SVG drawings cannot be sent" in words(by_id(page, "id_lead_file_error"))


def test_all_that_is_wrong_stands_in_one_summary_and_at_its_fields(client: Client) -> None:
    desk(client)
    odd = SimpleUploadedFile("x.jpg", b"no picture", "image/jpeg")

    answer = client.post("/desk/new/", filled_in(url="javascript:alert(1)", lead_file=odd, badge_file=a_drawing()))

    page = document(answer)
    summaries = [words(one) for one in page.iter("div") if "error-summary" in one.get("class", "")]
    assert len(summaries) == 1
    assert "3 things to put right" in summaries[0]
    for control in ("id_url", "id_lead_file", "id_badge_file"):
        assert by_id(page, control).get("aria-invalid") == "true"
        assert words(by_id(page, f"{control}_error"))


def test_what_the_checks_ask_for_is_said_at_its_field(client: Client) -> None:
    desk(client)
    story = a_story()

    answer = client.post(f"/desk/{story.pk}/publish/", filled_in(revision=1, publisher=""))

    assert "Say who published the source." in words(by_id(document(answer), "id_publisher_error"))


def test_the_description_of_a_refused_picture_comes_back(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(picture=a_drawing(), alt="A quay at dawn"))

    assert document(answer).find(".//input[@name='alt'][@value='A quay at dawn']") is not None


def test_an_incomplete_story_says_what_is_missing_and_stays_a_draft(client: Client) -> None:
    desk(client)
    story = a_story(a_wording(deck=""))

    answer = client.post(f"/desk/{story.pk}/publish/", filled_in(revision=1, deck="", publisher=""))

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-disabled="true"' in shown
    assert "Say who published the source." in shown
    story.refresh_from_db()
    assert (story.state, story.headline) == (Story.State.DRAFT, "Night ferry saved")


def test_a_story_is_scheduled_in_the_time_of_the_editor(client: Client) -> None:
    desk(client)
    editor = erin()
    editor.time_zone = "Asia/Tokyo"
    editor.save(update_fields=["time_zone"])
    story = a_story()

    client.post(f"/desk/{story.pk}/schedule/", filled_in(revision=1, publish_at="2099-03-15T06:30"))

    story.refresh_from_db()
    assert (story.state, story.publish_at) == (Story.State.SCHEDULED, dt.datetime(2099, 3, 14, 21, 30, tzinfo=dt.UTC))
    assert b"2099-03-15T06:30" in client.get(f"/desk/{story.pk}/").content
    client.post(f"/desk/{story.pk}/unschedule/", {"revision": story.revision})
    story.refresh_from_db()
    assert story.state == Story.State.DRAFT


def test_a_time_that_is_over_is_refused_at_its_field(client: Client) -> None:
    desk(client)
    story = a_story()

    answer = client.post(f"/desk/{story.pk}/schedule/", filled_in(revision=1, publish_at="2020-03-15T06:30"))

    assert answer.status_code == 422
    assert b'href="#publish_at"' in answer.content


def test_a_change_after_publication_asks_whether_it_is_a_correction(client: Client) -> None:
    desk(client)
    story = a_published_story()

    asked = client.post(f"/desk/{story.pk}/", filled_in(revision=1, body="It was five votes."))

    assert asked.status_code == 422
    assert b"Say whether this change corrects something" in asked.content
    assert b"It was five votes." in asked.content
    answered = filled_in(revision=1, body="It was five votes.", is_correction="yes", correction="Not six votes, five.")
    assert client.post(f"/desk/{story.pk}/", answered).status_code == 302
    assert Correction.objects.get().text == "Not six votes, five."
    topic = Topic.objects.get()
    page = client.get(f"/t/{topic.pk}/{topic.slug}/").content
    assert b"Not six votes, five." in page
    assert b"It was five votes." in page


def test_who_was_slower_sees_the_difference_and_loses_nothing(client: Client) -> None:
    desk(client)
    story = a_story()
    client.post(f"/desk/{story.pk}/", filled_in(revision=1, body="Theirs entirely."))

    answer = client.post(f"/desk/{story.pk}/", filled_in(revision=1, body="Mine entirely."))

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine entirely." in shown
    assert "Theirs" in shown
    assert 'name="revision" value="2"' in shown
    said = words(main_of(answer))
    assert said.index("Below is how your text differs") < said.index("What differs")
    story.refresh_from_db()
    assert story.body == "Theirs entirely."


def test_who_was_slower_sees_every_field_that_differs(client: Client) -> None:
    desk(client)
    story = a_story()
    client.post(f"/desk/{story.pk}/", filled_in(revision=1, publisher="The Harbour Times", published_on="2026-04-01"))

    answer = client.post(f"/desk/{story.pk}/", filled_in(revision=1, byline="Erin E.", badge_file=a_file()))

    differs = words(document(answer).find(".//section[@aria-labelledby='diff-h']"))
    for said in (
        "By-line", "Added: Erin E.", "Publisher", "Removed: Harbour Times", "Added: Skerrin Courier",
        "Published on", "April", "Badge", "Added: quay.jpg",
    ):  # fmt: skip
        assert said in differs
    assert "Deck" not in differs
    assert "Original title" not in differs


def test_who_was_slower_sees_what_was_said_of_a_picture(client: Client) -> None:
    desk(client)
    client.post("/desk/new/", filled_in(lead_file=a_file(), **{"alt-lead": "A quay", "credit-lead": "Petra"}))
    story, token = Story.objects.get(), Upload.objects.get().token
    said = {"lead": token, f"alt-{token}": "A quay"}
    client.post(f"/desk/{story.pk}/", filled_in(revision=1, **said, **{f"credit-{token}": "Paul"}))

    answer = client.post(f"/desk/{story.pk}/", filled_in(revision=1, **said, **{f"credit-{token}": "Petra"}))

    differs = words(document(answer).find(".//section[@aria-labelledby='diff-h']"))
    assert "Credit of the picture quay.jpg" in differs
    assert "Removed: Paul" in differs
    assert "Description of" not in differs


def test_a_published_story_is_withdrawn_with_a_reason(client: Client) -> None:
    desk(client)
    story = a_published_story()

    refused = client.post(f"/desk/{story.pk}/withdraw/", {"revision": 1, "reason": " "})
    done = client.post(f"/desk/{story.pk}/withdraw/", {"revision": 1, "reason": "Made up."})

    assert (refused.status_code, done.status_code) == (422, 302)
    story.refresh_from_db()
    assert story.state == Story.State.WITHDRAWN


def test_the_text_is_previewed_in_the_form(client: Client) -> None:
    desk(client)

    answer = client.post("/desk/new/", filled_in(body="It is **bold**.", do="preview"))

    assert answer.status_code == 200
    assert b"<strong>bold</strong>" in answer.content
    assert not Story.objects.exists()


def test_a_story_previewed_and_published_has_interface_words_in_the_readers_language(client: Client) -> None:
    editor = erin()
    editor.language = "de"
    editor.save(update_fields=["language"])
    signed_in(client, editor)
    story = a_published_story(a_wording(body="- [x] Deck washed"))
    topic = Topic.objects.get()

    form = client.post("/desk/new/", filled_in(body="- [x] Deck washed", do="preview")).text
    alone = client.get(f"/desk/{story.pk}/preview/").text
    page = client.get(f"/t/{topic.pk}/{topic.slug}/").text
    english = Client().get(f"/t/{topic.pk}/{topic.slug}/").text

    assert [text.count('aria-label="Erledigt"') for text in (form, alone, page)] == [1, 1, 1]
    assert english.count('aria-label="Done"') == 1


def test_the_list_shows_each_state_and_why_one_did_not_go_out(client: Client) -> None:
    desk(client)
    story = a_story()
    Story.objects.filter(pk=story.pk).update(problem="A picture was refused.")
    a_published_story(a_wording(headline="Out already"), form_key="second")

    drafts, published = client.get("/desk/").content, client.get("/desk/?state=published").content

    assert b"Night ferry saved for two more winters" in drafts
    assert b"A picture was refused." in drafts
    assert b"Out already" not in drafts
    assert b"Out already" in published
    assert client.get("/desk/?state=rubbish").status_code == 404


def test_a_text_typed_without_a_session_is_handed_back(client: Client) -> None:
    story = a_story()

    answer = client.post(f"/desk/{story.pk}/", filled_in(body="Do not lose me."))

    assert answer.status_code == 401
    assert b"Do not lose me." in answer.content


def test_words_of_an_unpublished_story_are_nowhere() -> None:
    wording = a_wording(headline="Xylograph headline", deck="Xylograph deck", body="Xylograph body " * 20)
    a_story(wording)
    scheduled = a_story(wording, form_key="second")
    Story.objects.filter(pk=scheduled.pk).update(state="scheduled", publish_at=now() + dt.timedelta(hours=1))
    section = a_news_section()

    pages = ["/", f"/s/{section.slug}/", f"/s/{section.slug}/?sort=newest", "/m/erin/", "/search/?q=Xylograph"]

    for visitor in (Client(), signed_in(Client(), alice())):
        for address in pages:
            assert b"Xylograph h" not in visitor.get(address).content
            assert b"Xylograph d" not in visitor.get(address).content
            assert b"Xylograph b" not in visitor.get(address).content


def test_editing_the_first_post_of_a_story_leads_the_editor_to_the_desk(client: Client) -> None:
    desk(client)
    story = a_published_story()
    post = Topic.objects.get().posts.get()

    assert client.get(f"/p/{post.pk}/edit/").headers["Location"] == f"/desk/{story.pk}/"


def test_the_reason_of_a_withdrawal_that_came_too_late_is_kept(client: Client) -> None:
    desk(client)
    story = a_published_story()

    answer = client.post(f"/desk/{story.pk}/withdraw/", {"reason": "The vote is void.", "revision": "98765"})

    assert answer.status_code == 422
    assert by_id(main_of(answer), "reason").get("value") == "The vote is void."
    assert Story.objects.get(pk=story.pk).state == Story.State.PUBLISHED


def test_the_reason_is_kept_of_a_story_that_somebody_else_changed_and_withdrew(client: Client) -> None:
    desk(client)
    story = a_published_story()
    client.post(f"/desk/{story.pk}/withdraw/", {"reason": "Void.", "revision": story.revision})

    answer = client.post(f"/desk/{story.pk}/withdraw/", {"reason": "The vote is void.", "revision": "98765"})

    assert answer.status_code == 422
    assert 'value="The vote is void."' in answer.text
