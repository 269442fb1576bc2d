"""What `make bench` says of the peer: figures of both with their ratio, or why there are none."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from bench.peer import database, environment
from bench.peer.beside import beside
from bench.report import Beside, Pair, table_beside
from bench.server import free_port

SERVER: Any = cast("Any", SimpleNamespace(data=Path("nowhere")))


def test_both_stand_in_one_line_with_their_ratio() -> None:
    pairs = [
        Pair("pages", 24000, 20.0, "{:,.0f}/s"),
        Pair("reply, CPU", 5.0, 20.0, "{:.1f} ms"),
        Pair("errors in 360 replies", 0, 2, "{:.0f}"),
    ]

    table = table_beside(Beside(pairs, "How it was measured.\n"))

    assert table.startswith("How it was measured.\n")
    assert "| pages | 24,000/s | 20/s | 1,200 × |" in table
    assert "| reply, CPU | 5.0 ms | 20.0 ms | 0.25 × |" in table
    assert "| errors in 360 replies | 0 | 2 | – |" in table


def test_without_postgresql_the_results_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_SERVER", f"postgresql://postgres@127.0.0.1:{free_port()}/postgres")

    found = beside(SERVER)

    assert table_beside(found) == (
        "Misago was not measured in this run: it wants PostgreSQL, and none answers at 127.0.0.1:5432.\n"
    )


@pytest.mark.postgres
def test_without_redis_the_results_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    found = beside(SERVER)

    assert table_beside(found) == (
        "Misago was not measured in this run: it wants Redis, and there is no redis-server here.\n"
    )


@pytest.mark.postgres
@pytest.mark.redis
def test_without_the_network_the_results_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_FOLDER", tmp_path / "peer")
    monkeypatch.setenv("PIP_NO_INDEX", "1")

    found = beside(SERVER)

    assert table_beside(found) == (
        "Misago was not measured in this run: its package could not be installed: no network, or no version of it for "
        "this Python.\n"
    )
