"""The whole server on PostgreSQL and Redis, and what it owes to those who are waiting when it stops."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cast import PASSWORD
from tests.own_database import own_database
from tests.server import Server

pytestmark = pytest.mark.processes


@pytest.fixture
def database() -> Iterator[str]:
    """A new database, gone afterwards."""
    with own_database() as url:
        yield url


@pytest.mark.postgres
@pytest.mark.redis
def test_commands_change_what_guests_see_at_once_on_postgresql_and_redis(tmp_path: Path, database: str) -> None:
    words = ["setup", "--name", "Harbour Post", "--admin", "ada", "--email", "ada@example.org", "--password-stdin"]
    settings = {"ROSTRA_DATABASE_URL": database, "ROSTRA_REDIS_URL": "redis://127.0.0.1:6379/9"}
    with Server(tmp_path / "data", **settings) as server:
        before = server.get("/")[1]

        set_up = server.rostra(*words, typed=PASSWORD + "\n")
        after = server.get("/")[1]
        doctor = server.rostra("doctor")
        server.wait_until_ready()

    assert "Harbour Post" not in before
    assert (set_up.returncode, set_up.stderr) == (0, "")
    assert "Harbour Post" in after
    assert doctor.returncode == 0, doctor.stdout
    assert not (tmp_path / "data" / "rostra.sqlite3").exists()


def test_a_form_that_is_under_way_when_the_server_stops_is_answered(new_server: Server) -> None:
    form = b"theme=dark&next=%2Ffeeds%2F"
    head = f"POST /theme/ HTTP/1.1\r\nHost: 127.0.0.1:{new_server.port}\r\nOrigin: {new_server.url}\r\n"
    kind = "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
    with new_server:
        token = new_server.get("/account/sign-in/")[1].split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        body = f"csrfmiddlewaretoken={token}&".encode() + form
        with socket.create_connection(("127.0.0.1", new_server.port), timeout=15) as connection:
            connection.sendall(f"{head}{kind}Content-Length: {len(body)}\r\n\r\n".encode() + body[:-4])
            new_server.get("/healthz")
            new_server.process.terminate()
            new_server.wait_for_closed_door()
            connection.sendall(body[-4:])
            answer = connection.recv(65_536)

        assert answer.startswith(b"HTTP/1.1 302 ")
        assert new_server.wait_for_end() == 0
