"""Ours and the peer by turns, one kind of request after the other."""

import subprocess
import traceback
from collections import Counter
from collections.abc import Callable
from statistics import median
from typing import TypeVar

import httpx
import psycopg

from bench import guests, members
from bench.members import Cost
from bench.peer.environment import version
from bench.peer.missing import MissingError
from bench.peer.replying import write
from bench.peer.server import Peer
from bench.report import Beside, Pair
from bench.server import Measured, Server
from bench.weights import weights

_TURNS = 3
_SECONDS = 5
_PAGES = 100
_KEPT_PAGES = 3000  # A page from memory costs so little that fewer would not move the clock of processor time.
_REPLIES = 15
_WEIGHED = ("page", "styles", "script", "font", "icons")
_Seen = TypeVar("_Seen")

_HOW = f"""\
Misago {version()} from its published package, unmodified, in an environment of its own. Both servers run; each figure
is the median of three turns, ours and theirs alternating. The peer runs as its container image sets it up: four workers
(of gunicorn here), PostgreSQL, Redis for cache and sessions, a Celery worker, and nginx before it, which serves files
and packs with gzip; its connections to the database are kept, which its image does not do. Ours is `rostra serve` on
SQLite with the data set above. The peer has fewer rows: 300 topics of 20 posts in three categories, with the same texts
through its own parser. Its page takes all 20 posts with its own settings (18, and up to 6 more rather than a short last
page). Its flood protection is lifted for the eight writers. In ours guests' pages come from memory; the peer has
nothing of the kind and makes each. Processor time is that of all processes that answer: for the peer nginx, gunicorn,
Redis and its connections in PostgreSQL; tasks are left out on both sides. A reply that the peer answers with an error
(its transactions wait for each other in a circle) is sent again, and both tries count as one.
"""


def beside(server: Server) -> Beside:
    """Measure the peer beside ours; without what it wants, say what is missing."""
    try:
        with Peer(server.data / "bench.json") as peer:
            return Beside(_pairs(server, peer), _HOW)
    except MissingError as missing:
        return Beside([], f"Misago was not measured in this run: {missing}.\n")
    except (OSError, subprocess.SubprocessError, httpx.HTTPError, psycopg.Error, AssertionError) as error:
        traceback.print_exc()
        return Beside([], f"Misago was not measured in this run: it stopped with {type(error).__name__}.\n")


def _pairs(server: Server, peer: Peer) -> list[Pair]:
    path = members.topic_path(server)
    return [*_guest_pairs(server, peer, path), *_member_pairs(server, peer, path), *_first_visit(server, peer, path)]


def _guest_pairs(server: Server, peer: Peer, path: str) -> list[Pair]:
    loads = _by_turns(lambda: _loaded(server, path), lambda: _loaded(peer, peer.told["path"]))
    costs = _by_turns(
        lambda: members.alone(server, path, _KEPT_PAGES, as_guest=True),
        lambda: members.alone(peer, peer.told["path"], _PAGES, as_guest=True),
    )
    name = "guest: topic page of 20 posts"
    return [
        Pair(f"{name}, 32 connections", *_middles(lambda load: load.per_s, *loads), "{:,.0f}/s"),
        Pair(f"{name}, p99 at 32", *_middles(lambda load: load.p99_ms, *loads), "{:,.1f} ms"),
        Pair(f"{name}, CPU", *_middles(_cpu_ms, *costs), "{:.2g} ms"),
    ]


def _loaded(forum: Measured, path: str) -> guests.Load:
    """Load a page; what is still being made when the time is over is done before the other's turn begins."""
    seen = guests.wrk(forum.url + path, _SECONDS)
    httpx.get(forum.url + path, timeout=60)
    return seen


def _member_pairs(server: Server, peer: Peer, path: str) -> list[Pair]:
    shown = _by_turns(
        lambda: members.alone(server, path, _PAGES), lambda: members.alone(peer, peer.told["path"], _PAGES)
    )
    replied = _by_turns(lambda: members.replies(server, _REPLIES), lambda: members.written(peer, write, _REPLIES))
    return [
        Pair("member: topic page of 20 posts, CPU", *_middles(_cpu_ms, *shown), "{:.1f} ms"),
        Pair("member: topic page of 20 posts, wait", *_middles(lambda cost: cost.median_ms, *shown), "{:.1f} ms"),
        Pair("replies from 8 writers", *_middles(lambda cost: cost.per_s, *replied), "{:,.0f}/s"),
        Pair("reply, CPU", *_middles(_cpu_ms, *replied), "{:.1f} ms"),
        Pair("reply, p99 at 8 writers", *_middles(lambda cost: cost.p99_ms, *replied), "{:,.0f} ms"),
        Pair(f"errors in {_TURNS * members.WRITERS * _REPLIES} replies", 0, peer.errors, "{:.0f}"),
    ]


def _cpu_ms(cost: Cost) -> float:
    return cost.cpu_ms


def _first_visit(server: Server, peer: Peer, path: str) -> list[Pair]:
    ours, theirs = weights(server.url + path), weights(peer.url + peer.told["path"])
    return [
        Pair("first visit, all but photos", _kilobytes(ours, *_WEIGHED), _kilobytes(theirs, *_WEIGHED), "{:,.1f} KB"),
        Pair("script of a first visit", _kilobytes(ours, "script"), _kilobytes(theirs, "script"), "{:,.1f} KB"),
    ]


def _kilobytes(found: Counter[str], *kinds: str) -> float:
    return sum(found[kind] for kind in kinds) / 1024


def _by_turns(ours: Callable[[], _Seen], theirs: Callable[[], _Seen]) -> tuple[list[_Seen], list[_Seen]]:
    turns = [(ours(), theirs()) for _ in range(_TURNS)]
    return [one for one, _ in turns], [other for _, other in turns]


def _middles(figure: Callable[[_Seen], float], ours: list[_Seen], theirs: list[_Seen]) -> tuple[float, float]:
    return median(map(figure, ours)), median(map(figure, theirs))
