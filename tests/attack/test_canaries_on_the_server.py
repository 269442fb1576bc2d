"""Nothing that is kept from strangers and members is in what the running server answers, from memory or not."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponse

from tests.attack.canaries import FOR_NOW, SAMOVAR, WORDS
from tests.attack.crawl import answers_to, found_in, places_of, said
from tests.attack.visiting import Visitor
from tests.chaos.killing import held, started_by
from tests.post_office import PostOffice
from tests.server import Server

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("canaries")]

NOBODYS = "zqnever"
_PATIENCE_S = 30.0
Answers = dict[str, HttpResponse]


@dataclass(frozen=True)
class Town:
    """A running server with every marked word at its place, each address there is, and where its letters go."""

    server: Server
    addresses: tuple[str, ...]
    post_office: PostOffice


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town for the tests of this file alone."""
    with PostOffice() as office, Server(tmp_path_factory.mktemp("town"), ROSTRA_SMTP_URL=office.url) as server:
        addresses = server.run_module("tests.attack.hiding").splitlines()
        yield Town(server, tuple(addresses), office)


@pytest.fixture(scope="module")
def read_by_a_stranger(town: Town) -> Answers:
    """All that a stranger can fetch; front keeps from it what it may."""
    with Visitor(town.server.url) as stranger:
        return answers_to(stranger.get, town.addresses)


def without_tokens(answer: HttpResponse) -> str:
    """What an answer says, without the tokens against forgery, which differ each time."""
    return re.sub(r'(value|content)="[A-Za-z0-9]{64}"', "", answer.text)


def number(town: Town, sql: str, word: str) -> int:
    """The number of what has this word in it."""
    return int(str(town.server.select(sql, f"%{word}%")[0][0]))


def test_a_stranger_finds_none(read_by_a_stranger: Answers) -> None:
    assert found_in(read_by_a_stranger, WORDS) == []


def test_a_stranger_who_comes_again_finds_none_in_what_front_remembers(town: Town, read_by_a_stranger: Answers) -> None:
    # What front keeps has a tag; the site's own answers have none.
    kept = [one for one, answer in read_by_a_stranger.items() if answer.get("ETag")]
    # The site answers nothing: what is answered meanwhile comes from memory alone.
    with Visitor(town.server.url) as stranger, held(*started_by(town.server.children()["site"])):
        again = {address: stranger.get(address) for address in kept}

    assert {"/", "/s/long-table/", "/feeds/site.atom", "/sitemap.xml", "/sitemap-1.xml"} <= set(kept)
    assert {again[address].status_code for address in kept} <= {200, 301, 302}
    assert found_in(again, WORDS) == []


def test_a_member_finds_none(town: Town) -> None:
    with Visitor(town.server.url, "mia") as member:
        answers = answers_to(member.get, town.addresses)

    assert answers["/account/preferences/"].status_code == 200
    assert found_in(answers, WORDS) == []


@pytest.mark.parametrize("name", ["", "mia"])
def test_asking_for_a_hidden_word_is_answered_as_asking_for_one_that_nobody_wrote(town: Town, name: str) -> None:
    with Visitor(town.server.url, name) as visitor:
        answers = {word: visitor.get(f"/search/?q={word}") for word in (NOBODYS, *WORDS)}
        found = visitor.get(f"/search/?q={SAMOVAR}")

    pages = {without_tokens(answer).replace(word, NOBODYS) for word, answer in answers.items() if "@" not in word}
    assert len(pages) == 1
    assert "Tea from a" in found.text


@pytest.mark.parametrize("name", ["", "mia"])
def test_nobody_listens_where_they_may_not_read_and_a_stream_tells_no_word(town: Town, name: str) -> None:
    hidden = number(town, "SELECT id FROM topics_topic WHERE title LIKE ?", "zqtitle")
    shown = number(town, "SELECT id FROM topics_topic WHERE title LIKE ?", "Tea from a")
    section = number(town, "SELECT id FROM sections_section WHERE slug LIKE ?", "long-table")
    with Visitor(town.server.url, name) as visitor, Visitor(town.server.url, "carol") as moderator:
        refused = visitor.get(f"/live?place=topic-{hidden}")
        with (
            visitor.client.stream("GET", f"/live?place=topic-{shown}") as topic,
            visitor.client.stream("GET", f"/live?place=section-{section}") as listed,
        ):
            moderator.post(f"/t/{hidden}/reply/", body=f"{SAMOVAR} zqtext", key=f"hidden-{name}", do="post")
            moderator.post("/s/back-room/new/", title=f"{SAMOVAR} zqtitle", body="zqtext", key=f"new-{name}", do="post")
            moderator.post(f"/t/{shown}/reply/", body=f"{SAMOVAR}!", key=f"shown-{name}", do="post")
            moderator.post("/s/long-table/new/", title=SAMOVAR, body="Hm.", key=f"open-{name}", do="post")
            opened = number(town, "SELECT max(id) FROM topics_topic WHERE title LIKE ?", SAMOVAR)
            heard = {"topic": until(topic.iter_text(), "reply"), "section": until(listed.iter_text(), "topic")}

    assert refused.status_code == 404
    assert [place for place, text in heard.items() if "zq" in text or SAMOVAR in text] == []
    assert len(re.findall(r"event: topic", heard["section"])) == 1
    assert f'"topic":{opened}' in heard["section"]


def until(heard: Iterator[str], event: str) -> str:
    """All that a stream says up to an event of this kind."""
    text, end = "", time.monotonic() + _PATIENCE_S
    while f"event: {event}\n" not in text:
        assert time.monotonic() < end, text
        text += next(heard)
    return text


def test_no_letter_tells_any(town: Town) -> None:
    with Visitor(town.server.url) as stranger:
        stranger.post("/account/password/reset/", email="mia@example.org")
        stranger.post("/account/password/reset/", email="nobody@example.org")
    town.post_office.letter("mia@example.org")
    town.post_office.letter("nobody@example.org")

    letters = {one.to: HttpResponse(f"{one.subject}\n{one.text}") for one in town.post_office.letters}
    assert found_in(letters, WORDS) == []


def remove_post(town: Town) -> HttpResponse:
    """Let carol remove a post."""
    post = number(town, "SELECT id FROM topics_post WHERE source LIKE ?", "zqreply")
    with Visitor(town.server.url, "carol") as moderator:
        return moderator.post(f"/p/{post}/remove/", reason="Advertising")


def remove_topic(town: Town) -> HttpResponse:
    """Let carol remove a topic."""
    topic = number(town, "SELECT id FROM topics_topic WHERE title LIKE ?", "zqtaken")
    with Visitor(town.server.url, "carol") as moderator:
        return moderator.post(f"/t/{topic}/remove/", reason="Advertising")


def move_topic(town: Town) -> HttpResponse:
    """Let carol move a topic to where nobody but the moderators reads."""
    topic = number(town, "SELECT id FROM topics_topic WHERE title LIKE ?", "zqleaves")
    section = number(town, "SELECT id FROM sections_section WHERE slug LIKE ?", "back-room")
    with Visitor(town.server.url, "carol") as moderator:
        return moderator.post(f"/t/{topic}/move/", section=str(section))


def withdraw_story(town: Town) -> HttpResponse:
    """Let erin withdraw a story."""
    story = number(town, "SELECT id FROM newsdesk_story WHERE headline LIKE ?", "zqwrong")
    revision = number(town, "SELECT revision FROM newsdesk_story WHERE headline LIKE ?", "zqwrong")
    with Visitor(town.server.url, "erin") as editor:
        return editor.post(f"/desk/{story}/withdraw/", reason="It was wrong.", revision=str(revision))


@pytest.mark.parametrize(
    ("word", "take_away"),
    [("zqreply", remove_post), ("zqtaken", remove_topic), ("zqleaves", move_topic), ("zqwrong", withdraw_story)],
)
def test_what_is_taken_away_after_a_stranger_read_it_is_in_no_answer_from_then_on(
    town: Town, read_by_a_stranger: Answers, word: str, take_away: Callable[[Town], HttpResponse]
) -> None:
    places = [address for address, _word in places_of(read_by_a_stranger, [word])]
    by_name, by_number = [one for one in places if word in one], [one for one in places if word not in one]
    with Visitor(town.server.url) as stranger:
        before = places_of({address: stranger.get(address) for address in by_number}, [word])

        taken = take_away(town)
        after = {address: stranger.get(address) for address in by_number}
        gone = [stranger.get(address).status_code for address in by_name]

    assert (f"/search/?q={SAMOVAR}", word) in before
    assert len(before) > 3
    assert taken.status_code == 302, said(taken)
    assert found_in(after, {word: FOR_NOW[word]}) == []
    assert set(gone) <= {404}
