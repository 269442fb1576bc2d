"""A bare address on a line of its own shows what the page there says about itself."""

import pytest

from rostra.markup.context import Card, RenderContext
from rostra.markup.render import render, scan

URL = "https://example.org/night-ferry"
CONTEXT = RenderContext(cards={URL: Card("Night <ferry>", "It keeps running.", "Courier")})


@pytest.mark.parametrize("source", [URL, f"<{URL}>", f"Look:\n\n{URL}\n\nGood"])
def test_a_bare_address_with_a_card_becomes_one_and_loads_nothing_from_there(source: str) -> None:
    rendered = render(source, context=CONTEXT)

    assert (
        f'<p class="card" dir="auto"><a class="card-link" href="{URL}" rel="nofollow ugc noopener">'
        "<b>Night &lt;ferry&gt;</b> <span>It keeps running.</span> <small>Courier</small></a></p>"
    ) in rendered.html
    assert rendered.cards == scan(source).cards == (URL,)


def test_an_address_without_a_card_stays_a_link_and_is_asked_for() -> None:
    rendered = render(URL)

    assert f">{URL}</a>" in rendered.html
    assert rendered.cards == (URL,)


@pytest.mark.parametrize("source", [f"See {URL}", f"[{URL}]({URL})", f"`{URL}`", f"- {URL}", "/t/1/", "a@example.org"])
def test_an_address_in_other_company_is_no_card(source: str) -> None:
    assert render(source, context=CONTEXT).cards == ()
