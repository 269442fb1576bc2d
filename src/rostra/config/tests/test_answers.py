"""What a member gets when the database is locked or down."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from tests.cast import a_topic, alice, bob, signed_in

from rostra.topics import locking

pytestmark = pytest.mark.django_db


def test_a_locked_database_gives_the_text_back_and_says_when_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = a_topic(by=alice())
    browser = signed_in(Client(raise_request_exception=False), bob())

    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(locking, "_topics", locked)
    answer = browser.post(reverse("topic:reply", args=[topic.pk]), {"body": "My long text.", "key": "k", "do": "post"})

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "My long text." in answer.text


def test_a_fault_of_ours_is_500_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = a_topic(by=alice())
    browser = signed_in(Client(raise_request_exception=False), bob())

    def broken(*_: object, **__: object) -> None:
        raise ValueError("secret detail")

    monkeypatch.setattr(locking, "_topics", broken)
    answer = browser.post(reverse("topic:reply", args=[topic.pk]), {"body": "My long text.", "key": "k", "do": "post"})

    assert answer.status_code == 500
    assert "My long text." in answer.text
    assert "secret detail" not in answer.text
