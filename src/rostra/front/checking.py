"""What is refused before anybody looks at it: requests that two programs could read in two ways, and floods."""

from typing import Literal, TypeAlias

from rostra.front.asgi import Scope, every, header

Refusal: TypeAlias = Literal["bad", "heads", "method"]

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_MOST_HEADER_BYTES = 32 * 1024  # Granian itself takes up to 100 headers; cookies of a browser are 4 KB each at most
_LONGEST_TARGET = 8 * 1024
_LONGEST_NUMBER = 15  # digits of a length; more would be a petabyte


def why_refused(scope: Scope) -> Refusal | None:
    """Return the name of the page that refuses a request, or nothing for one that can be passed on."""
    headers = scope["headers"]
    if scope["method"] not in _METHODS:
        return "method"
    if sum(len(name) + len(value) for name, value in headers) > _MOST_HEADER_BYTES:
        return "heads"
    target = scope.get("raw_path") or scope["path"].encode()
    if not target.startswith(b"/") or len(target) + len(scope["query_string"]) > _LONGEST_TARGET:
        return "bad"
    return None if _has_one_length(scope) and len(every(headers, b"host")) <= 1 else "bad"


def _has_one_length(scope: Scope) -> bool:
    """Say whether the length of the body is told once and plainly (RFC 9112, 6.3)."""
    lengths = every(scope["headers"], b"content-length")
    coding = header(scope["headers"], b"transfer-encoding")
    if coding is not None:
        # Granian has dropped a length beside it by now; nobody who only reads has a reason to send either.
        return not lengths and scope["method"] not in {"GET", "HEAD"} and coding.strip().lower() == b"chunked"
    return not lengths or (len(lengths) == 1 and lengths[0].isdigit() and len(lengths[0]) <= _LONGEST_NUMBER)
