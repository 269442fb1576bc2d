"""`rostra serve` from the outside: it starts, answers, survives, and stops."""

import os
import re
import signal
from pathlib import Path

import pytest
from tests.server import Server, run_rostra
from tests.waiting import within

pytestmark = pytest.mark.processes


def test_an_empty_directory_becomes_a_site_that_answers(new_server: Server) -> None:
    new_server.start()
    new_server.wait_for(f"Rostra is ready at {new_server.url}/")
    link = re.search(r"http\S+", new_server.wait_for("Set it up here"))

    status, page = new_server.get("/")

    assert status == 200
    assert "<h1" in page
    assert link
    assert re.fullmatch(re.escape(new_server.url) + r"/setup/[0-9a-f]{32}/\n?", link[0])


def test_all_that_it_starts_ends_with_it(new_server: Server) -> None:
    with new_server:
        started = new_server.children()
        code = new_server.stop()

    assert set(started) == {"front", "site", "tasks"}
    assert code == 0
    assert not [kind for kind, process in started.items() if Path(f"/proc/{process}").exists()]


def test_all_ends_even_when_the_supervisor_is_killed(new_server: Server) -> None:
    with new_server:
        started = new_server.children()
        new_server.process.kill()
        new_server.wait_for_end()

        assert within(10, lambda: not any(Path(f"/proc/{one}").exists() for one in started.values()))


def test_one_ctrl_c_ends_it(new_server: Server) -> None:
    with new_server:
        new_server.process.send_signal(signal.SIGINT)

        assert new_server.wait_for_end() == 0


def test_open_streams_and_connections_do_not_hold_up_the_end(new_server: Server) -> None:
    with new_server:
        streams = [new_server.connection(b"/live?place=home") for _ in range(5)]
        idle = new_server.connection(b"/")
        new_server.process.terminate()

        assert new_server.wait_for_end(6) == 0
        ended = [stream.recv(10_000).endswith(b"0\r\n\r\n") for stream in streams]
        for connection in (*streams, idle):
            connection.close()
    assert ended == [True] * 5
    assert [line for line in new_server.said if "Killing" in line or "errored" in line or '"error"' in line] == []


@pytest.mark.parametrize("kind", ["front", "site", "tasks"])
def test_what_dies_is_started_again(new_server: Server, kind: str) -> None:
    with new_server:
        died = new_server.children()[kind]
        os.kill(died, signal.SIGKILL)
        new_server.wait_for("process_died")

        assert within(15, lambda: new_server.children().get(kind, died) != died)
        assert within(15, lambda: new_server.get("/")[0] == 200)


def test_fronts_own_pages_bear_the_name_of_the_site_also_after_front_was_started_again(new_server: Server) -> None:
    title = "<title>Hier ist nichts – Der Kai</title>"
    with new_server:
        new_server.execute("UPDATE community_community SET name = 'Der Kai', language = 'de'")
        new_server.get("/account/sign-in/")
        named = new_server.get("/static/none.css")
        died = new_server.children()["front"]
        os.kill(died, signal.SIGKILL)
        new_server.wait_for("process_died")

        assert title in named[1]
        assert within(15, lambda: new_server.children().get("front", died) != died)
        assert within(15, lambda: title in new_server.get("/static/none.css")[1])


def test_a_second_server_on_the_same_directory_is_refused(new_server: Server) -> None:
    with new_server:
        second = new_server.rostra("serve", "--bind", "127.0.0.1:1")

        assert second.returncode == 1
        assert f"(process {new_server.process.pid})" in second.stderr
        assert new_server.get("/")[0] == 200


def test_an_address_that_is_taken_is_refused_by_name(new_server: Server, tmp_path: Path) -> None:
    with new_server:
        environment = new_server.environment | {"ROSTRA_DATA": str(tmp_path / "other")}
        second = run_rostra("serve", environment=environment)

    assert second.returncode == 1
    assert f"cannot listen on 127.0.0.1:{new_server.port}" in second.stderr


def test_a_setting_that_cannot_be_used_stops_the_start(new_server: Server) -> None:
    found = new_server.rostra("--bind", "nowhere", "serve")

    assert found.returncode == 78
    assert found.stderr.startswith("rostra: ROSTRA_BIND is 'nowhere' (from: command line), but must be host:port")


def test_a_variable_that_is_no_setting_is_logged_once_and_stops_nothing(new_server: Server) -> None:
    new_server.environment["ROSTRA_BASE_URI"] = "https://forum.example.org"

    with new_server:
        assert new_server.get("/healthz")[0] == 200

    assert len([line for line in new_server.said if "did you mean ROSTRA_BASE_URL?" in line]) == 1


def test_health_says_when_database_and_tasks_are_there(new_server: Server) -> None:
    with new_server:
        assert new_server.get("/healthz")[0] == 200
        assert within(10, lambda: new_server.get("/readyz")[0] == 200)
