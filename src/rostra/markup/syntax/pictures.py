"""Pictures: uploads by their token become figures; a picture elsewhere becomes a link to it."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from rostra.markup.job import Job, job_of

_UPLOAD = re.compile(r"upload:([A-Za-z0-9_-]{1,64})$")
_PICTURE_STEPS = 100  # A few characters become a thousand.
UPLOADS = re.compile(r"\]\(\s*<?upload:([A-Za-z0-9_-]{1,64})")


def place_pictures(state: StateCore) -> None:
    """Set uploads that stand alone in a paragraph as figures, others in the line, and link the rest."""
    job, kept = job_of(state.env), list[Token]()
    for token in state.tokens:
        if token.type == "inline" and token.children:
            _mark_pictures(job, token.children)
        kept.append(token)
        if token.type == "paragraph_close" and _is_figure(kept):
            pictures = [child for child in kept[-2].children or () if child.type == "picture"]
            for picture in pictures:
                picture.type, picture.block = "figure", True
            kept[-3:] = pictures
    state.tokens = kept


def _mark_pictures(job: Job, tokens: list[Token]) -> None:
    inside_link = 0
    for token in tokens:
        inside_link += token.nesting if token.type in ("link_open", "link_close") else 0
        match = _UPLOAD.match(str(token.attrs["src"])) if token.type == "image" else None
        if match:
            job.meter.spend(_PICTURE_STEPS)
            job.pictures.setdefault(match[1])
            token.type, token.meta = "picture", {"token": match[1]}
        elif token.type == "image":
            _set_aside(job, token, inside_link=bool(inside_link))


def _set_aside(job: Job, token: Token, *, inside_link: bool) -> None:
    """Make a picture on another site a link to it, or within a link the words that stand for it."""
    token.type, token.meta = "outside_picture", {"linked": not inside_link}
    if not inside_link:
        job.links.setdefault(str(token.attrs["src"]))


def _is_figure(tokens: list[Token]) -> bool:
    if len(tokens) < 3 or tokens[-3].type != "paragraph_open" or tokens[-3].hidden:
        return False
    kinds = {child.type for child in tokens[-2].children or () if child.type != "softbreak"}
    return kinds == {"picture"}
