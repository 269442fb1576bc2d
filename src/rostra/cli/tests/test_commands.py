"""Commands for scripts: they work while the server runs, and what they change shows at once."""

import json
import shlex
import stat
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.cast import PASSWORD
from tests.server import Server, run_rostra

pytestmark = pytest.mark.processes


def test_a_site_is_set_up_by_commands_while_it_runs_and_guests_see_it_at_once(new_server: Server) -> None:
    with new_server:
        before = new_server.get("/")[1]

        set_up = new_server.rostra(
            *["setup", "--name", "Harbour Post", "--admin", "ada", "--email", "ada@example.org", "--password-stdin"],
            typed=PASSWORD + "\n",
        )
        after = new_server.get("/")[1]
        added = new_server.rostra("section", "add", "quay", "--name", "The Quay", "--kind", "talk")

        assert "Harbour Post" not in before
        assert (set_up.returncode, set_up.stderr) == (0, "")
        assert "Harbour Post" in after
        assert added.stdout == f"{new_server.url}/s/quay/\n"
        assert "The Quay" in new_server.get("/")[1]
        assert new_server.get("/s/quay/")[0] == 200


def test_a_site_is_set_up_in_the_language_and_time_zone_that_were_named(tmp_path: Path) -> None:
    server = Server(tmp_path / "data")
    words = ["setup", "--name", "Hafenpost", "--admin", "ada", "--email", "ada@example.org", "--password-stdin"]

    set_up = server.rostra(*words, "--language", "de", "--time-zone", "Europe/Berlin", typed=PASSWORD)

    assert set_up.returncode == 0, set_up.stderr
    assert server.select("SELECT language, time_zone FROM community_community") == [("de", "Europe/Berlin")]
    assert server.select("SELECT name FROM sections_section ORDER BY id") == [("Nachrichten",), ("Gespräch",)]


def test_without_a_word_it_begins_in_those_of_the_settings(tmp_path: Path) -> None:
    server = Server(tmp_path / "data", ROSTRA_LANGUAGE="de", ROSTRA_TIME_ZONE="Asia/Tokyo")

    server.rostra("migrate")

    assert server.select("SELECT language, time_zone FROM community_community") == [("de", "Asia/Tokyo")]


@pytest.mark.parametrize("words", [["--time-zone", "Atlantis"], ["--language", "tlh"]])
def test_a_language_or_time_zone_that_is_none_is_refused_and_nothing_is_set_up(
    tmp_path: Path, words: list[str]
) -> None:
    server = Server(tmp_path / "data")
    setup = ["setup", "--name", "The Quay", "--admin", "ada", "--email", "ada@example.org", "--password-stdin"]

    refused = server.rostra(*setup, *words, typed=PASSWORD)
    after = server.rostra(*setup, typed=PASSWORD)

    assert refused.returncode != 0
    assert words[1] in refused.stderr
    assert "Traceback" not in refused.stderr
    assert after.returncode == 0


def test_a_site_is_set_up_once(tmp_path: Path) -> None:
    environment = {"ROSTRA_DATA": str(tmp_path)}
    words = ["setup", "--name", "Harbour Post", "--email", "ada@example.org", "--password-stdin", "--admin"]

    first = run_rostra(*words, "ada", environment=environment, typed=PASSWORD)
    second = run_rostra(*words, "eve", environment=environment, typed=PASSWORD)

    assert (first.returncode, second.returncode) == (0, 1)
    assert second.stderr == "rostra: This site has an administrator already.\n"


@pytest.mark.parametrize(("admin", "is_town"), [("harbourmaster", True), ("ada", False)])
def test_a_town_that_is_here_already_says_again_how_to_sign_in(tmp_path: Path, admin: str, *, is_town: bool) -> None:
    environment = {"ROSTRA_DATA": str(tmp_path)}
    words = ["setup", "--name", "The Quay", "--admin", admin, "--email", "ada@example.org", "--password-stdin"]
    run_rostra(*words, environment=environment, typed=PASSWORD)

    again = run_rostra("demo", environment=environment)

    assert again.returncode == 0
    assert again.stdout.startswith("Somebody is here already")
    assert ("Sign in as harbourmaster" in again.stdout) is is_town


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (["member", "add", "bob", "--email", "bob@example.org"], "short\n", "too short"),
        (["member", "add", "bob", "--email", "bob@example.org"], "password123\n", "too common"),
        (["member", "add", "bob", "--email", "bob"], PASSWORD, "“bob” is not an e-mail address"),
        (["member", "add", "admin", "--email", "bob@example.org"], PASSWORD, "kept for the house"),
        (["member", "add", "bob", "--email", "bob@example.org", "--group", "kings"], PASSWORD, "no group “kings”"),
    ],
)
def test_a_member_who_may_not_be_is_refused_with_a_sentence(
    tmp_path: Path, words: list[str], typed: str, said: str
) -> None:
    environment = {"ROSTRA_DATA": str(tmp_path)}
    run_rostra("migrate", environment=environment)

    found = run_rostra(*words, "--password-stdin", environment=environment, typed=typed)

    assert found.returncode == 1
    assert said in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("words", [["doctor"], ["search", "reindex"], ["publish", "story.md"]])
def test_a_data_directory_that_is_not_there_is_named_and_not_made(tmp_path: Path, words: list[str]) -> None:
    mistyped = tmp_path / "fourm"

    found = run_rostra(*words, environment={"ROSTRA_DATA": str(mistyped)})

    assert found.returncode == 1
    assert found.stderr == f"rostra: there is no data directory {mistyped}. Name the one of your site with --data.\n"
    assert not mistyped.exists()


@pytest.mark.parametrize("words", [["serve"], ["doctor"], ["migrate"]])
def test_a_data_directory_that_cannot_be_made_is_a_setting_that_cannot_be_used(
    tmp_path: Path, words: list[str]
) -> None:
    taken = tmp_path / "a file"
    taken.touch()

    found = run_rostra(*words, environment={"ROSTRA_DATA": str(taken), "ROSTRA_DATABASE_URL": "sqlite:////dev/null"})

    assert found.returncode == 78
    assert found.stderr.startswith(f"rostra: ROSTRA_DATA is '{taken}' (from: environment), but must be a folder")
    assert "Traceback" not in found.stderr


def test_nobody_else_on_the_machine_reads_the_data_directory(tmp_path: Path) -> None:
    data = tmp_path / "forum"

    run_rostra("migrate", environment={"ROSTRA_DATA": str(data)})

    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_a_data_directory_that_others_can_read_is_named_by_the_doctor_with_the_command_that_shuts_it() -> None:
    with TemporaryDirectory() as folder:  # pytest's own folders lie in one that is shut
        environment = {"ROSTRA_DATA": folder}
        run_rostra("migrate", environment=environment)
        Path(folder).chmod(0o755)

        found = run_rostra("doctor", environment=environment)
        line = next(line for line in found.stdout.splitlines() if "everybody on this machine" in line)
        command = line.partition("(run: ")[2].partition(")")[0]
        subprocess.run(shlex.split(command), check=True)
        mended = run_rostra("doctor", environment=environment)

        assert found.returncode == 1
        assert line.startswith("wrong")
        assert f": {folder}, {folder}/rostra.sqlite3" in line
        assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o750
        assert "well     what is secret is not open to everybody on this machine" in mended.stdout
        assert mended.returncode == 0, mended.stdout


def test_a_database_elsewhere_that_others_can_read_is_named() -> None:
    with TemporaryDirectory() as shut, TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        database = Path(folder) / "a forum.sqlite3"
        environment = {"ROSTRA_DATA": shut, "ROSTRA_DATABASE_URL": f"sqlite:///{database}"}
        run_rostra("migrate", environment=environment)

        found = run_rostra("doctor", environment=environment)

        assert f"(run: chmod o= '{database}'): {database}\n" in found.stdout


def test_a_section_needs_an_address_of_its_own_and_a_parent_that_is_there(tmp_path: Path) -> None:
    environment = {"ROSTRA_DATA": str(tmp_path)}
    run_rostra("migrate", environment=environment)
    words = ["--name", "Quay", "--kind", "talk"]

    first = run_rostra("section", "add", "quay", *words, environment=environment)
    again = run_rostra("section", "add", "quay", *words, environment=environment)
    below = run_rostra("section", "add", "pier", *words, "--parent", "nowhere", environment=environment)
    spaced = run_rostra("section", "add", "The Quay", *words, environment=environment)

    assert [found.returncode for found in (first, again, below, spaced)] == [0, 1, 1, 1]
    assert "“quay” already" in again.stderr
    assert "no section “nowhere”" in below.stderr
    assert "“the-quay” can" in spaced.stderr


def test_config_shows_what_holds_and_hides_secrets(tmp_path: Path) -> None:
    environment = {
        "ROSTRA_DATA": str(tmp_path),
        "ROSTRA_DATABASE_URL": "postgres://rostra:hunter2@db/rostra",
        "ROSTRA_SECRET_KEY": "s" * 40,
    }

    found = run_rostra("config", "--json", "--bind", "127.0.0.1:9000", environment=environment)
    shown = json.loads(found.stdout)

    assert shown["ROSTRA_BIND"] == {"value": "127.0.0.1:9000", "from": "command line"}
    assert shown["ROSTRA_DATABASE_URL"] == {"value": "postgres://rostra:…@db/rostra", "from": "environment"}
    assert shown["ROSTRA_SECRET_KEY"]["value"] == "(secret)"
    assert found.stderr == ""


def test_config_names_a_variable_that_is_no_setting_beside_what_holds(tmp_path: Path) -> None:
    environment = {"ROSTRA_DATA": str(tmp_path), "ROSTRA_BASE_URI": "https://forum.example.org"}

    found = run_rostra("config", "--json", environment=environment)

    assert found.returncode == 0
    assert "ROSTRA_BASE_URI" not in json.loads(found.stdout)
    assert found.stderr == "rostra: ROSTRA_BASE_URI is not a setting; did you mean ROSTRA_BASE_URL?\n"


def test_a_database_that_is_away_is_a_sentence_not_a_trace(tmp_path: Path) -> None:
    environment = {"ROSTRA_DATA": str(tmp_path), "ROSTRA_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}

    found = run_rostra("migrate", environment=environment)

    assert found.returncode == 69
    assert found.stderr.startswith("rostra: the database cannot be used: ")
    assert "Traceback" not in found.stderr


def test_the_doctor_finds_a_wrong_counter_and_sets_it_right(new_server: Server) -> None:
    with new_server:
        new_server.populate()
        well = new_server.rostra("doctor")
        new_server.execute("UPDATE members_member SET post_count = 7 WHERE name = 'bob'")

        ill = new_server.rostra("doctor")
        repaired = new_server.rostra("doctor", "--repair")

    assert well.returncode == 0, well.stdout
    assert ill.returncode == 1
    assert "wrong    posts of members do not add up: 1" in ill.stdout
    assert "repaired posts of members: 1" in repaired.stdout
    assert new_server.rostra("doctor").returncode == 0
