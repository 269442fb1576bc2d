"""Whoever may not see what shows a picture does not get the picture by its address either, on the running server."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponse

from tests.attack.visiting import Visitor
from tests.server import Server

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("pictures")]

EVERYBODY = ("stranger", "member", "owner", "moderator")
_NAMES = {"stranger": "", "member": "bob", "owner": "alice", "moderator": "carol", "editor": "erin"}
Shown = dict[str, str]


@dataclass(frozen=True)
class Gallery:
    """A running server, where its pictures stand, and somebody of each kind who visits it."""

    server: Server
    pictures: dict[str, dict[str, str]]
    visitors: dict[str, Visitor]

    def answers(self, picture: str, *who: str) -> dict[str, int]:
        """How each is answered who asks for a picture."""
        return {one: self.visitors[one].get(self.pictures[picture]["address"]).status_code for one in who}


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    """Pictures in posts and stories, seen by nobody yet, on a server for the tests of this file alone."""
    with Server(tmp_path_factory.mktemp("gallery")) as server:
        server.populate()
        pictures = json.loads(server.run_module("tests.attack.picturing"))
        server.run_module("tests.attack.closing", "cellar")
        visitors = {kind: Visitor(server.url, name) for kind, name in _NAMES.items()}
        yield Gallery(server, pictures, visitors)
        for visitor in visitors.values():
            visitor.client.close()


def remove_post(gallery: Gallery, shown: Shown) -> HttpResponse:
    """Let carol remove a post."""
    return gallery.visitors["moderator"].post(f"/p/{shown['post']}/remove/", reason="Advertising")


def remove_topic(gallery: Gallery, shown: Shown) -> HttpResponse:
    """Let carol remove a topic."""
    return gallery.visitors["moderator"].post(f"/t/{shown['topic']}/remove/", reason="Advertising")


def move_topic(gallery: Gallery, shown: Shown) -> HttpResponse:
    """Let carol move a topic to where nobody but the moderators reads."""
    section = gallery.server.select("SELECT id FROM sections_section WHERE slug = 'back-room'")[0][0]
    return gallery.visitors["moderator"].post(f"/t/{shown['topic']}/move/", section=str(section))


def edit_post(gallery: Gallery, shown: Shown) -> HttpResponse:
    """Let carol take a picture out of a post."""
    return gallery.visitors["moderator"].post(
        f"/p/{shown['post']}/edit/", body="Nothing to look at.", base_revision="1", reason="Not yours", do="post"
    )


def close_section(gallery: Gallery, _shown: Shown) -> HttpResponse:
    """Let nobody but the moderators into a section."""
    gallery.server.run_module("tests.attack.closing", "gallery")
    return HttpResponse(status=302)


def withdraw_story(gallery: Gallery, shown: Shown) -> HttpResponse:
    """Let erin withdraw a story."""
    revision = gallery.server.select("SELECT revision FROM newsdesk_story WHERE id = ?", shown["story"])[0][0]
    return gallery.visitors["editor"].post(
        f"/desk/{shown['story']}/withdraw/", reason="It was wrong.", revision=str(revision)
    )


def test_everybody_gets_a_picture_that_everybody_may_see(gallery: Gallery) -> None:
    assert gallery.answers("kept", *EVERYBODY) == dict.fromkeys(EVERYBODY, 200)


@pytest.mark.parametrize(
    ("picture", "take_away", "owner", "moderator"),
    [
        ("removed post", remove_post, 200, 200), ("removed topic", remove_topic, 200, 200),
        ("moved topic", move_topic, 200, 200), ("edited post", edit_post, 200, 404),
        ("closed section", close_section, 200, 200),
    ],
)  # fmt: skip
def test_a_picture_goes_out_of_sight_with_what_showed_it(
    gallery: Gallery, picture: str, take_away: Callable[[Gallery, Shown], HttpResponse], owner: int, moderator: int
) -> None:
    before = gallery.answers(picture, *EVERYBODY)

    taken = take_away(gallery, gallery.pictures[picture])

    assert before == dict.fromkeys(EVERYBODY, 200)
    assert taken.status_code == 302, taken.text
    assert gallery.answers(picture, *EVERYBODY) == {
        "stranger": 404, "member": 404, "owner": owner, "moderator": moderator,
    }  # fmt: skip


def test_pictures_of_a_withdrawn_story_are_for_its_newsroom(gallery: Gallery) -> None:
    before = gallery.answers("withdrawn story", "stranger", "member", "editor")

    taken = withdraw_story(gallery, gallery.pictures["withdrawn story"])

    assert before == {"stranger": 200, "member": 200, "editor": 200}
    assert taken.status_code == 302, taken.text
    assert gallery.answers("withdrawn story", "stranger", "member", "editor", "moderator") == {
        "stranger": 404, "member": 404, "editor": 200, "moderator": 200,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("picture", "let_in"),
    [
        ("unpublished story", {"editor"}), ("private section", {"owner", "moderator"}), ("used nowhere", {"owner"}),
    ],
)  # fmt: skip
def test_a_picture_that_nobody_else_was_shown_is_its_owners_and_theirs_who_may_see_it(
    gallery: Gallery, picture: str, let_in: set[str]
) -> None:
    answers = gallery.answers(picture, *EVERYBODY, "editor")

    assert {who for who, status in answers.items() if status == 200} == let_in
    assert {status for who, status in answers.items() if who not in let_in} == {404}


def test_what_is_out_of_sight_is_answered_as_a_file_that_is_not_there(gallery: Gallery) -> None:
    stranger, address = gallery.visitors["stranger"], gallery.pictures["used nowhere"]["address"]

    hidden, absent = stranger.get(address), stranger.get(address.replace("/f/", "/f/zz"))

    assert (hidden.status_code, hidden.text) == (absent.status_code, absent.text)


def test_a_browser_that_had_a_private_picture_asks_whether_it_still_may(gallery: Gallery) -> None:
    address = gallery.pictures["private section"]["address"]
    moderator, member = gallery.visitors["moderator"].client, gallery.visitors["member"].client
    first = moderator.get(address)
    tag = {"If-None-Match": first.headers["etag"]}

    again, others = moderator.get(address, headers=tag), member.get(address, headers=tag)

    assert first.headers["cache-control"] == "private, no-cache"
    assert again.status_code == 304
    assert others.status_code == 404


def test_what_everybody_may_see_stays_in_browsers_and_with_nobody_between(gallery: Gallery) -> None:
    answer = gallery.visitors["stranger"].get(gallery.pictures["kept"]["address"])

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, s-maxage=0, immutable"
    assert answer.headers["Content-Type"].startswith("image/")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_picture_comes_back_with_what_showed_it(gallery: Gallery) -> None:
    shown = gallery.pictures["restored post"]
    remove_post(gallery, shown)
    removed = gallery.answers("restored post", "stranger", "member")

    gallery.visitors["moderator"].post(f"/p/{shown['post']}/restore/")

    assert removed == {"stranger": 404, "member": 404}
    assert gallery.answers("restored post", "stranger", "member") == {"stranger": 200, "member": 200}
