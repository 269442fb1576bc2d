"""A page that listens to `/live`, and a site that says who may."""

import asyncio
import json
from typing import Any

from aiohttp import web

from rostra.front.tests.stage import Stage


class Listener:
    """An open stream, read as a browser reads it; while `may_read` is not set the client reads nothing."""

    def __init__(self, here: Stage, place: str, **headers: str) -> None:
        self._here = here
        self._told = {name.replace("_", "-"): value for name, value in headers.items()}
        self._target = f"/live?place={place}"
        self.text = ""
        self.status = 0
        self.may_read = asyncio.Event()
        self.may_read.set()
        self._came = asyncio.Condition()
        self._leaves = asyncio.Event()
        self.task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        scope = self._here.scope(self._target, "GET", self._told, "198.51.100.7")
        await self._here.front(scope, self._receive, self._send)
        async with self._came:
            self._came.notify_all()

    async def _receive(self) -> dict[str, Any]:
        await self._leaves.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:  # noqa: ANN401 - a message
        await self.may_read.wait()
        async with self._came:
            self.status = message.get("status", self.status)
            self.text += message.get("body", b"").decode()
            self._came.notify_all()

    async def until(self, part: str) -> str:
        """Wait until the stream has said this."""
        async with self._came:
            await self._came.wait_for(lambda: part in self.text)
        return self.text

    async def leave(self) -> None:
        """Close the page."""
        self._leaves.set()
        await self.task

    @property
    def ids(self) -> list[int]:
        """The numbers of the events heard."""
        return [int(line.removeprefix("id: ")) for line in self.text.splitlines() if line.startswith("id: ")]


def allow(here: Stage, session: str | None = None, missed: tuple[int, ...] = (), parts: tuple[str, ...] = ()) -> None:
    """Have the site let everybody listen, and know of these events; `parts` are heard with every place."""

    async def authorize(request: web.Request) -> web.Response:
        channels = [request.query["place"], *parts]
        return web.json_response({"channels": channels, "session": session, "viewer": None})

    async def since(request: web.Request) -> web.Response:
        after = int(request.query["after"])
        events = [
            {"id": number, "channel": "topic-1", "event": "reply", "data": {}} for number in missed if number > after
        ]
        return web.json_response({"events": events[:2]})

    here.plays["/live/authorize/"] = authorize
    here.plays["/live/since/"] = since


def event(number: int, channel: str = "topic-1", **told: Any) -> bytes:  # noqa: ANN401 - any JSON
    """Return a live event as the bus carries it."""
    message = {"kind": "live", "id": number, "channel": channel, "event": "reply", "data": told}
    return json.dumps(message).encode()
