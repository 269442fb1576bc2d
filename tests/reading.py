"""Reading an answer as a person or a browser does."""

from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import Element

import html5lib

if TYPE_CHECKING:  # What the test client gives back has more than the class it is of.
    from django.test.client import _MonkeyPatchedWSGIResponse

    Answer: TypeAlias = _MonkeyPatchedWSGIResponse
else:
    from django.http import HttpResponse

    Answer = HttpResponse


__all__ = ["Answer", "address_of", "by_id", "canonical", "document", "headings", "links", "main_of", "words"]


def document(answer: Answer) -> Element:
    """Return the document that a browser makes of an answer."""
    made: Element = html5lib.parse(answer.text, namespaceHTMLElements=False)
    return made


def words(element: Element | None) -> str:
    """Return the words inside an element, with single spaces; nothing when there is no element."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def main_of(answer: Answer) -> Element:
    """Return the part of a page that is its own, without what stands around every page."""
    found = document(answer).find(".//main")
    assert found is not None
    return found


def by_id(root: Element, name: str) -> Element:
    """Return the element with this id."""
    found = root.find(f".//*[@id='{name}']")
    assert found is not None, name
    return found


def headings(root: Element) -> list[str]:
    """Return the words of all headings in order."""
    return [words(element) for element in root.iter() if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]


def links(root: Element) -> dict[str, str]:
    """Return where links lead by their words; of several with the same words the last."""
    return {words(element): element.get("href", "") for element in root.iter("a")}


def address_of(root: Element, text: str) -> str:
    """Return where the link with these words leads."""
    return links(root)[text]


def canonical(answer: Answer) -> str:
    """Return the address that a page says is its own."""
    found = document(answer).find(".//link[@rel='canonical']")
    assert found is not None
    return found.get("href", "")


def kept_in(answer: Answer) -> dict[str, str]:
    """Return the texts that a page hands back, by their labels."""
    fields = main_of(answer).iterfind(".//label[@class='field']")
    return {words(one.find("span")): _text_of(one) for one in fields}


def _text_of(field: Element) -> str:
    area, line = field.find("textarea"), field.find("input")
    return (area.text or "").strip() if area is not None else line.get("value", "") if line is not None else ""
