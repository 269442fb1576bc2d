"""What holds for every page and every form, found by asking for all of them."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.addresses import routes
from tests.attack.crawl import every_address, everything
from tests.attack.world import FORM, World
from tests.cast import ada, carol, signed_in
from tests.validity import faults_of

pytestmark = pytest.mark.django_db

# Not a page: the script of the sign-in form asks here for a challenge, which the session keeps.
CHALLENGES = ["/account/sign-in/passkey/"]
# What a page may load from; links that a reader follows may lead anywhere.
_LOADED = re.compile(r"<(?:link|script|img|source|iframe|video|audio|form|object|embed)\b[^>]*")
_ADDRESS = re.compile(r'(?:src|href|srcset|action|data)="([^"]*)"')
_LINKS_ONLY = re.compile(r'rel="(?:canonical|alternate|me|license)"')


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - sets it up
    """One town for all sweeps; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def for_guests(world: World) -> dict[str, HttpResponse]:  # noqa: ARG001 - what is asked for
    """What a stranger is answered, everywhere."""
    return everything(Client())


@pytest.fixture(scope="module")
def for_administrators(world: World) -> dict[str, HttpResponse]:  # noqa: ARG001 - what is asked for
    """What an administrator is answered, everywhere."""
    return everything(signed_in(Client(), ada()))


def pages(answers: dict[str, HttpResponse]) -> dict[str, str]:
    """The whole pages among the answers."""
    html = {address: answer.text for address, answer in answers.items() if _is_html(answer)}
    return {address: text for address, text in html.items() if "<!doctype html>" in text}


def _is_html(answer: HttpResponse) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")


def test_no_page_fails(for_guests: dict[str, HttpResponse], for_administrators: dict[str, HttpResponse]) -> None:
    both = {**for_administrators, **for_guests}

    failed = [address for address, answer in both.items() if answer.status_code >= 500 and address != "/readyz"]

    assert failed == []


def test_a_guests_visit_sets_no_cookie(for_guests: dict[str, HttpResponse]) -> None:
    assert [address for address, answer in for_guests.items() if answer.cookies] == CHALLENGES


def test_no_page_loads_anything_from_another_host(for_guests: dict[str, HttpResponse]) -> None:
    loaded = [
        f"{address}: {found}"
        for address, text in pages(for_guests).items()
        for tag in _LOADED.findall(text)
        if not _LINKS_ONLY.search(tag)
        for found in _ADDRESS.findall(tag)
        if re.match(r"(?:\w+:)?//", found)
    ]

    assert loaded == []


def test_every_page_for_guests_is_valid_html(for_guests: dict[str, HttpResponse]) -> None:
    faults = [f"{address}: {fault}" for address, text in pages(for_guests).items() for fault in faults_of(text)]

    assert faults == []


def test_every_page_for_administrators_is_valid_html(for_administrators: dict[str, HttpResponse]) -> None:
    faults = [f"{address}: {fault}" for address, text in pages(for_administrators).items() for fault in faults_of(text)]

    assert faults == []


def test_head_is_answered_as_get_is(for_guests: dict[str, HttpResponse]) -> None:
    other = [
        address
        for address, answer in for_guests.items()
        if Client(raise_request_exception=False).head(address).status_code != answer.status_code
    ]

    assert other == CHALLENGES


def test_no_form_is_taken_without_its_token(world: World) -> None:  # noqa: ARG001 - what is asked for
    client = signed_in(Client(enforce_csrf_checks=True), carol())

    taken = [
        f"{address}: {status}"
        for address in every_address()
        if (status := client.post(address, FORM).status_code) not in {403, 404, 405}
    ]

    assert taken == []


def test_the_sweeps_met_every_address(for_guests: dict[str, HttpResponse]) -> None:
    assert len(for_guests) > len(routes())
