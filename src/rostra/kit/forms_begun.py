"""The fields of a form of which only the beginning is known: what can be read of it is better than nothing."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

REMEMBERED = 400_000
"""Bytes: a text of 32,000 characters, form-encoded, is never longer."""
_BOUNDARY = re.compile(rb'boundary="?([^";,]{1,70})"?')
_NAME = re.compile(rb'^content-disposition:[^\r\n]*;\s*name="([^"\r\n]*)"\s*(?:;|\r?$)', re.IGNORECASE | re.MULTILINE)


def fields_begun(content_type: bytes, begun: bytes) -> Iterator[tuple[str, str]]:
    """Return names and texts of a form's fields, files left out, the last one perhaps cut off.

    Both encodings of HTML forms (multipart: RFC 7578).
    """
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
