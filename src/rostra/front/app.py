"""Front: guests' pages from memory, files, live streams, and everything else passed on to the site."""

import asyncio
import os
import signal
from contextlib import suppress
from functools import cache
from pathlib import Path

import structlog

from rostra.front.addresses import Proxies
from rostra.front.asgi import GoneError, Headers, Receive, Scope, Send, answer
from rostra.front.asked import address_in, is_guest, is_plain_guest
from rostra.front.cache import PageCache
from rostra.front.checking import why_refused
from rostra.front.elsewhere import Elsewhere
from rostra.front.files import MediaFiles, StaticFiles
from rostra.front.filling import Filler
from rostra.front.guest_pages import GuestPages
from rostra.front.hearing import Ears
from rostra.front.live import Live
from rostra.front.naming import Named
from rostra.front.pages import send_page
from rostra.front.passing import Passing
from rostra.front.pictures import Pictures
from rostra.front.presence import Presence
from rostra.front.settings import FrontSettings, read_settings
from rostra.front.site import Site, SiteDown
from rostra.front.telling import Telling
from rostra.front.visits import Visits
from rostra.kit.bus_listening import RedisListener, SocketListener, listener_on
from rostra.kit.bus_speaking import RedisVoice

log = structlog.get_logger()
LAST_CALL = signal.SIGUSR1
"""What whoever started this process sends it just before it is to stop."""
# Pages below these are somebody's own or change with every question: they are never kept, so never asked for twice.
_NEVER_KEPT = ("/account/", "/admin/", "/desk/", "/setup/", "/drafts/", "/notifications/", "/messages/", "/readyz")
_SHORT_ANSWERS: dict[str, tuple[int, Headers, bytes]] = {
    "/healthz": (200, [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")], b"alive\n"),
    # What browsers and others ask for that read no page: there the mark is named.
    "/favicon.ico": (302, [(b"location", b"/static/ui/mark.svg"), (b"cache-control", b"public, max-age=86400")], b""),
}


class Front:
    """The ASGI application."""

    def __init__(self, settings: FrontSettings) -> None:
        self._settings = settings
        self._static = StaticFiles(settings.static_dir)
        self.cache = PageCache(settings.cache_bytes)
        self.presence = Presence(settings.presence_key)
        self._named = Named(Path(settings.naming_file) if settings.naming_file else None)
        self._proxies = Proxies(settings.trusted_proxies)
        self._telling = Telling(self._proxies, settings.base_url, self.presence)
        self._listener: SocketListener | RedisListener | None = None
        self._voice: RedisVoice | None = None

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
        self._site = Site(settings.sites, settings.site_timeout_s, settings.site_moment_s, self._named)
        self.live = Live(self._site, self.presence, settings.max_streams, self.cache.renew)
        self._voice = RedisVoice(settings.redis_url) if settings.redis_url else None
        elsewhere = Elsewhere(self._voice) if self._voice else None
        self._build(Visits(self._proxies, self.presence, self.live, elsewhere))
        if settings.bus_socket or settings.redis_url:
            hear = Ears(self.cache, self.live, elsewhere).hear
            self._listener = listener_on(Path(settings.bus_socket), settings.redis_url, hear)
            self._listener.start()
        with suppress(RuntimeError, ValueError):  # in a thread, as in tests, there are no signals
            self._loop.add_signal_handler(LAST_CALL, self.live.close)

    def _build(self, visits: Visits) -> None:
        settings, telling, named = self._settings, self._telling, self._named
        media = MediaFiles(settings.media_dir, settings.client_timeout_s)
        self.filler = Filler(self._site, self.cache, self.presence)
        self._passing = Passing(
            settings, site=self._site, cache=self.cache, proxies=self._proxies,
            telling=telling, visits=visits, named=named,
        )  # fmt: skip
        self._guest_pages = GuestPages(
            self.cache, self.filler, media=media, telling=telling, visits=visits, passing=self._passing, named=named
        )
        self._pictures = Pictures(
            media, filler=self.filler, guest_pages=self._guest_pages, telling=telling, named=named
        )

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
        try:
            if (
                scope["method"] in {"GET", "HEAD"}
                and is_plain_guest(scope["headers"])
                and await self._guest_pages.sent_from_memory(scope, send, address_in(scope))
            ):
                return
            refusal = why_refused(scope)
            if refusal:
                await send_page(refusal, scope, send, self._named.now)
                return
            await self._not_kept(scope, receive, send)
        except SiteDown:
            log.warning("not_answered_by_site", kind="down", status=503, method=scope["method"], path=scope["path"])
            await send_page("down", scope, send, self._named.now)
        except GoneError:
            return

    async def _not_kept(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        reads = scope["method"] in {"GET", "HEAD"}
        if path in _SHORT_ANSWERS:
            await answer(send, *_SHORT_ANSWERS[path])
        elif reads and path.startswith("/static/"):
            if not await self._static.serve(scope, send, path.removeprefix("/static/")):
                await send_page("none", scope, send, self._named.now)
        elif reads and path.startswith("/media/f/"):
            await self._pictures.answer(scope, send, path.removeprefix("/media/"))
        elif path == "/live" and scope["method"] == "GET":
            await self.live.open(scope, receive, send, self._telling.of_client(scope, self._loop.time()))
        elif path.startswith("/live/"):
            await send_page("none", scope, send, self._named.now)  # The site's answers to front alone.
        elif reads and is_guest(scope["headers"]) and not path.startswith(_NEVER_KEPT):
            await self._guest_pages.answer(scope, receive, send)
        else:
            await self._passing.relay(scope, receive, send)


def make_app(settings: FrontSettings | None = None) -> Front:
    """Return the application for these settings, or for those that the environment holds."""
    return Front(settings or read_settings(os.environ))


@cache
def _app() -> Front:
    return make_app()


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer as the application that the environment describes; made at the first call."""
    await _app()(scope, receive, send)
