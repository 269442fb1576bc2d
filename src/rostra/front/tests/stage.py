"""A front with a site behind it that plays what a test writes down: everything goes through the front door."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import web

from rostra.front.app import Front, make_app
from rostra.front.settings import FrontSettings

Play: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
KEPT = {"Rostra-Cache": "60", "Rostra-Keys": "topic-12 home", "Content-Type": "text/html; charset=utf-8"}
BROWSER = [(b"host", b"forum.example"), (b"user-agent", b"Mozilla/5.0"), (b"accept-encoding", b"gzip, br")]


@dataclass
class Heard:
    """An answer as the client has it."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_whole: bool = False


@dataclass
class Stage:
    """The front under test, and what the site was asked."""

    front: Front
    folder: Path
    asked: list[web.Request] = field(default_factory=list)
    plays: dict[str, Play] = field(default_factory=dict)
    runner: web.AppRunner | None = None

    def page(self, path: str, body: str = "page " * 400, headers: dict[str, str] | None = None) -> None:
        """Have the site answer a path with a page."""

        async def play(_request: web.Request) -> web.StreamResponse:
            return web.Response(text=body, headers=headers)

        self.plays[path] = play

    async def site(self, request: web.Request) -> web.StreamResponse:
        """Answer as the site."""
        self.asked.append(request)
        play = self.plays.get(request.path)
        return await play(request) if play else web.Response(status=404, text="nothing")

    async def start_site(self) -> None:
        """Have the site take connections."""
        server = web.Application(client_max_size=64 * 1024 * 1024)
        server.router.add_route("*", "/{tail:.*}", self.site)
        self.runner = web.AppRunner(server, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.UnixSite(self.runner, str(self.folder / "site.sock")).start()

    async def stop_site(self) -> None:
        """Take the site down."""
        if self.runner:
            await self.runner.cleanup()

    def scope(self, target: str, method: str, headers: dict[str, str], client: str) -> dict[str, Any]:
        """Return what a server would hand over."""
        path, _, query = target.partition("?")
        own = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        named = {name for name, _ in own}
        return {
            "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
            "headers": [*(pair for pair in BROWSER if pair[0] not in named), *own],
            "client": (client, 5), "scheme": "http",
        }  # fmt: skip

    async def ask(
        self,
        target: str,
        *,
        method: str = "GET",
        body: bytes = b"",
        client: str = "198.51.100.7",
        raw: Iterable[tuple[bytes, bytes]] = (),
        **headers: str,
    ) -> Heard:
        """Ask the front and wait for the whole answer; `raw` are headers as they are."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        if body:
            told["content-length"] = str(len(body))
        scope = self.scope(target, method, told, client)
        scope["headers"] += list(raw)
        return await self.play(scope, [body])

    async def ask_in_chunks(self, target: str, chunks: list[bytes], **headers: str) -> Heard:
        """Post a body whose length is not told."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.play(self.scope(target, "POST", told, "198.51.100.7"), chunks)

    async def play(self, scope: dict[str, Any], chunks: list[bytes], *, is_over: bool = True) -> Heard:
        """Play the server for one request; of a body that is not over, nothing more comes."""
        last = len(chunks) - 1
        messages = [
            {"type": "http.request", "body": chunk, "more_body": index < last or not is_over}
            for index, chunk in enumerate(chunks)
        ]
        messages.reverse()
        heard = Heard()

        async def receive() -> Any:  # noqa: ANN401 - a message
            return messages.pop() if messages else await asyncio.Future()

        async def send(message: Any) -> None:  # noqa: ANN401 - a message
            if message["type"] == "http.response.start":
                heard.status = message["status"]
                heard.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
            else:
                heard.body += message.get("body", b"")
                heard.is_whole = not message.get("more_body", False)

        await self.front(scope, receive, send)
        return heard


@contextlib.asynccontextmanager
async def stage(**settings: Any) -> AsyncIterator[Stage]:  # noqa: ANN401 - whatever `FrontSettings` takes
    """Give a running front with its site."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sockets = {"sites": (str(folder / "site.sock"),), "bus_socket": str(folder / "bus.sock")}
        told = {**sockets, "base_url": "http://forum.example", "site_moment_s": 0.0, **settings}
        front = make_app(FrontSettings(**told))
        here = Stage(front, folder)
        await here.start_site()
        await front.start()
        try:
            yield here
        finally:
            await front.stop()
            await here.stop_site()


def played(act: Callable[[], Awaitable[None]]) -> Callable[[], None]:
    """Make a plain test of an asynchronous one, with a limit so that none hangs."""

    def test() -> None:
        async def limited() -> None:
            await asyncio.wait_for(act(), 30)

        asyncio.run(limited())

    test.__name__ = act.__name__
    test.__doc__ = act.__doc__
    return test
