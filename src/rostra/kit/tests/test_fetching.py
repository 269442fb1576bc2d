"""Fetching from other sites: where it goes, where it stops."""

import gzip
import ipaddress
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from rostra.kit.fetching import USER_AGENT, Guard, Limits, NotFetchedError, fetch
from rostra.kit.public_network import Address, is_public

LOOPBACK = ipaddress.ip_address("127.0.0.1")
PAGE = b"<title>Night ferry</title>"

ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/loop": (302, b"", {"Location": "/loop"}),
    "/gone": (404, PAGE, {}),
    "/bomb": (200, gzip.compress(b"a" * 50_000_000), {"Content-Encoding": "gzip"}),
    "/long": (200, PAGE + b"a" * 2_000_000, {}),
    "/picture": (200, b"x", {"Content-Type": "image/png"}),
}


class Town(BaseHTTPRequestHandler):
    """A site with a page for each thing that can go wrong."""

    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        """Answer by the path."""
        self.asked.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
        if self.path.startswith("/to/"):
            return self._say(302, b"", {"Location": self.path.removeprefix("/to/"), "Set-Cookie": "a=b"})
        if self.path in ANSWERS:
            return self._say(*ANSWERS[self.path])
        if self.path == "/drip":
            return self._drip()
        return self._say(200, PAGE, {"Content-Type": 'text/html; charset="koi8-r"'})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        enough = threading.Event()
        for _piece in range(100):
            self.wfile.write(b"a")
            self.wfile.flush()
            enough.wait(0.05)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Say nothing."""

    def handle(self) -> None:
        """Serve, and take it lightly when the other side hangs up."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True


@pytest.fixture
def town() -> Iterator[int]:
    """Run the site on the loopback and return its port."""
    Town.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Town)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


async def to_loopback(_host: str, _port: int) -> Sequence[str]:
    """Resolve every name to the loopback."""
    return ["127.0.0.1"]


def allow(port: int) -> Guard:
    """Let a fetch through to the test's own site and nowhere else."""
    return Guard(resolve=to_loopback, allows=lambda address: address == LOOPBACK, ports=frozenset({port}))


def test_a_page_comes_with_its_type_and_charset_and_no_trace_of_us_but_a_name(town: int) -> None:
    page = fetch(f"http://town.example:{town}/ferry?a=1", guard=allow(town))

    assert (page.body, page.content_type, page.charset) == (PAGE, "text/html", "koi8-r")
    assert page.url == f"http://town.example:{town}/ferry?a=1"
    assert Town.asked[0]["host"] == f"town.example:{town}"
    assert Town.asked[0]["user-agent"] == USER_AGENT
    assert "cookie" not in Town.asked[0]


def test_redirects_are_followed_without_cookies(town: int) -> None:
    page = fetch(f"http://town.example:{town}/to//ferry", guard=allow(town))

    assert page.url.endswith("/ferry")
    assert [asked["path"] for asked in Town.asked] == ["/to//ferry", "/ferry"]
    assert all("cookie" not in asked for asked in Town.asked)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/loop", "redirects"),
        ("/gone", "status"),
        ("/picture", "type"),
        ("/to/file:///etc/passwd", "address"),
        ("/to/http://169.254.169.254/latest/", "private"),
        ("/to/http://user:word@town.example/", "address"),
    ],
)
def test_what_cannot_be_a_page_is_not_fetched(town: int, path: str, code: str) -> None:
    with pytest.raises(NotFetchedError) as stopped:
        fetch(f"http://town.example:{town}{path}", guard=allow(town))

    assert stopped.value.code == code


@pytest.mark.parametrize("path", ["/long", "/bomb"])
def test_a_long_page_and_a_bomb_are_cut_or_refused(town: int, path: str) -> None:
    url = f"http://town.example:{town}{path}"

    page = fetch(url, guard=allow(town), limits=Limits(most_bytes=100_000))
    with pytest.raises(NotFetchedError) as stopped:
        fetch(url, guard=allow(town), limits=Limits(most_bytes=100_000, may_cut=False))

    assert len(page.body) == 100_000
    assert stopped.value.code == "size"


def test_a_page_that_drips_is_left_when_the_time_is_up(town: int) -> None:
    with pytest.raises(NotFetchedError) as stopped:
        fetch(f"http://town.example:{town}/drip", guard=allow(town), limits=Limits(total_s=0.3))

    assert stopped.value.code == "network"


def test_a_name_that_changes_its_mind_is_asked_once_and_held_to_the_answer(town: int) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])

    async def rebinding(_host: str, _port: int) -> Sequence[str]:
        return next(answers)

    with pytest.raises(NotFetchedError):
        fetch(f"http://a.example:{town}/", guard=Guard(rebinding, ports=frozenset({town})), limits=Limits(total_s=0.5))

    assert Town.asked == []
    assert next(answers) == ["127.0.0.1"]


def test_one_private_address_among_public_ones_is_enough_to_stop() -> None:
    async def mixed(_host: str, _port: int) -> Sequence[str]:
        return ["93.184.215.14", "10.0.0.1"]

    with pytest.raises(NotFetchedError) as stopped:
        fetch("http://a.example/", guard=Guard(mixed))

    assert stopped.value.code == "private"


@pytest.mark.parametrize("url", ["http://a.example:8080/", "https://a.example:22/", "http://a.example:0/"])
def test_other_ports_are_not_asked(url: str) -> None:
    with pytest.raises(NotFetchedError) as stopped:
        fetch(url)

    assert stopped.value.code == "private"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.0.0.8", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("::ffff:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::", False),
        ("2001:db8::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
    ],
)
def test_an_address_is_public_or_not(address: str, expected: bool) -> None:
    found: Address = ipaddress.ip_address(address)

    assert is_public(found) is expected
