"""The browser, and the people before it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import Kept, People, chromium
from tests.server import Server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def sessions() -> dict[str, Kept]:
    """Who is signed in on the shared server."""
    return {}


@pytest.fixture
def people(browser: Browser, server: Server, sessions: dict[str, Kept]) -> Iterator[People]:
    """Browsers on the shared server, whose pages may complain of nothing."""
    here = People(browser, server, sessions)
    yield here
    here.close()
    assert here.unexpected == []
