"""The elements that CommonMark does not know, each a function of its token, in the look's classes."""

from collections.abc import Callable, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from rostra.markup.context import Picture
from rostra.markup.job import Job
from rostra.markup.syntax.links import OUTSIDE_REL, is_outside
from rostra.markup.syntax.spoilers import spoiler_title

# Posts are 66 characters wide: about 41rem. See the look.
_SIZES = "(min-width: 48rem) 41rem, 100vw"


def words_of(tokens: Sequence[Token] | None) -> str:
    """Return the plain words of inline tokens."""
    parts: list[str] = []
    for token in tokens or ():
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.children:
            parts.append(words_of(token.children))
        elif token.type in ("text", "text_special", "code_inline"):
            parts.append(token.content)
    return " ".join("".join(parts).split())


def _table_open(_token: Token, _job: Job) -> str:
    return '<div class="scroll" tabindex="0"><table class="table">\n'


def _table_close(_token: Token, _job: Job) -> str:
    return "</table></div>\n"


def _quote_open(token: Token, job: Job) -> str:
    """Begin a quote with who wrote it, where, and whether it reads differently now."""
    ref, context = token.meta["ref"], job.context
    target = context.quotes.get(ref.key)
    if target is None:
        by = ref.by if context.names_strangers else ""
        head = f"<header>{_naming(context.words.wrote, by)}</header>" if by else ""
        return f'<blockquote class="quote">{head}\n'
    if target.removed or (target.says and not target.says(token.meta["lines"])):
        said = context.words.removed if target.removed else context.words.reworded
        head = f'<a href="{escapeHtml(target.url)}">{_naming(said, target.author)}</a>'
        return f'<blockquote class="quote"><header>{head}</header>\n'
    head = f'<a href="{escapeHtml(target.url)}">{_naming(context.words.wrote, target.author)}</a>'
    if target.changed:
        changed = escapeHtml(context.words.changed)
        link = f'<a href="{escapeHtml(target.diff_url)}">{changed}</a>' if target.diff_url else changed
        head += f' <span class="changed">{link}</span>'
    return f'<blockquote class="quote tone-{target.tone}"><header>{head}</header>\n'


def _naming(words: str, name: str) -> str:
    return escapeHtml(words.replace("%(name)s", name))


def _quote_close(_token: Token, _job: Job) -> str:
    return "</blockquote>\n"


def _spoiler_open(token: Token, job: Job) -> str:
    title = spoiler_title(token.info) or job.context.words.spoiler
    return f'<details class="spoiler"><summary dir="auto">{escapeHtml(title)}</summary>\n'


def _spoiler_close(_token: Token, _job: Job) -> str:
    return "</details>\n"


def _figure(token: Token, job: Job) -> str:
    """Show a picture that stands alone, with its caption and credit, or a place for it."""
    picture, alt = job.context.pictures.get(token.meta["token"]), words_of(token.children)
    if picture is None:
        words = escapeHtml(_instead(token, job, alt))
        return f'<figure class="fig pending"><p dir="auto">{words}</p></figure>\n'
    caption = escapeHtml(str(token.attrs.get("title") or picture.caption))
    credit = f'<span class="credit">{escapeHtml(picture.credit)}</span>' if picture.credit else ""
    below = " ".join(part for part in (caption, credit) if part)
    shown = f'<figcaption dir="auto">{below}</figcaption>' if below else ""
    return f'<figure class="fig">{_sources(picture, alt)}{shown}</figure>\n'


def _picture(token: Token, job: Job) -> str:
    """Show a picture within a line, or a place for it."""
    picture, alt = job.context.pictures.get(token.meta["token"]), words_of(token.children)
    if picture is None:
        return f'<span class="pending">{escapeHtml(_instead(token, job, alt))}</span>'
    return _sources(picture, alt)


def _instead(token: Token, job: Job, alt: str) -> str:
    """Return what stands in the place of a picture that is not there: why, and what it shows."""
    context, name = job.context, token.meta["token"]
    if name in context.preparing:
        return f"{context.words.preparing} {alt}".rstrip()
    if name in context.refused:
        return f"{context.words.refused} {alt}".rstrip()
    return alt or context.words.pending


def _sources(picture: Picture, alt: str) -> str:
    kinds = dict.fromkeys(rendition.type for rendition in picture.renditions)
    sources = "".join(
        f'<source type="{escapeHtml(kind)}" srcset="{_srcset(picture, kind)}" sizes="{_SIZES}">' for kind in kinds
    )
    return (
        f'<picture>{sources}<img src="{escapeHtml(picture.url)}" width="{picture.width}" height="{picture.height}" '
        f'alt="{escapeHtml(alt or picture.alt)}" loading="lazy" decoding="async"></picture>'
    )


def _srcset(picture: Picture, kind: str) -> str:
    files = (f"{one.url} {one.width}w" for one in picture.renditions if one.type == kind)
    return escapeHtml(", ".join(files))


def _outside_picture(token: Token, _job: Job) -> str:
    """Link a picture on another site: no reader's browser asks another host."""
    url, title = str(token.attrs["src"]), str(token.attrs.get("title", ""))
    words = escapeHtml(words_of(token.children) or url)
    if not token.meta["linked"]:
        return words
    titled = f' title="{escapeHtml(title)}"' if title else ""
    rel = f' rel="{OUTSIDE_REL}"' if is_outside(url) else ""
    return f'<a href="{escapeHtml(url)}"{titled}{rel}>{words}</a>'


def _card(token: Token, _job: Job) -> str:
    card, href = token.meta["card"], escapeHtml(str(token.attrs["href"]))
    lines = (("b", card.title), ("span", card.description), ("small", card.site))
    inside = " ".join(f"<{tag}>{escapeHtml(words)}</{tag}>" for tag, words in lines if words)
    return f'<a class="card-link" href="{href}" rel="{OUTSIDE_REL}">{inside}</a>'


def _footnote_ref(token: Token, job: Job) -> str:
    number, nth = token.meta["id"] + 1, token.meta.get("subId", 0)
    name, label = f"{job.prefix}{number}", escapeHtml(f"{job.context.words.footnote} {number}")
    link = f'<a href="#fn-{name}" id="fnref-{name}-{nth}" aria-label="{label}">{number}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def _footnotes_open(_token: Token, _job: Job) -> str:
    return '<div class="footnotes"><ol dir="auto">\n'


def _footnotes_close(_token: Token, _job: Job) -> str:
    return "</ol></div>\n"


def _footnote_open(token: Token, job: Job) -> str:
    return f'<li id="fn-{job.prefix}{token.meta["id"] + 1}">'


def _footnote_close(_token: Token, _job: Job) -> str:
    return "</li>\n"


def _footnote_back(token: Token, job: Job) -> str:
    """Lead back to the place in the text that the footnote belongs to."""
    name = f"{job.prefix}{token.meta['id'] + 1}-{token.meta.get('subId', 0)}"
    label = escapeHtml(job.context.words.back)
    return f' <a class="footnote-back" href="#fnref-{name}" aria-label="{label}">↩</a>'


ELEMENTS: dict[str, Callable[[Token, Job], str]] = {
    "card": _card,
    "container_spoiler_close": _spoiler_close,
    "container_spoiler_open": _spoiler_open,
    "figure": _figure,
    "footnote_anchor": _footnote_back,
    "footnote_block_close": _footnotes_close,
    "footnote_block_open": _footnotes_open,
    "footnote_close": _footnote_close,
    "footnote_open": _footnote_open,
    "footnote_ref": _footnote_ref,
    "outside_picture": _outside_picture,
    "picture": _picture,
    "quote_close": _quote_close,
    "quote_open": _quote_open,
    "table_close": _table_close,
    "table_open": _table_open,
}
