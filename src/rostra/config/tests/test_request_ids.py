"""What is logged of a request has its id, also when it is logged after the answer."""

import logging

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_is_logged_with_the_id_that_front_gave(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="django.request")

    client.get("/no/such/page/", headers={"X-Request-Id": "request-0001"})

    assert [record.request.request_id for record in caplog.records if record.name == "django.request"] == [  # type: ignore[attr-defined]
        "request-0001"
    ]
