"""The fields of a form of which only the beginning is known: what can be read of it is better than nothing."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

BEGINNING = "rostra.beginning"
"""Under this name a request has, among what WSGI tells of it, a function that returns how its body begins."""
REMEMBERED = 400_000
"""Bytes: a text of 32,000 characters, form-encoded, is never longer."""
_LONGEST_HEAD = 16_384  # bytes of the head of a part; browsers send a few hundred
_BOUNDARY = re.compile(rb'boundary="?([^";,]{1,70})"?')
_NAME = re.compile(rb'^content-disposition:[^\r\n]*;\s*name="([^"\r\n]*)"\s*(?:;|\r?$)', re.IGNORECASE | re.MULTILINE)


def fields_begun(content_type: bytes, begun: bytes, *, with_empty: bool = False) -> Iterator[tuple[str, str]]:
    """Return names and texts of a form's fields, files left out, the last one perhaps cut off.

    Both encodings of HTML forms (multipart: RFC 7578).
    """
    kind = content_type.partition(b";")[0].strip().lower()
    if kind == b"application/x-www-form-urlencoded":
        yield from parse_qsl(begun.decode("utf-8", "replace"), keep_blank_values=with_empty)
    boundary = _BOUNDARY.search(content_type)
    if kind != b"multipart/form-data" or boundary is None:
        return
    for part in begun.split(b"--" + boundary[1]):
        head, _, value = part.partition(b"\r\n\r\n")
        named = _NAME.search(head)
        if named and b"filename" not in head:
            yield named[1].decode("utf-8", "replace"), value.removesuffix(b"\r\n").decode("utf-8", "replace")


class WithoutFiles:
    """A form as it comes, piece by piece, of which all is `kept` but the bytes of its files, up to `REMEMBERED`."""

    def __init__(self, content_type: bytes) -> None:
        boundary = _BOUNDARY.search(content_type)
        self._edge = b"--" + boundary[1] if boundary else b""
        self._undecided = b""  # what may be the beginning of an edge, or of the head of a part
        self._is_head = self._is_file = False
        self.kept = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take the next piece."""
        if not self._edge:
            self._keep(piece)
            return
        self._undecided += piece
        while self._read_head() if self._is_head else self._read_value():
            pass

    def _read_head(self) -> bool:
        head, gap, rest = self._undecided.partition(b"\r\n\r\n")
        if not gap and len(head) < _LONGEST_HEAD:
            return False
        self._is_head, self._is_file = False, b"filename" in head
        if not self._is_file:
            self._keep(self._edge + head + gap)
        self._undecided = rest
        return True

    def _read_value(self) -> bool:
        value, edge, rest = self._undecided.partition(self._edge)
        end = len(value) if edge else max(len(value) - len(self._edge), 0)
        if not self._is_file:
            self._keep(value[:end])
        self._is_head, self._undecided = bool(edge), rest if edge else value[end:]
        return bool(edge)

    def _keep(self, some: bytes) -> None:
        self.kept += some[: max(REMEMBERED - len(self.kept), 0)]
