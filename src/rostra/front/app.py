"""Front: guests' pages from memory, files, live streams, and everything else passed on to the site."""

import asyncio
import os
import signal
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import structlog

from rostra.front import relaying
from rostra.front.addresses import Client, Proxies, request_id
from rostra.front.asgi import Headers, Receive, Scope, Send, answer, header, is_unchanged
from rostra.front.asked import has_dropped, is_guest, is_plain_guest, page_address, spelling_of
from rostra.front.bodies import GLANCE_S, Bodies, Body, GoneError, TooLargeError, TooManyError, TooSlowError, has_body
from rostra.front.cache import Entry, PageCache
from rostra.front.checking import why_refused
from rostra.front.elsewhere import Elsewhere
from rostra.front.encoding import chosen_encoding
from rostra.front.files import MediaFiles, StaticFiles
from rostra.front.filling import Filler, entry_of, place_of, viewer_of
from rostra.front.given_back import is_form, typed_in_form
from rostra.front.hearing import Ears
from rostra.front.live import Live
from rostra.front.naming import Named
from rostra.front.pages import megabytes, send_page
from rostra.front.presence import Presence, is_crawler
from rostra.front.settings import FrontSettings, read_settings
from rostra.front.site import Site, SiteDown, inward
from rostra.kit import front_headers
from rostra.kit.bus_listening import RedisListener, SocketListener, listener_on
from rostra.kit.bus_speaking import RedisVoice

log = structlog.get_logger()
LAST_CALL = signal.SIGUSR1
"""What whoever started this process sends it just before it is to stop."""
# Pages below these are somebody's own or change with every question: they are never kept, so never asked for twice.
_NEVER_KEPT = ("/account/", "/admin/", "/desk/", "/setup/", "/drafts/", "/notifications/", "/messages/", "/readyz")
# What the site does not let be kept is passed on without a try for so long; so many addresses are remembered.
_PASSED_S, _PASSED = 60.0, 10_000


class Front:
    """The ASGI application."""

    def __init__(self, settings: FrontSettings) -> None:
        self._settings = settings
        self._proxies = Proxies(settings.trusted_proxies)
        self._static = StaticFiles(settings.static_dir)
        self._media = MediaFiles(settings.media_dir)
        self.cache = PageCache(settings.cache_bytes)
        self.presence = Presence(settings.presence_key)
        self._bodies = Bodies()
        self._named = Named(Path(settings.naming_file) if settings.naming_file else None)
        self._listener: SocketListener | RedisListener | None = None
        self._voice: RedisVoice | None = None
        self._elsewhere: Elsewhere | None = None
        self._passing: OrderedDict[str, float] = OrderedDict()
        base = urlsplit(settings.base_url)
        self._base = (base.scheme.encode(), base.netloc.encode())

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
        self._site = Site(settings.sites or (settings.site_socket,), settings.site_timeout_s, self._named)
        self._filler = Filler(self._site, self.cache, self.presence)
        self.live = Live(self._site, self.presence, settings.max_streams, self.cache.renew)
        if settings.redis_url:
            self._voice = RedisVoice(settings.redis_url)
            self._elsewhere = Elsewhere(self._voice)
        if settings.bus_socket or settings.redis_url:
            hear = Ears(self.cache, self.live, self._elsewhere).hear
            self._listener = listener_on(Path(settings.bus_socket), settings.redis_url, hear)
            self._listener.start()
        with suppress(RuntimeError, ValueError):  # in a thread, as in tests, there are no signals
            self._loop.add_signal_handler(LAST_CALL, self.live.close)

    async def stop(self) -> None:
        """End every stream and close what was opened."""
        self.live.close()
        if self._listener:
            await self._listener.close()
        if self._voice:
            await self._voice.close()
        await self._site.close()

    # Requests

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] in {"GET", "HEAD"} and is_plain_guest(scope["headers"]):
            address = page_address(_raw(scope), scope["query_string"])
            entry = self.cache.get(address, self._loop.time()) if address else None
            if entry is not None and address and entry.shown_until > self._loop.time():
                await self._send_kept(scope, send, entry, address)
                return
        refusal = why_refused(scope)
        if refusal:
            await send_page(refusal, scope, send, self._named.now)
            return
        try:
            await self._not_kept(scope, receive, send)
        except SiteDown:
            await send_page("down", scope, send, self._named.now)
        except GoneError:
            return

    async def _send_kept(self, scope: Scope, send: Send, entry: Entry, address: str) -> None:
        headers: Headers = scope["headers"]
        variant = entry.variant(chosen_encoding(header(headers, b"accept-encoding")))
        if entry.place:
            self._guest_came(scope, entry.place)
        if entry.fresh_until < self._loop.time() and not self._filler.is_making(address):
            self._filler.refresh(address, self._as_guest(scope))
        if entry.status == 200 and is_unchanged(header(headers, b"if-none-match"), variant.etag):
            await answer(send, 304, variant.not_modified)
            return
        await answer(send, entry.status, variant.headers, b"" if scope["method"] == "HEAD" else variant.body)

    def _guest_came(self, scope: Scope, place: str) -> None:
        agent = header(scope["headers"], b"user-agent") or b""
        if is_crawler(agent):
            return
        address = self._proxies.client(scope).address
        self._came(place, self.presence.mark(address, agent))

    def _came(self, place: str, who: str, name: str = "") -> None:
        self.live.came(place, who, name)
        if self._elsewhere:
            self._elsewhere.tell(place, who, name)

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
            await send_page("none", scope, send, self._named.now)  # The site's answers to front alone.
        elif reads and is_guest(scope["headers"]) and not path.startswith(_NEVER_KEPT):
            await self._fill(scope, receive, send)
        else:
            await self._relay(scope, receive, send)

    async def _file(self, scope: Scope, send: Send, path: str) -> None:
        kind, _, name = path.removeprefix("/").partition("/")
        files = self._static if kind == "static" else self._media
        if not await files.serve(scope, send, name):
            await send_page("none", scope, send, self._named.now)

    async def _fill(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = page_address(_raw(scope), scope["query_string"])
        if address is None or self._passing.get(_path(scope), 0) > self._loop.time():
            await self._relay(scope, receive, send)
            return
        try:
            found, is_mine = await self._filler.fill(address, self._as_guest(scope))
        except SiteDown:
            if not await self._sent_old(scope, send, address):
                raise
            return
        entry = entry_of(found, self._loop.time())
        if entry is not None:
            kept = self.cache.get(address, self._loop.time()) or entry
            await self._send_kept(scope, send, kept, address)
        elif found.status >= 500 and await self._sent_old(scope, send, address):
            return
        else:
            self._pass_by(_path(scope), found.status)
            if is_mine and not has_dropped(scope["query_string"]):
                self._heed(scope, found.told)
                await relaying.send_packed(scope, send, found.status, found.headers, found.body)
            else:
                await self._relay(scope, receive, send)

    async def _sent_old(self, scope: Scope, send: Send, address: str) -> bool:
        """Answer with a page past its time when there is no other; say whether there was one."""
        entry = self.cache.get(address, self._loop.time())
        if entry is not None:
            await self._send_kept(scope, send, entry, address)
        return entry is not None

    def _pass_by(self, path: str, status: int) -> None:
        if status == 200:
            self._passing[path] = self._loop.time() + _PASSED_S
            self._passing.move_to_end(path)
        while len(self._passing) > _PASSED:
            self._passing.popitem(last=False)

    async def _relay(self, scope: Scope, receive: Receive, send: Send) -> None:
        settings = self._settings
        if not has_body(scope["headers"]):
            await self._ask(scope, send, None)
            return
        body = Body(receive, settings.max_body_bytes, settings.client_timeout_s)
        try:
            body.require_fits(scope["headers"])
            with self._bodies.on_its_way(self._proxies.client(scope).address):
                await self._ask(scope, send, body)
        except TooLargeError:
            limit, typed = megabytes(settings.max_body_bytes), await _typed(scope, body)
            await body.run_out()
            await send_page("large", scope, send, self._named.now, limit=limit, typed=typed)
        except TooManyError:
            await send_page("many", scope, send, self._named.now, typed=await _typed(scope, body, GLANCE_S))
        except TooSlowError:
            await send_page("slow", scope, send, self._named.now)
        finally:
            body.close()

    async def _ask(self, scope: Scope, send: Send, body: Body | None) -> None:
        headers = self._extra(scope, self._proxies.client(scope))
        try:
            response = await relaying.ask(self._site, scope, headers, body)
        except SiteDown:
            await send_page("down", scope, send, self._named.now, typed=await _typed(scope, body))
        else:
            async with response:
                self._heed(scope, response.headers)
                self._note(scope, headers, response.status)
                await relaying.pass_on(scope, send, response, self._settings.client_timeout_s)

    def _note(self, scope: Scope, headers: Headers, status: int) -> None:
        mark = (header(headers, b"x-request-id") or b"").decode("latin-1")
        log.info("passed_on", method=scope["method"], path=scope["path"], status=status, request_id=mark)

    def _heed(self, scope: Scope, told: Mapping[str, str]) -> None:
        """Act on what the site tells with an answer, before the answer is passed on."""
        stale = told.get(front_headers.PURGE)
        if stale:
            self.cache.purge(stale.split())
        viewing = told.get(front_headers.VIEWING)
        if not viewing:
            return
        place, member = place_of(viewing), viewer_of(viewing)
        self.presence.learn(_path(scope), place)
        if member is None:
            self._guest_came(scope, place)
        else:
            name, url = member
            self._came(place, url, name)

    def _extra(self, scope: Scope, client: Client) -> Headers:
        """Return the request's headers as the site shall get them."""
        return inward(scope["headers"], self._told(scope, client, client.scheme.encode(), client.host))

    def _as_guest(self, scope: Scope) -> Headers:
        """Return the headers with which a page for all guests is asked for: nothing by which one could spoil it."""
        client = self._proxies.client(scope)
        scheme, host = self._base if self._base[1] else (client.scheme.encode(), client.host)
        own = [pair for pair in scope["headers"] if pair[0] in {b"user-agent", b"accept"}]
        return [*own, (b"host", host), *self._told(scope, client, scheme, host)]

    def _told(self, scope: Scope, client: Client, scheme: bytes, host: bytes) -> Headers:
        trusted = client.address != (scope.get("client") or ("",))[0]
        told = [
            (b"x-forwarded-for", client.address.encode()),
            (b"x-forwarded-proto", scheme),
            (b"x-forwarded-host", host),
            (b"x-request-id", request_id(scope["headers"], trusted=trusted)),
        ]
        browsing = self.presence.told(_path(scope), self._loop.time())
        if browsing:
            told.append((front_headers.BROWSING.lower().encode(), browsing))
        return told


def _raw(scope: Scope) -> str:
    raw = scope.get("raw_path")
    return raw.decode("latin-1") if raw else str(scope["path"])


def _path(scope: Scope) -> str:
    """Return the path in the one spelling under which it is remembered."""
    raw = _raw(scope)
    return spelling_of(raw) or raw


async def _typed(scope: Scope, body: Body | None, patience_s: float | None = None) -> list[tuple[str, str]]:
    """Return the texts of a form that could not be delivered, so that they can be given back."""
    content_type = header(scope["headers"], b"content-type") or b""
    if body is None or not is_form(content_type):
        return []
    return typed_in_form(content_type, await body.beginning(patience_s))


def make_app(settings: FrontSettings | None = None) -> Front:
    """Return the application for these settings, or for those that the environment holds."""
    return Front(settings or read_settings(os.environ))


@cache
def _app() -> Front:
    return make_app()


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer as the application that the environment describes; made at the first call."""
    await _app()(scope, receive, send)
