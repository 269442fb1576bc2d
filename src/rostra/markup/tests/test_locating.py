"""Quotes are told where their words stand."""

from rostra.markup.context import QuoteRef
from rostra.markup.locating import locate_quotes

ASKED = "> [!quote post=1 rev=2]\n> Some *words*\n> and more\n\nMine"


def test_the_place_is_written_into_the_first_line() -> None:
    asked: list[tuple[QuoteRef, str]] = []

    def find(ref: QuoteRef, words: str) -> tuple[int, int] | None:
        asked.append((ref, words))
        return 3, 24

    located = locate_quotes(ASKED, find)

    assert located == "> [!quote post=1 rev=2 from=3 to=24]\n> Some *words*\n> and more\n\nMine"
    assert asked == [(QuoteRef(1, 2), "Some words and more")]


def test_a_quote_that_has_a_place_or_is_not_found_stays_as_it_is() -> None:
    placed = "> [!quote post=1 rev=2 from=1 to=2]\n> x"

    assert locate_quotes(placed, lambda _ref, _words: (5, 6)) == placed
    assert locate_quotes(ASKED, lambda _ref, _words: None) == ASKED


def test_a_quote_within_a_quote_has_its_own_words() -> None:
    source = "> [!quote post=1]\n> > [!quote post=2]\n> > inner\n>\n> outer"
    asked: list[tuple[int, str]] = []

    def find(ref: QuoteRef, words: str) -> None:
        asked.append((ref.post, words))

    locate_quotes(source, find)

    assert asked == [(1, "outer"), (2, "inner")]


def test_a_quote_deeper_than_anybody_reads_is_not_looked_for() -> None:
    marks = ">" * 3_000
    asked: list[QuoteRef] = []

    located = locate_quotes(f"{marks}[!quote post=1]\n{marks}a", lambda ref, _words: asked.append(ref))

    assert located == f"{marks}[!quote post=1]\n{marks}a"
    assert asked == []
