"""A server of its own for each way of harming it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.chaos.killing import end_wholly
from tests.own_database import own_database
from tests.server import Server


@pytest.fixture
def harmed(new_server: Server) -> Iterator[Server]:
    """A running server that a test may harm; whatever is left of it is ended."""
    with nothing_left_of(new_server):
        yield new_server


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def harmed_on_both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """The same, on either database."""
    with ExitStack() as left:
        is_sqlite = request.param == "sqlite"
        database = {} if is_sqlite else {"ROSTRA_DATABASE_URL": left.enter_context(own_database())}
        server = Server(tmp_path / "data", **database)
        left.enter_context(nothing_left_of(server))
        yield server


@contextmanager
def nothing_left_of(server: Server) -> Iterator[None]:
    """Run a populated server, and leave nothing of it whatever was done to it."""
    with server:
        server.populate()
        yield
        end_wholly(server)


@pytest.fixture
def topic(harmed: Server) -> int:
    """A topic, and eight members to write in it."""
    return int(harmed.run_module("tests.chaos.crew"))
