"""`@name`: names may hold spaces, and end where a known name ends."""

import unicodedata
from collections.abc import Iterator

from markdown_it.rules_inline import StateInline

from rostra.kit.names import normal_form
from rostra.markup.job import job_of

LONGEST_NAME = 30
MAX_TRIES = 200  # Each `@` costs some twenty look-ups; nobody calls on more people than this in one post.
_JOINTS = " .'’-\u200c\u200d"
_NO_MENTION_AFTER = "/@.:#&=?%+-_"
# Names of categories: letters, the marks that Thai or Hindi letters need, numbers.
_NAME_CATEGORIES = "LMN"


def is_name_character(character: str) -> bool:
    """Say whether a name may consist of such a character."""
    return character == "_" or unicodedata.category(character)[0] in _NAME_CATEGORIES


def may_start(before: str) -> bool:
    """Say whether `@` after this character (or at the start) can name somebody; it cannot in `a@b.org`."""
    return not before or not (is_name_character(before) or before in _NO_MENTION_AFTER) or _runs_on(before)


def candidates(text: str, at: int, limit: int | None = None) -> Iterator[str]:
    """Yield what the `@` at index `at` may name, longest first: every beginning of what follows that can be a name."""
    end, ends = at + 1, []
    limit = min(len(text) if limit is None else limit, at + 1 + LONGEST_NAME)
    while end < limit and _continues(text, end, at + 1):
        end += 1
        if _can_end(text, end):
            ends.append(end)
    for stop in reversed(ends):
        yield text[at + 1 : stop]


def _continues(text: str, index: int, start: int) -> bool:
    character = text[index]
    if is_name_character(character):
        return True
    return character in _JOINTS and index > start and text[index - 1 : index + 1] != "  "


def _can_end(text: str, end: int) -> bool:
    """Say whether a name may end before index `end`: at a word's end, or anywhere in scripts without spaces."""
    last = text[end - 1]
    if last in _JOINTS:
        return False
    if end == len(text) or not is_name_character(text[end]):
        return True
    return _runs_on(last) and not unicodedata.category(text[end]).startswith("M")


def _runs_on(character: str) -> bool:
    """Say whether a script sets no spaces between words: Thai to Khmer, kana, Han, and those after them."""
    return (
        "\u0e00" <= character <= "\u0fff"
        or "\u1000" <= character <= "\u109f"
        or (
            "\u1780" <= character <= "\u17ff"
            or "\u3005" <= character <= "\u9fff"
            or "\U00020000" <= character <= "\U0003ffff"
        )
    )


def mention(state: StateInline, silent: bool) -> bool:
    """Read `@name` as a link to the member, if the caller knows one."""
    at = state.pos
    if state.src[at] != "@" or state.linkLevel > 0 or not may_start(state.src[at - 1 : at]):
        return False
    job = job_of(state.env)
    known = job.context.mentions
    if not known or job.mention_tries >= MAX_TRIES:
        return False
    job.mention_tries += 1
    for name in candidates(state.src, at, state.posMax):
        target = known.get(normal_form(name))
        if target is None:
            continue
        if not silent:
            job.mentions.setdefault(normal_form(name))
            opening = state.push("mention_open", "a", 1)
            opening.attrs = {"href": target.url, "class": "mention"}
            state.push("text", "", 0).content = f"@{target.display}"
            state.push("mention_close", "a", -1)
        state.pos = at + 1 + len(name)
        return True
    return False
