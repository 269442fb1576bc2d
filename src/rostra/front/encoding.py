"""Which encoding a client takes, and bytes in it."""

import zlib
from functools import lru_cache
from typing import Literal, TypeAlias

import brotli

Encoding: TypeAlias = Literal["br", "gzip", "identity"]

_TEXT = (b"text/", b"application/json", b"application/ld+json", b"application/atom+xml", b"application/xml",
         b"application/javascript", b"image/svg+xml")  # fmt: skip
_LEAST = 600  # bytes; below that the headers weigh more than what is saved


@lru_cache(maxsize=1024)
def chosen_encoding(accept: bytes | None) -> Encoding:
    """Return the best encoding that an `Accept-Encoding` header takes (RFC 9110, 12.5.3)."""
    if not accept:
        return "identity"
    weights = dict(_weight(part) for part in accept.decode("latin-1").lower().split(","))
    everything = weights.get("*", 0.0)
    if weights.get("br", everything) > 0:
        return "br"
    return "gzip" if weights.get("gzip", everything) > 0 else "identity"


def _weight(part: str) -> tuple[str, float]:
    name, _, parameter = part.partition(";")
    text = parameter.strip().removeprefix("q=").strip()
    try:
        return name.strip(), float(text) if text else 1.0
    except ValueError:
        return name.strip(), 0.0


def is_text(content_type: bytes) -> bool:
    """Say whether bytes of this type grow smaller by packing."""
    return content_type.startswith(_TEXT)


def packed(body: bytes, encoding: Encoding, *, once: bool) -> bytes:
    """Return `body` in an encoding; `once` packs hard, since the bytes are kept, else fast."""
    if encoding == "br":
        made: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=9 if once else 4)
        return made
    if encoding == "gzip":
        packer = zlib.compressobj(9 if once else 5, zlib.DEFLATED, 31)
        return packer.compress(body) + packer.flush()
    return body


def is_worth_packing(content_type: bytes, length: int) -> bool:
    """Say whether packing makes an answer smaller."""
    return length >= _LEAST and is_text(content_type)
