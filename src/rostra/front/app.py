"""Front: guests' pages from memory, files, live streams, and everything else passed on to the site."""

import asyncio
import os
from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qs

import structlog

from rostra.front import relaying
from rostra.front.addresses import Client, Proxies, request_id
from rostra.front.asgi import Headers, Receive, Scope, Send, answer, header
from rostra.front.asked import is_guest, page_address
from rostra.front.cache import Entry, PageCache
from rostra.front.encoding import chosen_encoding
from rostra.front.files import MediaFiles, StaticFiles
from rostra.front.filling import Filler, entry_of, place_of, viewer_of
from rostra.front.hearing import Ears, listen_on_socket, listen_to_redis
from rostra.front.live import Live
from rostra.front.pages import megabytes, send_page
from rostra.front.presence import Presence, is_crawler
from rostra.front.settings import FrontSettings, read_settings
from rostra.front.site import Site, SiteDown, inward
from rostra.kit import front_headers

log = structlog.get_logger()
# Pages below these are somebody's own or change with every question: they are never kept, so never asked for twice.
_NEVER_KEPT = ("/account/", "/admin/", "/desk/", "/setup/", "/drafts/", "/notifications/", "/messages/", "/readyz")


class Front:
    """The ASGI application."""

    def __init__(self, settings: FrontSettings) -> None:
        self._settings = settings
        self._proxies = Proxies(settings.trusted_proxies)
        self._static = StaticFiles(settings.static_dir)
        self._media = MediaFiles(settings.media_dir)
        self.cache = PageCache(settings.cache_bytes)
        self.presence = Presence()
        self._listening: list[asyncio.DatagramTransport | asyncio.Task[None]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or run with the server's life."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live_and_end(receive, send)

    # Life

    async def _live_and_end(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def start(self) -> None:
        """Open what needs the running loop."""
        settings = self._settings
        self._loop = asyncio.get_running_loop()
        self._site = Site(settings.site_socket, settings.site_timeout_s)
        self._filler = Filler(self._site, self.cache, self.presence)
        self.live = Live(self._site, self.presence)
        ears = Ears(self.cache, self.live)
        if settings.bus_socket:
            self._listening.append(await listen_on_socket(settings.bus_socket, ears))
        if settings.redis_url:
            self._listening.append(asyncio.create_task(listen_to_redis(settings.redis_url, ears, self.cache)))

    async def stop(self) -> None:
        """End every stream and close what was opened."""
        for stream in self.live.streams.listening("*"):
            stream.end()
        for heard in self._listening:
            heard.close() if isinstance(heard, asyncio.DatagramTransport) else heard.cancel()
        await self._site.close()

    # Requests

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] in {"GET", "HEAD"} and is_guest(scope["headers"]):
            address = page_address(scope["path"], scope["query_string"])
            entry = self.cache.get(address, self._loop.time()) if address else None
            if entry is not None and address:
                await self._send_kept(scope, send, entry, address)
                return
        try:
            await self._not_kept(scope, receive, send)
        except SiteDown:
            await send_page("down", scope, send, self._settings.site_name)
        except relaying.GoneError:
            return

    async def _send_kept(self, scope: Scope, send: Send, entry: Entry, address: str) -> None:
        headers: Headers = scope["headers"]
        variant = entry.variant(chosen_encoding(header(headers, b"accept-encoding")))
        if entry.place:
            self._guest_came(scope, entry.place)
        if entry.fresh_until < self._loop.time():
            target = page_address(_raw(scope), scope["query_string"]) or address
            self._filler.refresh(target, self._extra(scope, self._proxies.client(scope)), address)
        known = header(headers, b"if-none-match")
        if known and variant.etag in known and entry.status == 200:
            await answer(send, 304, variant.not_modified)
            return
        await answer(send, entry.status, variant.headers, b"" if scope["method"] == "HEAD" else variant.body)

    def _guest_came(self, scope: Scope, place: str) -> None:
        agent = header(scope["headers"], b"user-agent") or b""
        if is_crawler(agent):
            return
        address = self._proxies.client(scope).address
        if self.presence.guest_came(place, self.presence.mark(address, agent), self._loop.time()):
            self.live.somebody_came(place)

    async def _not_kept(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        reads = scope["method"] in {"GET", "HEAD"}
        if path == "/healthz":
            await answer(send, 200, [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")], b"alive\n")
        elif reads and path.startswith(("/static/", "/media/f/")):
            await self._file(scope, send, path)
        elif path == "/live" and scope["method"] == "GET":
            await self.live.open(scope, receive, send, self._extra(scope, self._proxies.client(scope)))
        elif path.startswith("/live/"):
            await send_page("none", scope, send, self._settings.site_name)  # The site's answers to front alone.
        elif reads and is_guest(scope["headers"]) and not path.startswith(_NEVER_KEPT):
            await self._fill(scope, receive, send)
        else:
            await self._relay(scope, receive, send)

    async def _file(self, scope: Scope, send: Send, path: str) -> None:
        kind, _, name = path.removeprefix("/").partition("/")
        files = self._static if kind == "static" else self._media
        if not await files.serve(scope, send, name):
            await send_page("none", scope, send, self._settings.site_name)

    async def _fill(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = page_address(_raw(scope), scope["query_string"])
        if address is None:
            await self._relay(scope, receive, send)
            return
        kept_as = page_address(scope["path"], scope["query_string"]) or address
        client = self._proxies.client(scope)
        found, is_mine = await self._filler.fill(address, self._extra(scope, client), kept_as)
        entry = entry_of(found, self._loop.time())
        if entry is not None:
            kept = self.cache.get(kept_as, self._loop.time()) or entry
            await self._send_kept(scope, send, kept, kept_as)
        elif is_mine:
            length = (b"content-length", str(len(found.body)).encode())
            headers = [pair for pair in found.headers if pair[0] != b"content-length"]
            await answer(send, found.status, [*headers, length], b"" if scope["method"] == "HEAD" else found.body)
        else:
            await self._relay(scope, receive, send)

    async def _relay(self, scope: Scope, receive: Receive, send: Send) -> None:
        settings = self._settings
        length = header(scope["headers"], b"content-length")
        if length is not None and (not length.isdigit() or len(length) > 15):
            await send_page("bad", scope, send, settings.site_name)
            return
        if length is not None and int(length) > settings.max_body_bytes:
            await self._too_large(scope, send)
            return
        body = None
        if relaying.has_body(scope["headers"]):
            body = relaying.Body(receive, settings.max_body_bytes, settings.client_timeout_s)
        headers = self._extra(scope, self._proxies.client(scope))
        try:
            response = await relaying.ask(self._site, scope, headers, body)
        except relaying.TooLargeError:
            await self._too_large(scope, send)
            return
        except relaying.TooSlowError:
            await send_page("slow", scope, send, settings.site_name)
            return
        except SiteDown:
            await send_page("down", scope, send, settings.site_name, typed=_typed(scope, body))
            return
        async with response:
            self._heed(scope, response.headers)
            await relaying.pass_on(scope, send, response)

    async def _too_large(self, scope: Scope, send: Send) -> None:
        limit = megabytes(self._settings.max_body_bytes)
        await send_page("large", scope, send, self._settings.site_name, limit=limit)

    def _heed(self, scope: Scope, told: Mapping[str, str]) -> None:
        """Act on what the site tells with an answer, before the answer is passed on."""
        stale = told.get(front_headers.PURGE)
        if stale:
            self.cache.purge(stale.split())
        viewing = told.get(front_headers.VIEWING)
        if not viewing:
            return
        place, member = place_of(viewing), viewer_of(viewing)
        self.presence.learn(scope["path"], place)
        if member is None:
            self._guest_came(scope, place)
        elif self.presence.member_came(place, *member, self._loop.time()):
            self.live.somebody_came(place)

    def _extra(self, scope: Scope, client: Client) -> Headers:
        """Return the request's headers as the site shall get them."""
        trusted = client.address != (scope.get("client") or ("",))[0]
        extra = [
            (b"x-forwarded-for", client.address.encode()),
            (b"x-forwarded-proto", client.scheme.encode()),
            (b"x-forwarded-host", client.host),
            (b"x-request-id", request_id(scope["headers"], trusted=trusted)),
        ]
        browsing = self.presence.told(scope["path"], self._loop.time())
        if browsing:
            extra.append((front_headers.BROWSING.lower().encode(), browsing))
        return inward(scope["headers"], extra)


def _raw(scope: Scope) -> str:
    raw = scope.get("raw_path")
    return raw.decode("latin-1") if raw else str(scope["path"])


def _typed(scope: Scope, body: relaying.Body | None) -> str:
    """Return the text of a form that could not be delivered, so that it can be given back."""
    content_type = header(scope["headers"], b"content-type") or b""
    if body is None or not content_type.startswith(b"application/x-www-form-urlencoded"):
        return ""
    fields = parse_qs(bytes(body.begun).decode("utf-8", "replace"))
    return fields.get("body", [""])[0]


def make_app(settings: FrontSettings | None = None) -> Front:
    """Return the application for these settings, or for those that the environment holds."""
    return Front(settings or read_settings(os.environ))


@cache
def _app() -> Front:
    return make_app()


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer as the application that the environment describes; made at the first call."""
    await _app()(scope, receive, send)
