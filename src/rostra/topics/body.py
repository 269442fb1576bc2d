"""From typed text to what a post stores; done before the transaction, since making HTML is slow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rostra.kit.paths import path_of
from rostra.links.queries import cards_for
from rostra.markup.context import Found, MentionTarget, Picture, RenderContext
from rostra.markup.job import MAX_STEPS_BESIDE, Meter
from rostra.markup.render import PIPELINE_VERSION, Rendered, render, scan
from rostra.markup.wording import MARKS
from rostra.media.models import Upload
from rostra.media.queries import pictures_for, states_of
from rostra.members.models import Member
from rostra.members.viewer import Viewer
from rostra.topics.models import Post
from rostra.topics.past_texts import PastTexts
from rostra.topics.quoting import located, quote_of, quoted_posts

# So many people named in one post are told of it; more is shouting (peers allow ten).
MOST_MENTIONS = 10


@dataclass(frozen=True)
class Passage:
    """A quoted passage that was found: `start` and `end` count characters of the plain text of that revision."""

    post_id: int
    revision: int
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Body:
    """Text ready to be stored: what was typed, the HTML made from it, and whom and what it refers to.

    `html` has marks where interface words belong: `markup.wording.in_words` makes of it what is shown.
    `uploads` are the tokens of its pictures, `cards` the bare addresses on lines of their own, and `waiting` those of
    both that were not there when the HTML was made and may still come.
    """

    source: str
    html: str
    text: str
    pipeline: int
    mentioned: tuple[int, ...]
    passages: tuple[Passage, ...]
    uploads: tuple[str, ...]
    waiting: tuple[str, ...]
    cards: tuple[str, ...]


def make_body(
    source: str,
    *,
    author: Viewer,
    prefix: str = "",
    heading_from: int = 4,
    pictures: Mapping[str, Picture] | None = None,
) -> Body:
    """Make a body of typed text; raises `Refused` when it is too long.

    Quotes that do not say where their words stand are told so in `source`, that they can notice a later change.
    Quotes lead only to posts that `author` may read. `prefix` keeps footnotes of two posts on one page apart.
    `heading_from` is the highest heading level that the text may use on its page. `pictures` are the uploads it may
    show, looked up here unless they are given.
    """
    beside = Meter(MAX_STEPS_BESIDE)
    past = PastTexts(beside)
    source = located(source, author, past, beside)
    found = scan(source)
    people = _people(found)
    quoted = quoted_posts(found, author)
    pictures = pictures_for(found.pictures) if pictures is None else pictures
    states = states_of(token for token in found.pictures if token not in pictures)
    cards = cards_for(found.cards)
    context = RenderContext(
        mentions={key: _mention(member) for key, member in people.items()},
        quotes={ref.key: quote_of(ref, quoted[ref.post], past) for ref in found.quotes if ref.post in quoted},
        pictures=pictures,
        cards=cards,
        preparing=frozenset(token for token, state in states.items() if state != Upload.State.REFUSED),
        refused=frozenset(token for token, state in states.items() if state == Upload.State.REFUSED),
        names_strangers=False,
        words=MARKS,
    )
    made = render(source, context=context, prefix=prefix, heading_from=heading_from)
    there = pictures.keys() | cards.keys() | context.refused
    waiting = [needed for needed in (*made.pictures, *made.cards) if needed not in there]
    return _body(source, made, people, quoted, waiting)


def _body(
    source: str,
    made: Rendered,
    people: Mapping[str, Member],
    quoted: Mapping[int, Post],
    waiting: Sequence[str],
) -> Body:
    passages = tuple(
        Passage(ref.post, ref.revision or quoted[ref.post].revision, ref.start, ref.end)
        for ref in made.quotes
        if ref.post in quoted
    )
    return Body(
        source=source,
        html=made.html,
        text=made.text,
        pipeline=PIPELINE_VERSION,
        mentioned=tuple(dict.fromkeys(people[name].pk for name in made.mentions if name in people))[:MOST_MENTIONS],
        passages=passages,
        uploads=made.pictures,
        waiting=tuple(waiting),
        cards=made.cards,
    )


def _people(found: Found) -> dict[str, Member]:
    if not found.mentions:
        return {}
    return {member.name_key: member for member in Member.objects.real().filter(name_key__in=found.mentions)}


def _mention(member: Member) -> MentionTarget:
    return MentionTarget(display=member.name, url=path_of("member:profile", member.name))
