"""What is wrong with a page as HTML: what the parser says, and what it does not know."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LABELLED = {"input", "select", "textarea"}
_NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
_REFERRING = ("for", "form", "aria-labelledby", "aria-describedby", "aria-controls")


def faults_of(page: str) -> list[str]:
    """Return a sentence for each fault of a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(page)
    return [*_parser_faults(parser), *_id_faults(root), *_heading_faults(root), *_label_faults(root)]


def _parser_faults(parser: html5lib.HTMLParser) -> Iterator[str]:
    for position, code, values in parser.errors:
        yield f"{position}: {code} {values}"


def _id_faults(root: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    yield from (f"the id {name} is there {count} times" for name, count in ids.items() if count > 1)
    for element in root.iter():
        named = [name for attribute in _REFERRING for name in (element.get(attribute) or "").split()]
        yield from (f"{element.tag} names the id {name}, which is not there" for name in named if name not in ids)


def _heading_faults(root: Element) -> Iterator[str]:
    firsts = sum(1 for _heading in root.iter("h1"))
    if firsts != 1:
        yield f"there are {firsts} headings of the first level"
    main = root.find(".//main")
    levels = [_LEVELS[element.tag] for element in (main.iter() if main is not None else ()) if element.tag in _LEVELS]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _label_faults(root: Element) -> Iterator[str]:
    labelled = {element.get("for") for element in root.iter("label")}
    wrapped = {id(inner) for label in root.iter("label") for inner in label.iter()}
    for element in root.iter():
        if element.tag not in _LABELLED or element.get("type") in _NEEDS_NO_LABEL:
            continue
        named = element.get("aria-label") or element.get("aria-labelledby") or element.get("id") in labelled
        if not named and id(element) not in wrapped:
            yield f"the field {element.get('name')} has no label"
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f"the picture {image.get('src')} has no alt text"
