"""The few ASGI shapes that front uses, and small answers made of them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, TypeAlias

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Headers: TypeAlias = list[tuple[bytes, bytes]]


class GoneError(Exception):
    """The client closed the connection before its body was there, or stopped reading the answer."""


async def send_part(send: Send, part: bytes, timeout_s: float) -> None:
    """Send a part of a body, with more to come; raises `GoneError` when the client does not read on."""
    sending = send({"type": "http.response.body", "body": part, "more_body": True})
    try:
        await asyncio.wait_for(sending, timeout_s)
    except TimeoutError as error:
        raise GoneError from error


async def answer(send: Send, status: int, headers: Headers, body: bytes = b"") -> None:
    """Send a whole answer."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes | None:
    """Return the first header of that lower-case name."""
    for key, value in headers:
        if key == name:
            return value
    return None


def every(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[bytes]:
    """Return all headers of that lower-case name."""
    return [value for key, value in headers if key == name]


def is_unchanged(if_none_match: bytes | None, etag: bytes) -> bool:
    """Say whether the client's copy is the one with this tag (RFC 9110, 13.1.2: weak comparison)."""
    if if_none_match is None:
        return False
    if if_none_match == etag:
        return True
    tags = [tag.strip().removeprefix(b"W/") for tag in if_none_match.split(b",")]
    return etag in tags or tags == [b"*"]
