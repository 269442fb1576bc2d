"""Sitemaps and robots.txt."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from tests.cast import a_section, a_story_topic, a_topic

from rostra.kit.clock import now

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def _map(client: Client, path: str) -> ET.Element:
    answer = client.get(path)
    assert answer.status_code == 200
    return ET.fromstring(answer.content)  # noqa: S314 - our own answer


def test_the_index_leads_to_files_that_hold_the_topics(client: Client) -> None:
    topic = a_topic("Leeks")

    files = [loc.text or "" for loc in _map(client, "/sitemap.xml").iter(f"{MAP}loc")]

    assert files[0].endswith(f"/sitemap-{-(-topic.pk // 10_000)}.xml")
    assert files[-1].endswith("/sitemap-news.xml")
    pages = [loc.text or "" for loc in _map(client, "/sitemap-1.xml").iter(f"{MAP}loc")]
    assert any(page.endswith(f"/t/{topic.pk}/leeks/") for page in pages)
    assert any(page.endswith("/s/the-long-table/") or "/s/" in page for page in pages)


def test_news_is_of_two_days(client: Client) -> None:
    a_story_topic("Old news", at=now() - dt.timedelta(hours=49))
    a_story_topic("Fresh news", at=now() - dt.timedelta(hours=47))

    root = _map(client, "/sitemap-news.xml")

    assert [title.text for title in root.iter(f"{NEWS}title")] == ["Fresh news"]
    assert [language.text for language in root.iter(f"{NEWS}language")] == ["en"]


def test_robots_are_told_where_to_look_and_where_not(client: Client) -> None:
    a_section()

    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /search/" in text
    assert "Disallow: /account/" in text
    assert text.splitlines()[-1].startswith("Sitemap: http")
    assert client.get("/sitemap-0.xml").status_code == 404
