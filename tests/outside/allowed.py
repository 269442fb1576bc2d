"""What may stand in the HTML of a post, written down apart from the sanitiser, so that one checks the other."""

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from tests.outside.normal import tree

ELEMENTS = {
    "a", "b", "blockquote", "br", "code", "details", "div", "em", "figcaption", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "img", "input", "li", "ol", "p", "picture", "pre", "s", "small", "source",
    "span", "strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "aria-label", "checked", "class", "decoding", "dir", "disabled", "height", "href", "id", "loading",
    "rel", "sizes", "src", "srcset", "start", "tabindex", "title", "type", "width",
}  # fmt: skip
CLASSES = {
    "mention", "card-link", "footnote-back", "quote", "pull", "spoiler", "scroll", "footnotes", "fig",
    "pending", "task-list-item-checkbox", "task-list-item", "contains-task-list", "card", "credit", "changed",
    "footnote-ref", "table", "r", "c", "l",
}  # fmt: skip
FIXED = {
    "dir": {"auto"},
    "rel": {"nofollow ugc noopener"},
    "tabindex": {"0"},
    "type": {"checkbox", "image/avif", "image/webp"},
    "loading": {"lazy"},
    "decoding": {"async"},
    "checked": {""},
    "disabled": {""},
}
_CLASS = re.compile(r"tone-(?:[1-9]|1[0-2])|language-\S+")
# What a browser does to an address before it looks for the scheme (WHATWG URL, 4.4).
_SKIPPED = re.compile(r"[\t\n\r]")


def faults(html: str) -> list[str]:
    """Return everything in `html`, as a browser's parser reads it, that may not stand in a post."""
    return [fault for element in tree(html).iter() for fault in _faults_of(element)]


def _faults_of(element: Element) -> list[str]:
    tag = element.tag
    if tag == "DOCUMENT_FRAGMENT":
        return []
    if not isinstance(tag, str) or tag not in ELEMENTS:
        return [f"element {tag!r}"]
    found = [f"{tag} {name}={value!r}" for name, value in element.items() if not _may_stand(tag, str(name), value)]
    if tag == "a" and _leads_away(element.get("href", "")) and not element.get("rel"):
        found.append(f"outside link without rel: {element.get('href')!r}")
    return found


def _may_stand(tag: str, name: str, value: str) -> bool:
    if name not in ATTRIBUTES:
        return False
    if name in FIXED:
        return value in FIXED[name]
    if name == "class":
        return all(word in CLASSES or _CLASS.fullmatch(word) for word in value.split())
    if name == "id":
        return re.fullmatch(r"fn(ref)?-[\w-]+", value) is not None
    if name in ("href", "src"):
        return _is_safe_address(value, within_link=tag == "a")
    return True


def _is_safe_address(value: str, *, within_link: bool) -> bool:
    seen = _SKIPPED.sub("", value).strip("".join(map(chr, range(33))))
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", seen)
    if scheme:
        return scheme[0].lower() in ({"http:", "https:", "mailto:"} if within_link else {"https:"})
    return not seen.replace("\\", "/").startswith("//")


def _leads_away(value: str) -> bool:
    return urlsplit(value.strip()).scheme.lower() in ("http", "https") if value else False
