"""The frame: the same for every guest, what they may do for members, and nothing that needs a script."""

from dataclasses import replace

import html5lib
import pytest

from rostra.ui.frame import Frame
from rostra.ui.tests import sample
from rostra.ui.tests.conftest import Render


@pytest.mark.parametrize("frame", [sample.a_guest_frame(), sample.a_member_frame()], ids=["guest", "member"])
def test_every_component_is_valid_html(render_components: Render, frame: Frame) -> None:
    parser = html5lib.HTMLParser(strict=True)

    parser.parse(render_components(frame))


def test_guest_finds_the_ways_in(render_components: Render) -> None:
    page = render_components(sample.a_guest_frame())

    assert '<a class="skip" href="#main">Jump to content</a>' in page
    assert 'href="/account/sign-in/?next=/s/harbour/"' in page
    assert ">Create account</a>" in page
    assert 'action="/notice/dismiss/"' in page


def test_member_finds_what_they_may_make(render_components: Render) -> None:
    page = render_components(sample.a_member_frame())

    assert "Create new…" in page
    assert "Start a discussion" in page
    assert 'data-theme="dark"' in page
    assert "Sign in" not in page


def test_nothing_inline_that_the_content_policy_forbids(render_components: Render) -> None:
    tree = html5lib.parse(render_components(sample.a_member_frame()), namespaceHTMLElements=False)

    inline = [tag for tag in tree.iter("script") if "src" not in tag.attrib and "json" not in tag.attrib["type"]]
    styled = [tag for tag in tree.iter() if "style" in tag.attrib or tag.tag == "style"]
    handlers = [name for tag in tree.iter() for name in tag.attrib if str(name).startswith("on")]

    assert (inline, styled, handlers) == ([], [], [])


def test_every_id_is_there_once(render_components: Render) -> None:
    tree = html5lib.parse(render_components(sample.a_guest_frame()), namespaceHTMLElements=False)

    ids = [tag.attrib["id"] for tag in tree.iter() if "id" in tag.attrib]

    assert sorted(ids) == sorted(set(ids))


def test_every_described_control_has_its_description(render_components: Render) -> None:
    tree = html5lib.parse(render_components(sample.a_guest_frame()), namespaceHTMLElements=False)
    ids = {tag.attrib["id"] for tag in tree.iter() if "id" in tag.attrib}

    named = [
        id_
        for tag in tree.iter()
        for name in ("aria-describedby", "aria-labelledby", "for")
        for id_ in tag.attrib.get(name, "").split()
    ]

    assert set(named) <= ids


def test_structured_data_cannot_leave_its_element(render_components: Render) -> None:
    page = render_components(sample.a_guest_frame())

    assert '"headline": "\\u003c/script\\u003e"' in page
    assert 'content="Components &lt;/script&gt;"' in page


def test_a_printed_page_says_where_it_comes_from_and_a_shown_one_has_that_in_its_head(
    render_components: Render,
) -> None:
    frame = replace(sample.a_guest_frame(), site_name="The Quayside", base_url="https://quay.example")

    page = html5lib.parse(render_components(frame), namespaceHTMLElements=False)

    line = page.find(".//p[@class='on-paper wrap']")
    canonical = page.find(".//link[@rel='canonical']")
    assert line is not None
    assert canonical is not None
    assert "".join(line.itertext()) == "The Quayside https://quay.example/components/"
    assert canonical.attrib["href"] == "https://quay.example/components/"
