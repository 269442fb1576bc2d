"""How long a text takes to read."""

import pytest

from rostra.markup.reading_time import minutes_to_read

ENGLISH = "The last boat home will keep running. "  # seven words
GERMAN = "Das letzte Schiff fährt weiter, sagt's Nord-Süd. "  # seven
RUSSIAN = "Последний паром домой будет ходить и дальше. "  # seven
CHINESE = "最后一班渡轮将继续开往岛上。"  # thirteen characters
JAPANESE = "最終の船はこれからも出ます。"  # thirteen
THAI = "เรือเที่ยวสุดท้ายจะยังคงแล่น"  # twenty-one letters, and seven marks above and below them


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        (ENGLISH * 34, 1),
        (ENGLISH * 136, 4),
        (GERMAN * 136, 4),
        (RUSSIAN * 136, 4),
        (CHINESE * 123, 4),
        (JAPANESE * 123, 4),
        (THAI * 166, 4),
        (ENGLISH * 68 + CHINESE * 62, 4),
    ],
)
def test_words_count_where_there_are_words_and_characters_where_not(text: str, minutes: int) -> None:
    assert minutes_to_read(text) == minutes


@pytest.mark.parametrize("text", ["", "One.", "…", "![](upload:abc)"])
def test_the_shortest_text_takes_a_minute(text: str) -> None:
    assert minutes_to_read(text) == 1


def test_addresses_and_signs_are_not_read() -> None:
    linked = ENGLISH.replace("boat", "[boat](https://example.org/a-long/way/to/the-boat/of/the/night)")
    bare = "https://example.org/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p "

    assert minutes_to_read((linked + "* * *\n\n") * 136) == 4
    assert minutes_to_read(ENGLISH * 136 + bare * 100) == 4
