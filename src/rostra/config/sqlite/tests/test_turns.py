"""Writers of one SQLite file take turns: first come, first served, across processes, and the dead hold nobody up."""

import os
import signal
import threading
from pathlib import Path

import pytest

from rostra.config.sqlite.turns import Turns, TurnTimeout


def test_one_waits_while_another_writes(tmp_path: Path) -> None:
    first, second = Turns(tmp_path / "turns"), Turns(tmp_path / "turns")
    first.take(1)

    with pytest.raises(TurnTimeout):
        second.take(0.05)
    first.give_back()
    second.take(1)


def test_who_gives_up_lets_nobody_pass_before_their_turn(tmp_path: Path) -> None:
    writing, impatient, last = (Turns(tmp_path / "turns") for _ in range(3))
    writing.take(1)
    with pytest.raises(TurnTimeout):
        impatient.take(0.01)

    with pytest.raises(TurnTimeout):
        last.take(0.01)
    writing.give_back()
    last.take(1)


def test_turns_come_in_the_order_of_asking(tmp_path: Path) -> None:
    holder = Turns(tmp_path / "turns")
    holder.take(1)
    order: list[int] = []
    drawn = threading.Semaphore(0)

    class Noted(Turns):
        def _draw(self) -> int:
            number = super()._draw()
            drawn.release()
            return number

    def write(number: int) -> None:
        turns = Noted(tmp_path / "turns")
        turns.take(10)
        order.append(number)
        turns.give_back()

    threads = []
    for number in range(6):
        threads.append(threading.Thread(target=write, args=[number]))
        threads[-1].start()
        drawn.acquire()
    holder.give_back()
    for thread in threads:
        thread.join(10)

    assert order == list(range(6))


def test_a_writer_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        Turns(tmp_path / "turns").take(1)
        os.write(tell, b"1")
        signal.pause()
    os.read(ready, 1)
    next_one = Turns(tmp_path / "turns")
    with pytest.raises(TurnTimeout):
        next_one.take(0.01)

    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

    next_one.take(1)
