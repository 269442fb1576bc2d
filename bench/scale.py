"""Whether pages stay as fast as a site grows: 10 thousand posts against 10 million, by turns, and depth at 100,000.

Run as `python -m bench.scale`; the large site is made once and kept (some 18 GB). Prints a table.
"""

import sys
from dataclasses import astuple
from statistics import median

import httpx

from bench.dataset import GUEST_TOPIC, LONG_TOPIC, Size
from bench.growing import LONG
from bench.kept import kept_in, ours
from bench.members import alone
from bench.server import Server

_SMALL = Size(topics=500, posts=10_000, long=1_000)
_TIMES = 50
_TURNS = 5
_ASKED = 60  # a turn


def main() -> int:
    """Measure a member's pages on both sites, and both ends of the long topic on the large one."""
    small, large = kept_in("small"), kept_in("large")
    if not (small / "bench.json").exists():
        ours("bench.dataset", small, *map(str, astuple(_SMALL)))
    if not (large / "grown").exists():
        ours("bench.dataset", large)
        ours("bench.growing", large, str(_TIMES))
        (large / "grown").touch()
    with Server(small) as few, Server(large) as many:
        print("| a member's page | 10 thousand posts | 10 million | ratio |", "| --- | --- | --- | --- |", sep="\n")
        for name, path in _pages(few):
            _print_row(name, (few, path), (many, path))
        path = httpx.get(f"{many.url}/t/{LONG_TOPIC}/", follow_redirects=True).url.path
        _print_row("first and last page of 100,000 posts", (many, path), (many, f"{path}?page={LONG // 20}"))
    return 0


def _pages(server: Server) -> list[tuple[str, str]]:
    with httpx.Client(**server.member()) as browser:
        home = browser.get(server.url)
        section = str(next(link for link in home.text.split('"') if link.startswith("/s/")))
        author = str(next(link for link in browser.get(server.url + section).text.split('"') if link.startswith("/m/")))
        topic = browser.get(f"{server.url}/t/{GUEST_TOPIC}/").url.path
    return [
        ("front page", "/"),
        ("section, by activity", section),
        ("section, newest", f"{section}?sort=newest"),
        ("section, most replies", f"{section}?sort=replies"),
        ("topic of 20 posts", topic),
        ("member", author),
        ("member's posts", f"{author}posts/"),
    ]


def _print_row(name: str, one: tuple[Server, str], other: tuple[Server, str]) -> None:
    turns = [(_cost(*one), _cost(*other)) for _ in range(_TURNS)]
    first, second = (median(costs) for costs in zip(*turns, strict=True))
    ratio = median(late / early for early, late in turns)
    print(f"| {name} | {first:.1f} ms | {second:.1f} ms | {ratio:.2f} × |", flush=True)


def _cost(server: Server, path: str) -> float:
    return alone(server, path, _ASKED).site_ms


if __name__ == "__main__":
    sys.exit(main())
