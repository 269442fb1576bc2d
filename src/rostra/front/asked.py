"""What a request asks for: whether a guest asks, and under which address a page is kept."""

from urllib.parse import parse_qsl, urlencode

from rostra.front.asgi import Headers

# Only these change a page; every other parameter is dropped, so that no flood of them fills the memory.
_PARAMETERS = frozenset({"page", "sort", "q", "order", "section", "author", "from", "to", "before", "after"})
_LONGEST = 512  # characters of a query that is kept; longer ones are answered and not kept
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


def page_address(path: str, query: bytes) -> str | None:
    """Return the address under which a page is kept: known parameters in order; `None` when it is too long."""
    if not query:
        return path
    if len(query) > _LONGEST:
        return None
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, max_num_fields=None)
    kept = sorted(pair for pair in pairs if pair[0] in _PARAMETERS)
    return f"{path}?{urlencode(kept)}" if kept else path


def has_dropped(query: bytes) -> bool:
    """Say whether a query has parameters that no kept page depends on."""
    return any(name not in _PARAMETERS for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True))
