"""What lies out of sight is answered as what is not there, to the byte: nobody learns that it exists."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from rostra.sections.models import Section
from rostra.topics.models import Topic
from tests.addresses import routes
from tests.attack.world import FORM, Place, World, has_place
from tests.cast import alice, signed_in

pytestmark = pytest.mark.django_db

NOT_THERE = "98765432"
CHANGING = ("Content-Length", "Expires")  # with the length of an address, and with the time
WHO = ("stranger", "member", "editor", "warden")
# Front alone may ask these: the world is answered 404 whatever it asks.
OF_FRONT = ("/live/authorize/", "/live/since/")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - sets it up
    """One town for all addresses; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = World()
        Client().get("/")  # so that what processes keep in memory is there for every question alike
        yield town
        transaction.set_rollback(True)


def absent(place: Place) -> Place:
    """Things that are not there, called as those of a place."""
    numbers = dict.fromkeys(("topic_id", "post_id", "story_id", "file"), NOT_THERE)
    section = Section(pk=int(NOT_THERE), slug="no-such-room")
    return replace(place, section=section, topic=Topic(slug=place.topic.slug), values=place.values | numbers)


def visitor(world: World, role: str) -> Client:
    """Somebody who asks."""
    client = Client(raise_request_exception=False)
    return client if role == "stranger" else signed_in(client, world.people[role])


def answer(client: Client, method: str, place: Place, address: str) -> tuple[object, ...]:
    """All that is answered, and how many questions the database was asked for it; what it changed is undone."""
    form = FORM | {"section": str(place.section.pk), "place": f"topic-{place.values['topic_id']}"}
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        said = client.get(address) if method == "GET" else client.post(address, form)
        transaction.set_rollback(True)
    headers = sorted(f"{name}: {value}" for name, value in said.items() if name not in CHANGING)
    return said.status_code, *(without(address, place, text) for text in ("\n".join(headers), said.text)), len(asked)


def without(address: str, place: Place, text: str) -> str:
    """A text without the address that was asked for, as it may be written, and the tokens, which differ each time."""
    path, numbers = address.partition("?")[0], place.values
    things = [f"/t/{numbers['topic_id']}/", f"/p/{numbers['post_id']}/", f"/desk/{numbers['story_id']}/"]
    for asked in (address, path, *things, place.section.slug, f"topic-{numbers['topic_id']}"):
        text = text.replace(quote(asked, safe=""), "*").replace(quote(asked), "*").replace(asked, "*")
    return re.sub("[A-Za-z0-9]{64}", "*", text)


@pytest.mark.parametrize("route", [route for route in routes() if has_place(route) and route not in OF_FRONT])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_out_of_sight_is_answered_as_what_is_not_there(world: World, method: str, route: str) -> None:
    hidden = world.places["hidden"]
    answers = {
        role: [answer(visitor(world, role), method, place, place.address(route)) for place in (hidden, absent(hidden))]
        for role in WHO
    }

    assert {role: found for role, found in answers.items() if found[0] != found[1]} == {}


@pytest.mark.parametrize(
    "address",
    [
        "/t/{topic_id}/another-title/", "/t/{topic_id}/{topic_slug}/?page=2", "/search/?q=thing&section={section_slug}",
        "/s/{section_slug}/?page=2", "/feeds/s/{section_slug}.atom", "/feeds/t/{topic_id}.atom",
        "/members/complete/?q=al&place=topic-{topic_id}", "/s/{section_slug}/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("role", WHO)
def test_other_ways_to_ask_tell_no_more(world: World, role: str, address: str) -> None:
    hidden = world.places["hidden"]

    answers = [
        answer(visitor(world, role), "GET", place, address.format(
            **place.values, topic_slug=place.topic.slug, section_slug=place.section.slug,
        ))
        for place in (hidden, absent(hidden))
    ]  # fmt: skip

    assert answers[0] == answers[1]


@pytest.mark.parametrize("address", ["/preview/", "/drafts/save/", "/drafts/posted/"])
def test_a_text_that_names_what_is_out_of_sight_becomes_what_one_becomes_that_names_nothing(
    world: World, address: str
) -> None:
    hidden = world.places["hidden"]
    author = visitor(world, "member")

    said = [
        author.post(address, {
            "body": f"> [!quote post={place.values['post_id']} rev=1]\n> Words.\n\n/p/{place.values['post_id']}/",
            "place": f"topic-{place.values['topic_id']}", "key": "k", "number": "0",
        })
        for place in (hidden, absent(hidden))
    ]  # fmt: skip

    numbers = [place.values["post_id"] for place in (hidden, absent(hidden))]
    texts = [re.sub(rf"T[\d:.+]+|\b{number}\b", "*", one.text) for one, number in zip(said, numbers, strict=True)]
    assert said[0].status_code == said[1].status_code
    assert texts[0] == texts[1]


def test_a_picture_of_somebody_else_is_answered_as_one_that_is_not_there(world: World) -> None:
    token = world.places["hidden"].values["token"]
    member, owner = visitor(world, "member"), signed_in(Client(), alice())

    nobodys = "A" * len(token)

    told = [member.get(f"/media/status/{one}/") for one in (token, nobodys)]

    assert owner.get(f"/media/status/{token}/").status_code == 200
    assert [one.status_code for one in told] == [404, 404]
    assert len({re.sub(rf"[A-Za-z0-9]{{64}}|{token}|{nobodys}", "*", one.text) for one in told}) == 1
