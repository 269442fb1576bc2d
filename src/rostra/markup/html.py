"""markdown-it's renderer, with Rostra's elements beside those of CommonMark."""

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from rostra.markup.elements import ELEMENTS
from rostra.markup.job import job_of

_DIRECTED = {"paragraph_open", "heading_open", "bullet_list_open", "ordered_list_open", "th_open", "td_open"}
_ALIGNED = {"text-align:right": "r", "text-align:center": "c", "text-align:left": "l"}


class Html(RendererHTML):
    """Renders tokens; those in `ELEMENTS` each by its own function."""

    def use_elements(self) -> None:
        """Take over the tokens that plugins would render in their own way."""
        for kind in ELEMENTS:
            self.rules[kind] = self._element  # type: ignore[assignment]

    def _element(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        return ELEMENTS[tokens[idx].type](tokens[idx], job_of(env))

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802 - the name that markdown-it calls
        """Render a plain token: shifts headings, sets the direction of blocks, replaces styles by classes."""
        token = tokens[idx]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) - 1 + job_of(env).heading_from)}"
        if token.type in _DIRECTED:
            token.attrs["dir"] = "auto"
            align = token.attrs.pop("style", None)
            if align:
                token.attrs["class"] = _ALIGNED[str(align)]
        return super().renderToken(tokens, idx, options, env)

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render an item; the box of a task says in words whether it is done."""
        words, meta = job_of(env).context.words, tokens[idx].meta
        item = super().list_item_open(tokens, idx, options, env)
        if "checked" not in meta:
            return item
        label = escapeHtml(words.done if meta["checked"] else words.to_do)
        return item.replace("<input ", f'<input aria-label="{label}" ')

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render a code block: it scrolls, so the keyboard must reach it."""
        return _tab_stop(super().fence(tokens, idx, options, env))

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render an indented code block."""
        return _tab_stop(super().code_block(tokens, idx, options, env))


def _tab_stop(block: str) -> str:
    return block.replace("<pre>", '<pre tabindex="0">', 1)
