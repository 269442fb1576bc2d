"""A server of its own for each way of harming it."""

from collections.abc import Iterator

import pytest

from tests.chaos.killing import kill, started_by
from tests.server import Server


@pytest.fixture
def harmed(new_server: Server) -> Iterator[Server]:
    """A running server that a test may harm; whatever is left of it is ended."""
    with new_server:
        new_server.populate()
        yield new_server
        left = started_by(new_server.process.pid)
        new_server.end()
        kill(*left)


@pytest.fixture
def topic(harmed: Server) -> int:
    """A topic, and eight members to write in it."""
    return int(harmed.run_module("tests.chaos.crew"))
