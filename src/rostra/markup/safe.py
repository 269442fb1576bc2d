"""The last step of every text: nh3 keeps what this list allows and nothing else."""

import re

import nh3

from rostra.markup.syntax.links import OUTSIDE_REL, is_linkable

_DIR = {"dir"}
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # Without this, nh3 lets `lang` and `title` through everywhere.
    "a": {"href", "title", "class", "id", "rel", "aria-label"},
    "blockquote": {"class"},
    "code": {"class"},
    "details": {"class"},
    "div": {"class", "tabindex"},
    "figcaption": _DIR,
    "figure": {"class"},
    "img": {"src", "width", "height", "alt", "loading", "decoding"},
    "input": {"type", "checked", "disabled", "class", "aria-label"},
    "li": {"class", "id"},
    "ol": {"start", "class", "dir"},
    "p": {"class", "dir"},
    "pre": {"tabindex"},
    "source": {"type", "srcset", "sizes"},
    "span": {"class", "tabindex"},
    "summary": _DIR,
    "sup": {"class"},
    "table": {"class"},
    "td": {"class", "dir"},
    "th": {"class", "dir"},
    "ul": {"class", "dir"},
    **{f"h{level}": _DIR for level in range(1, 7)},
}
TAGS = (set(ATTRIBUTES) - {"*"}) | {
    "b", "br", "em", "header", "hr", "picture", "s", "small", "strong", "tbody", "thead", "tr",
}  # fmt: skip

_TONES = {f"tone-{number}" for number in range(1, 13)}
_CLASSES: dict[str, set[str]] = {
    "a": {"mention", "card-link", "footnote-back"},
    "blockquote": {"quote", "pull"} | _TONES,
    "details": {"spoiler"},
    "div": {"scroll", "footnotes"},
    "figure": {"fig", "pending"},
    "input": {"task-list-item-checkbox"},
    "li": {"task-list-item"},
    "ol": {"contains-task-list"},
    "p": {"card"},
    "span": {"spoiler", "credit", "pending", "changed"},
    "sup": {"footnote-ref"},
    "table": {"table"},
    "td": {"r", "c", "l"},
    "th": {"r", "c", "l"},
    "ul": {"contains-task-list"},
}
_LANGUAGE = re.compile(r"language-[^\s\"'<>&]{1,60}$")
_ID = re.compile(r"fn(?:ref)?-[\w-]{1,60}$")
_NUMBER = re.compile(r"\d{1,6}$")
_OWN_OR_WEB = re.compile(r"(?:/(?![/\\])|https://)", re.IGNORECASE)
_FIXED = {
    "dir": {"auto"},
    "rel": {OUTSIDE_REL},
    "tabindex": {"0"},
    "type": {"checkbox", "image/avif", "image/webp"},
    "loading": {"lazy"},
    "decoding": {"async"},
}
_MATCHED = {"id": _ID, "width": _NUMBER, "height": _NUMBER, "start": re.compile(r"\d{1,9}$"), "src": _OWN_OR_WEB}


def _filtered(tag: str, name: str, value: str) -> str | None:
    """Return the value an attribute keeps, or `None` to drop it."""
    if name == "class":
        return _classes(tag, value)
    if name == "href":
        return value if is_linkable(value) else None
    if name in _FIXED:
        return value if value in _FIXED[name] else None
    if name in _MATCHED:
        return value if _MATCHED[name].match(value) else None
    if name == "srcset":
        return value if all(_OWN_OR_WEB.match(part.strip()) for part in value.split(",")) else None
    return value


def _classes(tag: str, value: str) -> str | None:
    if tag == "code":
        return value if _LANGUAGE.match(value) else None
    allowed = _CLASSES.get(tag, set())
    return " ".join(name for name in value.split() if name in allowed) or None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_filtered,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def make_safe(html: str) -> str:
    """Return `html` with only what the lists above allow."""
    return _CLEANER.clean(html)
