"""Times in HTML are absolute, in the zone of whoever looks."""

from datetime import UTC, date, datetime

from django.utils import timezone, translation

from rostra.ui import times, words

MORNING = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


def test_a_moment_is_told_in_the_zone_of_the_viewer() -> None:
    with timezone.override("Europe/Oslo"):
        shown = times.when(MORNING)

    assert shown == '<time datetime="2026-11-25T00:30:00+01:00" data-relative="full">25 November 2026, 00:30</time>'


def test_a_date_stays_the_date_it_was() -> None:
    with timezone.override("Pacific/Honolulu"):
        shown = times.day(date(2026, 11, 23))

    assert shown == '<time datetime="2026-11-23">23 November 2026</time>'


def test_numbers_are_grouped() -> None:
    with translation.override("en"):
        assert words.number(3204) == "3,204"


def test_plural_forms_leave_the_number_to_the_script() -> None:
    forms = words.plural_forms("%(count)s new reply", "%(count)s new replies")

    assert forms == '{"0": "%(count)s new replies", "1": "%(count)s new reply"}'
