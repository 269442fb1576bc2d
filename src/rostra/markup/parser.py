"""The Markdown that Rostra reads: CommonMark and the rules of `syntax/`, in one parser made once."""

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin

from rostra.markup.html import Html
from rostra.markup.metered import MeteredBlocks, MeteredInline, count_attempt
from rostra.markup.syntax.cards import place_cards
from rostra.markup.syntax.emoji import short_code
from rostra.markup.syntax.footnotes import use_footnotes
from rostra.markup.syntax.links import BareLinks, angled_link, bare_link, find_links, is_linkable, note_links
from rostra.markup.syntax.mentions import mention
from rostra.markup.syntax.pictures import place_pictures
from rostra.markup.syntax.quotes import attribute_quotes
from rostra.markup.syntax.spoilers import is_spoiler, pair_spoilers, spoiler_mark
from rostra.markup.syntax.tables import bounded_table
from rostra.markup.verbatim import note_quoted_words


@cache
def parser() -> MarkdownIt:
    """Return the parser. It keeps nothing of a text: what a run needs travels in `env`."""
    md = MarkdownIt("commonmark", {"html": False, "linkify": True, "tasklists": True})
    md.block, md.inline = MeteredBlocks(), MeteredInline()
    md.configure("commonmark", {"html": False, "linkify": True, "tasklists": True})
    md.linkify = BareLinks()
    md.validateLink = is_linkable  # type: ignore[method-assign]
    md.enable(["table", "strikethrough", "linkify"])
    md.disable(["html_block", "html_inline"])
    md.block.ruler.at("table", bounded_table, {"alt": ["paragraph", "reference"]})
    container_plugin(md, "spoiler", validate=is_spoiler)
    use_footnotes(md)
    renderer = Html()
    renderer.use_elements()
    md.renderer = renderer
    _add_inline(md)
    _add_core(md)
    return md


def _add_inline(md: MarkdownIt) -> None:
    md.inline.add_terminator_char("|")
    md.inline.ruler.before("text", "count_attempt", count_attempt)
    md.inline.ruler.at("linkify", bare_link)
    md.inline.ruler.at("autolink", angled_link)
    md.inline.ruler.push("mention", mention)
    md.inline.ruler.push("short_code", short_code)
    md.inline.ruler.push("spoiler_mark", spoiler_mark)
    md.inline.ruler2.before("fragments_join", "pair_spoilers", pair_spoilers)


def _add_core(md: MarkdownIt) -> None:
    md.core.ruler.at("linkify", find_links)
    md.core.ruler.after("block", "attribute_quotes", attribute_quotes)
    for name, rule in (("note_links", note_links), ("place_pictures", place_pictures), ("place_cards", place_cards)):
        md.core.ruler.push(name, rule)
    md.core.ruler.push("note_quoted_words", note_quoted_words)
