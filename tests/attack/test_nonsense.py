"""Every address, asked with what makes no sense: whatever comes, nothing breaks, and looking changes nothing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from pytest_django import DjangoDbBlocker

from rostra.members.models import Member
from tests.addresses import routes
from tests.attack.world import World
from tests.cast import ada, alice, signed_in

pytestmark = pytest.mark.django_db

WORDS = [
    "\0\ufffe\u202e\u2028", "'\"><svg onload=alert(1)> ' OR 1=1 -- {{7*7}}{% x %}", "9" * 400, "9" * 18, "9" * 10, "-1",
    "é" * 5000, "٣",
]  # fmt: skip
# What is not there in a test is said, as it should be.
SAYS_UNREADY = "/readyz"
FIELDS = (
    "q", "page", "sort", "order", "author", "section", "next", "place", "after", "title", "body", "key", "do", "reason",
    "base_revision", "seq", "number", "theme", "kind", "act", "days", "end", "until", "group", "others", "reply_to",
    "name", "slug", "parent", "tone", "login", "password", "email", "username", "headline", "deck", "url", "revision",
    "draft_number", "publish_at", "published_on", "relation", "byline", "lead", "badge", "quote", "member", "id",
    "language", "time_zone", "posts_per_page", "about", "display_name", "session", "alt", "credit", "caption", "code",
)  # fmt: skip
NUMBER = re.compile(r"<int:\w+>")
LARGE = (2**31, 2**63 - 1, 2**63, 10**24 - 1)  # just beyond a column of 32 bits, within and beyond one of 64
NOT_THERE = (404, 405)
SIGNED_OUT = ("/account/sign-out/",)
# What they ask an app or a passkey to prove is kept in the session until the answer comes.
ASKS_FOR_PROOF = ("/account/keys/app/", "/account/keys/passkeys/add/")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - sets it up
    """One town for all questions; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


def an_administrator() -> Client:
    """Ada, signed in, in a browser that shows what broke as a page."""
    return signed_in(Client(raise_request_exception=False), ada())


def undone(client: Client, method: str, path: str, sent: dict[str, Any]) -> HttpResponseBase:
    """Ask, and undo what it changed."""
    with transaction.atomic():
        answer: HttpResponseBase = client.get(path, sent) if method == "GET" else client.post(path, sent)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("route", [route for route in routes() if route != SAYS_UNREADY])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whatever_is_sent_is_no_fault_of_ours(world: World, method: str, route: str) -> None:
    path = world.places["open"].address(route).partition("?")[0]
    client = an_administrator()

    answers = {word: undone(client, method, path, dict.fromkeys(FIELDS, word)) for word in WORDS}

    assert [(word[:20], answer.status_code) for word, answer in answers.items() if answer.status_code >= 500] == []


@pytest.mark.parametrize("route", [route for route in routes() if NUMBER.search(route)])
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.usefixtures("world")
def test_what_has_too_large_a_number_is_not_there(method: str, route: str) -> None:
    client = an_administrator()
    paths = [NUMBER.sub(str(number), route).replace("<str:slug>", "x") for number in LARGE]

    answers = {path: undone(client, method, path, {"body": "Words.", "key": "k"}) for path in paths}
    # An address that takes a form alone leads on to what the form is about, which is not there either.
    led_on = {path: answer for path, answer in answers.items() if method == "GET" and answer.status_code == 302}
    answers |= {path: undone(client, "GET", answer["Location"], {}) for path, answer in led_on.items()}

    assert [(path, answer.status_code) for path, answer in answers.items() if answer.status_code not in NOT_THERE] == []


@pytest.mark.parametrize("route", [route for route in routes() if route not in SIGNED_OUT])
def test_looking_changes_nothing(world: World, route: str) -> None:
    path = world.places["open"].address(route)
    client = an_administrator()
    written: list[str] = []

    def noting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401 - Django's
        if sql.split(" ", 1)[0] in {"INSERT", "UPDATE", "DELETE"}:
            written.append(sql[:100])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noting):
        client.get(path)

    kept = ("reading_", "rostra_cache", *(["django_session"] if route in ASKS_FOR_PROOF else []))
    assert [sql for sql in written if not any(name in sql for name in kept)] == []


def test_what_is_not_on_a_form_is_not_taken_from_it(world: World) -> None:
    taken = {
        "group": "administrators", "group_ids": "[5]", "is_active": "", "post_count": "99", "title": "King",
        "is_staff": "1", "email": "other@example.org", "joined_at": "2001-01-01", "suspended_until": "",
        "author": str(ada().pk), "author_id": str(ada().pk), "is_pinned": "1", "locked_at": "2020-01-01", "seq": "1",
        "recommended_count": "9", "posted_at": "2001-01-01", "body": "Words.", "key": "k-1", "do": "post",
        "display_name": "Alice", "language": "", "time_zone": "", "theme": "auto", "posts_per_page": "20",
    }  # fmt: skip
    topic = world.places["open"].topic
    before = Member.objects.filter(pk=alice().pk).values("group", "group_ids", "is_active", "email", "joined_at").get()
    client = signed_in(Client(), alice())

    client.post("/account/preferences/", taken)
    client.post(f"/t/{topic.pk}/reply/", taken)

    after = Member.objects.filter(pk=alice().pk).values("group", "group_ids", "is_active", "email", "joined_at").get()
    last = topic.posts.order_by("-seq")[0]
    topic.refresh_from_db()
    assert after == before
    assert last.author == alice()
    assert last.posted_at.year > 2020
    assert (topic.is_pinned, topic.locked_at, topic.recommended_count) == (False, None, 0)
