"""Feeds: valid Atom of what guests may read."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, a_reply, a_section, a_topic, carol

from rostra.sections.actions.change_permissions import change_permissions
from rostra.syndication.absolute import absolute_html
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LATER = NOON + dt.timedelta(hours=1)


def _feed(client: Client, path: str) -> ET.Element:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)  # noqa: S314 - our own answer


def _texts(root: ET.Element, tag: str) -> list[str]:
    return [element.text or "" for element in root.findall(f"{ATOM}entry/{ATOM}{tag}")]


def test_a_feed_has_what_the_standard_asks_for(client: Client) -> None:
    topic = a_topic("Leeks & <frost>")

    root = _feed(client, "/feeds/site.atom")

    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    for tag in ("id", "title", "updated"):
        assert root.find(f"{ATOM}{tag}") is not None
        assert entry.find(f"{ATOM}{tag}") is not None
    assert _texts(root, "title") == ["Leeks & <frost>"]
    assert _texts(root, "id")[0].endswith(f"/t/{topic.pk}/")
    assert _texts(root, "id")[0].startswith("http")
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "alice"
    assert root.findtext(f"{ATOM}updated") == "2026-03-14T12:00:00Z"


def test_text_that_xml_cannot_hold_is_dropped(client: Client) -> None:
    a_topic("Bell \x07 and \ufffe")

    assert _texts(_feed(client, "/feeds/site.atom"), "title") == ["Bell  and "]


def test_addresses_are_whole() -> None:
    link = '<a href="/p/1/" title="a > b">it</a>'
    html = f'<p>{link} href="/no/" <img src="/m.webp" srcset="/a.webp 1x, /b.webp 2x"></p>'

    made = absolute_html(html, "https://quay.example/t/1/")

    assert 'href="https://quay.example/p/1/"' in made
    assert 'srcset="https://quay.example/a.webp 1x, https://quay.example/b.webp 2x"' in made
    assert ' href="/no/" ' in made


def test_a_section_has_its_feed_with_what_lies_below_it(client: Client) -> None:
    a_section("harbour")
    a_topic("Above", section=a_section("harbour"))
    a_topic("Below", section=a_section("ferries", parent="harbour"))
    a_topic("Elsewhere", section=a_section("talk"))

    assert _texts(_feed(client, "/feeds/s/harbour.atom"), "title") == ["Below", "Above"]
    assert client.get("/feeds/s/nowhere.atom").status_code == 404


def test_a_topic_has_its_feed_without_what_was_removed(client: Client) -> None:
    topic = a_topic("Leeks")
    a_reply(topic, text="stays")
    gone = a_reply(topic, text="canary")
    remove_post(actor=carol(), post_id=gone.pk, at=LATER, reason="Off topic")

    content = client.get(f"/feeds/t/{topic.pk}.atom").content.decode()

    assert "stays" in content
    assert "canary" not in content
    remove_topic(actor=carol(), topic_id=topic.pk, at=LATER, reason="Off topic")
    assert client.get(f"/feeds/t/{topic.pk}.atom").status_code == 404


def test_nothing_private_is_in_any_feed_or_map(client: Client) -> None:
    private = a_section("staff")
    topic = a_topic("canary", section=private)
    change_permissions(section_id=private.pk, grants={"see": frozenset(), "read": frozenset()})

    pages = ["/feeds/", "/feeds/site.atom", "/sitemap.xml", "/sitemap-1.xml", "/sitemap-news.xml"]

    assert all(b"canary" not in client.get(path).content for path in pages)
    assert all(b"staff" not in client.get(path).content for path in pages)
    assert client.get("/feeds/s/staff.atom").status_code == 404
    assert client.get(f"/feeds/t/{topic.pk}.atom").status_code == 404


def test_feeds_are_kept_for_guests_and_answer_unchanged(client: Client) -> None:
    topic = a_topic()

    answer = client.get(f"/feeds/t/{topic.pk}.atom")

    assert answer.headers["Rostra-Cache"] == "300"
    assert f"topic-{topic.pk}" in answer.headers["Rostra-Keys"].split()
    again = client.get(f"/feeds/t/{topic.pk}.atom", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert not answer.cookies


@pytest.mark.parametrize("length", [1, 9])
def test_a_feed_takes_three_queries(
    length: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(length):
        a_topic()
    client.get("/feeds/site.atom")

    with django_assert_num_queries(3):
        client.get("/feeds/site.atom")
