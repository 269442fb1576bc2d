"""A browser that costs the measured machine next to nothing: HTTP/1.1 on one kept connection, and no more of it."""

import asyncio
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.server import Server

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
_TOKEN = re.compile(rb'name="csrf-token" content="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """Status, head and body of an answer, as they came."""

    status: int
    head: bytes
    body: bytes


class Browser:
    """A member's browser; use it in an `async with` block."""

    def __init__(self, server: Server, member: int = 0) -> None:
        self._server = server
        self._cookie = f"rostra_session={server.kept['sessions'][member]}"

    async def __aenter__(self) -> "Browser":
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._server.port, limit=2**22)
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._writer.close()

    async def get(self, path: str) -> Answer:
        """Ask for a page, following one redirection."""
        answer = await self._ask("GET", path)
        if answer.status not in {301, 302}:
            return answer
        found = re.search(rb"\r\nlocation: ([^\r]+)", answer.head, re.IGNORECASE)
        assert found, answer.head
        return await self._ask("GET", found[1].decode())

    async def token(self, path: str) -> str:
        """Return the token of the forms of a page."""
        found = _TOKEN.search((await self.get(path)).body)
        assert found, "the page of a member has no token"
        return found[1].decode()

    async def post(self, path: str, **form: str) -> Answer:
        """Send a form."""
        body = urlencode(form).encode()
        more = f"Origin: {self._server.url}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        return await self._ask("POST", path, f"{more}Content-Length: {len(body)}\r\n", body)

    async def _ask(self, method: str, path: str, more: str = "", body: bytes = b"") -> Answer:
        host = f"127.0.0.1:{self._server.port}"
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {self._cookie}\r\n{more}\r\n"
        self._writer.write(head.encode() + body)
        told = await self._reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(told)
        return Answer(int(told[9:12]), told, await self._reader.readexactly(int(length[1])) if length else b"")
