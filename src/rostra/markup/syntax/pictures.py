"""Pictures: uploads by their token become figures; a picture elsewhere becomes a link to it."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from rostra.markup.job import Job, job_of
from rostra.markup.syntax.links import OUTSIDE_REL, is_outside

_UPLOAD = re.compile(r"upload:([A-Za-z0-9_-]{1,64})$")
UPLOADS = re.compile(r"\]\(\s*<?upload:([A-Za-z0-9_-]{1,64})")


def place_pictures(state: StateCore) -> None:
    """Set uploads that stand alone in a paragraph as figures, others in the line, and link the rest."""
    job, kept = job_of(state.env), list[Token]()
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = [_picture(job, child) for child in token.children]
        kept.append(token)
        if token.type == "paragraph_close" and _is_figure(kept):
            pictures = [child for child in kept[-2].children or () if child.type == "picture"]
            for picture in pictures:
                picture.type, picture.block = "figure", True
            kept[-3:] = pictures
    state.tokens = kept


def _picture(job: Job, token: Token) -> Token:
    if token.type != "image":
        return token
    match = _UPLOAD.match(str(token.attrs["src"]))
    if match:
        job.pictures.setdefault(match[1])
        token.type, token.meta = "picture", {"token": match[1]}
    else:
        token.type = "outside_picture"
        job.links.setdefault(str(token.attrs["src"]))
        if is_outside(str(token.attrs["src"])):
            token.attrs["rel"] = OUTSIDE_REL
    return token


def _is_figure(tokens: list[Token]) -> bool:
    if len(tokens) < 3 or tokens[-3].type != "paragraph_open" or tokens[-3].hidden:
        return False
    kinds = {child.type for child in tokens[-2].children or () if child.type != "softbreak"}
    return kinds == {"picture"}
