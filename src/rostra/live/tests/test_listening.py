"""What a stream that listens to a place hears of, as front is told."""

import pytest
from django.test import Client
from tests.cast import a_private_section, a_section, a_topic, bob, carol, signed_in

from rostra.live.models import LiveEvent
from rostra.sections.models import Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Section:
    """A section with a part for everybody and one for moderators."""
    table = a_section("long-table")
    a_topic("Tea", section=a_section("tea", parent="long-table"))
    a_topic("Whispered", by=carol(), section=a_private_section("back-room", parent="long-table"))
    return table


def channel(slug: str) -> str:
    """The channel on which a section's readers are told."""
    return f"section-{Section.objects.get(slug=slug).pk}"


def test_a_section_is_heard_with_the_parts_that_one_may_read(table: Section) -> None:
    ask = f"/live/authorize/?place=section-{table.pk}"

    assert signed_in(Client(), bob()).get(ask).json()["channels"] == [channel("long-table"), channel("tea")]
    assert channel("back-room") in signed_in(Client(), carol()).get(ask).json()["channels"]


def test_what_was_missed_in_parts_is_told_but_nothing_out_of_sight(client: Client, table: Section) -> None:
    told = client.get(f"/live/since/?place=section-{table.pk}").json()["events"]

    assert [row["channel"] for row in told] == [channel("tea")]


def test_a_page_goes_on_listening_from_what_happened_in_its_parts(client: Client, table: Section) -> None:
    last = LiveEvent.objects.get(channel=channel("tea"))

    assert f'data-place="section-{table.pk}" data-event="{last.pk}"' in client.get("/s/long-table/").text


@pytest.mark.parametrize("place", ["home-1", "section", "topic", "section-99", "topic-99", "desk-1", ""])
def test_where_there_is_nothing_nobody_listens(client: Client, place: str) -> None:
    assert client.get(f"/live/authorize/?place={place}").status_code == 404
