"""Redis may go away at any time; what it was for goes on."""

import dataclasses
import uuid
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.cache import caches as known
from django.core.management import call_command
from django.test import Client, override_settings

from rostra.config.databases import caches
from rostra.kit.reading_settings import configuration

pytestmark = pytest.mark.django_db


def with_redis(address: str) -> override_settings:
    """Settings that name this Redis."""
    return override_settings(CACHES=caches(dataclasses.replace(configuration(), redis_url=address)))


@pytest.fixture
def _without_an_answer() -> Iterator[None]:
    with with_redis("redis://127.0.0.1:1/0"):
        call_command("createcachetable", verbosity=0)
        yield
    known.close_all()


@pytest.mark.usefixtures("_without_an_answer")
def test_what_is_counted_is_counted_on_without_it() -> None:
    cache.set("attempts", [1.0, 2.0])

    assert cache.get("attempts") == [1.0, 2.0]
    assert not cache.add("attempts", "other")
    assert cache.delete("attempts")
    assert cache.get("attempts", "none") == "none"


@pytest.mark.usefixtures("_without_an_answer")
def test_people_sign_in_and_limits_hold_without_it(client: Client) -> None:
    form = {"login": "nobody", "password": "not the password"}

    answers = [client.post("/account/sign-in/", form).status_code for _attempt in range(12)]

    assert answers[0] == 200
    assert answers[-1] == 429
    assert 500 not in answers


@pytest.mark.redis
def test_it_is_asked_while_it_answers() -> None:
    name = f"test-{uuid.uuid4().hex}"
    with with_redis("redis://127.0.0.1:6379/0"):
        cache.set(name, 1, timeout=60)

        assert cache.incr(name) == 2
        assert cache.touch(name, 60)
        assert cache.delete(name)
        assert known["otherwise"].get(name) is None
    known.close_all()
