"""Behind nginx as the guide sets it up: who asks, by which address, and that nothing is held back."""

import io
import os
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PIL import Image

from tests.certificate import a_certificate
from tests.chaos.posting import Poster
from tests.machines.nginx import nginx
from tests.server import Server, free_port
from tests.waiting import within

pytestmark = [pytest.mark.processes, pytest.mark.nginx, pytest.mark.xdist_group("nginx")]
HOST = "forum.example.org"  # as in the guide
LIMIT = 2 * 1024 * 1024


@dataclass(frozen=True)
class Proxied:
    """A server behind nginx."""

    server: Server
    port: int
    chain: Path

    def client(self, address: str = "127.0.0.1") -> httpx.Client:
        """Return a browser at one of this machine's addresses: it finds the host where nginx listens."""
        trusting = ssl.create_default_context(cafile=str(self.chain))
        way = httpx.HTTPTransport(verify=trusting, local_address=address)
        return httpx.Client(transport=_AtNginx(way, self.port), base_url=f"https://{HOST}", timeout=20)


class _AtNginx(httpx.BaseTransport):
    """Connects to nginx for whatever is asked, as if the name led there."""

    def __init__(self, way: httpx.BaseTransport, port: int) -> None:
        self._way = way
        self._port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Pass it on."""
        there = request.url.copy_with(host="127.0.0.1", port=self._port)
        extensions = request.extensions | {"sni_hostname": HOST}
        passed = httpx.Request(
            request.method, there, headers=request.headers, stream=request.stream, extensions=extensions
        )
        return self._way.handle_request(passed)

    def close(self) -> None:
        """Hang up."""
        self._way.close()


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """A populated server behind nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    settings = {
        "ROSTRA_BASE_URL": f"https://{HOST}",
        "ROSTRA_TRUSTED_PROXIES": "127.0.0.1",
        "ROSTRA_UPLOAD_BYTES": str(LIMIT),
    }
    certificate, port = a_certificate(folder, HOST), free_port()
    with (
        Server(tmp_path_factory.mktemp("proxied"), **settings) as server,
        nginx(folder, port, server.port, certificate),
    ):
        server.populate()
        one = Proxied(server, port, certificate[0])
        assert within(20, lambda: is_open(one))
        yield one


def is_open(one: Proxied) -> bool:
    """Say whether nginx answers."""
    try:
        with one.client() as client:
            return client.get("/healthz").status_code == 200
    except httpx.TransportError:
        return False


@pytest.fixture
def topic(proxied: Proxied) -> int:
    """A topic, and members to write in it."""
    return int(proxied.server.run_module("tests.chaos.crew"))


def test_pages_name_the_site_by_the_address_people_see(proxied: Proxied) -> None:
    with proxied.client() as guest:
        page = guest.get("/s/town-hall/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"})
        again = guest.get("/s/town-hall/", headers={"If-None-Match": page.headers["ETag"]})

    assert f'<link rel="canonical" href="https://{HOST}/s/town-hall/">' in page.text
    assert "evil.example" not in page.text
    assert "max-age=" in page.headers["Strict-Transport-Security"]
    assert again.status_code == 304


def test_people_sign_in_and_post_and_their_session_is_for_https_alone(proxied: Proxied, topic: int) -> None:
    with proxied.client() as browser, Poster(f"https://{HOST}", "sailor0", browser) as poster:
        path = poster.reply(topic, "Through nginx.")
        cookie = next(one for one in browser.cookies.jar if one.name == "rostra_session")

        assert "Through nginx." in browser.get(path).text
        assert cookie.secure


def test_nothing_holds_a_stream_back(proxied: Proxied, topic: int) -> None:
    with (
        proxied.client() as guest,
        proxied.client() as browser,
        Poster(f"https://{HOST}", "sailor1", browser) as poster,
        guest.stream("GET", f"/live?place=topic-{topic}&after=0") as stream,
    ):
        heard = stream.iter_text()
        first = next(heard)
        poster.reply(topic, "Heard at once.")

        assert first.startswith("retry:")
        assert any("event: reply" in part for part in heard)


def test_a_picture_of_the_largest_size_goes_through(proxied: Proxied) -> None:
    picture = a_picture_of(LIMIT)
    with proxied.client() as browser, Poster(f"https://{HOST}", "alice", browser) as poster:
        token = poster.upload("noise.png", picture)

        assert LIMIT * 0.95 < len(picture) <= LIMIT
        assert within(60, lambda: poster.upload_state(token)["state"] == "ready")


def test_what_is_too_large_is_refused_by_the_site_itself_and_the_text_is_handed_back(
    proxied: Proxied, topic: int
) -> None:
    with proxied.client() as browser, Poster(f"https://{HOST}", "sailor2", browser):
        sent = {"body": "Nobody <may> lose this."}
        answer = browser.post(f"/t/{topic}/reply/", data=sent, files={"picture": ("noise.png", os.urandom(8 * LIMIT))})

    assert answer.status_code == 413
    assert "Nobody &lt;may&gt; lose this." in answer.text


def test_limits_count_each_visitor_by_their_own_address_whatever_they_claim(proxied: Proxied) -> None:
    with proxied.client("127.0.0.2") as eager, proxied.client("127.0.0.3") as other:
        statuses = [asked_for_a_letter(eager, number) for number in range(11)]
        others = asked_for_a_letter(other, 99)

    assert statuses == [302] * 10 + [429]
    assert others == 302


def asked_for_a_letter(client: httpx.Client, number: int) -> int:
    """Ask for a letter to set a new password, from a claimed address, and return the answer's status."""
    path = "/account/password/reset/"
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(path).text)
    assert found
    sent = {"csrfmiddlewaretoken": found[1], "email": f"nobody{number}@example.org"}
    told = {"X-Forwarded-For": f"203.0.113.{number}", "Origin": f"https://{HOST}"}
    return client.post(path, data=sent, headers=told).status_code


def a_picture_of(size: int) -> bytes:
    """Return a picture of noise, which nothing makes smaller, of nearly so many bytes."""
    side = int((size * 0.98 / 3) ** 0.5)
    packed = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(packed, "PNG")
    return packed.getvalue()
