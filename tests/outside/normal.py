"""HTML reduced to what matters, to compare what two programs made of one text.

Parsed by html5lib; white space outside `pre` is joined and dropped at the edges of blocks. What Rostra adds to every
text is taken away, and nothing else: `aria-label`, `dir`, `rel` and `tabindex` attributes, classes except those of
code, the box around tables.
"""

import re
from xml.etree.ElementTree import Element

import html5lib

_ADDED = {"aria-label", "dir", "rel", "tabindex"}
_INLINE = {"a", "b", "br", "code", "del", "em", "i", "img", "input", "s", "small", "span", "strong", "sup"}
_SPACE = re.compile(r"[ \t\n\r\f]+")


def tree(html: str) -> Element:
    """Return the fragment as html5lib reads it."""
    found: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return found


def normal(html: str) -> str:
    """Return `html` in the form in which two results are compared."""
    return re.sub(r"\s*(\n)\s*", r"\1", _inside(tree(html), keep=False)).strip()


def _inside(element: Element, *, keep: bool) -> str:
    parts = [_text(element.text, keep=keep)]
    for child in element:
        parts += [_element(child, keep=keep), _text(child.tail, keep=keep)]
    return "".join(parts)


def _element(element: Element, *, keep: bool) -> str:
    tag = element.tag
    if not isinstance(tag, str):
        return "<!---->"
    if tag == "div" and element.get("class") == "scroll":
        return _inside(element, keep=keep)
    attributes = "".join(f" {name}={value!r}" for name, value in sorted(element.items()) if _matters(tag, name))
    inner = _inside(element, keep=keep or tag == "pre")
    edge = "" if tag in _INLINE or keep else "\n"
    return f"{edge}<{tag}{attributes}>{edge}{inner}{edge}</{tag}>{edge}"


def _matters(tag: str, name: object) -> bool:
    return name not in _ADDED and (name != "class" or tag == "code")


def _text(text: str | None, *, keep: bool) -> str:
    if not text:
        return ""
    return repr(text) if keep else _SPACE.sub(" ", text)
