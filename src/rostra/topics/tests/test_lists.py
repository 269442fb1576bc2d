"""The topics of a section and its parts as one list."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOON, a_private_section, a_reply, a_section, a_topic, bob, carol

from rostra.sections.access import parts_of
from rostra.sections.models import Section
from rostra.topics import lists
from rostra.topics.actions.pin_topic import pin_topic
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.lists import Held, Holdings, topics_in
from rostra.topics.models import Topic

pytestmark = pytest.mark.django_db


def hours(number: int) -> dt.datetime:
    """So many hours after noon."""
    return NOON + dt.timedelta(hours=number)


@pytest.fixture
def table() -> Section:
    """A section with a part that has a part: Alpha is the liveliest, Gamma the newest, Beta has most replies."""
    table = a_section("long-table")
    tea = a_section("tea", parent="long-table")
    alpha = a_topic("Alpha", section=table, at=hours(0))
    beta = a_topic("Beta", section=tea, at=hours(1))
    a_topic("Gamma", section=a_section("green-tea", parent="tea"), at=hours(2))
    a_reply(beta, at=hours(3))
    a_reply(beta, at=hours(3))
    a_reply(alpha, at=hours(4))
    return table


def titles(section: Section, order: str = "activity", start: int = 0, stop: int = 25) -> list[str]:
    """The titles that bob finds in a section and its parts, in order."""
    found = topics_in(bob(), section.pk, parts_of(bob(), section.pk), order=order, start=start, stop=stop)
    return [topic.title for topic in found]


def test_topics_of_a_section_and_its_parts_stand_in_each_order(table: Section) -> None:
    assert titles(table) == ["Alpha", "Beta", "Gamma"]
    assert titles(table, "newest") == ["Gamma", "Beta", "Alpha"]
    assert titles(table, "replies") == ["Beta", "Alpha", "Gamma"]


def test_pages_follow_one_another_without_gap_or_double(table: Section) -> None:
    pin_topic(actor=carol(), topic_id=a_topic("Delta", section=table, at=hours(-1)).pk, at=NOON)

    pages = [titles(table, start=number, stop=number + 1) for number in range(5)]

    assert pages == [["Delta"], ["Alpha"], ["Beta"], ["Gamma"], []]


def test_what_is_pinned_in_a_part_stands_first_only_there(table: Section) -> None:
    gamma = Topic.objects.get(title="Gamma")
    pin_topic(actor=carol(), topic_id=gamma.pk, at=NOON)
    a_topic("Delta", section=gamma.section, at=hours(5))

    assert titles(gamma.section) == ["Gamma", "Delta"]
    assert titles(table) == ["Delta", "Alpha", "Beta", "Gamma"]


def test_nothing_out_of_sight_is_listed(table: Section) -> None:
    a_topic("Whispered", by=carol(), section=a_private_section("back-room", parent="tea"))
    remove_topic(actor=carol(), topic_id=Topic.objects.get(title="Beta").pk, at=NOON, reason="Spam")

    assert titles(table) == ["Alpha", "Gamma"]


@pytest.mark.parametrize("order", lists.ORDERS)
def test_more_parts_than_can_be_merged_are_listed_alike(
    order: str, table: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin_topic(actor=carol(), topic_id=Topic.objects.get(title="Gamma").pk, at=NOON)
    pin_topic(actor=carol(), topic_id=a_topic("Delta", section=table).pk, at=NOON)
    merged = titles(table, order)

    monkeypatch.setattr(lists, "_MOST_MERGED", 1)

    assert titles(table, order) == merged


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
@pytest.mark.parametrize("order", lists.ORDERS)
def test_every_list_is_read_from_an_index_and_nothing_is_sorted(order: str, table: Section) -> None:
    parts = parts_of(bob(), table.pk)
    with CaptureQueriesContext(connection) as asked:
        topics_in(bob(), table.pk, parts, order=order, start=0, stop=25)

    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + asked.captured_queries[-1]["sql"])
        steps = [row[3] for row in cursor.fetchall()]

    assert [step for step in steps if "TEMP B-TREE" in step or "SCAN" in step] == []
    assert sum("(section_id=? AND is_pinned=?)" in step for step in steps) == 5


def test_what_sections_hold_is_added_up(table: Section) -> None:
    tea = Section.objects.get(slug="tea")
    a_section("empty")

    holdings = Holdings([table.pk, tea.pk])

    assert holdings.of([table.pk, tea.pk]) == Held(topic_count=2, post_count=5)
    assert holdings.of([tea.pk, 0]) == Held(topic_count=1, post_count=3)
