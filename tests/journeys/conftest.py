"""The browser, and the people before it."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import Kept, People, chromium
from tests.server import Server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a file: while it is open this thread has an event loop, which disturbs tests of other rooms."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def sessions() -> dict[str, tuple[float, Kept]]:
    """Who is signed in on the shared server."""
    return {}


@pytest.fixture
def people(browser: Browser, server: Server, sessions: dict[str, tuple[float, Kept]]) -> Iterator[People]:
    """Browsers on the shared server, whose pages may complain of nothing."""
    here = People(browser, server, sessions)
    yield here
    here.close()
    assert here.unexpected == []


@pytest.fixture(scope="session")
def parts(server: Server) -> dict[str, str]:
    """Make one of each thing on the shared server, and return what stands for the parts of addresses."""
    made: dict[str, str] = json.loads(server.run_module("tests.journeys.scene"))
    return made
