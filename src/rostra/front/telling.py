"""Under which headers the site is asked: whose request it is, and who is on the page asked for."""

from urllib.parse import urlsplit

from rostra.front.addresses import Client, Proxies, request_id
from rostra.front.asgi import Headers, Scope
from rostra.front.asked import path_in
from rostra.front.presence import Presence
from rostra.front.site import inward
from rostra.kit import front_headers


class Telling:
    """Puts the headers of questions to the site together; `now` gives seconds of the running loop."""

    def __init__(self, proxies: Proxies, base_url: str, presence: Presence) -> None:
        self._proxies = proxies
        self._presence = presence
        base = urlsplit(base_url)
        self._base = (base.scheme.encode(), base.netloc.encode())

    def of_client(self, scope: Scope, now: float) -> Headers:
        """Return the request's headers as the site shall get them."""
        client = self._proxies.client(scope)
        return inward(scope["headers"], self._told(scope, client, client.scheme.encode(), client.host, now))

    def of_all_guests(self, scope: Scope, now: float) -> Headers:
        """Return the headers with which a page for all guests is asked for: nothing by which one could spoil it."""
        client = self._proxies.client(scope)
        scheme, host = self._base if self._base[1] else (client.scheme.encode(), client.host)
        own = [pair for pair in scope["headers"] if pair[0] in {b"user-agent", b"accept"}]
        return [*own, (b"host", host), *self._told(scope, client, scheme, host, now)]

    def _told(self, scope: Scope, client: Client, scheme: bytes, host: bytes, now: float) -> Headers:
        told = [
            (b"x-forwarded-for", client.address.encode()),
            (b"x-forwarded-proto", scheme),
            (b"x-forwarded-host", host),
            (b"x-request-id", request_id(scope["headers"], trusted=client.is_told)),
        ]
        browsing = self._presence.told(path_in(scope), now)
        if browsing:
            told.append((front_headers.BROWSING.lower().encode(), browsing))
        return told
