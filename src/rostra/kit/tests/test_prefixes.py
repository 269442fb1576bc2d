"""Texts are found by how they begin, in any script."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session

from rostra.kit.prefixes import begins_with

pytestmark = pytest.mark.django_db
NAMES = ("al", "alice", "alïx", "am", "Al", "สมชาย", "สมหญิง", "al%", "al_a", "山田", "🐈cat")


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        ("al", {"al", "alice", "alïx", "al%", "al_a"}), ("al%", {"al%"}), ("al_", {"al_a"}), ("สม", {"สมชาย", "สมหญิง"}),
        ("山", {"山田"}), ("🐈", {"🐈cat"}), ("z", set()),
    ],
)  # fmt: skip
def test_all_that_begin_so_are_found_and_nothing_else(begun: str, found: set[str]) -> None:
    for name in NAMES:
        Session.objects.create(pk=name, session_data="", expire_date=dt.datetime(2026, 11, 25, tzinfo=dt.UTC))

    assert set(Session.objects.filter(begins_with("pk", begun)).values_list("pk", flat=True)) == found
