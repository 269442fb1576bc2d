"""What is prepared gives what Django would give, whatever the values."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import F, QuerySet
from pytest_django import DjangoAssertNumQueries

from rostra.kit.prepared import Change, prepared, prepared_update

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@prepared
def sessions_of(data: str, after: dt.datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_data=data, expire_date__gt=after).order_by("pk")


@prepared
def keys_from(start: str, data: str | None) -> QuerySet[Session, str]:
    found = Session.objects.filter(pk__gte=start).order_by("pk")
    return (found if data is None else found.filter(session_data=data)).values_list("pk", flat=True)


@prepared
def models_of(label: str, numbers: frozenset[int]) -> QuerySet[ContentType, tuple[Any, ...]]:
    return ContentType.objects.filter(app_label=label, pk__in=numbers).order_by("pk").values_list("pk", "model")


@prepared
def models_with(number: int) -> QuerySet[ContentType]:
    return ContentType.objects.filter(pk=number)


@prepared
def labelled(label: str, numbers: tuple[int, ...], model: str) -> QuerySet[ContentType, str]:
    found = ContentType.objects.filter(app_label=label, pk__in=numbers).exclude(model=model)
    return found.order_by("pk").values_list("model", flat=True)


@prepared_update
def relabel(number: int, label: str) -> Change:
    return ContentType.objects.filter(pk=number), {"app_label": label}


@prepared_update
def move(key: str, by: str, to: dt.datetime) -> Change:
    return Session.objects.filter(pk=key), {"session_data": by, "expire_date": to}


def a_session(key: str, data: str = "x", hours: int = 0) -> Session:
    return Session.objects.create(pk=key, session_data=data, expire_date=NOON + dt.timedelta(hours=hours))


def test_rows_are_found_by_the_values_of_each_call() -> None:
    a_session("a", "x", 1)
    a_session("b", "x", 5)
    a_session("c", "y", 5)

    found = [sessions_of("x", NOON), sessions_of("x", NOON + dt.timedelta(hours=2)), sessions_of("y", NOON)]

    assert [[row.pk for row in rows] for rows in found] == [["a", "b"], ["b"], ["c"]]
    assert found[0][0].expire_date == NOON + dt.timedelta(hours=1)


def test_what_is_no_value_makes_another_query() -> None:
    a_session("a", "x")
    a_session("b", "y")

    assert keys_from("a", None) == ["a", "b"]
    assert keys_from("a", "y") == ["b"]
    assert keys_from("b", None) == ["b"]


def test_sets_of_any_size_find_their_own_rows_and_an_empty_one_none() -> None:
    kinds = list(ContentType.objects.filter(app_label="sections").order_by("pk").values_list("pk", "model"))
    numbers = [pk for pk, _ in kinds]

    assert models_of("sections", frozenset(numbers)) == kinds
    assert models_of("sections", frozenset(numbers[:1])) == kinds[:1]
    assert models_of("sections", frozenset()) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_lists_of_any_length_find_the_rows_of_all_their_numbers(count: int) -> None:
    kinds = list(ContentType.objects.filter(app_label="topics").order_by("pk").values_list("pk", "model"))
    shown, (_, left_out) = kinds[:count], kinds[-1]

    assert labelled("topics", tuple(pk for pk, _ in shown), left_out) == [model for _, model in shown]
    assert labelled("sections", tuple(pk for pk, _ in shown), left_out) == []


def test_an_empty_list_finds_nothing_and_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert labelled("topics", (), "post") == []


def test_lists_of_like_length_share_a_query() -> None:
    built: list[int] = []

    @prepared
    def models_among(numbers: tuple[int, ...]) -> QuerySet[ContentType]:
        built.append(len(numbers))
        return ContentType.objects.filter(pk__in=numbers)

    for count in (5, 8, 6, 9):
        models_among(tuple(range(count)))

    assert built == [8, 16]


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**24])
def test_a_number_beyond_every_column_finds_and_changes_nothing(number: int) -> None:
    assert models_with(number) == []
    assert relabel(number, "x") == 0


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 2**31])
def test_the_largest_numbers_are_asked_for(number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        found, changed = models_with(number), relabel(number, "x")

    assert (found, changed) == ([], 0)


def test_a_value_with_the_signs_of_sql_stays_a_value() -> None:
    a_session('it\'s 100%s "?"')

    assert keys_from('it\'s 100%s "?"', None) == ['it\'s 100%s "?"']


def test_each_call_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        keys_from("a", None)
        keys_from("b", None)


def test_an_update_changes_the_rows_of_its_values_alone_and_counts_them() -> None:
    a_session("a", "x", 1)
    a_session("b", "x", 1)

    counts = [move("a", "y", NOON), move("nobody", "y", NOON)]

    assert counts == [1, 0]
    assert list(Session.objects.order_by("pk").values_list("session_data", "expire_date")) == [
        ("y", NOON),
        ("x", NOON + dt.timedelta(hours=1)),
    ]


def test_a_value_that_django_would_change_on_its_way_is_refused() -> None:
    @prepared
    def containing(part: str) -> QuerySet[Session]:
        return Session.objects.filter(session_data__contains=part)

    with pytest.raises(ValueError, match="does not reach the query"):
        containing("x")


def test_arguments_go_by_position() -> None:
    with pytest.raises(TypeError, match="by position"):
        keys_from("a", data=None)


def test_columns_may_be_counted_from_what_they_are() -> None:
    @prepared_update
    def later(key: str) -> Change:
        return Session.objects.filter(pk=key), {"session_data": F("session_key")}

    a_session("a", "x")
    later("a")

    assert Session.objects.get(pk="a").session_data == "a"
