"""`rostra publish` while the server runs: what guests see, and what a script reads."""

from pathlib import Path

import pytest
from tests.server import Server

pytestmark = pytest.mark.processes

STORY = """---
title: Bridge opens after two years
deck: Trams cross the harbour again.
section: town-hall
source: {publisher: Harbour Wire, title: Tram bridge, url: "https://wire.example/b", date: 2026-11-20}
key: bridge-1
---
The bridge opened at noon.
"""


def written(folder: Path, text: str) -> str:
    """Write a story and return where."""
    file = folder / "story.md"
    file.write_text(text)
    return str(file)


def test_a_story_is_published_kept_and_changed_and_guests_see_it_at_once(new_server: Server, tmp_path: Path) -> None:
    with new_server:
        new_server.populate()
        new_server.get("/")

        first = new_server.rostra("publish", written(tmp_path, STORY), "--as", "erin")
        path = first.stdout.splitlines()[-1].removeprefix(new_server.url)
        shown = new_server.get(path)
        again = new_server.rostra("publish", written(tmp_path, STORY), "--as", "erin")
        other = new_server.rostra("publish", written(tmp_path, STORY.replace("noon", "dusk")), "--as", "erin")

        assert (first.returncode, first.stderr) == (0, "")
        assert path.startswith("/t/")
        assert shown[0] == 200
        assert "Bridge opens" in new_server.get("/")[1]
        assert again.stdout.splitlines() == ["Nothing changed.", new_server.url + path]
        assert other.stdout.splitlines() == ["Updated.", new_server.url + path]
        assert "opened at dusk" in new_server.get(path)[1]


def test_what_a_command_prints_leads_to_the_server_that_runs_wherever_it_was_bound(
    new_server: Server, tmp_path: Path
) -> None:
    bind = new_server.environment.pop("ROSTRA_BIND")
    new_server.start("--bind", bind)
    new_server.wait_for("Rostra is ready")
    new_server.populate()

    story = new_server.rostra("publish", written(tmp_path, STORY), "--as", "erin")
    section = new_server.rostra("section", "add", "ferries", "--name", "Ferries", "--kind", "talk")
    new_server.process.kill()
    new_server.wait_for_end()
    later = new_server.rostra("section", "add", "trams", "--name", "Trams", "--kind", "talk")

    assert story.stdout.splitlines()[-1].startswith(f"{new_server.url}/t/")
    assert section.stdout.splitlines() == [f"{new_server.url}/s/ferries/"]
    assert later.stdout.splitlines() == ["http://127.0.0.1:8000/s/trams/"]


def test_a_command_goes_by_the_address_that_was_set(new_server: Server, tmp_path: Path) -> None:
    with new_server:
        new_server.populate()
        new_server.environment["ROSTRA_BASE_URL"] = "https://forum.example.org"

        story = new_server.rostra("publish", written(tmp_path, STORY), "--as", "erin")

    assert story.stdout.splitlines()[-1].startswith("https://forum.example.org/t/")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STORY.replace("deck: Trams cross the harbour again.\n", ""), "The field “deck” is missing."),
        (STORY.replace("town-hall", "nowhere"), "nowhere"),
        (STORY.replace("key:", "badge: gone.png\nkey:"), "“gone.png”"),
        ("No front matter.", "front matter"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_and_nothing_is_written(
    server: Server, tmp_path: Path, text: str, said: str
) -> None:
    before = server.get("/feeds/site.atom")[1].count("<entry>")

    found = server.rostra("publish", written(tmp_path, text), "--as", "erin")

    assert (found.returncode, found.stdout) == (1, "")
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    assert server.get("/feeds/site.atom")[1].count("<entry>") == before
