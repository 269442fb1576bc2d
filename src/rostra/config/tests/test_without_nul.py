"""The character 0 comes in nowhere: whatever sends it, U+FFFD stands in its place."""

import pytest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import RequestFactory

from rostra.config.requests import without_nul

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
A_PART = '--x\r\nContent-Disposition: form-data; name="n\0me"\r\n\r\none\0two ä\r\n--x--\r\n'


def seen_of(request: HttpRequest) -> HttpRequest:
    """Return the request as a view gets it."""
    seen: list[HttpRequest] = []

    def view(given: HttpRequest) -> HttpResponse:
        seen.append(given)
        return HttpResponse()

    without_nul(view)(request)
    return seen[0]


def test_in_an_address() -> None:
    request = seen_of(RequestFactory().get("/search/?n%00me=one%00two+%C3%A4&plain=yes"))

    assert dict(request.GET.lists()) == {"n\ufffdme": ["one\ufffdtwo ä"], "plain": ["yes"]}


def test_in_an_address_in_the_charset_that_its_client_says() -> None:
    sent = RequestFactory().get("/search/?q=one%00two+%E4", CONTENT_TYPE="text/plain; charset=latin-1")

    assert seen_of(sent).GET["q"] == "one\ufffdtwo ä"


@pytest.mark.parametrize(("kind", "body"), [(FORM, "n%00me=one%00two+%C3%A4"), (PARTS, A_PART)])
def test_in_a_form_of_any_kind(kind: str, body: str) -> None:
    request = seen_of(RequestFactory().post("/t/1/reply/", body.encode(), content_type=kind))

    assert dict(request.POST.lists()) == {"n\ufffdme": ["one\ufffdtwo ä"]}


def test_a_form_without_it_is_the_one_that_django_read() -> None:
    request = RequestFactory().post("/t/1/reply/", {"body": "words"})
    read = request.POST

    assert seen_of(request).POST is read
    assert isinstance(read, QueryDict)
