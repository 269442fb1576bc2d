"""The tables of results, on the screen and in `RESULTS.md`."""

import datetime as dt
import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path

# Static pages a second of nginx on the machine where the budgets were set: machines differ by a factor of three.
_NGINX_THERE_PER_S = 91_295


@dataclass(frozen=True)
class Row:
    """One measurement beside its budget; `ms` if it is one of time, which a slow machine takes more of."""

    what: str
    measured: str
    budget: str
    is_met: bool
    ms: float = 0.0


@dataclass(frozen=True)
class Pair:
    """One measurement of ours and of the peer, and the pattern that both are written in."""

    what: str
    ours: float
    theirs: float
    pattern: str


@dataclass(frozen=True)
class Beside:
    """What was measured of the peer, and how; without figures, why not."""

    pairs: list[Pair]
    how: str


def write(path: Path, rows: list[Row], beside: Beside, *, nginx_per_s: float) -> None:
    """Print the tables, and keep them with the machine's description; what stands below the rule is written by hand.

    `nginx_per_s` is how many static pages a second nginx alone answered in this run.
    """
    pace = nginx_per_s / _NGINX_THERE_PER_S
    lines = ["| what | measured | budget | met |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.what} | {row.measured} | {row.budget or '–'} | {_met(row, pace)} |" for row in rows]
    tables = "\n".join([*lines, "", "## A peer beside it", "", table_beside(beside)])
    print(tables)
    by_hand = path.read_text(encoding="utf-8").partition("\n---\n")[2] if path.exists() else ""
    path.write_text(
        f"# Results of `make bench`\n\n{_machine()} {_said(pace)}\n\n{tables}\n---\n{by_hand}", encoding="utf-8"
    )


def _met(row: Row, pace: float) -> str:
    if not row.budget:
        return "–"
    if row.is_met:
        return "yes"
    return f"**no** ({row.ms * pace:.1f} ms there)" if row.ms else "**no**"


def _said(pace: float) -> str:
    return (
        f"nginx alone answers {pace:.2f} times as many pages here as on the machine where the budgets were set; "
        "where a budget of time is missed, the last column says what the figure would be at the pace of that machine."
    )


def table_beside(beside: Beside) -> str:
    """Return how the peer was measured, and the figures of both with their ratio."""
    if not beside.pairs:
        return beside.how
    lines = ["| what | Rostra | Misago | Rostra ÷ Misago |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {pair.what} | {pair.pattern.format(pair.ours)} | {pair.pattern.format(pair.theirs)} | {_ratio(pair)} |"
        for pair in beside.pairs
    ]
    return "\n".join([beside.how, *lines, ""])


def _ratio(pair: Pair) -> str:
    if not (pair.ours and pair.theirs):
        return "–"
    ratio = pair.ours / pair.theirs
    return f"{ratio:,.0f} ×" if ratio >= 10 else f"{ratio:.2g} ×"


def _machine() -> str:
    cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    total = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8"))
    day = dt.datetime.now(tz=dt.UTC).date()
    busy = os.getloadavg()[2]
    return (
        f"Measured on {day} on {os.cpu_count()} cores of {cpu[1] if cpu else 'an unnamed processor'}, "
        f"{int(total[1]) / 2**20 if total else 0:.0f} GB, Linux {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}; 10,000 topics, 200,000 posts, SQLite. Load from loopback on the same "
        f"cores; load average of the last quarter of an hour: {busy:.1f}. Figures are medians of five alternated pairs."
    )
