"""What a page says about itself."""

import pytest
from tests.pace import takes_at_most

from rostra.kit.fetching import Fetched
from rostra.links.page_facts import PageFacts, facts_of


def page(body: str | bytes, *, charset: str | None = None, url: str = "https://www.courier.example/a") -> Fetched:
    """Return a fetched page."""
    return Fetched(url, "text/html", charset, body.encode() if isinstance(body, str) else body)


def test_opengraph_comes_first() -> None:
    facts = facts_of(
        page(
            '<head><title>Plain</title><meta property="og:title" content="Night &amp; ferry"><meta name="description" '
            'content="It runs."><meta property="og:site_name" content="The Courier"></head><body>'
        )
    )

    assert facts == PageFacts("Night & ferry", "It runs.", "The Courier")


def test_a_page_without_opengraph_is_known_by_its_title_and_host() -> None:
    assert facts_of(page("<title> Night\n ferry </title><title>2</title>")) == PageFacts(
        "Night ferry", "", "courier.example"
    )


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("<title>Grüße</title>".encode("latin-1"), "iso-8859-1"),
        ('<meta charset="windows-1252"><title>Grüße</title>'.encode("cp1252"), None),
        ("<title>Grüße</title>".encode(), None),
        ("<title>Grüße</title>".encode(), "no-such-charset"),
    ],
)
def test_the_charset_is_taken_from_where_it_is_said(body: bytes, charset: str | None) -> None:
    assert facts_of(page(body, charset=charset)).title == "Grüße"


def test_words_are_cut_to_a_length_and_freed_of_hidden_characters() -> None:
    facts = facts_of(page(f"<title>\u202e{'word ' * 100}</title>"))

    assert len(facts.title) <= 200
    assert facts.title.startswith("word")
    assert facts.title.endswith("…")


@pytest.mark.parametrize(
    "unit", ["<", "<!--", "<!", "<?", "<a ", '<a b="', "<title>", "&#x", "<meta ", "</", "<![CDATA["]
)
def test_a_page_made_to_be_slow_is_read_in_time(unit: str) -> None:
    read = page(unit * (512_000 // len(unit)))

    assert takes_at_most(80, lambda: facts_of(read))  # Most take a tenth of it; a task waits, no person does.
