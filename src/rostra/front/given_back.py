"""The texts of a form that could not be delivered, so that they can be given back."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

_BOUNDARY = re.compile(rb'boundary="?([^";,]{1,70})"?')
_NAME = re.compile(rb'^content-disposition:[^\r\n]*;\s*name="([^"\r\n]*)"\s*(?:;|\r?$)', re.IGNORECASE | re.MULTILINE)
TYPED = ("title", "headline", "deck", "body", "byline", "correction", "reason", "about", "description")
"""The fields that hold what a person typed and that are given back: never a password, token or key."""
_FORMS = (b"application/x-www-form-urlencoded", b"multipart/form-data")


def is_form(content_type: bytes) -> bool:
    """Say whether a body of this type comes from a form."""
    return content_type.lower().startswith(_FORMS)


def typed_in_form(content_type: bytes, begun: bytes) -> list[tuple[str, str]]:
    """Return names and texts of the fields that people type into, of a form of which the beginning is known.

    Both encodings of HTML forms (multipart: RFC 7578); a text that was cut off is better than none.
    """
    return [(name, text) for name, text in _fields(content_type, begun) if name in TYPED and text.strip()]


def _fields(content_type: bytes, begun: bytes) -> Iterator[tuple[str, str]]:
    kind = content_type.partition(b";")[0].strip().lower()
    if kind == b"application/x-www-form-urlencoded":
        yield from parse_qsl(begun.decode("utf-8", "replace"))
    boundary = _BOUNDARY.search(content_type)
    if kind != b"multipart/form-data" or boundary is None:
        return
    for part in begun.split(b"--" + boundary[1]):
        head, _, value = part.partition(b"\r\n\r\n")
        named = _NAME.search(head)
        if named and b"filename" not in head:
            yield named[1].decode("utf-8", "replace"), value.removesuffix(b"\r\n").decode("utf-8", "replace")
