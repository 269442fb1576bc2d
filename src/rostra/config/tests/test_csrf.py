"""Forged requests are refused without a cookie of their own."""

import pytest
from django.contrib.sessions.models import Session
from django.middleware.csrf import _unmask_cipher_token, get_token  # type: ignore[attr-defined]
from django.test import Client, RequestFactory
from django.urls import reverse
from tests.cast import NOON, alice
from tests.reading import headings, links, main_of, words

from rostra.config.csrf import CsrfMiddleware, secret_for
from rostra.members.models import Member

pytestmark = pytest.mark.django_db


def test_a_guest_gets_no_cookie_from_any_form() -> None:
    answer = Client(enforce_csrf_checks=True).get(reverse("account_login"))

    assert answer.status_code == 200
    assert not answer.cookies


def test_a_post_without_a_token_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice())

    assert client.post(reverse("account_logout")).status_code == 403


def test_who_was_signed_out_meanwhile_gets_the_text_and_the_way_to_sign_in_and_back() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(
        "/t/1/reply/", {"body": "Long thought"}, headers={"referer": "http://testserver/t/1/a/?page=2"}
    )

    assert answer.status_code == 403
    main = main_of(answer)
    assert links(main)["Sign in"] == f"{reverse('account_login')}?next=/t/1/a/%3Fpage%3D2"
    assert words(main.find(".//textarea")) == "Long thought"


def test_whose_session_is_over_is_told_so_and_gets_the_text_and_the_way_to_sign_in_and_back() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice())
    Session.objects.update(expire_date=NOON)

    answer = client.post(
        "/t/1/reply/", {"body": "Long thought"}, headers={"referer": "http://testserver/t/1/a/?page=2"}
    )

    assert answer.status_code == 401
    main = main_of(answer)
    assert headings(main) == ["You are not signed in"]
    assert links(main)["Sign in now"] == f"{reverse('account_login')}?next=/t/1/a/%3Fpage%3D2"
    assert words(main.find(".//textarea")) == "Long thought"


def test_a_page_of_somebody_else_is_not_led_back_to() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/t/1/reply/", {"body": "x"}, headers={"referer": "https://evil.example/t/"})

    assert "evil.example" not in answer.content.decode()


def test_a_token_of_this_session_is_good_and_that_of_another_is_not() -> None:
    mine, other = _session_of(alice()), _session_of(alice())

    assert _post_with(secret_for(mine), mine) is None
    assert _post_with(secret_for(other), mine) == 403
    assert _post_with(secret_for(None), mine) == 403


def test_a_guests_token_is_good_only_from_our_own_pages() -> None:
    assert _post_with(secret_for(None), None) is None
    assert _post_with(secret_for(None), None, origin="https://evil.example") == 403


def _session_of(member: Member) -> str:
    client = Client()
    client.force_login(member)
    return str(client.session.session_key)


def _post_with(secret: str, session_key: str | None, origin: str = "http://testserver") -> int | None:
    """Return the status with which a POST is refused, or `None`."""
    request = RequestFactory().post("/anywhere/", headers={"origin": origin})
    request.META["CSRF_COOKIE"] = secret
    token = get_token(request)
    assert _unmask_cipher_token(token) == secret
    request = RequestFactory().post("/anywhere/", {"csrfmiddlewaretoken": token}, headers={"origin": origin})
    request.session = type("Session", (), {"session_key": session_key})()
    guard = CsrfMiddleware(lambda _: None)  # type: ignore[arg-type]
    guard.process_request(request)
    refusal = guard.process_view(request, lambda _: None, (), {})  # type: ignore[arg-type, return-value]
    return refusal.status_code if refusal else None
