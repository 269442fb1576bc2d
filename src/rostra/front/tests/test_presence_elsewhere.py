"""Several fronts say of who is there what all of them saw."""

import asyncio
from typing import Any
from unittest.mock import patch

from rostra.front import elsewhere
from rostra.front.elsewhere import Elsewhere
from rostra.front.hearing import Ears
from rostra.front.presence import Presence
from rostra.front.tests.stage import played, stage


class Voice:
    """A way to the other fronts that remembers what was said."""

    def __init__(self) -> None:
        self.said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def say(self, message: dict[str, Any]) -> None:
        """Remember it."""
        self.said.put_nowait(message)


@played
async def test_who_comes_is_told_once_with_all_who_come_meanwhile() -> None:
    with patch.object(elsewhere, "_TOGETHER_S", 0):
        voice = Voice()
        here = Elsewhere(voice)
        for _ in range(3):
            here.tell("topic-1", "/m/bob/", "Bob")
        here.tell("topic-1", "a1")
        first = await voice.said.get()
        here.tell("topic-1", "/m/bob/", "Bob")
        here.tell("topic-2", "/m/bob/", "Bob")
        second = await voice.said.get()

    assert first["who"] == [("topic-1", "/m/bob/", "Bob"), ("topic-1", "a1", "")]
    assert second["who"] == [("topic-2", "/m/bob/", "Bob")]


@played
async def test_who_stays_is_told_again_before_others_forget_them() -> None:
    with patch.object(elsewhere, "_TOGETHER_S", 0), patch.object(elsewhere, "_AGAIN_S", 0):
        voice = Voice()
        here = Elsewhere(voice)
        here.tell("topic-1", "/m/bob/", "Bob")
        first = await voice.said.get()
        here.tell("topic-1", "/m/bob/", "Bob")

        assert (await voice.said.get())["who"] == first["who"]


@played
async def test_who_came_to_another_front_counts_here_and_what_was_told_from_here_does_not_count_again() -> None:
    async with stage() as here:
        front = here.front
        own = Elsewhere(Voice())
        ears = Ears(front.cache, front.live, own)
        told = [["topic-1", "/m/bob/", "Bob"], ["topic-1", "a1", ""]]

        ears.hear({"kind": "came", "by": own._own, "who": [["topic-1", "/m/ann/", "Ann"]]})
        ears.hear({"kind": "came", "by": "another", "who": told})

        now = asyncio.get_running_loop().time()
        assert front.presence.seen("topic-1", now) == {
            "members": [{"name": "Bob", "url": "/m/bob/"}],
            "member_count": 1,
            "guest_count": 1,
        }


def test_fronts_of_one_forum_know_a_guest_again_and_those_of_another_do_not() -> None:
    one, same, other = Presence("key"), Presence("key"), Presence()

    marks = [presence.mark("198.51.100.1", b"Mozilla") for presence in (one, same, other)]

    assert marks[0] == marks[1] != marks[2]
