"""Getting a guest's page into memory: one question to the site, however many wait for the answer."""

import asyncio
import json

import structlog

from rostra.front.asgi import Headers
from rostra.front.cache import Entry, PageCache
from rostra.front.presence import Presence
from rostra.front.site import Answer, Site, SiteDown
from rostra.kit import front_headers

log = structlog.get_logger()
# How long a page may be shown after its time when the site does not answer; purged pages are never shown.
_KEPT_S = 24 * 3600
# A page past its time is shown so much longer while a new one is made; after that only when there is no new one.
_GRACE_S = 60.0
# A site that hangs keeps nobody longer than this from an older page.
_PATIENCE_S = 3.0
_MOST_WAITING = 2_000  # so many wait for pages of which there is no older one; more hear at once that the site is away
_CACHED = frozenset({200, 301, 302, 404, 410})


def entry_of(answer: Answer, now: float) -> Entry | None:
    """Return what may be kept of an answer: only what the site marked, and nothing that sets a cookie."""
    told = answer.told
    seconds = told.get(front_headers.CACHE, "")
    if answer.status not in _CACHED or not seconds.isdecimal() or "set-cookie" in told:
        return None
    file = told.get(front_headers.FILE, "")
    dropped = {b"content-length", b"vary", b"cache-control", b"etag", b"x-request-id"}
    return Entry(
        status=answer.status,
        plain=answer.body,
        file=file,
        headers=[] if file else [(name, value) for name, value in answer.headers if name not in dropped],
        keys=frozenset(told.get(front_headers.KEYS, "").split()),
        place=place_of(told.get(front_headers.VIEWING, "")),
        made_at=now,
        fresh_until=now + int(seconds),
        shown_until=now + int(seconds) + _GRACE_S,
        kept_until=now + int(seconds) + _KEPT_S,
    )


def place_of(viewing: str) -> str:
    """Return the place named by a `Rostra-Viewing` header."""
    return viewing.partition(" ")[0]


def viewer_of(viewing: str) -> tuple[str, str] | None:
    """Return name and address of the member named by a `Rostra-Viewing` header, if it names one."""
    told = viewing.partition(" ")[2]
    if not told:
        return None
    row = json.loads(told)
    return str(row["name"]), str(row["url"])


class Filler:
    """Asks the site for guests' pages, each once at a time."""

    def __init__(self, site: Site, cache: PageCache, presence: Presence) -> None:
        self._site = site
        self._cache = cache
        self._presence = presence
        self._under_way: dict[str, tuple[asyncio.Task[Answer], float]] = {}
        self._waiting = 0
        self.asked = 0

    async def fill(self, address: str, headers: Headers) -> tuple[Answer, bool]:
        """Return the site's answer for a guest's address, and whether the caller may have it.

        It is kept if it may be kept. One that may not belongs to whoever asked first. A waiter that goes
        away does not stop the others. Raises `SiteDown`, also when there is an older page and the site says nothing
        for some seconds: the question goes on.
        """
        if self._waiting >= _MOST_WAITING:
            raise SiteDown
        is_first = address not in self._under_way
        task, begun = self._task(address, headers)
        self._waiting += 1
        try:
            answer = await self._awaited(task, begun, address)
        finally:
            self._waiting -= 1
        return answer, is_first or entry_of(answer, 0) is not None

    async def _awaited(self, task: asyncio.Task[Answer], begun: float, address: str) -> Answer:
        now = asyncio.get_running_loop().time()
        if self._cache.has_older(address, now):
            await asyncio.wait({task}, timeout=max(begun + _PATIENCE_S - now, 0))
            if not task.done() and self._cache.has_older(address, now):
                raise SiteDown
        return await asyncio.shield(task)

    async def ask_for_file(self, address: str, headers: Headers) -> Answer:
        """Return what the site says to a member of a media file, and keep whether guests may have the file as well.

        Nothing else of an answer to a member is ever kept.
        """
        begun = self._cache.moment
        answer = await self._site.whole("GET", address, headers)
        entry = entry_of(answer, asyncio.get_running_loop().time())
        if entry is not None and entry.file:
            self._cache.put(address, entry, begun=begun)
        elif answer.status < 500:
            self._cache.forget(address)
        return answer

    def is_making(self, address: str) -> bool:
        """Say whether a page is being made now."""
        return address in self._under_way

    def refresh(self, address: str, headers: Headers) -> None:
        """Have a page made anew while the old one is shown."""
        self._task(address, headers)[0].add_done_callback(_tell)

    def _task(self, address: str, headers: Headers) -> tuple[asyncio.Task[Answer], float]:
        """Return the question for an address, a new one unless one is under way, and when it was asked."""
        found = self._under_way.get(address)
        if found is None:
            found = asyncio.create_task(self._ask(address, headers)), asyncio.get_running_loop().time()
            self._under_way[address] = found
            found[0].add_done_callback(lambda done: self._end(address, done))
        return found

    def _end(self, address: str, done: asyncio.Task[Answer]) -> None:
        self._under_way.pop(address, None)
        if not done.cancelled():
            done.exception()  # Whoever waits for it has it; where nobody does any more, it is no fault of the program.

    async def _ask(self, address: str, headers: Headers) -> Answer:
        begun = self._cache.moment
        loop = asyncio.get_running_loop()
        self.asked += 1
        path = address.partition("?")[0]
        answer = await self._site.whole("GET", address, headers)
        entry = entry_of(answer, loop.time())
        if entry is None:
            if answer.status < 500:
                self._cache.forget(address)
            return answer
        if entry.place:
            self._presence.learn(path, entry.place)
        await asyncio.to_thread(entry.pack)  # off the loop, so that nobody waits for Brotli
        self._cache.put(address, entry, begun=begun)
        return answer


def _tell(task: asyncio.Task[Answer]) -> None:
    if not task.cancelled() and isinstance(task.exception(), SiteDown):
        log.warning("page_not_refreshed_site_down")
