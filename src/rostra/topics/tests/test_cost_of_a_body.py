"""Whatever a text quotes: making its body costs no more than any text may."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from tests.cast import NOON, a_topic, alice
from tests.pace import takes_at_most

from rostra.markup.render import MAX_CHARACTERS
from rostra.markup.tests.test_any_text import MOST_CALLS
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.body import make_body
from rostra.topics.models import Post

pytestmark = pytest.mark.django_db

# Units that cost the most each, repeated to the greatest length.
UNITS = ("- a\n", "_a", "a\n\n", "|a|\n|-|\n")


def in_one_quote(unit: str, post_id: int) -> str:
    """Ten openings at the head of one quote, whose words are all that follows."""
    head = f"> [!quote post={post_id}]\n" * 10
    return head + quoted(unit, "> ", MAX_CHARACTERS - len(head))


def in_one_another(unit: str, post_id: int) -> str:
    """Ten quotes in one another, the words in the innermost."""
    head = "".join("> " * depth + f"[!quote post={post_id}]\n" for depth in range(1, 11))
    return head + quoted(unit, "> " * 10, MAX_CHARACTERS - len(head))


def deep(unit: str, post_id: int) -> str:
    """Quotes of thousands of levels, each another number of them."""
    return "\n".join(">" * depth + f"[!quote post={post_id}]\n{unit.strip()}" for depth in range(3_000, 3_009))


def of_old_revisions(unit: str, post_id: int) -> str:
    """Quotes of five old revisions, and as much text of its own as there is room for."""
    head = "".join(f"> [!quote post={post_id} rev={number} from=1 to=9]\n> a\n\n" for number in range(1, 7))
    return head + unit * ((MAX_CHARACTERS - len(head)) // len(unit))


def quoted(unit: str, mark: str, length: int) -> str:
    """The unit, as often as there is room behind the mark at each line."""
    lines = (unit * 20).split("\n")
    block = "\n".join(mark + line for line in lines) + "\n"
    return block * (length // len(block))


def calls_made(act: Callable[[], object]) -> int:
    """Return how many Python calls something takes: no other load on the machine disturbs that."""
    count = 0

    def tick(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture
def post() -> Post:
    """A post of many revisions, each of them long and made of marks."""
    post = Post.objects.get(topic=a_topic(by=alice()))
    for number in range(1, 7):
        body = make_body("- a\n" * 7_900 + str(number), author=alice())
        edit_post(editor=alice(), post_id=post.pk, body=body, base_revision=number, at=NOON)
    return post


@pytest.mark.parametrize("unit", UNITS, ids=repr)
@pytest.mark.parametrize("craft", [in_one_quote, in_one_another, deep, of_old_revisions])
def test_quotes_made_to_be_slow_cost_no_more_than_any_text_may(
    craft: Callable[[str, int], str], unit: str, post: Post
) -> None:
    source = craft(unit, post.pk)

    count = calls_made(lambda: make_body(source, author=alice()))

    assert len(source) <= MAX_CHARACTERS
    assert count <= MOST_CALLS
    # Half a second or so: calls do not show a slow pattern.
    assert takes_at_most(40, lambda: make_body(source, author=alice()))
