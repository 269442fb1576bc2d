"""Writing XML: text that XML cannot hold is dropped, and everything is escaped."""

import re
from xml.etree import ElementTree as ET

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element with its text to `parent`."""
    made = ET.SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    if text:
        made.text = clean(text)
    return made


def clean(text: str) -> str:
    """Return the text without characters that XML 1.0 forbids."""
    return _NOT_IN_XML.sub("", text)


def written(root: ET.Element) -> bytes:
    """Return the document as UTF-8."""
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made
