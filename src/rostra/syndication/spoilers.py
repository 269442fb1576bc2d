"""Spoilers in what is read elsewhere: feed readers drop classes, and some open what is folded, so they stay out."""

import re

from markupsafe import escape

# In what nh3 writes, "<" begins a tag and nothing else, and attributes stand in double quotes.
_TAG = re.compile(r"<(?P<close>/?)(?P<name>span|details)(?P<more>(?:\s+[\w:-]+(?:=\"[^\"]*\")?)*)\s*>")
_SUMMARY = re.compile(r"\s*<summary[^>]*>(?P<title>[^<]*)</summary>")
_MARK = ' class="spoiler"'


def without_spoilers(html: str, link: str, word: str) -> str:
    """Return safe HTML with a link to the post in place of each spoiler: `word`, or the title it was given."""
    parts, at = list[str](), 0
    while opening := _next_spoiler(html, at):
        parts += [html[at : opening.start()], _link(html, opening, link, word)]
        at = _end_of(html, opening)
    return "".join([*parts, html[at:]])


def _next_spoiler(html: str, at: int) -> re.Match[str] | None:
    return next((tag for tag in _TAG.finditer(html, at) if not tag["close"] and _MARK in tag["more"]), None)


def _end_of(html: str, opening: re.Match[str]) -> int:
    depth = 1
    for tag in _TAG.finditer(html, opening.end()):
        if tag["name"] == opening["name"]:
            depth += -1 if tag["close"] else 1
        if not depth:
            return tag.end()
    return len(html)


def _link(html: str, opening: re.Match[str], link: str, word: str) -> str:
    if opening["name"] == "span":
        return f'<a href="{escape(link)}">[{escape(word)}]</a>'
    summary = _SUMMARY.match(html, opening.end())
    title = summary["title"] if summary else ""
    said = title if title == escape(word) or not title else f"{escape(word)}: {title}"
    return f'<p><a href="{escape(link)}">[{said or escape(word)}]</a></p>'
