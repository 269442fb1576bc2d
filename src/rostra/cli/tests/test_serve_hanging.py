"""A site that takes questions and answers none: it is told from one that only has much to do, and started again."""

import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.chaos.killing import end_wholly, held, started_by
from tests.server import Server
from tests.waiting import within

from rostra.cli.serving.pinging import PATIENCE, Pings
from rostra.kit.setting_values import Address

_IMPATIENT = """
from rostra.cli.main import main
from rostra.cli.serving import pinging
pinging._EVERY, pinging.PATIENCE = 5, 20
raise SystemExit(main())
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[socket.socket]:
    """A site that takes connections, and says what a test has it say."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "site.sock"))
        listening.listen(100)
        yield listening


@pytest.fixture
def pings(tmp_path: Path) -> Iterator[Pings]:
    """The questions to that site, where it is there."""
    asked = Pings(Address(socket=tmp_path / "site.sock"))
    yield asked
    asked.forget()


@pytest.mark.usefixtures("site")
def test_who_never_answers_is_told_after_long(pings: Pings) -> None:
    overdue = [pings.is_overdue() for _ in range(PATIENCE + 200)]

    assert not any(overdue[:PATIENCE])
    assert overdue[-1]


@pytest.mark.parametrize("said", [b"HTTP/1.1 200 OK\r\n", b""], ids=["answered", "ended"])
def test_who_answers_late_or_ends_is_not(site: socket.socket, pings: Pings, said: bytes) -> None:
    overdue = []
    for look in range(1, 3 * PATIENCE):
        overdue.append(pings.is_overdue())
        if look > PATIENCE // 2 and look % 100 == 0:
            asked, _ = site.accept()
            asked.sendall(said)
            asked.close()

    assert not any(overdue)


def test_one_worker_that_hangs_beside_another_is_told_as_well(site: socket.socket, pings: Pings) -> None:
    overdue, held_open = [], []
    for look in range(1, PATIENCE + 500):
        overdue.append(pings.is_overdue())
        if look % 200 == 0:  # the older of two questions hangs, the newer one is answered
            hanging, answered = site.accept(), site.accept()
            answered[0].sendall(b"HTTP/1.1 200 OK\r\n")
            held_open.append(hanging)

    assert overdue[-1]


def test_where_nobody_listens_nobody_hangs(pings: Pings) -> None:
    assert not any(pings.is_overdue() for _ in range(PATIENCE + 200))


@pytest.mark.processes
def test_a_site_that_hangs_is_started_again_and_says_where_it_was(new_server: Server) -> None:
    new_server.command = [sys.executable, "-c", _IMPATIENT]
    with new_server:
        before = new_server.children()["site"]
        with held(*started_by(before)):
            new_server.wait_for("process_hangs")
            assert within(40, lambda: new_server.children().get("site", before) != before)

        assert within(40, lambda: new_server.get("/account/sign-in/")[0] == 200)
        where = (new_server.data / "run/site-hung.txt").read_text()
        end_wholly(new_server)
    assert "Thread 0x" in where


@pytest.mark.processes
def test_a_worker_that_hangs_holds_up_only_who_is_with_it(new_server: Server) -> None:
    new_server.environment["ROSTRA_WORKERS"] = "2"
    with new_server, ThreadPoolExecutor(6) as readers:
        first, _second = started_by(new_server.children()["site"])
        with held(first):
            asked = [readers.submit(new_server.get, "/account/sign-in/")]
            assert not within(2, asked[0].done)
            for _ in range(5):
                asked.append(readers.submit(new_server.get, "/account/sign-in/"))
                assert within(8, asked[-1].done)

        assert [one.result()[0] for one in asked] == [200] * 6
