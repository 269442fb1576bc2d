"""Kill -9 at any point: what was acknowledged is there once, every counter is right, and it comes back by itself."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.chaos.crew import NAMES
from tests.chaos.killing import kill_part
from tests.chaos.posting import Poster
from tests.server import Server
from tests.waiting import within

pytestmark = pytest.mark.processes
EACH = 25
WHATS = ("worker", "site", "front", "everything", "worker", "tasks", "everything")
SEED = 20260314


def test_acknowledged_posts_survive_and_counters_are_right(harmed_on_both: Server) -> None:
    topic = int(harmed_on_both.run_module("tests.chaos.crew"))
    with ExitStack() as open_clients, ThreadPoolExecutor(len(NAMES)) as pool:
        posters = [open_clients.enter_context(Poster(harmed_on_both.url, name)) for name in NAMES]
        writing = [pool.submit(write_all, poster, topic, number) for number, poster in enumerate(posters)]
        harm_between(harmed_on_both, posters)
        for one in writing:
            one.result()

    sent = sorted(text for poster in posters for text in poster.acknowledged)
    assert len(sent) == len(NAMES) * EACH
    assert sorted(texts(harmed_on_both, topic)) == sent
    assert places(harmed_on_both, topic) == list(range(1, len(sent) + 2))
    # What is queued is made good once the tasks of a killed worker are given back.
    assert within(90, lambda: harmed_on_both.rostra("doctor").returncode == 0), harmed_on_both.rostra("doctor").stdout


def write_all(poster: Poster, topic: int, number: int) -> None:
    """Write what one member writes."""
    for count in range(EACH):
        poster.reply(topic, f"Sailor {number} says {count}.")


def harm_between(server: Server, posters: list[Poster]) -> None:
    """Kill something whenever as many posts were acknowledged as the dice say."""
    dice = random.Random(SEED)  # noqa: S311 - for a test that can be repeated
    for after, what in zip(sorted(dice.sample(range(5, len(NAMES) * EACH - 10), len(WHATS))), WHATS, strict=True):
        assert within(90, lambda after=after: sum(len(one.acknowledged) for one in posters) >= after)  # type: ignore[misc]
        kill_part(server, what)
        if what == "everything":
            server.start()


def texts(server: Server, topic: int) -> list[str]:
    """Return what stands in the topic after its first post."""
    rows = server.select("SELECT source FROM topics_post WHERE topic_id = ? AND seq > 1", topic)
    return [str(source) for (source,) in rows]


def places(server: Server, topic: int) -> list[int]:
    """Return the numbers of the topic's posts."""
    return [
        int(str(seq)) for (seq,) in server.select("SELECT seq FROM topics_post WHERE topic_id = ? ORDER BY seq", topic)
    ]
