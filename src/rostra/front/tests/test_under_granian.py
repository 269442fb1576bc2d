"""Front under its real server, by raw bytes: what clients do that no library does."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingUnixStreamServer

import pytest

pytestmark = pytest.mark.processes
_SERVE = """
import sys
from granian import Granian
from granian.constants import Interfaces
Granian("rostra.front.app:app", address="127.0.0.1", port=int(sys.argv[1]), interface=Interfaces.ASGI).serve()
"""


class _Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"page " * 2_000
        self.send_response(200)
        for name, value in (("Rostra-Cache", "60"), ("Content-Type", "text/html"), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def address_string(self) -> str:
        return "front"

    def log_message(self, *_args: object) -> None:
        return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _accepts(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("front")
    site = ThreadingUnixStreamServer(str(folder / "s"), _Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    number = _free_port()
    settings = {"sites": [str(folder / "s")], "bus_socket": str(folder / "b"), "base_url": "http://forum.example"}
    environment = {**os.environ, "ROSTRA_FRONT_SETTINGS": json.dumps(settings)}
    command = [sys.executable, "-c", _SERVE, str(number)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not _accepts(number):
        with contextlib.suppress(subprocess.TimeoutExpired):
            pytest.fail(f"front ended with {server.wait(0.05)}")
    yield number
    server.terminate()
    server.wait(20)
    site.shutdown()


def _talk(port: int, sent: bytes, *, half_close: bool = False) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(sent)
        if half_close:
            connection.shutdown(socket.SHUT_WR)
        heard = b""
        while part := connection.recv(65_536):
            heard += part
        return heard


def _request(path: bytes = b"/t/1/", *lines: bytes, method: bytes = b"GET") -> bytes:
    return b"\r\n".join([method + b" " + path + b" HTTP/1.1", b"Host: forum.example", *lines, b"", b""])


def test_a_page_comes_whole_and_head_has_no_body(port: int) -> None:
    heard = _talk(port, _request(b"/t/1/", b"Connection: close"))
    head = _talk(port, _request(b"/t/1/", b"Connection: close", method=b"HEAD"))

    assert heard.endswith(b"page " * 2_000)
    assert b"content-length: 10000" in head
    assert head.endswith(b"\r\n\r\n")


def test_pipelined_requests_are_answered_in_order(port: int) -> None:
    heard = _talk(port, _request(b"/healthz") + _request(b"/t/1/") + _request(b"/healthz", b"Connection: close"))

    assert heard.count(b"HTTP/1.1 200") == 3
    assert heard.index(b"alive") < heard.index(b"page ") < heard.rindex(b"alive")


def test_a_client_that_closes_its_half_does_no_harm(port: int) -> None:
    _talk(port, _request(b"/t/1/"), half_close=True)

    assert b"alive" in _talk(port, _request(b"/healthz", b"Connection: close"))


@pytest.mark.parametrize(
    "lines",
    [
        (b"Content-Length: 5", b"Content-Length: 6"),
        (b"Transfer-Encoding: xchunked", b"Content-Length: 4"),
        (b"Content-Length: -1",),
        (b"Host: other.example",),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused_and_smuggles_nothing(port: int, lines: tuple[bytes, ...]) -> None:
    sent = _request(b"/t/9/", *lines, b"Connection: close", method=b"POST") + b"GET /smuggled HTTP/1.1\r\n\r\n"

    answers = re.findall(rb"HTTP/1\.1 (\d+)", _talk(port, sent))

    assert answers == [b"400"]


def test_a_flood_of_headers_is_refused(port: int) -> None:
    many = [b"X-%d: 1" % number for number in range(150)]

    assert b" 431 " in _talk(port, _request(b"/", *many, b"Connection: close")).splitlines()[0]
