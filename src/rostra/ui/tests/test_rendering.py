"""Pages are rendered with the database shut, and failures say what happened."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from rostra.kit.guards import QueryWhileRendering
from rostra.kit.refusal import Refused
from rostra.ui import views
from rostra.ui.frame import Frame
from rostra.ui.rendering import frame_of, render


@pytest.fixture
def request_() -> HttpRequest:
    """Return a guest's request."""
    return RequestFactory().get("/t/1/ferry/?page=2")


def test_a_frame_may_be_given_as_a_callable(request_: HttpRequest) -> None:
    request_.frame = lambda: Frame(site_name="The Quayside")  # type: ignore[attr-defined]

    assert frame_of(request_).site_name == "The Quayside"


def test_without_a_frame_there_is_an_empty_one(request_: HttpRequest) -> None:
    assert frame_of(request_).path == "/t/1/ferry/?page=2"


@pytest.mark.django_db
def test_a_template_that_asks_the_database_is_refused(request_: HttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return "asked"

    template = engines["jinja2"].from_string("{{ ask() }}")
    monkeypatch.setattr("rostra.ui.rendering.loader.get_template", lambda _name: template)

    with pytest.raises(QueryWhileRendering):
        render(request_, "any.html", {"ask": ask})


def test_not_found_offers_search(request_: HttpRequest) -> None:
    answer = views.not_found(request_)

    assert answer.status_code == 404
    assert b'action="/search/"' in answer.content


def test_a_refusal_says_why_and_offers_to_sign_in(request_: HttpRequest) -> None:
    answer = views.forbidden(request_, Refused("locked", "Joram Blythe closed this topic."))

    assert answer.status_code == 403
    assert b"Joram Blythe closed this topic." in answer.content
    assert b">Sign in</a>" in answer.content


def test_a_plain_denial_has_words_too(request_: HttpRequest) -> None:
    assert b"Only some members may do this." in views.forbidden(request_, PermissionDenied()).content


def test_a_pause_says_how_long(request_: HttpRequest) -> None:
    answer = views.too_many(request_, 90)

    assert (answer.status_code, answer["Retry-After"]) == (429, "90")
    assert b"in 2 minutes" in answer.content


def test_too_much_says_the_limit(request_: HttpRequest) -> None:
    answer = views.too_large(request_, 20_000_000)

    assert answer.status_code == 413
    assert b"At most 20 MB" in answer.content


@pytest.mark.parametrize("answer_of", [views.unavailable, views.csrf_failure, views.server_error, views.forbidden])
def test_what_was_typed_is_handed_back(answer_of: object) -> None:
    request = RequestFactory().post("/t/1/reply/", {"body": "Two hours of <thought>."})

    answer = answer_of(request)  # type: ignore[operator]

    assert b"Two hours of &lt;thought&gt;." in answer.content
    assert answer.status_code in {403, 500, 503}


def test_a_form_that_could_not_be_stored_can_be_sent_again_as_it_was() -> None:
    sent = {"body": "Two hours of <thought>.", "key": 'k"1', "revision": "7"}

    content = views.unavailable(RequestFactory().post("/t/1/reply/", sent)).content.decode()

    assert 'method="post" action="/t/1/reply/"' in content
    assert '<input type="hidden" name="key" value="k&#34;1">' in content
    assert '<input type="hidden" name="revision" value="7">' in content
    assert 'name="body" dir="auto">\nTwo hours of &lt;thought&gt;.</textarea>' in content
    assert "Send again" in content
    assert "readonly" not in content


def test_a_form_without_a_key_is_only_given_back_to_copy() -> None:
    content = views.unavailable(RequestFactory().post("/anywhere/", {"body": "Thought."})).content.decode()

    assert "readonly" in content
    assert "Send again" not in content


def test_a_database_that_is_down_is_not_asked_for_the_frame(request_: HttpRequest) -> None:
    def broken() -> Frame:
        raise AssertionError

    request_.frame = broken  # type: ignore[attr-defined]

    answer = views.unavailable(request_)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


def test_a_fault_of_the_fault_page_still_gets_a_page(request_: HttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("rostra.ui.views.render", broken)

    answer = views.server_error(request_)

    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content


def test_a_page_for_when_nothing_can_be_asked_says_in_which_language_it_speaks(
    request_: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with translation.override("de"):
        away, broken = views.unavailable(request_), views.server_error(request_)
        monkeypatch.setattr(views, "render", lambda *_all, **_more: 1 / 0)
        bare = views.server_error(request_)

    assert b'<html lang="de" dir="ltr"' in away.content
    assert b'<html lang="de" dir="ltr"' in broken.content
    assert b'<html lang="de">' in bare.content
