"""Tokens → plain words, for search and excerpts."""

from collections.abc import Sequence

from markdown_it.token import Token

from rostra.markup.elements import words_of
from rostra.markup.syntax.spoilers import spoiler_title

_QUOTED = {"quote_open": 1, "quote_close": -1}
_HIDDEN = _QUOTED | {"container_spoiler_open": 1, "container_spoiler_close": -1}
_HIDDEN_INLINE = {"spoiler_open": 1, "spoiler_close": -1}
_OUT_OF_SIGHT = "…"


def plain_words(tokens: Sequence[Token], *, is_whole: bool = False) -> str:
    """Return what the author says, a line a block: without marks, and without quoted or hidden words.

    Spoilers stay out, since what is found here is shown in lists, unless `is_whole`; quotes stay out, since others
    said them.
    """
    lines: list[str] = []
    hidden, hiding = 0, _QUOTED if is_whole else _HIDDEN
    for token in tokens:
        hidden += hiding.get(token.type, 0)
        if not hidden:
            lines.append(line_of(token, is_whole=is_whole))
    return "\n".join(line for line in lines if line)


def line_of(token: Token, *, is_whole: bool) -> str:
    """Return the plain words of one block; `is_whole` with its spoilers and which pictures it shows."""
    if token.type == "inline":
        return _words(token.children or (), is_whole=is_whole)
    if token.type in ("fence", "code_block"):
        return token.content.strip()
    if token.type == "figure":
        return f"{_caption(token)} {token.meta['token'] if is_whole else ''}".strip()
    return _title(token.info) if is_whole and token.type == "container_spoiler_open" else ""


def _title(info: str) -> str:
    """Return the title of a spoiler; one that only says what it is was given by the page when it was quoted."""
    title = spoiler_title(info)
    return "" if title.casefold() == "spoiler" else title


def _words(children: Sequence[Token], *, is_whole: bool) -> str:
    if is_whole:
        return " ".join("".join(_whole(child) for child in children).split())
    parts: list[str] = []
    hidden = 0
    for child in children:
        hidden += _HIDDEN_INLINE.get(child.type, 0)
        if child.type == "spoiler_open" and hidden == 1:
            parts.append(_OUT_OF_SIGHT)
        if not hidden:
            parts.append(_word(child))
    return " ".join("".join(parts).split())


def _word(token: Token) -> str:
    if token.type in ("text", "text_special", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "card":
        return str(token.meta["card"].title)
    return words_of(token.children) if token.type in ("picture", "outside_picture") else ""


def _whole(token: Token) -> str:
    """Return the words of an inline token and which picture it is; the title of a card is nobody's words here."""
    if token.type == "picture":
        return f" {_word(token)} {token.meta['token']} "
    return "" if token.type == "card" else _word(token)


def _caption(token: Token) -> str:
    return f"{token.attrs.get('title', '')} {words_of(token.children)}".strip()
