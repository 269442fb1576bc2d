"""Tokens → plain words, for search and excerpts."""

from collections.abc import Sequence

from markdown_it.token import Token

from rostra.markup.elements import words_of

_HIDDEN = {"quote_open": 1, "quote_close": -1, "container_spoiler_open": 1, "container_spoiler_close": -1}
_HIDDEN_INLINE = {"spoiler_open": 1, "spoiler_close": -1}
_OUT_OF_SIGHT = "…"


def plain_words(tokens: Sequence[Token]) -> str:
    """Return what the author says, a line a block: without marks, and without quoted or hidden words.

    Spoilers stay out, since what is found here is shown in lists; quotes stay out, since others said them.
    """
    lines: list[str] = []
    hidden = 0
    for token in tokens:
        hidden += _HIDDEN.get(token.type, 0)
        if hidden:
            continue
        if token.type == "inline":
            lines.append(_words(token.children or ()))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.strip())
        elif token.type == "figure":
            lines.append(_caption(token))
    return "\n".join(line for line in lines if line)


def _words(children: Sequence[Token]) -> str:
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


def _caption(token: Token) -> str:
    return f"{token.attrs.get('title', '')} {words_of(token.children)}".strip()
