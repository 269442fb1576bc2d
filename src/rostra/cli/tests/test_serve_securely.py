"""TLS and HTTP/2 by two settings, and behind a proxy that speaks them for the site."""

import http.client
import socket
import ssl
from pathlib import Path

import pytest
from tests.certificate import a_certificate
from tests.server import Server

pytestmark = pytest.mark.processes


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    return a_certificate(tmp_path)


def trusting(chain: Path, *protocols: str) -> ssl.SSLContext:
    """A browser's side that trusts this certificate alone."""
    context = ssl.create_default_context(cafile=str(chain))
    context.set_alpn_protocols(list(protocols))
    return context


def test_two_settings_turn_on_tls_and_http_2(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    chain, key = certificate
    with Server(tmp_path / "data", ROSTRA_TLS_CERTIFICATE=str(chain), ROSTRA_TLS_KEY=str(key)) as server:
        server.populate()
        connection = http.client.HTTPSConnection(
            "127.0.0.1", server.port, context=trusting(chain, "http/1.1"), timeout=10
        )
        connection.request("GET", "/s/long-table/")
        answer = connection.getresponse()
        page = answer.read().decode()
        with (
            socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain,
            trusting(chain, "h2", "http/1.1").wrap_socket(plain, server_hostname="localhost") as secured,
        ):
            chosen, version = secured.selected_alpn_protocol(), secured.version()

    assert answer.status == 200
    assert f'<link rel="canonical" href="https://127.0.0.1:{server.port}/s/long-table/">' in page
    assert "max-age=" in (answer.getheader("strict-transport-security") or "")
    assert chosen == "h2"
    assert version == "TLSv1.3"


def test_behind_a_trusted_proxy_addresses_are_those_of_the_site(tmp_path: Path) -> None:
    with Server(
        tmp_path / "data", ROSTRA_BASE_URL="https://town.example", ROSTRA_TRUSTED_PROXIES="127.0.0.1"
    ) as server:
        server.populate()
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        told = {"Host": "town.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
        connection.request("GET", "/s/long-table/", headers=told)
        page = connection.getresponse().read().decode()
        connection.request("GET", "/account/preferences/", headers=told)
        led = connection.getresponse()
        led.read()

    assert '<link rel="canonical" href="https://town.example/s/long-table/">' in page
    assert led.status == 302
    assert (led.getheader("location") or "").startswith("/account/sign-in/")
