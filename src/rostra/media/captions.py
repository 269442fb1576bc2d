"""The words a photographer left in a picture: IPTC, XMP and EXIF, read before all of them are thrown away."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageFile, IptcImagePlugin

_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_MOST_XMP = 512_000  # bytes; honest packets have a few kilobytes
# IPTC IIM 4.2, record 2: by-line, credit, caption.
_BYLINE, _CREDIT, _CAPTION = (2, 80), (2, 110), (2, 120)
_CHARACTER_SET = (1, 90)
# EXIF: description and artist.
_DESCRIPTION, _ARTIST = 0x010E, 0x013B


@dataclass(frozen=True)
class Words:
    """What the file says about itself; empty where it says nothing."""

    alt: str = ""
    credit: str = ""
    caption: str = ""


def words_in(image: ImageFile.ImageFile) -> Words:
    """Return the words left in an opened picture. What cannot be read counts as not there."""
    found = [reader(image) for reader in (_from_xmp, _from_iptc, _from_exif)]
    return Words(
        alt=_first((words.alt for words in found), 500),
        credit=_first((words.credit for words in found), 200),
        caption=_first((words.caption for words in found), 500),
    )


def _first(texts: Iterable[str], most: int) -> str:
    cleaned = (" ".join(text.replace("\x00", " ").split()) for text in texts)
    return next((text[:most] for text in cleaned if text), "")


def _from_xmp(image: Image.Image) -> Words:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    raw = packet.encode() if isinstance(packet, str) else bytes(packet)
    raw = raw.strip(b"\x00 \r\n\t")
    if not raw or len(raw) > _MOST_XMP or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        return Words()
    try:
        root = ET.fromstring(raw)  # noqa: S314 - no entities, see above, and only in a limited process
    except (ET.ParseError, ValueError, LookupError):
        return Words()
    credit = _xmp_text(root, f"{_PHOTOSHOP}Credit") or _xmp_text(root, f"{_DC}creator")
    return Words(
        alt=_xmp_text(root, f"{_IPTC_CORE}AltTextAccessibility"),
        credit=credit,
        caption=_xmp_text(root, f"{_DC}description"),
    )


def _xmp_text(root: ET.Element, name: str) -> str:
    """Return a property of an XMP packet, written as an element, as a list, or as an attribute."""
    for description in root.iter(f"{_RDF}Description"):
        if name in description.attrib:
            return description.attrib[name]
    for element in root.iter(name):
        items = [item.text or "" for item in element.iter(f"{_RDF}li")]
        return items[0] if items else element.text or ""
    return ""


def _from_iptc(image: ImageFile.ImageFile) -> Words:
    try:
        records = IptcImagePlugin.getiptcinfo(image) or {}
    except (SyntaxError, ValueError, KeyError, TypeError, IndexError, OSError):
        return Words()
    encoding = "utf-8" if records.get(_CHARACTER_SET) == b"\x1b%G" else "latin-1"
    return Words(
        credit=_iptc_text(records.get(_CREDIT), encoding) or _iptc_text(records.get(_BYLINE), encoding),
        caption=_iptc_text(records.get(_CAPTION), encoding),
    )


def _iptc_text(value: object, encoding: str) -> str:
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, bytes):
        return ""
    try:
        return first.decode("utf-8")  # Most write UTF-8 without saying so.
    except UnicodeDecodeError:
        return first.decode(encoding, errors="replace")


def _from_exif(image: Image.Image) -> Words:
    try:
        exif = image.getexif()
        return Words(credit=str(exif.get(_ARTIST) or ""), caption=str(exif.get(_DESCRIPTION) or ""))
    except Exception:  # Whatever a hostile block does to the reader, the picture itself may be sound.
        return Words()
