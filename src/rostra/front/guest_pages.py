"""What guests are answered: from memory, or asked of the site once and then from memory."""

import asyncio
from collections import OrderedDict

from rostra.front import relaying
from rostra.front.asgi import Receive, Scope, Send, answer, header, is_unchanged
from rostra.front.asked import address_in, has_dropped, path_in
from rostra.front.cache import Entry, PageCache
from rostra.front.encoding import chosen_encoding
from rostra.front.files import MediaFiles
from rostra.front.filling import Filler, entry_of
from rostra.front.naming import Named
from rostra.front.pages import send_page
from rostra.front.passing import Passing
from rostra.front.site import SiteDown
from rostra.front.telling import Telling
from rostra.front.visits import Visits

# What the site does not let be kept is passed on without a try for so long; so many addresses are remembered.
_PASSED_S, _PASSED = 60.0, 10_000


class GuestPages:
    """Sends guests' pages, and the files that guests may have."""

    def __init__(
        self,
        cache: PageCache,
        filler: Filler,
        *,
        media: MediaFiles,
        telling: Telling,
        visits: Visits,
        passing: Passing,
        named: Named,
    ) -> None:
        self._cache = cache
        self._filler = filler
        self._media = media
        self._telling = telling
        self._visits = visits
        self._passing = passing
        self._named = named
        self._not_kept: OrderedDict[str, float] = OrderedDict()
        self._loop = asyncio.get_running_loop()

    async def sent_from_memory(self, scope: Scope, send: Send, address: str | None) -> bool:
        """Answer with what is kept of an address, if it may be shown; say whether that was so."""
        entry = self._cache.get(address, self._loop.time()) if address else None
        if entry is None or not address or entry.shown_until <= self._loop.time():
            return False
        await self._send(scope, send, entry, address)
        return True

    async def sent_old(self, scope: Scope, send: Send, address: str) -> bool:
        """Answer with a page past its time when there is no other; say whether there was one."""
        entry = self._cache.get(address, self._loop.time())
        if entry is not None:
            await self._send(scope, send, entry, address)
        return entry is not None

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask the site for a page and keep it if it may be kept. Raises `SiteDown` when there is none at all."""
        address = address_in(scope)
        if address is None or self._not_kept.get(path_in(scope), 0) > self._loop.time():
            await self._passing.relay(scope, receive, send)
            return
        try:
            found, is_mine = await self._filler.fill(address, self._telling.of_all_guests(scope, self._loop.time()))
        except SiteDown:
            if not await self.sent_old(scope, send, address):
                raise
            return
        entry = entry_of(found, self._loop.time())
        if entry is not None:
            kept = self._cache.get(address, self._loop.time()) or entry
            await self._send(scope, send, kept, address)
        elif found.status >= 500 and await self.sent_old(scope, send, address):
            return
        else:
            self._remember_not_kept(path_in(scope), found.status)
            if is_mine and not has_dropped(scope["query_string"]):
                self._passing.heed(scope, found.told)
                await relaying.send_packed(scope, send, found.status, found.headers, found.body)
            else:
                await self._passing.relay(scope, receive, send)

    async def _send(self, scope: Scope, send: Send, entry: Entry, address: str) -> None:
        if entry.fresh_until < self._loop.time() and not self._filler.is_making(address):
            self._filler.refresh(address, self._telling.of_all_guests(scope, self._loop.time()))
        if entry.file:
            if not await self._media.serve(scope, send, entry.file, is_public=True):
                await send_page("none", scope, send, self._named.now)
            return
        if entry.place:
            self._visits.guest_came(scope, entry.place)
        variant = entry.variant(chosen_encoding(header(scope["headers"], b"accept-encoding")))
        if entry.status == 200 and is_unchanged(header(scope["headers"], b"if-none-match"), variant.etag):
            await answer(send, 304, variant.not_modified)
            return
        await answer(send, entry.status, variant.headers, b"" if scope["method"] == "HEAD" else variant.body)

    def _remember_not_kept(self, path: str, status: int) -> None:
        if status == 200:
            self._not_kept[path] = self._loop.time() + _PASSED_S
            self._not_kept.move_to_end(path)
        while len(self._not_kept) > _PASSED:
            self._not_kept.popitem(last=False)
