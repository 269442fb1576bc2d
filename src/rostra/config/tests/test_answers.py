"""What somebody gets when something is wrong with the site, or with what was sent."""

from xml.etree.ElementTree import Element

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.cast import a_topic, alice, bob, signed_in
from tests.reading import document, kept_in, main_of, words

from rostra.community import queries
from rostra.community.actions.change_community import change_community
from rostra.topics import locking

pytestmark = pytest.mark.django_db


def test_a_locked_database_gives_the_text_back_and_says_when_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = a_topic(by=alice())
    browser = signed_in(Client(raise_request_exception=False), bob())

    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(locking, "_topics", locked)
    answer = browser.post(reverse("topic:reply", args=[topic.pk]), {"body": "My long text.", "key": "k", "do": "post"})

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "My long text." in answer.text


def test_a_fault_of_ours_is_500_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = a_topic(by=alice())
    browser = signed_in(Client(raise_request_exception=False), bob())

    def broken(*_: object, **__: object) -> None:
        raise ValueError("secret detail")

    monkeypatch.setattr(locking, "_topics", broken)
    answer = browser.post(reverse("topic:reply", args=[topic.pk]), {"body": "My long text.", "key": "k", "do": "post"})

    assert answer.status_code == 500
    assert "My long text." in answer.text
    assert "secret detail" not in answer.text


def test_a_page_that_can_ask_nobody_names_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    change_community(name="The Quayside", description="", language="en", time_zone="UTC")
    browser = Client(raise_request_exception=False)
    browser.get("/")

    def away() -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(queries, "_communities", away)
    answer = browser.get("/search/")

    assert answer.status_code == 503
    assert "The Quayside" in words(document(answer).find(".//header"))


FILE = '; filename="x.jpg"\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64'


FORM = "application/x-www-form-urlencoded"
MULTIPART = 'multipart/form-data; boundary="-x-"'
TYPED = {"Title": "A title of mine"}


def a_part(name: str, text: str, more: str = "") -> str:
    """Return one field, or file, of a form that may carry files."""
    return f'---x-\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{text}\r\n'


def a_multipart_form(*parts: str) -> bytes:
    """Return the bytes of such a form."""
    return f"{''.join(parts)}---x---\r\n".encode()


TITLE = a_part("title", "A title of mine")


@pytest.mark.parametrize("kind", [FORM, MULTIPART])
def test_a_form_that_is_too_long_comes_back_with_the_limit(settings: Settings, kind: str) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 500_000
    topic, long = a_topic(by=alice()), "x" * 600_000
    sent = {
        FORM: f"title=A+title+of+mine&body={long}".encode(),
        MULTIPART: a_multipart_form(TITLE, a_part("body", long)),
    }

    answer = signed_in(Client(), bob()).post(reverse("topic:reply", args=[topic.pk]), sent[kind], content_type=kind)

    assert answer.status_code == 413
    assert "At most 0.5 MB of text can be sent at once." in words(main_of(answer))
    given = kept_in(answer)
    assert given["Title"] == "A title of mine"
    assert len(given["Your text"]) > 300_000
    assert set(given["Your text"]) == {"x"}


@pytest.mark.parametrize("kind", [FORM, MULTIPART])
def test_a_form_with_too_many_fields_comes_back_with_the_limit(settings: Settings, kind: str) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    topic = a_topic(by=alice())
    sent = {
        FORM: b"a=b&c=d&title=A+title+of+mine",
        MULTIPART: a_multipart_form(a_part("a", "b"), a_part("c", "d"), TITLE),
    }

    answer = signed_in(Client(), bob()).post(reverse("topic:reply", args=[topic.pk]), sent[kind], content_type=kind)

    assert answer.status_code == 413
    assert "At most 2 fields can be sent at once." in words(main_of(answer))
    assert "Your text is not lost" in words(main_of(answer))
    assert kept_in(answer) == TYPED


def test_a_form_with_too_many_files_comes_back_with_the_limit(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    sent = a_multipart_form(a_part("a", "xxxx", FILE), a_part("b", "xxxx", FILE), TITLE)

    answer = signed_in(Client(), bob()).post("/desk/new/", sent, content_type=MULTIPART)

    assert answer.status_code == 413
    assert kept_in(answer) == TYPED


def test_a_form_that_is_not_well_formed_comes_back_as_far_as_it_can_be_read() -> None:
    sent = a_multipart_form(TITLE, a_part("picture", "xxxxx", FILE))

    answer = signed_in(Client(), bob()).post("/desk/new/", sent, content_type=MULTIPART)

    assert answer.status_code == 400
    assert kept_in(answer) == TYPED


def test_no_password_of_a_form_that_is_too_long_comes_back(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1

    answer = Client().post("/account/sign-in/", {"login": "bob", "password": "my quiet secret"})

    assert answer.status_code == 413
    assert "my quiet secret" not in answer.text


def test_what_cannot_be_read_is_answered_in_the_language_of_the_site() -> None:
    change_community(name="Skerrin", description="", language="de", time_zone="UTC")

    answer = Client().post("/theme/", b"nonsense", content_type="multipart/form-data; boundary=")

    assert answer.status_code == 400
    assert document(answer).get("lang") == "de"
    assert main_of(answer).find(".//h1") is not None


@pytest.mark.parametrize("address", ["/theme/", "/preview/", "/drafts/save/"])
def test_an_address_of_a_form_alone_says_so_when_it_is_opened(address: str) -> None:
    answer = Client().get(address)

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "This address cannot be used like this" in words(main_of(answer))


def test_a_form_sent_to_a_page_comes_back() -> None:
    answer = Client().post("/search/", {"body": "My words."})

    assert answer.status_code == 405
    assert "My words." in words(main_of(answer))


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/t/7/reply/", "/t/7/"), ("/t/7/unlock/", "/t/7/"), ("/p/7/react/", "/p/7/"), ("/desk/7/publish/", "/desk/7/"),
        ("/s/talk/read/", "/s/talk/"),
    ],
)  # fmt: skip
def test_an_address_of_a_form_leads_to_the_page_it_is_about(address: str, page: str) -> None:
    answer = Client().get(address)

    assert (answer.status_code, answer["Location"]) == (302, page)


def test_the_buttons_of_a_page_that_answered_a_form_lead_to_a_page() -> None:
    topic = a_topic(by=alice())
    member = signed_in(Client(), bob())
    answered = member.post(reverse("topic:reply", args=[topic.pk]), {"body": "", "key": "k", "do": "post"})
    back = by_name(document(answered), "next")

    chosen = member.post("/theme/", {"theme": "dark", "next": back}, follow=True)

    assert chosen.status_code == 200
    assert topic.title in words(main_of(chosen))


def test_the_buttons_of_a_page_about_nothing_lead_to_where_its_form_stood() -> None:
    answered = Client(enforce_csrf_checks=True).post("/theme/", headers={"referer": "http://testserver/search/?q=x"})

    assert by_name(document(answered), "next") == "/search/?q=x"


def by_name(root: Element, name: str) -> str:
    """The value of the first field of that name."""
    found = root.find(f".//input[@name='{name}']")
    assert found is not None
    return found.get("value", "")
