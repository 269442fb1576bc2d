"""Whatever is typed into the search box, in the syntax of any index: it is answered and breaks nothing."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import a_topic

from rostra.search.actions.reindex import reindex
from rostra.search.query import can_be_looked_for_in_words, parse

pytestmark = pytest.mark.django_db

PIECES = st.sampled_from(
    [
        '"', '""', "'", "''", "*", "^", "-", "--", "+", "(", ")", ":", "{", "}", "[", "]", "|", "||", "&", "&&", "!",
        "<->", "<2>", "\\", "%", "_", "?", ";", "/*", "ferry", "fer", "AND", "OR", "NOT", "NEAR", "NEAR(", ", 2)",
        "title:", "text :", "rowid", "{title text}:", "search_words", ":*", ":A", ":*B", "$$", " ", "  ", "\n", "\t",
        "\0", "\ufffe", "“", "”", "»", "é", "e\u0301", "ม", "中", "中文", "مرحبا", "\u200d", "\u202e", "🙂",
        "'::tsquery", "0", "9" * 30,
    ]
)  # fmt: skip
TYPED = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=20).map("".join)


@given(words=TYPED, author=st.one_of(st.just(""), TYPED), section=st.one_of(st.just(""), TYPED), order=TYPED)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_is_answered(client: Client, words: str, author: str, section: str, order: str) -> None:
    fields = {"q": words, "author": author, "section": section, "order": order}

    answer = client.get("/search/", {name: _sendable(text) for name, text in fields.items()})

    assert answer.status_code in ({200, 422} if author or section else {200})


def _sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()  # Half characters cannot be put into an address.


@pytest.mark.parametrize(
    "words",
    [
        f'"{"the " * 60}"', "the" * 80, f'"{"i " * 120}"', " ".join([f'"{"the " * 5}"'] * 9), '"' * 300, "- " * 100,
        " ".join(["ferries"] * 30), "渡" * 300, "-" * 300, "ä" * 300, "e\u0301" * 150,
    ],
)  # fmt: skip
def test_what_is_asked_of_the_index_is_short_however_much_is_typed(words: str) -> None:
    query = parse(words)

    assert sum(len(form) for part in (*query.wanted, *query.unwanted) for form in part.forms[:1]) <= 32
    letters = sum(len(forms[0]) for forms in query.pieces)
    assert letters <= 32 or not can_be_looked_for_in_words(query)


@pytest.mark.parametrize(
    "words",
    ['"ferry', 'ferry"', "ferry AND", "NEAR(ferry late, 2)", "title:ferry", "ferry*", "^ferry", "(ferry", "ferry)"],
)
def test_signs_of_an_index_are_no_language_and_the_word_is_found(client: Client, words: str) -> None:
    a_topic(text="The title ferry came near ferry late 2, ferry and all.")
    reindex()

    assert "<mark>ferry</mark>" in client.get("/search/", {"q": words}).text
