"""Bodies that are too long, too many, too slow or cut short: refused, with nothing left behind and no memory taken."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.crowd import Scales
from tests.attack.test_front_door import as_sent, asked, form_token
from tests.server import Server
from tests.waiting import within

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("bodies")]

MEGABYTE = b"x" * 1_048_576
MOST_BYTES = 80_000_000
SIGN_IN = "/account/sign-in/"
BOUNDARY = "part"


@pytest.fixture(scope="module")
def spool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server puts what it cannot hold."""
    return tmp_path_factory.mktemp("spool")


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory, spool: Path) -> Iterator[Server]:
    """A server whose temporary files lie where the tests look."""
    with Server(tmp_path_factory.mktemp("heavy"), TMPDIR=str(spool)) as one:
        yield one


def head(path: str, **headers: str) -> bytes:
    """The beginning of a request that has a body."""
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        *(f"{name.replace('_', '-')}: {v}" for name, v in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def sent_without_end(server: Server, begin: bytes, chunk: bytes, times: int) -> bytes:
    """Send a chunk again and again until the server has had enough, and return the first line of what it says."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(begin)
        try:
            for _number in range(times):
                connection.sendall(chunk)
        except OSError:
            pass
        return connection.recv(65_536).partition(b"\r\n")[0]


def test_two_gigabytes_are_refused_before_they_are_sent(heavy: Server) -> None:
    answer = as_sent(heavy, head("/media/upload/", Content_Length=str(2 * 1024**3)) + b"x")

    assert answer.split(b" ")[1] == b"413"


def test_a_body_without_end_takes_no_memory(heavy: Server, spool: Path) -> None:
    begin = head(
        "/media/upload/", Transfer_Encoding="chunked", Content_Type=f"multipart/form-data; boundary={BOUNDARY}"
    )
    chunk = f"{len(MEGABYTE):x}\r\n".encode() + MEGABYTE + b"\r\n"

    with Scales(heavy.process.pid) as scales:
        answer = sent_without_end(heavy, begin, chunk, 2048)

    assert answer.split(b" ")[1] == b"413"
    assert scales.growth < MOST_BYTES
    assert within(10, lambda: not list(spool.rglob("*upload*")))


@pytest.mark.parametrize("named", ['name="a"', 'name="a"; filename="a.png"'])
def test_a_thousand_parts_are_refused(heavy: Server, named: str) -> None:
    token = form_token(asked(heavy, SIGN_IN)[1])
    part = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {named}\r\n\r\nx\r\n"
    first = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Origin": heavy.url}

    answer, text = asked(
        heavy, SIGN_IN, method="POST", headers=headers, body=first + part * 1_001 + f"--{BOUNDARY}--\r\n"
    )

    assert answer.status == 413
    assert "Traceback" not in text


def test_a_body_that_breaks_off_leaves_nothing(heavy: Server, spool: Path) -> None:
    begin = head(
        "/media/upload/",
        Content_Length=str(8 * len(MEGABYTE)),
        Content_Type=f"multipart/form-data; boundary={BOUNDARY}",
    )
    part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n'.encode()

    with socket.create_connection(("127.0.0.1", heavy.port), timeout=20) as connection:
        connection.sendall(begin + part + MEGABYTE * 4)

    assert within(10, lambda: not list(spool.rglob("*upload*")))
    assert heavy.get("/")[0] == 200
