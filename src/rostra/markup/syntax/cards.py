"""Link cards: a bare address alone in its paragraph shows what the page there says about itself."""

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from rostra.markup.job import job_of
from rostra.markup.syntax.links import is_outside

_BARE = ("linkify", "autolink")


def place_cards(state: StateCore) -> None:
    """Find addresses that stand alone, and show the cards that the caller knows."""
    job = job_of(state.env)
    for index, token in enumerate(state.tokens):
        if token.type != "inline" or token.level != 1 or state.tokens[index - 1].type != "paragraph_open":
            continue
        url = _alone(token.children or [])
        if not url or not is_outside(url):
            continue
        job.cards.setdefault(url)
        card = job.context.cards.get(url)
        if card:
            shown = Token("card", "a", 0, attrs={"href": url}, meta={"card": card})
            token.children = [shown]
            state.tokens[index - 1].attrs["class"] = "card"


def _alone(children: list[Token]) -> str | None:
    shape = [child.type for child in children if child.type != "text" or child.content.strip()]
    if shape != ["link_open", "text", "link_close"]:
        return None
    opening = next(child for child in children if child.type == "link_open")
    return str(opening.attrs["href"]) if opening.markup in _BARE else None
