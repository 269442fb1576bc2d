"""The text of a form that could not be delivered, so that it can be given back."""

import re
from urllib.parse import parse_qs

_BOUNDARY = re.compile(rb'boundary="?([^";,]{1,70})"?')
_BODY_FIELD = re.compile(rb'^content-disposition:[^\r\n]*;\s*name="body"\s*(?:;|\r?$)', re.IGNORECASE | re.MULTILINE)
_FORMS = (b"application/x-www-form-urlencoded", b"multipart/form-data")


def is_form(content_type: bytes) -> bool:
    """Say whether a body of this type comes from a form."""
    return content_type.lower().startswith(_FORMS)


def text_of_form(content_type: bytes, begun: bytes) -> str:
    """Return what stands in the field `body` of a form of which the beginning is known.

    Both encodings of HTML forms (multipart: RFC 7578); a text that was cut off is better than none.
    """
    kind = content_type.partition(b";")[0].strip().lower()
    if kind == b"application/x-www-form-urlencoded":
        return parse_qs(begun.decode("utf-8", "replace")).get("body", [""])[0]
    boundary = _BOUNDARY.search(content_type)
    if kind != b"multipart/form-data" or boundary is None:
        return ""
    for part in begun.split(b"--" + boundary[1]):
        head, _, value = part.partition(b"\r\n\r\n")
        if _BODY_FIELD.search(head):
            return value.removesuffix(b"\r\n").decode("utf-8", "replace")
    return ""
