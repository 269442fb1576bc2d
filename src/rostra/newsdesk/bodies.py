"""The text of a story as its topic stores it: made before any transaction begins."""

from collections.abc import Mapping
from dataclasses import replace

from rostra.markup.context import Picture
from rostra.media.queries import pictures_for
from rostra.members.models import Member
from rostra.newsdesk.wording import Wording
from rostra.topics.body import Body, make_body

_HEADING_FROM = 2  # The story's text is the text of its page.


def body_of(wording: Wording, *, author: Member, prefix: str, pictures: Mapping[str, Picture] | None = None) -> Body:
    """Make the body of a story, its pictures with the words that are about to be stored for them.

    `pictures` are ones that have no rows yet. `prefix` keeps footnotes apart on the page.
    """
    found = {**pictures_for(wording.tokens()), **(pictures or {})}
    shown = {token: _with_words(picture, wording, token) for token, picture in found.items()}
    return make_body(wording.body, author=author, prefix=prefix, heading_from=_HEADING_FROM, pictures=shown)


def _with_words(picture: Picture, wording: Wording, token: str) -> Picture:
    words = wording.pictures.get(token)
    return replace(picture, alt=words.alt, credit=words.credit, caption=words.caption) if words else picture
