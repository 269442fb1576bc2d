"""Keeping what a member has typed."""

import pytest
from tests.cast import NOON, alice, bob

from rostra.topics.actions.save_draft import StaleDraft, discard_draft, discard_posted, empty_draft, save_draft
from rostra.topics.models import Draft

pytestmark = pytest.mark.django_db


def saved(source: str, number: int, *, title: str = "") -> Draft:
    """Save alice's draft of a reply."""
    return save_draft(member=alice(), place="topic-7", title=title, source=source, number=number, at=NOON)


def test_each_save_counts_up() -> None:
    first = saved("It", 0)
    second = saved("It came", first.number)

    assert (first.number, second.number) == (1, 2)
    assert Draft.objects.get().source == "It came"


def test_a_save_that_knows_an_older_number_is_stale_and_both_texts_live() -> None:
    saved("One window", 0)
    saved("One window, more", 1)

    with pytest.raises(StaleDraft) as stale:
        saved("Another window", 1)

    assert (stale.value.kept.source, stale.value.kept.number) == ("One window, more", 2)
    assert Draft.objects.get().source == "One window, more"


def test_the_same_text_saved_twice_is_never_stale() -> None:
    saved("The same", 0)

    assert saved("The same", 0).number == 1


def test_a_first_save_from_a_second_window_is_stale() -> None:
    saved("One window", 0)

    with pytest.raises(StaleDraft):
        saved("Another window", 0)


def test_everybody_has_drafts_of_their_own() -> None:
    saved("Mine", 0)

    theirs = save_draft(member=bob(), place="topic-7", title="", source="His", number=0, at=NOON)

    assert theirs.number == 1
    assert Draft.objects.count() == 2


def test_a_discarded_draft_is_gone() -> None:
    saved("Never mind", 0)

    discard_draft(member=alice(), place="topic-7")

    assert not Draft.objects.exists()


def test_a_draft_emptied_by_a_window_that_knows_it_is_gone() -> None:
    kept = saved("Never mind", 0)

    empty_draft(member=alice(), place="topic-7", number=kept.number)

    assert not Draft.objects.exists()


def test_a_stale_window_that_is_emptied_takes_nothing_away() -> None:
    saved("One window", 0)
    saved("One window, more", 1)

    with pytest.raises(StaleDraft) as stale:
        empty_draft(member=alice(), place="topic-7", number=1)

    assert stale.value.kept.source == "One window, more"
    assert Draft.objects.get().source == "One window, more"


@pytest.mark.parametrize(
    ("number", "posted", "left"),
    [(1, "Another text", 0), (0, "One window", 0), (0, "One window, and more", 0), (0, "Another window", 1)],
)
def test_a_posted_draft_is_gone_and_one_that_says_more_stays(number: int, posted: str, left: int) -> None:
    saved("One window", 0)

    discard_posted(member=alice(), place="topic-7", number=number, source=posted)

    assert Draft.objects.count() == left


def test_a_draft_with_another_title_stays() -> None:
    saved("The same", 0, title="One title")

    discard_posted(member=alice(), place="topic-7", number=0, source="The same", title="Another title")

    assert Draft.objects.exists()
