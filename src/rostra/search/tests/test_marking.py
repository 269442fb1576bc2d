"""Which passage of a text is shown, and what in it is marked."""

import pytest

from rostra.search.marking import marked, passage
from rostra.search.query import parse

_FILLER = "Nothing of note happens on this line. "


def _passage(text: str, typed: str) -> str:
    return str(passage(text, parse(typed)))


def test_the_passage_with_the_most_of_the_words_is_shown_not_the_first() -> None:
    text = f"A ferry was built. {_FILLER * 20}The night ferry to Skerrin is late. {_FILLER * 20}Night falls."

    shown = _passage(text, "late night ferry")

    assert "The <mark>night</mark> <mark>ferry</mark> to Skerrin is <mark>late</mark>." in shown
    assert "was built" not in shown


def test_of_passages_with_the_same_words_the_one_that_has_them_more_often_is_shown() -> None:
    text = f"One ferry. {_FILLER * 20}This ferry and that ferry."

    assert "This <mark>ferry</mark> and that <mark>ferry</mark>." in _passage(text, "ferry")


def test_a_whole_phrase_is_better_than_its_words_apart() -> None:
    text = f"Late they built a boat. {_FILLER * 20}The late boat."

    assert "The <mark>late boat</mark>." in _passage(text, '"late boat"')


def test_words_are_not_torn_at_either_end() -> None:
    text = f"{'incomprehensibilities ' * 30}ferry {'incomprehensibilities ' * 30}"

    shown = _passage(text, "ferry")

    assert shown.startswith("…incomprehensibilities ")
    assert shown.endswith(" incomprehensibilities…")
    assert len(shown) < 280


def test_a_passage_near_the_end_shows_what_stands_before_it() -> None:
    text = f"{_FILLER * 20}The ferry."

    shown = _passage(text, "ferry")

    assert shown.startswith("…")
    assert shown.endswith("The <mark>ferry</mark>.")
    assert len(shown) > 180


def test_a_passage_without_spaces_is_cut_between_characters_and_keeps_marks_with_their_letters() -> None:
    chinese = _passage(
        "渡輪今晚照常行駛本市居民表示歡迎" * 20 + "深夜渡船" + "渡輪今晚照常行駛本市居民表示歡迎" * 20, "渡船"
    )
    thai = _passage("เมื่อคืนนี้ที่ท่าน้ำ" * 30 + "เรือข้ามฟาก" + "เมื่อคืนนี้ที่ท่าน้ำ" * 30, "เรือข้ามฟาก")

    assert "深夜<mark>渡船</mark>渡輪" in chinese
    assert 200 < len(chinese) < 280
    assert "<mark>เรือข้ามฟาก</mark>" in thai
    assert not thai.startswith(("…่", "…้", "…ื", "…ั"))
    assert 150 < len(thai) < 280


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Herr Müller kommt", "mueller", "Herr <mark>Müller</mark> kommt"),
        ("Herr Mueller kommt", "müller", "Herr <mark>Mueller</mark> kommt"),
        ("Herr Mu\u0308ller kommt", "mueller", "Herr <mark>Mu\u0308ller</mark> kommt"),
        ("Die Nachtfähre", "faehre", "Die Nacht<mark>fähre</mark>"),
        ("Große Größe", "groesse", "Große <mark>Größe</mark>"),
        ("قال أحمد هذا", "احمد", "قال <mark>أحمد</mark> هذا"),
        ("اللغة العـــربـيّـة هنا", "العربيه", "اللغة <mark>العـــربـيّـة</mark> هنا"),
        ("ﺳﻼﻡ عليكم", "سلام", "<mark>ﺳﻼﻡ</mark> عليكم"),
        ("Café e\u0301t", "cafe et", "<mark>Café</mark> <mark>e\u0301t</mark>"),
        ("The Nachtfähre is late", "late fähre", "The Nacht<mark>fähre</mark> is <mark>late</mark>"),
        ("We did it 🎉 together", "🎉", "We did it <mark>🎉</mark> together"),
        ("Them <b>", "the", "<mark>The</mark>m &lt;b&gt;"),
    ],
)
def test_what_is_found_is_marked_in_the_form_it_is_written(text: str, typed: str, shown: str) -> None:
    assert str(marked(text, parse(typed))) == shown


def test_a_word_that_stands_elsewhere_is_not_marked_inside_of_others() -> None:
    query = parse("the ferry")

    assert str(marked("Other boats", query, beside="The ferry is late.")) == "Other boats"
    assert (
        str(passage("Other boats than a ferry", query, beside="The boats")) == "Other boats than a <mark>ferry</mark>"
    )
