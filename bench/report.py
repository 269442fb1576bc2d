"""The table of results, on the screen and in `RESULTS.md`."""

import datetime as dt
import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One measurement beside its budget."""

    what: str
    measured: str
    budget: str
    is_met: bool


def write(path: Path, rows: list[Row], note: str) -> None:
    """Print the table, and keep it with the machine's description; what stands below the rule is written by hand."""
    lines = ["| what | measured | budget | met |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.what} | {row.measured} | {row.budget} | {'yes' if row.is_met else '**no**'} |" for row in rows]
    table = "\n".join(lines)
    print(table)
    by_hand = path.read_text(encoding="utf-8").partition("\n---\n")[2] if path.exists() else ""
    text = f"# Results of `make bench`\n\n{_machine()}\n\n{table}\n\n## A peer beside it\n\n{note}\n"
    path.write_text(f"{text}\n---\n{by_hand}", encoding="utf-8")


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
