"""What a request asks for: whether a guest asks, and under which address a page is kept."""

import re
from urllib.parse import parse_qsl, quote, urlencode

from rostra.front.asgi import Headers, Scope

# Only these change a page; every other parameter is dropped, so that no flood of them fills the memory.
_PARAMETERS = frozenset({"page", "sort", "q", "order", "section", "author", "from", "to", "before", "after"})
_LONGEST = 512  # characters of a query that is kept; longer ones are answered and not kept
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")  # RFC 3986, 2.3
_AS_IT_IS = "".join(map(chr, range(0x21, 0x7F)))  # bytes beyond ASCII have one spelling, the escaped one
_MARK = b"rostra_"
_TELLING = frozenset({b"host", b"cookie", b"authorization", b"content-length", b"transfer-encoding"})


def is_guest(headers: Headers) -> bool:
    """Say whether nobody's session or choice travels with the request."""
    for name, value in headers:
        if name == b"cookie":
            if _MARK in value:
                return False
        elif name == b"authorization":
            return False
    return True


def is_plain_guest(headers: Headers) -> bool:
    """Say whether a guest asks with nothing that two servers could read in two ways: no body, one host.

    Only such a request is answered from memory before it is looked at more closely.
    """
    hosts = 0
    for name, value in headers:
        if name not in _TELLING:
            continue
        if name == b"host":
            hosts += 1
        elif name != b"cookie" or _MARK in value:
            return False
    return hosts < 2


def spelling_of(path: str) -> str | None:
    """Return the one spelling of a path (RFC 3986, 6.2.2), each character a byte; `None` when it is malformed.

    What need not be escaped is not, everything else is, in capitals. What is escaped lest it means something, as `%2F`
    or `%3F`, stays escaped.
    """
    if "%" not in path and path.isascii():
        return path
    if any(match[1] is None for match in _ESCAPED.finditer(path)):
        return None
    return quote(_ESCAPED.sub(_plainest, path), safe=_AS_IT_IS, encoding="latin-1")


def _plainest(match: re.Match[str]) -> str:
    byte = int(match[1], 16)
    return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"


def raw_path(scope: Scope) -> str:
    """Return the path as it was sent."""
    raw = scope.get("raw_path")
    return raw.decode("latin-1") if raw else str(scope["path"])


def target_in(scope: Scope) -> str:
    """Return path and query as they were sent."""
    query = scope["query_string"].decode("latin-1")
    return raw_path(scope) + (f"?{query}" if query else "")


def path_in(scope: Scope) -> str:
    """Return the path in the one spelling under which it is remembered."""
    raw = raw_path(scope)
    return spelling_of(raw) or raw


def address_in(scope: Scope) -> str | None:
    """Return the address under which the page asked for is kept, as `page_address`."""
    return page_address(raw_path(scope), scope["query_string"])


def page_address(path: str, query: bytes) -> str | None:
    """Return the address under which a page is kept, its path in one spelling and known parameters in order.

    `None` for what is not kept: a path that is malformed, or a query that is too long.
    """
    spelt = spelling_of(path)
    if not query or spelt is None:
        return spelt
    if len(query) > _LONGEST:
        return None
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, max_num_fields=None)
    kept = sorted(pair for pair in pairs if pair[0] in _PARAMETERS)
    return f"{spelt}?{urlencode(kept)}" if kept else spelt


def has_dropped(query: bytes) -> bool:
    """Say whether a query has parameters that no kept page depends on."""
    return any(name not in _PARAMETERS for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True))
