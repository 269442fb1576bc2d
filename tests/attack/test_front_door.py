"""What strangers try on the whole server: hosts, headers, kept pages, paths, cookies."""

import http.client
import re
import socket
from urllib.parse import urlencode

import pytest

from tests.cast import PASSWORD
from tests.server import Server

pytestmark = pytest.mark.processes

EVIL = "evil.example"
SPOOFED = [
    {"Host": EVIL}, {"X-Forwarded-Host": EVIL}, {"X_Forwarded_Host": EVIL}, {"Forwarded": f"host={EVIL}"},
    {"X-Original-URL": f"//{EVIL}/"}, {"X-Rewrite-URL": f"//{EVIL}/"}, {"X-Forwarded-Proto": EVIL},
    {"X-Forwarded-Prefix": f"/{EVIL}"}, {"X-Host": EVIL}, {"Accept-Language": EVIL}, {"User-Agent": EVIL},
    {"Referer": f"https://{EVIL}/"}, {"Origin": f"https://{EVIL}"}, {"Rostra-Browsing": EVIL},
    {"Rostra_Browsing": '{"members": [{"name": "evil.example", "url": "/"}], "member_count": 1, "guest_count": 0}'},
    {"Rostra-Cache": EVIL}, {"X-Request-Id": EVIL}, {"X-HTTP-Method-Override": "DELETE"},
]  # fmt: skip
PROTECTED = ("content-security-policy", "x-content-type-options", "referrer-policy")


def asked(
    server: Server, path: str, *, method: str = "GET", headers: dict[str, str] | None = None, body: str | None = None
) -> tuple[http.client.HTTPResponse, str]:
    """Ask as a program that follows nothing and keeps nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, text


def as_sent(server: Server, lines: bytes) -> bytes:
    """Send bytes as they are and return the first line of the answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(lines)
        return connection.recv(65_536).partition(b"\r\n")[0]


def form_token(page: str) -> str:
    """The token of the first form on a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def session(server: Server) -> tuple[str, str]:
    """The cookie of bob, signed in through the door, and the `Set-Cookie` line that gave it."""
    token = form_token(asked(server, "/account/sign-in/")[1])
    form = urlencode({"csrfmiddlewaretoken": token, "login": "bob", "password": PASSWORD})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": server.url,
        "Cookie": "rostra_session=mine",
    }
    answer, _text = asked(server, "/account/sign-in/", method="POST", headers=headers, body=form)
    lines = answer.msg.get_all("set-cookie", [])
    line = next(line for line in lines if line.startswith("rostra_session="))
    return line.partition(";")[0], line


def test_signing_in_gives_a_new_session_that_scripts_and_other_sites_do_not_get(session: tuple[str, str]) -> None:
    cookie, line = session

    assert cookie != "rostra_session=mine"
    assert "HttpOnly" in line
    assert "SameSite=Lax" in line
    assert "Path=/" in line
    assert "Domain" not in line


@pytest.mark.parametrize("spoofed", SPOOFED, ids=lambda one: next(iter(one)))
@pytest.mark.parametrize("path", ["/", "/s/long-table/", "/account/sign-in/", "/feeds/site.atom", "/sitemap.xml"])
def test_no_header_of_a_stranger_gets_into_a_page_or_into_the_one_that_is_kept(
    server: Server, path: str, spoofed: dict[str, str]
) -> None:
    first, then = asked(server, path, headers=spoofed)[1], asked(server, path)[1]

    assert EVIL not in first
    assert EVIL not in then
    assert "<h1" in then or "<?xml" in then


@pytest.mark.parametrize("spoofed", SPOOFED[2:3] + SPOOFED[13:15], ids=lambda one: next(iter(one)))
def test_a_member_cannot_tell_the_site_what_only_front_says(
    server: Server, session: tuple[str, str], spoofed: dict[str, str]
) -> None:
    text = asked(server, "/s/long-table/", headers=spoofed | {"Cookie": session[0]})[1]

    assert EVIL not in text
    assert "bob" in text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere/", 404), ("GET", "/t/999999/x/", 404), ("GET", "/admin/site/", 302), ("POST", "/", 403),
        ("GET", "/static/nothing.css", 404), ("GET", "/media/f/zz/nothing.webp", 404), ("GET", "/live/since/", 404),
        ("GET", "/t/999999/%00/", 404), ("GET", "/search/?q=%00", 200), ("TRACE", "/", 405), ("GET", "/desk/", 302),
    ],
)  # fmt: skip
def test_every_answer_is_guarded_errors_too(server: Server, method: str, path: str, status: int) -> None:
    answer, text = asked(server, path, method=method)
    policy = answer.getheader("content-security-policy") or ""

    assert answer.status == status
    assert [name for name in PROTECTED if not answer.getheader(name)] == []
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Traceback" not in text


def test_what_is_a_members_own_is_never_kept_under_whatever_name(server: Server, session: tuple[str, str]) -> None:
    pages = ["/account/preferences/", "/account/preferences/x.css", "/account/preferences/%2e%2e/x.js", "/?x=/a.css",
             "/s/long-table/x.css", "/account/sessions/;x.png", "/m/bob/?page=1", "/notifications/x.jpg"]  # fmt: skip
    for page in pages:
        own, _text = asked(server, page, headers={"Cookie": session[0]})
        after, text = asked(server, page)

        assert "bob@example.org" not in text, page
        assert "/account/sign-out/" not in text, page
        assert after.getheader("set-cookie") is None, page
        assert "public" not in (own.getheader("cache-control") or ""), page


def test_a_members_page_comes_packed_and_nobody_between_may_keep_it(server: Server, session: tuple[str, str]) -> None:
    answer, _text = asked(server, "/s/long-table/", headers={"Cookie": session[0], "Accept-Encoding": "br"})

    assert answer.getheader("content-encoding") == "br"
    assert answer.getheader("transfer-encoding") is None
    assert answer.getheader("cache-control") == "private, no-cache"
    assert {"cookie", "accept-encoding"} <= set((answer.getheader("vary") or "").lower().split(", "))


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret_key", "/static/%2e%2e/secret_key", "/static/..%2f..%2fsecret_key", "/static/....//x",
        "/media/f/../../secret_key", "/media/f/%2e%2e/%2e%2e/secret_key", "/media/f//etc/passwd",
        "/media/f/..%5c..%5csecret_key", "/static/%2fetc%2fpasswd", "/static/ui%00.css", "/media/../rostra.sqlite3",
        "/static//etc/passwd", "/media/f/%252e%252e/%252e%252e/secret_key",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_folders_of_files(server: Server, path: str) -> None:
    secret = (server.data / "secret_key").read_text().strip()

    answer, text = asked(server, path)

    assert answer.status in {301, 302, 400, 404}
    assert secret not in text
    assert "root:" not in text


@pytest.mark.parametrize(
    "lines",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +1\r\n\r\na",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\na",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    ],
)
def test_what_two_servers_could_read_in_two_ways_is_refused_for_kept_pages_too(server: Server, lines: bytes) -> None:
    asked(server, "/")

    assert as_sent(server, lines).split(b" ")[1] in {b"400", b"413", b"403"}


def test_who_connects_and_says_nothing_is_let_go(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=25) as connection:
        assert connection.recv(1) == b""


def test_a_stream_is_not_given_to_another_site(server: Server, session: tuple[str, str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    headers = {"Cookie": session[0], "Origin": f"https://{EVIL}", "Sec-Fetch-Site": "cross-site"}
    connection.request("GET", "/live?place=section-1", headers=headers)
    answer = connection.getresponse()
    connection.close()

    assert answer.getheader("access-control-allow-origin") is None


def test_no_answer_allows_another_site_to_read_it(server: Server, session: tuple[str, str]) -> None:
    headers = {"Origin": f"https://{EVIL}", "Cookie": session[0], "Access-Control-Request-Method": "POST"}

    answers = [asked(server, "/", method=method, headers=headers)[0] for method in ("GET", "OPTIONS")]

    assert [answer.getheader("access-control-allow-origin") for answer in answers] == [None, None]
