"""What tests of every room share: the whole server, and what to do where a browser or another server is missing."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from tests.own_database import own_database
from tests.post_office import PostOffice
from tests.server import Server

_REQUIRED = set(filter(None, os.environ.get("ROSTRA_REQUIRE", "").split(",")))


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _browser() -> bool:
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


_NEEDED: Mapping[str, Callable[[], bool]] = {
    "browser": _browser,
    "postgres": lambda: _listens(5432),
    "redis": lambda: _listens(6379),
    "nginx": lambda: bool(shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")),
}


@pytest.fixture(scope="session")
def what_is_here() -> dict[str, bool]:
    """Say which of browser, PostgreSQL, Redis and nginx this machine has."""
    return {name: is_here() for name, is_here in _NEEDED.items()}


@pytest.fixture(autouse=True)
def _skip_what_cannot_run(request: pytest.FixtureRequest, what_is_here: dict[str, bool]) -> None:
    """Skip a test whose marker names what is missing; where ROSTRA_REQUIRE names it, that is a failure."""
    for name, is_here in what_is_here.items():
        if request.node.get_closest_marker(name) and not is_here:
            if name in _REQUIRED:
                pytest.fail(f"{name} is required here and missing")
            pytest.skip(f"{name} is missing")


@pytest.fixture(scope="session")
def post_office() -> Iterator[PostOffice]:
    """The mail server of `server`."""
    with PostOffice() as one:
        yield one


@pytest.fixture(scope="session")
def database_settings() -> Iterator[dict[str, str]]:
    """Settings for the database that ROSTRA_TEST_DATABASE names: a new one on PostgreSQL, or a SQLite file."""
    if os.environ.get("ROSTRA_TEST_DATABASE", "sqlite") == "sqlite":
        yield {}
        return
    with own_database() as url:
        yield {"ROSTRA_DATABASE_URL": url}


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice, database_settings: dict[str, str]
) -> Iterator[Server]:
    """A running site with the standing cast (password: `tests.cast.PASSWORD`) and two sections, for the whole run.

    Tests share it: they make their own topics and leave nobody else's changed.
    """
    with Server(tmp_path_factory.mktemp("site"), ROSTRA_SMTP_URL=post_office.url, **database_settings) as one:
        one.populate()
        yield one


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[Server]:
    """A server on an empty data directory, not started yet; stopped after the test in any case."""
    one = Server(tmp_path / "data")
    yield one
    one.end()
