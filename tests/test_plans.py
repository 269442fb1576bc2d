"""No page reads more the more there is: what SQLite says of how it would answer each question that a page asks."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from tests.attack.crawl import everything
from tests.attack.world import World
from tests.cast import ada, bob, signed_in

pytestmark = pytest.mark.django_db
sqlite_alone = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what is in its tables")

# What grows with the site: pages read its rows by an index, and lists begin at the end that they show.
_GROWING = re.compile(
    r"SCAN (?:U\d+|(?:account|django_session|links|live|media|members_member)\w*|(?:newsdesk|reactions|reading)\w*"
    r"|(?:search|topics)\w*)"
    r"(?!.*USING (?:COVERING )?INDEX)"
)


def is_read_whole(sql: str, plan: str) -> bool:
    """Say whether a table is read from end to end; one that is read in its own order may stop at the limit."""
    stops = "LIMIT" in sql and "FOR ORDER BY" not in plan
    return bool(_GROWING.search(plan)) and not stops


# Whatever lies in some sections, found by the section alone and then sorted, or gathered to compare with.
_OF_SECTIONS = re.compile(r"SEARCH (?:U\d+|topics_topic|newsdesk_story) USING INDEX \w+ \(section_id=\?\)")
_AFTERWARDS = re.compile(r"LIST SUBQUERY|USE TEMP B-TREE FOR ORDER BY")


def is_gathered(plan: str) -> bool:
    """Say whether all of some sections is read to show a part of it."""
    return bool(_OF_SECTIONS.search(plan) and _AFTERWARDS.search(plan)) and "CORRELATED" not in plan


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[set[str]]:  # noqa: ARG001 - sets it up
    """Every question that any page asks, for a stranger, a member and an administrator."""
    with django_db_blocker.unblock(), transaction.atomic():
        World()
        with CaptureQueriesContext(connection) as captured:
            for browser in (Client(), signed_in(Client(), bob()), signed_in(Client(), ada())):
                everything(browser)
        yield {row["sql"] for row in captured.captured_queries if row["sql"].startswith("SELECT")}
        transaction.set_rollback(True)


def plans(asked: set[str]) -> dict[str, str]:
    """How each question would be answered, a line each step."""
    told = {}
    with connection.cursor() as cursor:
        for sql in asked:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            told[sql] = "\n".join(str(row[-1]) for row in cursor.fetchall())
    return told


@sqlite_alone
def test_no_page_reads_a_table_whole(asked: set[str]) -> None:
    found = [f"{plan}\n   of {sql}" for sql, plan in plans(asked).items() if is_read_whole(sql, plan)]

    assert found == []


@sqlite_alone
def test_no_page_sorts_all_that_lies_in_a_section(asked: set[str]) -> None:
    found = [f"{plan}\n   of {sql}" for sql, plan in plans(asked).items() if is_gathered(plan)]

    assert found == []
