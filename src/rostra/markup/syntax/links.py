"""Which addresses may be linked, and bare addresses in running text."""

import re

from linkify_it import LinkifyIt
from markdown_it.rules_core import StateCore, linkify
from markdown_it.rules_inline import StateInline, autolink

from rostra.markup.job import job_of

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0]+")  # What browsers skip, within a scheme or before it.
_LINKABLE = re.compile(r"(?:https?://[^/?#\s]|mailto:[^\s]|upload:[A-Za-z0-9_-]{1,64}$)", re.IGNORECASE)
_OUTSIDE = re.compile(r"https?:", re.IGNORECASE)
_WEB_SCHEME = re.compile(r"(?:^|[^a-z0-9.+-])(https?)$", re.IGNORECASE)
_LONGEST_SCHEME = len("https")
_LINK_STEPS = 20
_MAYBE_LINK = re.compile(r"@|\.\w")
_ENDLESS = re.compile(r"\S{1000}")  # Finding addresses in one takes quadratic time.
_ADDRESS = re.compile(r"\S{1,999}(?!\S)")
OUTSIDE_REL = "nofollow ugc noopener"

# Endings that are countries, and in running text far more often files: "readme.md", "main.rs", "run.sh".
_FILE_ENDINGS = frozenset({"cc", "md", "mk", "ml", "pl", "pm", "ps", "py", "rs", "sh", "so", "vb", "zip"})
# Where a sentence in a script without spaces goes on behind an address.
_CJK = re.compile(r"[\u3000-\u3002\u3008-\u3011\uff01-\uff0f\uff1a-\uff1f\uff3b-\uff3d\uff5b-\uff65\u201c\u201d]")
_NOT_LAST = "~*.,:;!?"  # As GFM has it; a link-finder that keeps the point in "(see http://a.org/b.)" helps nobody.


def is_linkable(url: str) -> bool:
    """Say whether a link may lead to `url`: http, https, mailto, or within this site; `upload:` is for pictures."""
    bare = _UNSEEN.sub("", url)
    if bare.startswith(("//", "\\", "/\\")):
        return False
    return bool(_LINKABLE.match(bare)) if _SCHEME.match(bare) else True


def is_outside(url: str) -> bool:
    """Say whether `url` leads away from this site."""
    return bool(_OUTSIDE.match(url))


class BareLinks(LinkifyIt):  # type: ignore[misc]
    """Finds bare addresses, without taking file names for hosts and without swallowing CJK sentences."""

    def test(self, text: str) -> bool:
        """Say whether `text` may hold an address; in a word without end there is none."""
        return not _ENDLESS.search(text) and bool(super().test(text))

    def match(self, text: str) -> list[object] | None:
        """Return the addresses in `text`."""
        found = [_ended(match) for match in super().match(text) or ()]
        return [match for match in found if not _is_file_name(match)] or None

    def match_at_start(self, text: str) -> object | None:
        """Return the address with which `text` starts."""
        match = super().match_at_start(text)
        return _ended(match) if match else None


def _ended(match: object) -> object:
    """Cut off what follows an address without a space: the marks of emphasis around it, or a CJK sentence."""
    raw: str = match.raw  # type: ignore[attr-defined]
    end = _CJK.search(raw)
    cut = len(raw) - len(raw[: end.start() if end else None].rstrip(_NOT_LAST))
    if cut:
        for name in ("raw", "text", "url"):
            setattr(match, name, getattr(match, name)[:-cut])
        match.last_index -= cut  # type: ignore[attr-defined]
    return match


def _is_file_name(match: object) -> bool:
    if match.schema or match.raw.startswith("www."):  # type: ignore[attr-defined]
        return False
    return match.raw.rsplit(".", 1)[-1].lower() in _FILE_ENDINGS  # type: ignore[attr-defined]


def bare_link(state: StateInline, silent: bool) -> bool:
    """Read a bare `https://…` in running text.

    Replaces markdown-it's rule, which reads all text before and behind every `://` again: here the scheme is two words
    and an address at most 999 characters.
    """
    at = state.pos
    if not state.src.startswith("://", at) or state.linkLevel > 0:
        return False
    scheme = _WEB_SCHEME.search(state.pending[-_LONGEST_SCHEME - 1 :])
    if not scheme:
        return False
    address = _ADDRESS.match(state.src, at - len(scheme[1]), state.posMax)
    job_of(state.env).meter.spend(_LINK_STEPS + (len(address[0]) // 8 if address else 0))
    found = state.md.linkify.match_at_start(address[0]) if address and state.md.linkify else None
    if not found or not state.md.validateLink(state.md.normalizeLink(found.url)):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        _push_link(state, found.url)
    state.pos = at + len(found.url) - len(scheme[1])
    return True


def _push_link(state: StateInline, url: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs, opening.markup, opening.info = {"href": state.md.normalizeLink(url)}, "linkify", "auto"
    state.push("text", "", 0).content = state.md.normalizeLinkText(url)
    closing = state.push("link_close", "a", -1)
    closing.markup, closing.info = "linkify", "auto"


def angled_link(state: StateInline, silent: bool) -> bool:
    """Read `<https://…>`, counting what taking an address apart costs."""
    if state.src[state.pos] != "<":
        return False
    job_of(state.env).meter.spend(_LINK_STEPS)
    return autolink(state, silent)


def find_links(state: StateCore) -> None:
    """Find bare addresses without a scheme, counting first how many there may be."""
    maybe = sum(len(_MAYBE_LINK.findall(block.content)) for block in state.tokens if block.type == "inline")
    job_of(state.env).meter.spend(_LINK_STEPS * maybe)
    linkify(state)


def note_links(state: StateCore) -> None:
    """Write down every link, mark those that lead away, and undo those that are pictures' tokens."""
    job = job_of(state.env)
    for block in state.tokens:
        for token in block.children or ():
            if token.type != "link_open":
                continue
            url = str(token.attrs["href"])
            if is_outside(url):
                token.attrs["rel"] = OUTSIDE_REL
            job.links.setdefault(url)
