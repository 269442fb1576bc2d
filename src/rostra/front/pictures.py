"""Files that somebody uploaded: sent to whoever the site lets have them."""

import asyncio

from rostra.front import relaying
from rostra.front.asgi import Scope, Send
from rostra.front.asked import is_guest
from rostra.front.files import MediaFiles
from rostra.front.filling import Filler, entry_of
from rostra.front.guest_pages import GuestPages
from rostra.front.naming import Named
from rostra.front.pages import send_page
from rostra.front.site import Answer, SiteDown
from rostra.front.telling import Telling
from rostra.kit import front_headers
from rostra.kit.square_names import is_square


class Pictures:
    """Asks the site who may have a file, and remembers beside the pages that guests may."""

    def __init__(
        self, media: MediaFiles, *, filler: Filler, guest_pages: GuestPages, telling: Telling, named: Named
    ) -> None:
        self._media = media
        self._filler = filler
        self._guest_pages = guest_pages
        self._telling = telling
        self._named = named

    async def answer(self, scope: Scope, send: Send, name: str) -> None:
        """Send a file, if it is for everybody or the site lets this visitor have it. Raises `SiteDown`."""
        address = f"/media/{name}"
        if await self._guest_pages.sent_from_memory(scope, send, address):
            return
        if is_square(name) or not self._media.has(name):
            if not await self._media.serve(scope, send, name, is_public=True):
                await send_page("none", scope, send, self._named.now)
            return
        try:
            told = await self._may_have(scope, address)
        except SiteDown:
            if not await self._guest_pages.sent_old(scope, send, address):
                raise
            return
        await self._send(scope, send, told, address)

    async def _send(self, scope: Scope, send: Send, told: Answer, address: str) -> None:
        file = told.told.get(front_headers.FILE)
        if file:
            is_public = entry_of(told, 0) is not None
            cookies = [pair for pair in told.headers if pair[0] == b"set-cookie"]
            if not await self._media.serve(scope, send, file, is_public=is_public, also=cookies):
                await send_page("none", scope, send, self._named.now)
        elif told.status < 500:
            await send_page("none", scope, send, self._named.now)
        elif not await self._guest_pages.sent_old(scope, send, address):
            await relaying.send_packed(scope, send, told.status, told.headers, told.body)

    async def _may_have(self, scope: Scope, address: str) -> Answer:
        """Return what the site says of a file; where everybody may have it, that is kept, whoever asked."""
        now = asyncio.get_running_loop().time()
        if is_guest(scope["headers"]):
            return (await self._filler.fill(address, self._telling.of_all_guests(scope, now)))[0]
        return await self._filler.ask_for_file(address, self._telling.of_client(scope, now))
