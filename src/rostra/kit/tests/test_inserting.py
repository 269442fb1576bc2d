"""A row is inserted as Django would insert it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from rostra.kit.inserting import insert

pytestmark = pytest.mark.django_db


def test_a_row_is_stored_with_its_values_and_has_its_number() -> None:
    first = insert(ContentType(app_label="harbour", model="ferry"))
    second = insert(ContentType(app_label="harbour", model="shed 50 % 'full'"))

    assert second.pk > first.pk
    assert ContentType.objects.get(pk=second.pk).model == "shed 50 % 'full'"


def test_an_inserted_row_is_changed_when_it_is_saved_again(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = insert(ContentType(app_label="harbour", model="ferry"))

    row.model = "boat"
    with django_assert_num_queries(1):
        row.save()

    assert ContentType.objects.filter(app_label="harbour").values_list("pk", "model").get() == (row.pk, "boat")


def test_a_row_that_must_stand_once_is_refused_as_ever() -> None:
    insert(ContentType(app_label="harbour", model="ferry"))

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(ContentType(app_label="harbour", model="ferry"))
