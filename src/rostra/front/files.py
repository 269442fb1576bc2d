"""Files from disk: static ones for ever in memory and in the browser, media with ranges and in a sandbox."""

import hashlib
import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path

from rostra.front.asgi import Headers, Scope, Send, answer, header, is_unchanged, send_part
from rostra.front.encoding import FOR_EVER, Encoding, chosen_encoding, is_text, packed
from rostra.kit.square_names import is_square

_HASHED = re.compile(r"\.[0-9a-f]{8,40}\.[a-z0-9.]+$")
_FOR_EVER = b"public, max-age=31536000, immutable"
# For a year in browsers, which had it while it was to be seen; whatever stands between asks each time. A picture that
# is not for everybody is asked for each time by browsers as well, like the pages that show it.
_FOR_BROWSERS = b"public, max-age=31536000, s-maxage=0, immutable"
_FOR_ONE = b"private, no-cache"
# One name for a file: a part that is empty or a dot would be another name of it, and be kept once more.
_SAFE_PATH = re.compile(r"(?=.{1,251}$)[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_RANGE = re.compile(rb"bytes=(\d{0,18})-(\d{0,18})")
_CHUNK = 256 * 1024
_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".js": "text/javascript; charset=utf-8",
          ".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml"}  # fmt: skip


def _inside(root: Path, name: str) -> Path | None:
    """Return a regular file below `root`, or nothing for whatever else is asked for."""
    if not _SAFE_PATH.fullmatch(name) or ".." in name:
        return None
    path = root / name
    try:
        real = path.resolve(strict=True)
    except OSError:
        return None
    return real if real.is_file() and real.is_relative_to(root) else None


def _type_of(path: Path) -> bytes:
    found = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return found.encode()


class StaticFiles:
    """The site's own styles, scripts, fonts and icons: read once, packed once."""

    def __init__(self, root: str) -> None:
        self._root = Path(root).resolve() if root else None
        self._read: dict[tuple[str, Encoding], tuple[Headers, bytes, bytes]] = {}

    async def serve(self, scope: Scope, send: Send, name: str) -> bool:
        """Answer with a file; say `False` when there is none of that name."""
        encoding = chosen_encoding(header(scope["headers"], b"accept-encoding"))
        found = self._read.get((name, encoding)) or self._load(name, encoding)
        if found is None:
            return False
        headers, body, etag = found
        if is_unchanged(header(scope["headers"], b"if-none-match"), etag):
            await answer(send, 304, [(b"etag", etag), (b"cache-control", _FOR_EVER)])
        else:
            await answer(send, 200, headers, b"" if scope["method"] == "HEAD" else body)
        return True

    def _load(self, name: str, encoding: Encoding) -> tuple[Headers, bytes, bytes] | None:
        path = _inside(self._root, name) if self._root else None
        if path is None:
            return None
        content_type = _type_of(path)
        used: Encoding = encoding if is_text(content_type) else "identity"
        beside = path.with_name(path.name + {"br": ".br", "gzip": ".gz", "identity": ""}[used])
        body = beside.read_bytes() if beside.is_file() else packed(path.read_bytes(), used, level=FOR_EVER)
        etag = b'"' + hashlib.blake2b(body, digest_size=12).hexdigest().encode() + b'"'
        headers: Headers = [
            (b"content-type", content_type),
            (b"content-length", str(len(body)).encode()),
            (b"etag", etag),
            (b"cache-control", _FOR_EVER if _HASHED.search(name) else b"no-cache"),
            (b"vary", b"accept-encoding"),
            (b"x-content-type-options", b"nosniff"),
            (b"cross-origin-resource-policy", b"same-origin"),
        ]
        if used != "identity":
            headers.append((b"content-encoding", used.encode()))
        self._read[name, encoding] = (headers, body, etag)
        return self._read[name, encoding]


class MediaFiles:
    """What members uploaded, re-encoded: names are content hashes, so a file never changes."""

    def __init__(self, root: str, timeout_s: float) -> None:
        self._root = Path(root).resolve() if root else None
        self._timeout_s = timeout_s

    def has(self, name: str) -> bool:
        """Say whether there is a file of that name."""
        return self._root is not None and _inside(self._root, name) is not None

    async def serve(self, scope: Scope, send: Send, name: str, *, is_public: bool, also: Headers | None = None) -> bool:
        """Answer with a file or a range of it, and headers of the site; say `False` when there is none of that name.

        Who may have it is asked before: `is_public` says that everybody may. Squares are public for ever. Raises
        `GoneError` when the client stops reading.
        """
        path = _inside(self._root, name) if self._root else None
        if path is None:
            return False
        cache_control = _FOR_EVER if is_square(name) else _FOR_BROWSERS if is_public else _FOR_ONE
        etag = b'"' + hashlib.blake2b(name.encode(), digest_size=12).hexdigest().encode() + b'"'
        headers: Headers = [
            (b"content-type", _type_of(path)),
            (b"etag", etag),
            (b"cache-control", cache_control),
            (b"accept-ranges", b"bytes"),
            (b"content-security-policy", b"default-src 'none'; sandbox"),
            (b"x-content-type-options", b"nosniff"),
            (b"cross-origin-resource-policy", b"same-origin"),
            *(also or ()),
        ]
        if is_unchanged(header(scope["headers"], b"if-none-match"), etag):
            await answer(send, 304, headers)
            return True
        await _send_range(scope, send, path, headers, self._timeout_s)
        return True


async def _send_range(scope: Scope, send: Send, path: Path, headers: Headers, timeout_s: float) -> None:
    size = path.stat().st_size
    span = _span(_asked_range(scope, headers), size)
    if span is None:
        await answer(send, 416, [*headers, (b"content-range", f"bytes */{size}".encode())])
        return
    start, end = span
    is_part = (start, end) != (0, size - 1)
    sent = [*headers, (b"content-length", str(end - start + 1).encode())]
    if is_part:
        sent.append((b"content-range", f"bytes {start}-{end}/{size}".encode()))
    await send({"type": "http.response.start", "status": 206 if is_part else 200, "headers": sent})
    if scope["method"] != "HEAD":
        for chunk in _chunks(path, start, end):
            await send_part(send, chunk, timeout_s)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _asked_range(scope: Scope, headers: Headers) -> bytes | None:
    """Return the range that is asked for, unless no body is, or it is to follow what was begun of another file."""
    begun = header(scope["headers"], b"if-range")
    if scope["method"] != "GET" or (begun is not None and begun != header(headers, b"etag")):
        return None  # RFC 9110, 14.2 and 13.1.5
    return header(scope["headers"], b"range")


def _span(asked: bytes | None, size: int) -> tuple[int, int] | None:
    """Return first and last byte of one range (RFC 9110, 14.2), the whole file for what is no such range."""
    found = _RANGE.fullmatch(asked) if asked else None
    if found is None or found.groups() == (b"", b""):
        return 0, size - 1
    first, last = found.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last) if last else size - 1, size - 1)
    return (start, end) if start <= end and start < size else None


def _chunks(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        left = end - start + 1
        while left > 0:
            chunk = file.read(min(_CHUNK, left))
            if not chunk:
                return
            left -= len(chunk)
            yield chunk
