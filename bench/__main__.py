"""Runs all measurements and writes `RESULTS.md`."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from bench import guests, members
from bench.kept import fresh_site, ours
from bench.peer.beside import beside
from bench.report import Row, write
from bench.server import Server, memory_of
from bench.streams import streams
from bench.weights import weights


def main() -> int:
    """Measure ours, then the peer beside it while ours still runs."""
    missing = [name for name in ("wrk", "nginx") if not shutil.which(name)]
    if missing:
        print(f"The load comes from programs that are not here. Install them: apt-get install {' '.join(missing)}")
        return 1
    with Server(fresh_site()) as server:
        rows, nginx_per_s = _rows(server)
        theirs = beside(server)
    write(Path(__file__).parent / "RESULTS.md", rows, theirs, nginx_per_s=nginx_per_s)
    return 0


def _rows(server: Server) -> tuple[list[Row], float]:
    """Measure ours; return also how many static pages a second nginx answers while nothing else is asked."""
    idle = memory_of(server.processes())
    rows = [
        Row("start to first page", f"{server.start_s:.2f} s", "under 3 s", server.start_s < 3),
        Row("memory, idle, all processes", f"{idle.pss:.0f} MB (RSS {idle.rss:.0f})", "under 350 MB", idle.pss < 350),
    ]
    path = members.topic_path(server)
    pages = (("topic page of 20 posts", path), ("section page", _section(server)), ("front page", "/"))
    at_rest = [(name, guests.compared(server.url + address)) for name, address in pages]
    with members.busy(server):
        name_of = "{}, while members post and read".format
        at_work = [(name_of(name), guests.compared(server.url + address)) for name, address in pages]
    rows += [row for name, seen in at_rest for row in _guest_rows(name, seen)]
    rows += [row for name, seen in at_work for row in _guest_rows(name, seen, share=0.5)]
    return rows + _member_rows(server, path) + _other_rows(server, path), at_rest[0][1].nginx.per_s


def _section(server: Server) -> str:
    import re

    import httpx

    found = re.search(r'href="(/s/[^"]+)"', httpx.get(server.url).text)
    assert found
    return found[1]


def _guest_rows(name: str, seen: guests.Compared, share: float = 1.0) -> list[Row]:
    """Say how a page for guests did; of the budget only a share is asked while members keep the processors busy."""
    least, latest = 0.45 * share, 5 / share
    both = f"{seen.ratio:.2f} × ({seen.ours.per_s:,.0f}/s, nginx {seen.nginx.per_s:,.0f}/s)"
    late = f"{seen.ours.p99_ms:.1f} ms (nginx {seen.nginx.p99_ms:.1f} ms)"
    return [
        Row(f"guest: {name}", both, f"at least {least:g} × nginx", seen.ratio >= least),
        Row(f"guest: {name}, p99 at 32", late, f"under {latest:g} ms", seen.ours.p99_ms < latest, seen.ours.p99_ms),
    ]


def _member_rows(server: Server, path: str) -> list[Row]:
    shown, alone = members.page(server, path), members.alone(server, path)
    first, last = members.long_topic(server)
    asked: dict[str, Any] = json.loads(ours("bench.queries", server.data))
    written = members.replies(server)
    depth = (last.site_ms or 1) / (first.site_ms or 1)
    is_range = any("seq>" in line and "seq<" in line for line in asked["plan"])
    cost = f"{shown.site_ms:.1f} ms site, {shown.front_ms:.1f} ms front ({shown.per_s:,.0f}/s)"
    one = f"{alone.site_ms:.1f} ms site, {alone.front_ms:.1f} ms front; answered in {alone.median_ms:.1f} ms"
    return [
        Row("member: topic page, CPU", cost, "at most 4 ms", shown.cpu_ms <= 4, shown.cpu_ms),
        Row("member: topic page, CPU when asked one after the other", one, "", True),
        Row("member: topic page, queries", str(asked["count"]), "at most 8", asked["count"] <= 8),
        Row("last against first page of 20,000 posts", f"{depth:.2f} ×", "within 1.2 ×", depth <= 1.2),
        Row("a page's posts are one index range", "yes" if is_range else "no", "yes", is_range),
        Row("reply, CPU", f"{written.site_ms:.1f} ms site, {written.front_ms:.1f} ms front", "at most 8 ms",
            written.cpu_ms <= 8, written.cpu_ms),
        Row("reply, p99 at 8 writers", f"{written.p99_ms:.0f} ms ({written.per_s:.0f}/s)", "under 50 ms",
            written.p99_ms < 50, written.p99_ms),
    ]  # fmt: skip


def _other_rows(server: Server, path: str) -> list[Row]:
    bytes_of = weights(server.url + path)
    total = bytes_of.total() / 1024
    kinds = ", ".join(f"{kind} {count / 1024:.1f}" for kind, count in bytes_of.most_common())
    heard = streams(server)
    return [
        Row("first visit, all but photos", f"{total:.1f} KB ({kinds})", "under 70 KB", total < 70),
        Row("script of a first visit", f"{bytes_of['script'] / 1024:.1f} KB", "under 15 KB",
            bytes_of["script"] < 15 * 1024),
        Row(f"{heard.count:,} streams: an event reaches the last", f"{heard.last_ms:.0f} ms", "under 250 ms",
            heard.last_ms < 250),
        Row("memory of a stream", f"{heard.each_kb:.1f} KB", "under 32 KB", heard.each_kb < 32),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
