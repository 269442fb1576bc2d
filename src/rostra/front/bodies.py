"""What clients send: taken in whole before the site hears of it, within limits of size, time and number.

A client may take minutes for its body. None of the site's few threads waits for it meanwhile: it is front that waits,
with the beginning in memory and the rest of a large body in a file.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from tempfile import SpooledTemporaryFile

from rostra.front.asgi import GoneError, Headers, Receive, header
from rostra.kit.forms_begun import REMEMBERED, WithoutFiles

_IN_MEMORY = 65_536  # bytes of a body; a reply is shorter, a picture longer
_PIECE = 65_536
_LONGEST_BODY = 20  # so many time-outs may a body take in all, however steadily it drips
# So many bodies may be on their way at once, of all clients and of one: more than a busy house behind one address
# sends, and few enough for memory and disk.
_OF_ALL, _OF_ONE = 500, 32
GLANCE_S = 2.0  # how long the text of a form is waited for that is not taken in


# A refused body is let run out so far, while it keeps coming: a client that is still sending when the connection ends
# often never sees the answer, and nginx makes a 502 of it.
_RUN_OUT_BYTES, _RUN_OUT_S, _SILENT_S = 256 * 1024 * 1024, 60.0, 2.0


class TooLargeError(Exception):
    """The body is longer than the site takes."""


class TooSlowError(Exception):
    """The client sent nothing for too long."""


class TooManyError(Exception):
    """Too many bodies are on their way at once."""


class Bodies:
    """The bodies that are on their way, by the address of who sends them."""

    def __init__(self) -> None:
        self._of: Counter[str] = Counter()

    @contextlib.contextmanager
    def on_its_way(self, address: str) -> Iterator[None]:
        """Count one body more until the block ends; raises `TooManyError`."""
        if self._of.total() >= _OF_ALL or self._of[address] >= _OF_ONE:
            raise TooManyError
        self._of[address] += 1
        try:
            yield
        finally:
            self._of[address] -= 1
            if not self._of[address]:
                del self._of[address]


class Body:
    """A request's body as it arrives, within limits; its beginning can be had again, so that a text is given back."""

    def __init__(self, receive: Receive, limit_bytes: int, timeout_s: float) -> None:
        self._receive = receive
        self._limit = limit_bytes
        self._timeout_s = timeout_s
        self._is_read = False
        self._taken = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it is closed with the body
        self.size = 0

    def close(self) -> None:
        """Give up memory or file."""
        self._taken.close()

    def require_fits(self, headers: Headers) -> None:
        """Raise `TooLargeError` when the headers say that the body is too long."""
        if int(header(headers, b"content-length") or 0) > self._limit:
            raise TooLargeError

    async def take(self, most: int | None = None) -> None:
        """Take in the body, or so much of it; raises when it is too long, too slow, or breaks off."""
        until = asyncio.get_running_loop().time() + self._timeout_s * _LONGEST_BODY
        while not self._is_read and (most is None or self.size < most):
            chunk = await self._next(until)
            self.size += len(chunk)
            self._taken.write(chunk)
            if self.size > self._limit:
                raise TooLargeError

    async def _next(self, until: float) -> bytes:
        left = until - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(self._receive(), min(self._timeout_s, left))
        except TimeoutError as error:
            raise TooSlowError from error
        if message["type"] == "http.disconnect":
            raise GoneError
        self._is_read = not message.get("more_body", False)
        chunk: bytes = message.get("body", b"")
        return chunk

    async def without_files(self, content_type: bytes) -> bytes:
        """Return a refused form without its files; what is still coming of it is read, so that its sender hears why."""
        form = WithoutFiles(content_type)
        async for piece in self._pieces():
            form.feed(piece)
        until = asyncio.get_running_loop().time() + _RUN_OUT_S
        self._timeout_s = min(self._timeout_s, _SILENT_S)
        with contextlib.suppress(TooSlowError, GoneError):
            while not self._is_read and self.size < _RUN_OUT_BYTES:
                piece = await self._next(until)
                self.size += len(piece)
                form.feed(piece)
        return bytes(form.kept)

    @property
    def is_whole(self) -> bool:
        """All of it is here, and `beginning` returns all of it."""
        return self._is_read and self.size <= REMEMBERED

    def content(self) -> bytes | AsyncIterator[bytes]:
        """Return what was taken in: a small body at once, a large one in pieces."""
        return self._pieces() if self.size > _IN_MEMORY else self._beginning(_IN_MEMORY)

    async def beginning(self, patience_s: float | None = None) -> bytes:
        """Return what there is of a body that nobody took, up to what can be a text; it is waited for so long."""
        with contextlib.suppress(TooLargeError, TooSlowError, GoneError, TimeoutError):
            await asyncio.wait_for(self.take(REMEMBERED), patience_s)
        return self._beginning(REMEMBERED)

    def _beginning(self, most: int) -> bytes:
        self._taken.seek(0)
        return self._taken.read(most)

    async def _pieces(self) -> AsyncIterator[bytes]:
        self._taken.seek(0)
        while piece := await asyncio.to_thread(self._taken.read, _PIECE):
            yield piece


def has_body(headers: Headers) -> bool:
    """Say whether a request carries a body."""
    length = header(headers, b"content-length")
    return (length is not None and length != b"0") or header(headers, b"transfer-encoding") is not None
