"""The way in: `scan` a text, look up what it names, `render` it."""

import re
from dataclasses import dataclass, replace

import structlog
from django.utils.translation import gettext as _
from markdown_it.common.utils import escapeHtml

from rostra.kit.names import normal_form
from rostra.kit.refusal import Refused
from rostra.markup.context import EMPTY, Found, QuoteRef, RenderContext
from rostra.markup.job import Job, Meter, TooIntricateError
from rostra.markup.parser import parser
from rostra.markup.plain import plain_words
from rostra.markup.safe import make_safe
from rostra.markup.syntax.mentions import MAX_TRIES, candidates, may_start
from rostra.markup.syntax.pictures import UPLOADS
from rostra.markup.syntax.quotes import read_opening
from rostra.markup.wording import covered, new_secret, uncovered

log = structlog.get_logger()
# Grows when the same source gives other HTML than before; stored posts of an older version are made anew.
PIPELINE_VERSION = 3
MAX_CHARACTERS = 32_000

_QUOTE_LINE = re.compile(r">[ \t]*(\[!quote[^\n]*)")  # In a list or a footnote, too: finding too many does no harm.
_BARE_LINE = re.compile(r"^[ \t]{0,3}<?(https?://\S+?)>?[ \t]*$", re.MULTILINE | re.IGNORECASE)
BROKEN = re.compile(r"[\x00\ud800-\udfff]")  # Half characters and NUL: no database or browser takes them.
_MAX_FOUND = 100


@dataclass(frozen=True)
class Rendered:
    """What became of a text.

    `html` is safe to show as it is. `text` is what the author says in plain words, without quotes and spoilers.
    `mentions` are normal forms, `pictures` upload tokens, `cards` bare addresses on a line of their own. `as_typed`
    says that the text was too intricate to format and is shown as it was typed.
    """

    html: str
    text: str
    mentions: tuple[str, ...] = ()
    quotes: tuple[QuoteRef, ...] = ()
    pictures: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    as_typed: bool = False


def scan(source: str) -> Found:
    """Return what `source` may refer to, so that the caller can look it up at once; a cheap first pass."""
    require_length(source)
    quotes = (read_opening(match[1]) for match in _QUOTE_LINE.finditer(source))
    return Found(
        mentions=_names(source),
        quotes=tuple(dict.fromkeys(found[0] for found in quotes if found))[:_MAX_FOUND],
        pictures=tuple(dict.fromkeys(UPLOADS.findall(source)))[:_MAX_FOUND],
        cards=_bare_lines(source),
    )


def render(source: str, *, context: RenderContext = EMPTY, prefix: str = "", heading_from: int = 4) -> Rendered:
    """Make safe HTML of `source`, or raise `Refused("too_long", …)`.

    `prefix` (`"p12-"`) keeps the ids of footnotes apart when several texts stand on one page; `heading_from` is the
    level of `# Heading`. A text that would take longer than any honest one is shown as it was typed.
    """
    require_length(source)
    source = BROKEN.sub("\ufffd", source)
    secret = new_secret()
    context = replace(context, words=covered(context.words, secret))
    job = Job(context=context, prefix=prefix, heading_from=heading_from)
    env = {"job": job}
    try:
        tokens = parser().parse(source, env)
        html = parser().renderer.render(tokens, parser().options, env)
    except (TooIntricateError, RecursionError):
        typed = uncovered(make_safe(_as_typed(source)), secret)
        return Rendered(html=typed, text=" ".join(source.split()), as_typed=True)
    safe = _safe_or_none(html)
    if safe is None:
        return Rendered(html=uncovered(_as_typed(source), secret), text=" ".join(source.split()), as_typed=True)
    return Rendered(
        html=uncovered(safe, secret),
        text=plain_words(tokens),
        mentions=tuple(job.mentions),
        quotes=tuple(job.quotes),
        pictures=tuple(job.pictures),
        cards=tuple(job.cards),
        links=tuple(job.links),
    )


def plain_text(source: str, meter: Meter, *, is_whole: bool = False) -> str:
    """Return what `render` would say is the text of `source`, for several texts at the cost of `meter` together.

    `is_whole` with its spoilers and the tokens of its pictures. What is too intricate, or comes when the meter is used
    up, is returned as it was typed.
    """
    source = BROKEN.sub("\ufffd", source)
    try:
        return plain_words(parser().parse(source, {"job": Job(context=EMPTY, meter=meter)}), is_whole=is_whole)
    except (TooIntricateError, RecursionError):
        return " ".join(source.split())


def _safe_or_none(html: str) -> str | None:
    """Return the HTML made safe, or nothing when the sanitiser itself broke: then no HTML of the text is shown."""
    try:
        return make_safe(html)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # A panic of nh3 is no `Exception`.
        log.exception("sanitiser_broke", fault=type(fault).__name__)
        return None


def require_length(source: str) -> None:
    """Raise `Refused("too_long", …)` when a text is longer than any text may be."""
    if len(source) > MAX_CHARACTERS:
        raise Refused(
            "too_long",
            _("The text has %(length)d characters; at most %(most)d fit.")
            % {"length": len(source), "most": MAX_CHARACTERS},
        )


def _names(source: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    at, tries = source.find("@"), 0
    while at >= 0 and tries < MAX_TRIES:
        if may_start(source[max(at - 1, 0) : at]):
            tries += 1
            found.update((normal_form(name), None) for name in candidates(source, at))
        at = source.find("@", at + 1)
    return tuple(found)


def _bare_lines(source: str) -> tuple[str, ...]:
    normalised = (parser().normalizeLink(url) for url in _BARE_LINE.findall(source)[:_MAX_FOUND])
    return tuple(dict.fromkeys(normalised))


def _as_typed(source: str) -> str:
    blocks = re.split(r"\n\s*\n", source)
    return "".join(f'<p dir="auto">{escapeHtml(block).replace(chr(10), "<br>")}</p>\n' for block in blocks)
