"""The word “Photo” stands once before a credit, whether it was typed or not."""

import pytest

from rostra.newsdesk.wording import credited


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("Photo: Ada", "Ada"),
        ("photo : Ada", "Ada"),
        ("Foto:Ada", "Ada"),
        ("Photo:", ""),
        ("Ada", "Ada"),
        ("Ada / Photo: Club", "Ada / Photo: Club"),
        ("Photo Club", "Photo Club"),
    ],
)
def test_the_word_before_a_credit_is_not_kept(typed: str, credit: str) -> None:
    assert credited(typed) == credit
