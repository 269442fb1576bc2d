"""Where a text is cut."""

import pytest

from rostra.markup.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Short enough", 20, "Short enough"),
        ("One\n two   three", 20, "One two three"),
        ("The last boat home will keep running", 20, "The last boat home…"),
        ("The last boat, home", 16, "The last boat…"),
        ("Donaudampfschifffahrtsgesellschaft", 12, "Donaudampfs…"),
        ("渡轮将继续运行。经过四个小时的讨论", 9, "渡轮将继续运行。…"),
        ("สวัสดีครับผมชื่อสมศรี", 6, "สวัส…"),
        ("مرحبا بالعالم الجميل", 14, "مرحبا بالعالم…"),
        ("ab👨‍👩‍👧cd and more", 7, "ab…"),
        ("ab👍🏽cd", 4, "ab…"),
        ("🇩🇪🇹🇭🇨🇳", 4, "🇩🇪…"),
        ("e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("", 5, ""),
    ],
)
def test_a_text_ends_at_a_word_or_between_two_characters(text: str, limit: int, expected: str) -> None:
    found = excerpt(text, limit)

    assert found == expected
    assert len(found) <= limit
