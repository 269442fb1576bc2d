"""What is logged of a request has its id, also when it is logged after the answer."""

import logging
import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def ids_in(log: pytest.LogCaptureFixture) -> list[str]:
    """Return the ids of the requests whose answers were logged, where the log's lines take them from."""
    records = (vars(record) for record in log.records if record.name == "django.request")
    return [record["request"].headers["X-Request-Id"] for record in records]


@pytest.mark.parametrize("sent", ["request-0001", "node.7-request_0001"])
def test_a_page_that_is_not_there_is_logged_with_the_id_that_front_gave(
    client: Client, caplog: pytest.LogCaptureFixture, sent: str
) -> None:
    caplog.set_level(logging.WARNING, logger="django.request")

    client.get("/no/such/page/", headers={"X-Request-Id": sent})

    assert ids_in(caplog) == [sent]


@pytest.mark.parametrize("sent", ["", "forged\nline", "x" * 65])
def test_a_page_asked_for_without_a_sound_id_is_logged_with_a_new_one(
    client: Client, caplog: pytest.LogCaptureFixture, sent: str
) -> None:
    caplog.set_level(logging.WARNING, logger="django.request")

    client.get("/no/such/page/", headers={"X-Request-Id": sent})

    assert re.fullmatch("[0-9a-f]{16}", ids_in(caplog)[0])
